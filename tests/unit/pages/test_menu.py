"""The menu comes from what the desk has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.model.desk import Desk, Settings
from briefing_room.pages import site_of
from briefing_room.pages.menu import menu_of
from tests.unit.analysis.test_track_record import settled
from tests.unit.pages.made import briefing, desk

if TYPE_CHECKING:
    from briefing_room.model.briefing import Briefing

ABOUT = ("About this site", ("How to read this site", "What the words mean", "Likelihood and confidence"))


def _menu(made: Desk) -> list[tuple[str, tuple[str, ...]]]:
    """The menu of a public site, in words."""
    groups = menu_of(site_of(made, private=False))
    return [(group.heading, tuple(line.title for line in group.lines)) for group in groups]


def _lines(briefings: dict[str, Briefing], **settings: Any) -> set[str]:  # noqa: ANN401 - YAML values
    """Every line of the menu of a desk with these briefings."""
    return {title for _, titles in _menu(desk(briefings, **settings)) for title in titles}


def test_an_empty_desk_has_a_short_menu() -> None:
    """What there is to read, and how to read it; no register that would say that it is empty."""
    assert _menu(Desk(Settings(name="New"))) == [("", ("Home", "Briefings")), ABOUT]


def test_a_full_desk_has_every_line_in_its_group() -> None:
    """In the order of reading, each under the heading of what it answers."""
    full = briefing(
        stakes=[{"id": "s", "for": "harbour", "direction": "gain", "text": "S."}],
        judgements=[settled("a", "likely", "occurred")],
        risks=[{"id": "r", "category": "supply", "text": "R.", "impact": "minor"}],
        indicators=[{"id": "i", "text": "I.", "raises": ["r"], "status": "not-checked"}],
        gaps=[{"id": "g", "text": "G."}],
        timeline=[{"id": "t", "date": "2024-01-01", "text": "T."}],
        disagreements=[{"id": "d", "question": "D?", "kind": "fact", "status": "open", "positions": []}],
    )
    assert _menu(desk({"ferry": full}, actors={"harbour": {"name": "The harbour", "kind": "organisation"}})) == [
        ("", ("Home", "Briefings")),
        ("What happened", ("Timeline", "What changed", "Track record")),
        ("What to watch", ("Risks", "Indicators", "Gaps")),
        ("Who is involved", ("Who wants what", "Actors")),
        ("What sources say", ("Who says what", "Disagreements", "Sources")),
        ABOUT,
    ]


def test_no_track_record_before_something_is_settled() -> None:
    """A judgement that is open, or overdue, is no record; one that turned out is."""
    open_one = {"id": "a", "text": "A.", "likelihood": "likely", "confidence": "low", "horizon": "2023-01-01"}
    assert "Track record" not in _lines({"ferry": briefing(judgements=[open_one])})
    assert "Track record" in _lines({"ferry": briefing(judgements=[settled("a", "likely", "occurred")])})


@pytest.mark.parametrize(("asked", "line"), [("track-record", "Track record"), ("actors", "Actors"), ("gaps", "Gaps")])
def test_settings_can_ask_for_a_page(asked: str, line: str) -> None:
    """Who wants to show from the first day that there will be a record says so."""
    assert line not in _lines({"ferry": briefing()})
    assert line in _lines({"ferry": briefing()}, always_in_menu=[asked])


def test_what_was_taken_back_or_is_a_draft_fills_no_page() -> None:
    """The menu names a page for what its readers can read there."""
    gap = {"id": "g", "text": "G."}
    assert "Gaps" in _lines({"ferry": briefing(gaps=[gap])})
    retired = {**gap, "retired": {"date": "2024-02-01", "why": "Answered."}}
    assert "Gaps" not in _lines({"ferry": briefing(gaps=[retired])})
    assert "Gaps" not in _lines({"ferry": briefing(gaps=[gap], status="draft")})


def test_the_menu_speaks_the_interfaces_language() -> None:
    """Headings and lines."""
    assert _menu(Desk(Settings(name="Neuf", language="fr"))) == [
        ("", ("Accueil", "Dossiers")),
        (
            "À propos de ce site",
            ("Comment lire ce site", "Ce que veulent dire les mots", "Probabilité et degré de confiance"),
        ),
    ]
