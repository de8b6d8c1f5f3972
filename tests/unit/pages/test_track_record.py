"""The track record as readers see it, and how an item that turned out is marked elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.pages import site_of
from tests.unit.analysis.test_track_record import pairs, settled
from tests.unit.pages.made import briefing, desk, html_of, pages_of, text_of

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

PAGE = "track-record.md"


def _site(*judgements: dict[str, Any], **keys: Any) -> Site:  # noqa: ANN401 - YAML values
    return site_of(desk({"ferry": briefing(judgements=list(judgements), **keys)}), private=False)


def test_nothing_settled() -> None:
    """A sober sentence, and no score."""
    words = text_of(_site(), PAGE)
    assert "As of 15 January 2024 no judgement and no risk had been settled, so there is no track record." in words
    assert "No Brier score is given: 0 of the 20 scored items that it takes." in words


def test_a_score_with_its_number() -> None:
    """From 20 items on, with what it means; below, the reason there is none, and the bands all the same."""
    words = text_of(_site(*pairs()), PAGE)
    assert "Brier score: 0.219 , over 25 scored items." in words
    assert "0 is best, and 0.25 is what always saying 50 % gets" in words
    few = text_of(_site(*pairs(19)), PAGE)
    assert "No Brier score is given: 19 of the 20 scored items that it takes." in few
    assert "Brier score: 0" not in few
    assert "likely 55–80 % 2 1 of 2 50 %" in few


def test_an_item_that_turned_out() -> None:
    """What was said, how likely it was called, what came, when and why, with the way to the evidence."""
    site = _site(settled("void|one", "likely", "void") | {"id": "void-one", "text": "A | b."})
    words = text_of(site, PAGE)
    assert "A | b. judgement · Ferries likely 55–80 % not scored – void 10 January 2024 Seen of void|one." in words
    assert 'href="briefings/ferry.md#void-one-outcome"' in html_of(site, PAGE)
    assert "Void: 1 of 1" in words


@pytest.mark.parametrize(
    ("outcome", "words"), [("occurred", "● occurred"), ("did-not-occur", "○ did not occur"), ("void", "– void")]
)
def test_the_briefing_keeps_it_marked(outcome: str, words: str) -> None:
    """The item says how it turned out, with kind and evidence, at an address of its own, and nothing as a response."""
    site = _site(settled("late", "likely", outcome))
    html = html_of(site, "briefings/ferry.md")
    assert html.count('id="late-outcome"') == 1
    text = text_of(site, "briefings/ferry.md")
    assert re.search(rf"{words} ?, 10 January 2024: Seen of late\. ❝ reported 1 ", text)
    assert "Response" not in text


def test_the_scale_of_the_day_is_shown() -> None:
    """A term that only the former scale has is shown with the range it had."""
    made = {"ferry": briefing(judgements=[settled("old", "very likely", "occurred", "2023-05-01")])}
    former = {"scale": "icd203", "until": "2024-01-01"}
    site = site_of(desk(made, scale="phia", scale_before=former), private=False)
    assert "very likely 80–95 %" in text_of(site, "briefings/ferry.md")


def test_it_leaves_the_registers() -> None:
    """A risk that turned out is no risk any more: not in the register, not on the home page."""
    risk = {**settled("sunk", "likely", "occurred"), "category": "c", "impact": "severe", "exposed": ["mayor"]}
    actors = {"mayor": {"name": "Mayor", "kind": "person"}}
    site = site_of(desk({"ferry": briefing(risks=[risk])}, actors=actors), private=False)
    pages = pages_of(site)
    assert "#sunk" not in pages["risks.md"]
    assert "## Risks" not in pages["index.md"]
    assert "#sunk" in pages[PAGE]
    assert "turned out: occurred" in text_of(site, "actors/mayor.md")
