"""What is at stake for whom: only what keys and words say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_room.analysis.at_stake import at_stake_in
from tests.unit.pages.made import briefing, desk

if TYPE_CHECKING:
    from briefing_room.analysis.at_stake import AtStake

ACTORS: dict[str, dict[str, Any]] = {
    "harbour": {"name": "The harbour", "kind": "organisation"},
    "line": {"name": "Line One", "kind": "organisation", "aliases": ["US"]},
    "mayor": {"name": "The mayor", "kind": "person"},
}


def _stake(whose: str, direction: str = "gain") -> dict[str, Any]:
    return {
        "id": f"{whose}-{direction}",
        "for": whose,
        "direction": direction,
        "text": "Time.",
        "evidence": [{"quote": "run ferries"}],
    }


def _risk(key: str, *exposed: str, text: str = "It closes.", **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML
    return {"id": key, "category": "supply", "text": text, "impact": "minor", "exposed": [*exposed], **keys}


def _found(**keys: Any) -> list[AtStake]:  # noqa: ANN401 - YAML values
    return list(at_stake_in(desk({"ferry": briefing(**keys)}, actors=ACTORS)))


def test_who_has_most_at_stake_stands_first() -> None:
    """Most stakes; among equals the one that is exposed to more risks; then by name. Who has none is left out."""
    found = _found(
        stakes=[_stake("line"), _stake("mayor", "loss"), _stake("harbour"), _stake("harbour", "loss")],
        risks=[_risk("r", "mayor")],
    )
    assert [(one.actor, len(one.gains), len(one.losses)) for one in found] == [
        ("harbour", 1, 1), ("mayor", 0, 1), ("line", 1, 0),
    ]  # fmt: skip


def test_an_estimate_bears_on_whom_it_names() -> None:
    """In its own words, in those of its condition, or by a link; in the letters of the name, so *us* is no state."""
    found = _found(
        stakes=[_stake("line")],
        judgements=[
            {"id": "own", "text": "Line One stops."},
            {"id": "alias", "text": "A US ferry comes."},
            {"id": "link", "text": "It hurts [[line]]."},
            {"id": "if", "text": "Prices rise.", "given": "own"},
            {"id": "other", "text": "It helps us all."},
        ],
        risks=[_risk("exposed", "line", text="Line One fails."), _risk("named", text="Line One waits.")],
    )
    assert [s.address for s in found[0].exposed] == ["exposed"]
    assert [s.address for s in found[0].named_in] == ["own", "alias", "link", "if", "named"]


def test_what_has_turned_out_bears_on_nobody() -> None:
    """A settled risk and one that was taken back are history."""
    over = {"on": "2024-01-10", "outcome": "occurred", "because": "It did."}
    gone = {"date": "2024-01-10", "why": "Merged."}
    found = _found(stakes=[_stake("line")], risks=[_risk("a", "line", resolved=over), _risk("b", "line", retired=gone)])
    assert (found[0].exposed, found[0].named_in) == ((), ())


def test_what_is_archived_does_not_count_for_the_order() -> None:
    """An actor with many stakes of an archived briefing stands behind one with a single stake that is current."""
    old = briefing(status="archived", stakes=[_stake("harbour"), _stake("harbour", "loss")])
    made = desk({"ferry": briefing(stakes=[_stake("line")]), "old": old}, actors=ACTORS)
    assert [one.actor for one in at_stake_in(made)] == ["line", "harbour"]
