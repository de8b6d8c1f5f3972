"""Registers as pages have them: what their columns are sorted by, and that no word of anybody becomes an attribute."""

from __future__ import annotations

import re
from typing import Any

import pytest

from briefing_room.model.dates import read_edtf
from briefing_room.model.scales import Band
from briefing_room.pages import site_of
from briefing_room.pages.order import confidence_key, date_key, impact_key, likelihood_key
from tests.property.rendered import events_in
from tests.unit.pages.made import briefing, desk, html_of, source

HOSTILE = 'Words { data-sort="9" onclick="x" } | cell <b>bold</b> "quoted" {: #_title }'


def _risk(key: str, **more: object) -> dict[str, Any]:
    return {"id": key, "text": f"Risk {key}", "category": "c", "impact": "minor", "likelihood": "likely", **more}


def _cells(html: str) -> list[str]:
    return re.findall(r"<td[^>]*>", html)


def test_likelihoods_are_ordered_by_their_range() -> None:
    """By its middle; nothing where nothing is estimated, so that it can stand last both ways."""
    low, middle, high = (Band(str(n), n, n + 20) for n in (5, 45, 80))
    assert sorted([high, low, middle], key=lambda band: int(likelihood_key(band))) == [low, middle, high]
    assert likelihood_key(None) == ""


def test_words_are_ordered_by_their_scale() -> None:
    """Not by the alphabet."""
    assert [impact_key(word) for word in ("minor", "moderate", "major", "severe")] == list("0123")
    assert [confidence_key(word) for word in ("low", "moderate", "high")] == list("012")
    assert confidence_key(None) == impact_key("unheard of") == ""


@pytest.mark.parametrize(
    ("earlier", "later"), [("2023-12", "2024-01-02"), ("2024-01~", "2024-02"), ("-0044", "0001"), ("199X", "2001")]
)
def test_dates_are_ordered_by_the_first_day_they_may_mean(earlier: str, later: str) -> None:
    """Whatever is known of them; before our era too."""
    assert int(date_key(read_edtf(earlier))) < int(date_key(read_edtf(later)))


@pytest.mark.parametrize("date", [None, "unknown", "/2024"])
def test_a_day_that_is_not_known_has_no_place(date: str | None) -> None:
    """It stands last both ways."""
    assert date_key(read_edtf(date) if date else None) == ""


def test_every_head_of_a_register_has_a_key_of_its_own() -> None:
    """The address names columns by them, whatever language the heads are in."""
    site = site_of(desk({"ferry": briefing("closes", risks=[_risk("a")])}), private=False)
    for path, name in (("risks.md", "risks"), ("sources/index.md", "sources"), ("briefings/index.md", "briefings")):
        html = html_of(site, path)
        keys = re.findall(r'<th [^>]*data-key="([\w-]+)"', html)
        assert len(keys) == len(set(keys)) == html.count("<th ")
        assert not {"sort", "dir", "q"} & set(keys)
        assert f'data-register="{name}"' in html
        assert 'tabindex="0"' in html


def test_a_row_says_what_it_is_sorted_by() -> None:
    """Likelihood, impact, confidence and horizon carry their place, and none where there is nothing to place."""
    full = _risk("full", confidence="high", horizon="2025-01-01", impact="severe")
    site = site_of(desk({"ferry": briefing("closes", risks=[full, _risk("bare", likelihood=None)])}), private=False)
    sorts = [re.findall(r'data-sort="([^"]*)"', cell) for cell in _cells(html_of(site, "risks.md"))]
    assert sorts[:6] == [[], ["135055"], ["3"], ["2"], ["2025-01-01"], []]
    assert sorts[6:] == [[], [""], ["0"], [""], [""], []]


def test_no_word_becomes_an_attribute_of_its_cell() -> None:
    """What an analyst or an article wrote in the form of an attribute list is shown as it was written."""
    made = {"ferry": briefing("closes", title=HOSTILE, risks=[_risk("a", text=HOSTILE)])}
    registry = desk(made, source(title=HOSTILE, publisher=HOSTILE), risk_categories={"c": HOSTILE})
    site = site_of(registry, private=False)
    for path, many in (("risks.md", 3), ("sources/index.md", 2), ("briefings/index.md", 1)):
        html = html_of(site, path)
        assert "onclick=" not in re.sub(r">[^<]*<", "><", html)
        assert "<b>" not in html
        assert " ".join(event[1] for event in events_in(html) if event[0] == "text").count(HOSTILE) == many
