"""Registers as pages have them: what their columns are sorted by, and that no word of anybody becomes an attribute."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any, Final

import pytest

import briefing_room.pages
from briefing_room.model.dates import read_edtf
from briefing_room.model.scales import Band
from briefing_room.pages import TABLES, site_of
from briefing_room.pages.here import Here
from briefing_room.pages.order import confidence_key, date_key, impact_key, likelihood_key
from briefing_room.pages.registers import RISKS
from briefing_room.pages.render import environment
from briefing_room.pages.table import Column, Table
from tests.property.rendered import events_in
from tests.unit.pages.made import briefing, desk, html_of, site, source
from tools.words.catalogue import languages, read

MODULES: Final = Path(briefing_room.pages.__file__).parent
LANGUAGES: Final = languages()

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
    settings = desk({}).settings
    assert [impact_key(settings, word) for word in ("minor", "moderate", "major", "severe")] == list("0123")
    own = desk({}, impacts=[{"term": "wide", "meaning": "x"}, {"term": "deep", "meaning": "x"}]).settings
    assert [impact_key(own, word) for word in ("wide", "deep", "major")] == ["0", "1", ""]
    assert [confidence_key(word) for word in ("low", "moderate", "high")] == list("012")
    assert confidence_key(None) == impact_key(settings, "unheard of") == ""


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


def test_a_row_says_what_it_is_sorted_by() -> None:
    """Likelihood, impact, confidence and horizon carry their place, and none where there is nothing to place."""
    full = _risk("full", confidence="high", horizon="2025-01-01", impact="severe")
    site = site_of(desk({"ferry": briefing("closes", risks=[full, _risk("bare", likelihood=None)])}), private=False)
    sorts = [re.findall(r'data-sort="([^"]*)"', cell) for cell in _cells(html_of(site, "risks.md"))]
    keys, many = ("likelihood", "impact", "confidence", "horizon"), len(RISKS.columns)
    at = [[column.key for column in RISKS.columns].index(key) for key in keys]
    assert [sorts[:many][index] for index in at] == [["135055"], ["3"], ["2"], ["2025-01-01"]]
    assert [sorts[many:][index] for index in at] == [[""], ["0"], [""], [""]]
    assert sorts[0] == sorts[many] == []


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


# --- tables as data -----------------------------------------------------------------------------------


def _tables_in(module: str) -> list[str]:
    """The names of the tables that a module of the pages makes."""
    return [name for name, value in vars(importlib.import_module(module)).items() if isinstance(value, Table)]


def test_no_table_is_forgotten() -> None:
    """Every table that a module makes stands in the list through which its headings are translated."""
    modules = [f"briefing_room.pages.{path.stem}" for path in MODULES.glob("*.py") if path.stem != "__init__"]
    known = {id(table) for table in TABLES}
    found = {(module, name) for module in modules for name in _tables_in(module)}
    assert len(found) >= len(TABLES) - 1  # one is made anew for each desk
    assert [one for one in sorted(found) if id(getattr(importlib.import_module(one[0]), one[1])) not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_is_translated(language: str) -> None:
    """A column whose heading a language lacks is named, with its table."""
    catalogue = read(language)
    missing = [
        (table.name or "a fixed table", column.heading)
        for table in TABLES
        for column in table.columns
        if column.translated and not getattr(catalogue.get(column.heading), "string", "")
    ]
    assert missing == []


def test_every_column_of_a_register_has_a_key_of_its_own() -> None:
    """By it addresses name the column; what addresses say for themselves is no key."""
    for table in TABLES:
        keys = [column.key for column in table.columns]
        assert all(bool(key) == bool(table.name) for key in keys), f"{table.name}: {keys}"
        assert not table.name or len(set(keys)) == len(keys), f"{table.name}: {keys}"
        assert not {"sort", "dir", "q"} & set(keys), table.name


@pytest.mark.parametrize("path", sorted(MODULES.glob("templates/*")), ids=lambda path: path.name)
def test_no_template_counts_pipes(path: Path) -> None:
    """Head, rule and cells of a table come from its columns, so that they cannot disagree."""
    if path.name != "tables.md.jinja":
        assert not re.search(r"^\|", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_a_new_column_is_one_line() -> None:
    """It has a head, a rule and a cell in every row, escaped, with its name on a card and what it is sorted by."""
    new: Column[str] = Column("Status", lambda _, row: f"<{row}|", "new", lambda _, row: len(row), choose=True)
    made = site()
    template = environment().from_string(
        '{% import "tables.md.jinja" as r with context %}{{ r.table(here, drawn, ["a", "bc"]) }}'
    )
    drawn: Table[str] = Table((Column("N", lambda _, row: row, translated=False), new), "test")
    assert template.render(here=Here(made, "x.md"), drawn=drawn).strip().splitlines() == [
        '| N | Status { data-key="new" data-choose="1" } |',
        "| --- | --- |",
        '| a | &#60;a&#124; { data-name="Status" data-sort="1" } |',
        '| bc | &#60;bc&#124; { data-name="Status" data-sort="2" } |',
    ]
