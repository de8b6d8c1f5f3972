"""The page of all that is open: counted, by briefing, each with its place and its statement; never public."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.build import check, site_with
from briefing_room.pages import render_findable, render_pages
from briefing_room.pages.menu import menu_of
from briefing_room.pages.open import OPEN_PLACE, open_in
from tests.desks.desks import BASE, page, write_desk

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.build import Checked

TEXT: Final = """\
judgements:
  - id: opens
    text: It opens.
    evidence: ["Norland may open the"]
    horizon: 2025-02-01
    waive: {judgement-incomplete: Canary reason of a waiver.}
indicators:
  - {id: old, text: A ship., raises: [opens], status: not-observed, checked: 2024-10-01}
"""


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    """A desk with a deadline that passed, an indicator nobody looked at, a waiver and a draft."""
    draft = page().replace("published", "draft", 1).replace("A page", "A canary draft", 1)
    return check(write_desk(tmp_path / "desk", {"page.yml": page(TEXT), "other.yml": draft}))


def _page(checked: Checked, *, private: bool = True) -> str:
    pages = {one.path: one.markdown for one in render_pages(site_with(checked, private=private))}
    return pages.get(OPEN_PLACE.path, "")


def test_what_is_open_stands_under_its_briefing_by_kind(checked: Checked) -> None:
    """Deadlines first, then indicators, other warnings, and what was let pass with its reason; each counted."""
    (group,) = [one for one in open_in(site_with(checked, private=True)) if one.briefing == "page"]
    assert [(kind, [one.finding.code for one in rows]) for kind, rows in group.kinds] == [
        ("Deadlines that have passed", ["horizon-passed"]),
        ("Indicators that nobody has looked at for long", ["indicator-stale"]),
        ("Let pass, with a reason", ["judgement-incomplete"]),
    ]
    assert group.many == 3


def test_each_leads_to_its_statement_and_names_its_place(checked: Checked) -> None:
    """An analyst reads what it is about, and where to write."""
    text = _page(checked)
    assert "- [It opens.](briefings/page.md#opens)<br>the horizon of opens lies before" in text
    assert "page&#46;yml:12:14 · horizon-passed" in text
    assert "- [A ship.](briefings/page.md#old)<br>old was last checked" in text
    assert "let pass by the analyst: Canary reason of a waiver" in text
    assert "- [A canary draft](briefings/other.md)" in text


def test_days_are_those_of_the_desk_and_of_no_clock(checked: Checked, tmp_path: Path) -> None:
    """The same desk is the same page on every day; a day that is given counts instead of the desk's own."""
    assert _page(check(tmp_path / "desk")) == _page(checked)
    later = check(tmp_path / "desk", today=date(2030, 1, 1))
    assert "the day given as &#45;&#45;today &#40;2030-01-01&#41;" in _page(later)


def test_it_is_never_public(checked: Checked) -> None:
    """No public page is it, names it, leads to it, or says what it holds of warnings and drafts."""
    site = site_with(checked, private=False)
    pages = render_pages(site)
    assert [one.path for one in pages if one.path == OPEN_PLACE.path] == []
    assert [line.path for group in menu_of(site) for line in group.lines if line.path == OPEN_PLACE.path] == []
    public = "\n".join([*(one.markdown for one in pages), repr(render_findable(site))])
    private = ("canary draft", "open.md", "open/", "lies before", "What is open")
    assert [words for words in private if words in public] == []
    assert "What is open" in [line.title for group in menu_of(site_with(checked, private=True)) for line in group.lines]


def test_a_sound_desk_has_nothing_open() -> None:
    """And says so."""
    assert "Nothing is open." in _page(check(BASE))


def test_what_stands_under_another_key_leads_to_no_statement(tmp_path: Path) -> None:
    """A warning of a file's head is not about the statement that happens to stand above it."""
    said = page("sources_base: x\n").replace("default_source: coast-courier\n", "")
    said = said.replace('["The', '[coast-courier: "The') + "default_source: coast-courier\n"
    site = site_with(check(write_desk(tmp_path / "desk", {"page.yml": said})), private=True)
    (group,) = [one for one in open_in(site) if one.briefing == "page"]
    assert {one.finding.code for _, rows in group.kinds for one in rows} == {"unknown-key"}
    assert [one.statement for _, rows in group.kinds for one in rows] == [None]
