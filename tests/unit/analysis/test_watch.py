"""What to watch: which indicator stands first, and what each would move."""

from __future__ import annotations

from typing import Any

from briefing_room.analysis.watch import Watched, watched_in
from tests.unit.analysis.test_track_record import settled
from tests.unit.pages.made import briefing, desk


def _sign(key: str, status: str = "not-checked", checked: str | None = None, **more: object) -> dict[str, Any]:
    return {"id": key, "text": f"Sign {key}.", "status": status, "checked": checked, **more}


def _judgement(key: str, **more: object) -> dict[str, Any]:
    return {"id": key, "text": f"Judgement {key}.", "likelihood": "likely", **more}


def _risk(key: str, impact: str) -> dict[str, Any]:
    return {**_judgement(key), "category": "c", "impact": impact}


def _watched(*signs: dict[str, Any], **keys: Any) -> tuple[Watched, ...]:  # noqa: ANN401 - YAML values
    return watched_in(desk({"ferry": briefing(indicators=list(signs), **keys)}))


def _ids(watched: tuple[Watched, ...]) -> list[str]:
    return [one.statement.address for one in watched]


def test_what_was_observed_or_moved_something_stands_first() -> None:
    """Then what was checked and is unclear, then all else, whatever it would move."""
    moved = {"date": "2024-01-10", "likelihood": "unlikely", "indicators": ["mover"], "why": "x"}
    watched = _watched(
        _sign("wide", raises=["one", "two"]), _sign("unclear", "unclear", "2024-01-02"),
        _sign("mover", "not-observed", "2024-01-02"), _sign("seen", "observed", "2024-01-03"),
        judgements=[_judgement("one", history=[moved]), _judgement("two")],
    )  # fmt: skip
    assert _ids(watched) == ["seen", "mover", "unclear", "wide"]
    assert [one.moved for one in watched] == [False, True, False, False]


def test_among_equals_by_what_they_would_move() -> None:
    """More judgements and risks that are open, then a graver risk, then the newer check; else the file's order."""
    watched = _watched(
        _sign("settled", raises=["over", "out"]), _sign("none"), _sign("minor", raises=["small"]),
        _sign("severe", lowers=["great"]), _sign("two", raises=["one"], lowers=["small"]),
        _sign("fresh", "not-observed", "2024-01-02"),
        judgements=[_judgement("one"), settled("over", "likely", "occurred"), settled("out", "likely", "occurred")],
        risks=[_risk("small", "minor"), _risk("great", "severe")],
    )  # fmt: skip
    assert _ids(watched) == ["two", "severe", "minor", "fresh", "settled", "none"]


def test_what_it_would_move_and_which_way() -> None:
    """Judgements and risks of any briefing, raised ones first; what was taken back, or is not there, is left out."""
    gone = {"id": "gone", "text": "Gone.", "retired": {"date": "2024-01-12", "why": "x"}}
    (one,) = _watched(
        _sign("one", raises=["up", "gone", "nowhere"], lowers=["down", "over"]),
        judgements=[_judgement("down"), _judgement("up"), gone, settled("over", "likely", "did-not-occur")],
    )
    found = [(target.statement.address, target.raised, target.is_open) for target in one.targets]
    assert found == [("up", True, True), ("down", False, True), ("over", False, False)]


def test_archived_briefings_stand_behind_the_others() -> None:
    """Nobody watches any more for them; not even what was observed stands before what is still open."""
    made = {
        "old": briefing(status="archived", indicators=[_sign("seen", "observed", "2023-01-03")]),
        "ferry": briefing(indicators=[_sign("never"), _sign("late", "unclear", "2023-01-03")]),
    }
    watched = watched_in(desk(made))
    assert [(one.statement.address, one.archived, one.overdue) for one in watched] == [
        ("late", False, True), ("never", False, False), ("seen", True, False),
    ]  # fmt: skip
