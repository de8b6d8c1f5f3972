"""`rests_on` never runs in a circle.

A statement that, in the end, rests on itself rests on nothing.

Bad:   a rests on b, and b rests on a
Good:  a rests on b, and b has evidence
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.circles import circles_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each circle once, at its first statement."""
    items: dict[str, Statement] = {}
    graph: dict[str, list[str]] = {}
    for briefing_id in desk.briefings:
        for statement in desk.statements(briefing_id):
            key = f"{briefing_id}#{statement.address}"
            items[key] = statement
            graph[key] = [ref if "#" in ref else f"{briefing_id}#{ref}" for ref in statement.rests_on]
    for circle in circles_in(graph):
        first = items[circle[0]]
        yield Mistake(
            first.place_of_ref(graph[circle[0]].index(circle[1 % len(circle)])),
            f"this rests on itself: {' → '.join([*circle, circle[0]])}",
            "take one of these out of “rests_on”, and give its statement evidence",
        )
