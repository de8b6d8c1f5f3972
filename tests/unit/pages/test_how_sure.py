"""*Likelihood and confidence*: every range stands under the name of the scale it belongs to."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, Final

import pytest

from briefing_room.model.scales import ICD203, IMPACT, PHIA
from briefing_room.pages import site_of
from tests.unit.pages.made import briefing, desk, html_of, text_of

OWN: Final[dict[str, Any]] = {
    "name": "Four steps",
    "bands": [
        {"term": "unlikely", "range": "10-40"},
        {"term": "realistic possibility", "range": "40-60"},
        {"term": "likely", "range": "55-80"},
        {"term": "almost certain", "range": "95-99"},
    ],
}
"""A scale of a desk's own, some terms of which are those of one known scale, of the other, of both or of none."""


def _elsewhere(scale: str | dict[str, Any]) -> list[list[str]]:
    """The cells of the table that says what the same words mean elsewhere, its head first."""
    html = html_of(site_of(desk({"ferry": briefing()}, scale=scale), private=False), "how-sure.md")
    said = html.partition("elsewhere:")[2].partition("</table>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", said, re.DOTALL)
    return [
        [unescape(re.sub(r"<[^>]*>", "", cell)) for cell in re.findall(r"<t[hd]>(.*?)</t[hd]>", row)] for row in rows
    ]


def test_impact_is_explained_in_the_desks_own_words() -> None:
    """From the least to the gravest, each word as the desk has it; the program's own words where it has none."""
    own = [{"term": "far-reaching", "meaning": "Bread <b>runs</b> short."}, {"term": "bad", "meaning": "Nobody eats."}]
    text = text_of(site_of(desk({"ferry": briefing()}, impacts=own), private=False), "how-sure.md")
    assert "far-reaching Bread <b>runs</b> short. bad Nobody eats." in text
    assert "severe" not in text
    text = text_of(site_of(desk({"ferry": briefing()}), private=False), "how-sure.md")
    assert " ".join(f"{word} {meaning}" for word, meaning in IMPACT.items()) in text


def test_a_scale_of_the_desks_own_has_a_column_for_each_other_scale() -> None:
    """Three scales: no range of one stands under the name of another, and what a scale lacks is said."""
    head, *rows = _elsewhere(OWN)
    assert head == ["Term", "Here", ICD203.name, PHIA.name]
    assert rows == [
        ["unlikely", "10–40 %", "20–45 %", "25–35 %"],
        ["realistic possibility", "40–60 %", "not a term of it", "40 – < 50 %"],
        ["likely", "55–80 %", "55–80 %", "55–75 %"],
        ["almost certain", "95–99 %", "95–99 %", "95 – < 100 %"],
    ]
    for term, _, *theirs in rows:
        for scale, said in zip((ICD203, PHIA), theirs, strict=True):
            band = scale.band(term)
            assert said == (band.range if band else "not a term of it")


@pytest.mark.parametrize(("scale", "other"), [("icd203", PHIA), ("phia", ICD203)])
def test_a_known_scale_is_set_beside_the_other(scale: str, other: Any) -> None:  # noqa: ANN401 - a scale
    """And never beside itself."""
    head, *rows = _elsewhere(scale)
    assert head == ["Term", "Here", other.name]
    assert [row[0] for row in rows] == ["unlikely", "likely", "almost certain"]
    assert all(row[2] == other.band(row[0]).range for row in rows)


def test_a_scale_whose_words_are_its_own_has_no_such_table() -> None:
    """Where no word means anything else elsewhere, nothing is said of it."""
    own = {"name": "Two steps", "bands": [{"term": "no", "range": "1-50"}, {"term": "yes", "range": "50-99"}]}
    assert _elsewhere(own) == []
