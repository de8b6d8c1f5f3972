"""`given` never runs in a circle.

What is meant on its own condition, over any number of steps, says nothing: the
condition would have to be so already.

Bad:   a is given b, and b is given a
Good:  a is given b, and b has no condition, or another
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
            if ref := statement.given:
                key = f"{briefing_id}#{statement.address}"
                items[key] = statement
                graph[key] = [ref if "#" in ref else f"{briefing_id}#{ref}"]
    for circle in circles_in(graph):
        yield Mistake(
            items[circle[0]].item.at("given"),
            f"this has itself for its condition: {' → '.join([*circle, circle[0]])}",
            "take “given” out of one of these, or name another condition",
        )
