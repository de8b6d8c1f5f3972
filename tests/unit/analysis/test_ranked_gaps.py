"""Gaps are ranked by what they would change, and by nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_room.analysis.ranked_gaps import gaps_by_target, ranked_gaps
from tests.unit.pages.made import briefing, desk, source

if TYPE_CHECKING:
    from collections.abc import Mapping

RUN = {"source": "a", "quote": "Two companies run ferries."}


def _ranked(gaps: Mapping[str, tuple[str, ...]], rests_on: tuple[str, ...] = (), **more: Any) -> dict[str, list[str]]:  # noqa: ANN401 - YAML values
    """The gaps of a briefing with three judgements and a risk, each with what it would change."""
    judged = [{"id": name, "text": "x", "evidence": [RUN], **more.get(name, {})} for name in ("one", "two", "three")]
    risk = {"id": "risk", "text": "x", "category": "supply", "impact": "minor", "evidence": [RUN]}
    written = [{"id": name, "text": "x", "would_change": list(ids), **more.get(name, {})} for name, ids in gaps.items()]
    ferry = briefing(
        RUN, judgements=judged, risks=[risk], gaps=written,
        bottom_line={"text": "x", "rests_on": list(rests_on), "evidence": [RUN]},
    )  # fmt: skip
    found = ranked_gaps(desk({"ferry": ferry}, source("a")), "ferry")
    return {one.gap.address: [changed.address for changed in one.changes] for one in found}


def test_the_gap_that_would_change_most_comes_first() -> None:
    """Judgements and risks count alike, whatever their order under the gap."""
    gaps = {"small": ("one",), "none": (), "large": ("risk", "two")}
    assert _ranked(gaps) == {"large": ["two", "risk"], "small": ["one"], "none": []}


def test_among_equals_what_the_bottom_line_rests_on_first() -> None:
    """What stands high in its `rests_on` comes before what stands low, and that before what is not in it."""
    gaps = {"beside": ("one",), "low": ("two",), "high": ("three",)}
    assert list(_ranked(gaps, rests_on=("three", "two"))) == ["high", "low", "beside"]


def test_ties_keep_the_analysts_order() -> None:
    """Nothing is decided by an id."""
    assert list(_ranked({"z": ("one",), "a": ("two",), "m": ("three",)})) == ["z", "a", "m"]


def test_what_turned_out_or_was_taken_back_is_changed_by_nothing() -> None:
    """Nor is a gap ranked that was closed."""
    gone = {"retired": {"date": "2024-05-01", "why": "x"}}
    over = {"resolved": {"on": "2024-05-01", "outcome": "void", "because": "x"}}
    gaps = {"old": ("one", "two"), "open": ("three",), "closed": ("three",)}
    assert _ranked(gaps, one=gone, two=over, closed=gone) == {"open": ["three"], "old": []}


def _judged(*names: str, **more: object) -> dict[str, Any]:
    judged = [{"id": name, "text": "x", "evidence": [RUN]} for name in names]
    return {"judgements": judged, **more}


def _gap(name: str, *ids: str) -> dict[str, Any]:
    return {"id": name, "text": "x", "would_change": list(ids)}


def test_gaps_of_a_desk_stand_under_what_they_would_change() -> None:
    """First what most gaps would change; a gap stands once, under that of its targets which most would change."""
    made = {
        "ferry": briefing(RUN, **_judged("one", "two", gaps=[
            _gap("a", "one"), _gap("b", "one", "two"), _gap("c", "two"), _gap("d", "two"), _gap("nothing"),
        ])),
        "old": briefing(RUN, **_judged("three", status="archived", gaps=[_gap(n, "three") for n in "efgh"])),
    }  # fmt: skip
    groups = gaps_by_target(desk(made, source("a")))
    assert [(group.target and group.target.address, group.many, [one.gap.address for one in group.gaps])
            for group in groups] == [
        ("two", 3, ["b", "c", "d"]), ("one", 2, ["a"]), ("three", 4, ["e", "f", "g", "h"]), (None, 0, ["nothing"]),
    ]  # fmt: skip
