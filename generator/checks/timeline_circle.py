"""`after` puts the timeline in an order that exists.

Bad:   arrival is after meeting, and meeting is after arrival
Good:  meeting is after arrival
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.findings import Finding, Severity
from generator.model.circles import circles_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Finding]:
    """Yield each circle once, at its first entry."""
    for briefing in desk.briefings.values():
        entries = {entry.id: entry for entry in briefing.timeline}
        for circle in circles_in({entry.id: [entry.after] if entry.after else [] for entry in briefing.timeline}):
            yield Finding(
                entries[circle[0]].at("after"),
                "timeline-circle",
                SEVERITY,
                f"this entry comes after itself: {' → '.join([*circle, circle[0]])}",
                "remove “after” from one of them",
            )
