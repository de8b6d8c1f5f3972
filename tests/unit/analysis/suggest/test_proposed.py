"""What is known already is not proposed, what was dismissed stays away, and real desks are left in peace."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.analysis.suggest import sentences
from briefing_room.analysis.suggest.proposed import idle_dismissals, languages_without_lists, proposed
from briefing_room.lexicon.figures import figure_words
from briefing_room.load.desk import read_desk
from tests.planted import DESK

if TYPE_CHECKING:
    from briefing_room.lexicon.figures import FigureWords

ROOT: Final = Path(__file__).parents[4]
CRACK: Final = "look-at-two-commission-report-farm-letter-cb9c29"

DEMONSTRATION: Final = (
    ("actor-absent", "sanctions-and-nato", "kim-visits-russia"),
    ("actor-absent", "vostochny-summit", "putin-pilgrimage"),
)
EXERCISE: Final = (
    ("look-at-two", "strait-shipping", "herald-closure"),
    ("actor-absent", "sanctions-and-veto", "herald-fee"),
    ("actor-absent", "drones-and-missiles", "karst-statement"),
    ("sentence-unused", "strait-shipping", "herald-closure"),
    ("sentence-unused", "strait-shipping", "compact-communique"),
    ("sentence-unused", "drones-and-missiles", "karst-statement"),
    ("sentence-unused", "strait-shipping", "compact-communique"),
    ("sentence-unused", "strait-shipping", "compact-communique"),
    ("sentence-unused", "miraf-mediation", "herald-fee"),
    ("name-unknown", None, "ostrel-radio"),
)
"""Each was read, and is worth a look: an actor that a page leaves out, a number that it does not give."""


@pytest.mark.parametrize(("desk", "expected"), [("briefings", DEMONSTRATION), ("examples/exercise", EXERCISE)])
def test_nothing_foolish_is_proposed(desk: str, expected: tuple[tuple[str, str | None, str], ...]) -> None:
    """On the two desks that were written with care little is left to propose. Whoever changes this list reads each."""
    found = proposed(read_desk(ROOT / desk).desk)
    assert tuple((one.kind, one.briefing, one.spots[0].source) for one in found) == expected


def _ids(folder: Path) -> set[str]:
    return {one.id for one in proposed(read_desk(folder).desk)}


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A copy of the planted desk, to change."""
    return copytree(DESK, tmp_path / "desk")


def _write(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _append(path: Path, rows: str) -> str:
    text = path.read_text(encoding="utf-8") + rows
    path.write_text(text, encoding="utf-8")
    return text


def test_what_was_dismissed_is_not_proposed_again(planted: Path) -> None:
    """In its briefing or in the settings, with a reason; all else is proposed as before."""
    before = _ids(planted)
    briefing, settings = planted / "kessa-dam.yml", planted / "settings.yml"
    _append(briefing, f"dismissed:\n  {CRACK}: Both were asked.\n")
    assert before - _ids(planted) == {CRACK}
    named = "name-unknown-ines-calder"
    _append(settings, f"dismissed:\n  {named}: A pilot.\n")
    assert before - _ids(planted) == {CRACK, named}
    assert not idle_dismissals(read_desk(planted).desk)


def test_a_dismissal_that_silences_nothing_is_told_of(planted: Path) -> None:
    """When its words are others, they are proposed anew, and the old dismissal is named with its place."""
    text = _append(planted / "kessa-dam.yml", f"dismissed:\n  {CRACK}: Both were asked.\n")
    _write(planted / "sources/farm-letter/article.md", "two workers on the site", "three workers on the site")
    (idle,) = idle_dismissals(read_desk(planted).desk)
    assert (idle.id, idle.place.path, idle.place.line) == (CRACK, "kessa-dam.yml", len(text.splitlines()))
    assert sum(one.startswith("look-at-two-commission-report-farm-letter") for one in _ids(planted)) == 1


def test_what_a_disagreement_holds_is_known(planted: Path) -> None:
    """Two places that one question of the desk quotes need not be looked at."""
    question = """disagreements:
  - id: crack
    question: Was there a crack?
    kind: fact
    positions:
      - text: None.
        evidence: [{commission-report: "found no crack in the wall of the dam"}]
      - text: One.
        evidence: [{farm-letter: "found a crack in the wall of the dam"}]
    status: open
"""
    _append(planted / "kessa-dam.yml", question)
    assert CRACK not in _ids(planted)


def test_articles_of_one_origin_are_known(planted: Path) -> None:
    """Two articles that are said to be from one origin are no news, whatever words they share."""
    for name in ("upriver-gazette", "gazette-reprint"):
        _write(planted / f"sources/{name}/article.md", "type: news", "origin: The ministry\ntype: news")
    assert "near-copy-gazette-reprint-upriver-gazette" not in _ids(planted)


def test_numbers_of_different_days_are_not_opposed(planted: Path) -> None:
    """What is counted on two days may be two numbers: the flow of 12 May is not that of 19 May."""
    pairs = [one for one in proposed(read_desk(planted).desk) if one.kind == "look-at-two"]
    assert not any("12 May" in spot.words for one in pairs for spot in one.spots)
    _write(
        planted / "sources/commission-report/article.md",
        "On 19 May the flow at Lund was",
        "On 12 May the flow at Lund was",
    )
    _write(planted / "kessa-dam.yml", "On 19 May the flow at Lund was", "On 12 May the flow at Lund was")
    flow = '      - commission-report: "On 12 May the flow at Lund was 295 cubic metres a second."\n'
    _write(planted / "kessa-dam.yml", flow, "")  # what one statement quotes on both sides is known
    pairs = [one for one in proposed(read_desk(planted).desk) if one.kind == "look-at-two"]
    assert any("295" in spot.words for one in pairs for spot in one.spots)


def test_an_archived_briefing_is_left_in_peace(planted: Path) -> None:
    """Nobody keeps it current, so nothing is proposed for it unless it is asked for by its id."""
    _write(planted / "kessa-dam.yml", "status: published", "status: archived")
    desk = read_desk(planted).desk
    assert {one.briefing for one in proposed(desk)} == {None}
    assert proposed(desk, "kessa-dam")


def test_a_withdrawn_source_proposes_nothing(planted: Path) -> None:
    """What it says does not count any more."""
    article = planted / "sources/gauge-note/article.md"
    _write(article, "reliability: C", "reliability: C\nwithdrawn: {date: 2031-06-03, why: It was a draft.}")
    assert not any(one.startswith("gap-answered") for one in _ids(planted))


def test_the_words_for_figures_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table of a language is a file; it is not read again for each sentence that is compared."""
    read: list[str] = []

    def noted(language: str) -> FigureWords:
        read.append(language)
        return figure_words(language)

    monkeypatch.setattr(sentences, "figure_words", noted)
    assert proposed(read_desk(DESK).desk)
    assert read == ["en"]


def test_languages_without_lists_are_named() -> None:
    """English is known; of others it is said that less is looked for."""
    assert languages_without_lists(read_desk(DESK).desk) == ()
    assert languages_without_lists(read_desk(ROOT / "examples/exercise").desk) == ("ar", "fr", "ko")
