"""What moved, from what to what, which way and why; and what was taken back, settled, seen or withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.analysis.changes import moved_in, moves_in, moves_of_history
from briefing_room.analysis.wording import bare_words
from tests.unit.pages.made import briefing, desk, source

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk

QUOTE = "Two companies run ferries."
PHIA_UNTIL = {"scale": "phia", "scale_before": {"scale": "icd203", "until": "2024-01-06"}}


def _item(*history: dict[str, Any], **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values
    made = {"id": "late", "text": "It is late.", "likelihood": "unlikely", "confidence": "low", "evidence": [QUOTE]}
    return {**made, "history": [{"why": "So.", **change} for change in history], **keys}


def _desk(*items: dict[str, Any], settings: dict[str, Any] | None = None, **keys: Any) -> Desk:  # noqa: ANN401 - YAML values
    return desk({"ferry": briefing(QUOTE, judgements=list(items), **keys)}, **(settings or {}))


def _told(made: Desk) -> list[tuple[str, str, str, str, str]]:
    return [(move.date.isoformat(), move.sort, move.before, move.after, move.direction) for move in moves_in(made)]


def test_an_entry_holds_what_was_said_until_its_day() -> None:
    """So what it moved to stands in the next entry that names a likelihood, or in the item; the newest comes first."""
    made = _desk(
        _item(
            {"date": "2024-01-02", "likelihood": "likely"},
            {"date": "2024-01-03", "confidence": "high"},
            {"date": "2024-01-04", "likelihood": "roughly even chance"},
        )
    )
    assert _told(made) == [
        ("2024-01-04", "likelihood", "roughly even chance", "unlikely", "lowered"),
        ("2024-01-03", "confidence", "high", "low", "lowered"),
        ("2024-01-02", "likelihood", "likely", "roughly even chance", "lowered"),
    ]


def test_the_bands_are_those_of_the_day() -> None:
    """*Likely* was wider on the scale the desk used before, and a term it no longer has keeps its range."""
    item = _item({"date": "2024-01-05", "likelihood": "very unlikely"}, {"date": "2024-01-08", "likelihood": "likely"})
    newer, older = moves_in(_desk(item, settings=PHIA_UNTIL))
    assert older.band_before
    assert older.band_after
    assert (older.band_before.range, older.band_after.range) == ("5–20 %", "55–75 %")
    assert newer.band_after
    assert newer.band_after.range == "25–35 %"
    assert (older.direction, newer.direction) == ("raised", "lowered")


def test_a_change_of_words_only_is_left_out() -> None:
    """But a likelihood that hides behind it is not."""
    assert _told(_desk(_item({"date": "2024-01-02", "text": "Its late.", "wording": "true"}))) == []
    hidden = _item({"date": "2024-01-02", "text": "Its late.", "likelihood": "likely", "wording": "true"})
    assert _told(_desk(hidden)) == [("2024-01-02", "likelihood", "likely", "unlikely", "lowered")]


def test_a_text_moves_to_the_next_one() -> None:
    """Also to one that only changed its words later."""
    item = _item({"date": "2024-01-02", "text": "A."}, {"date": "2024-01-03", "text": "B.", "wording": "true"})
    assert _told(_desk(item)) == [("2024-01-02", "text", "A.", "B.", "")]


def test_what_did_not_move_is_no_move() -> None:
    """An entry that names only what it still says, or nothing, tells that it was looked at again."""
    item = _item({"date": "2024-01-02", "likelihood": "unlikely"}, {"date": "2024-01-03"})
    assert [move.sort for move in moves_in(_desk(item))] == ["reviewed", "reviewed"]


@pytest.mark.parametrize(("now", "direction"), [("unlikely", ""), (None, "")])
def test_a_term_nobody_knows_has_no_direction(now: str | None, direction: str) -> None:
    """Nor has an estimate that was given up."""
    (move,) = moves_in(_desk(_item({"date": "2024-01-02", "likelihood": "perhaps"}, likelihood=now)))
    assert (move.before, move.after, move.direction, move.band_before) == ("perhaps", now or "", direction, None)


def test_one_entry_is_told_once_with_all_that_moved() -> None:
    """The likelihood first; two entries of one day stay two, the later first."""
    item = _item(
        {"date": "2024-01-02", "text": "A.", "confidence": "high", "likelihood": "likely", "indicators": ["sail"]},
        {"date": "2024-01-02", "likelihood": "very likely", "why": "Another."},
    )
    made = _desk(item)
    assert [[move.sort for move in moved.moves] for moved in moved_in(made)] == [
        ["likelihood"],
        ["likelihood", "confidence", "text"],
    ]
    assert moved_in(made)[1].first.indicators == ("sail",)
    entries = moves_of_history(made.briefings["ferry"].judgements[0], made.settings)
    assert [change.why for change, _ in entries] == ["So.", "Another."]
    assert moved_in(made, "another") == ()


def test_what_was_taken_back_settled_seen_or_withdrawn() -> None:
    """Each with its day, and a withdrawn source in every briefing that quotes it."""
    resolved = {"on": "2024-01-04", "outcome": "occurred", "because": "It was.", "evidence": [QUOTE]}
    made = briefing(
        QUOTE,
        judgements=[_item(resolved=resolved)],
        gaps=[{"id": "when", "text": "When?", "retired": {"date": "2024-01-03", "why": "Known."}}],
        indicators=[
            {"id": "sail", "text": "A sail.", "status": "observed", "checked": "2024-01-02", "evidence": [QUOTE]},
            {"id": "oar", "text": "An oar.", "status": "not-observed", "checked": "2024-01-02"},
        ],
    )
    hoax = source("notice", withdrawn={"date": "2024-01-05", "why": "A hoax."})
    moves = moves_in(desk({"ferry": made, "boat": briefing(QUOTE)}, hoax))
    assert [(move.briefing, move.address, move.sort, move.after, move.why) for move in moves] == [
        ("boat", "notice", "withdrawn", "", "A hoax."),
        ("ferry", "notice", "withdrawn", "", "A hoax."),
        ("ferry", "late", "resolved", "occurred", "It was."),
        ("ferry", "when", "retired", "", "Known."),
        ("ferry", "sail", "observed", "", ""),
    ]


def test_parts_of_what_was_taken_back_are_not_told_again() -> None:
    """A retired disagreement is one item, not five."""
    side = {"text": "Late.", "evidence": [QUOTE]}
    gone = {"date": "2024-01-02", "why": "Settled."}
    item = {"id": "which", "question": "Which?", "kind": "fact", "status": "open", "positions": [side, side]}
    made = _desk(disagreements=[{**item, "assessment": {"text": "Both.", "evidence": [QUOTE]}, "retired": gone}])
    assert [(move.address, move.sort) for move in moves_in(made)] == [("which", "retired")]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("It *opens* -- by “May”.", 'it opens – by "may"', True),
        ("[[norland]] opens", "[the port](https://larn.example.org/) opens", False),
        ("It opens, not now.", "It opens now.", False),
        ("below < 5 %", "below > 5 %", False),
        ("5 %", "5", False),
    ],
)
def test_words_are_compared_without_what_says_nothing(one: str, other: str, *, alike: bool) -> None:
    """Typography, case, punctuation and markup make no other text; a sign or a word does."""
    assert (bare_words(one) == bare_words(other)) is alike
