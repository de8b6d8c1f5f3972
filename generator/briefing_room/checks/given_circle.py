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

    from briefing_room.findings import Place
    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each circle once, at its first statement."""
    places: dict[str, Place] = {}
    graph: dict[str, list[str]] = {}
    for briefing_id in desk.briefings:
        for statement in desk.statements(briefing_id):
            if not statement.given:
                continue
            key = f"{briefing_id}#{statement.address}"
            # Another reading of an item is meant on the item's condition, which stands there.
            owner = f"{briefing_id}#{statement.owner}" if statement.owner else ""
            places[key] = places[owner] if owner else statement.item.at("given")
            graph[key] = [statement.given if "#" in statement.given else f"{briefing_id}#{statement.given}"]
    for circle in circles_in(graph):
        yield Mistake(
            places[circle[0]],
            f"this has itself for its condition: {' → '.join([*circle, circle[0]])}",
            "take “given” out of one of these, or name another condition",
        )
