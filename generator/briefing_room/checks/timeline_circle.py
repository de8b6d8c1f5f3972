"""`after` puts the timeline in an order that exists.

Bad:   arrival is after meeting, and meeting is after arrival
Bad:   meeting, of 2023-09-12, is after arrival, of 2023-09-13
Good:  meeting is after arrival
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.circles import circles_in
from briefing_room.model.dates import read_day
from briefing_room.model.timeline import entry_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.briefing import TimelineEntry
    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each circle once, at its first entry, and each entry whose day is before the one it comes after."""
    entries = {(key, entry.id): entry for key, briefing in desk.briefings.items() for entry in briefing.timeline}
    after = {key: entry_named(key[0], entry.after) for key, entry in entries.items() if entry.after}
    graph = {"#".join(key): ["#".join(after[key])] if key in after else [] for key in entries}
    for circle in circles_in(graph):
        briefing_id, _, first = circle[0].rpartition("#")
        names = [name.removeprefix(f"{briefing_id}#") for name in (*circle, circle[0])]
        yield Mistake(
            entries[briefing_id, first].at("after"),
            f"this entry comes after itself: {' → '.join(names)}",
            "remove “after” from one of them",
        )
    for key, entry in entries.items():
        other = entries.get(after.get(key, ("", "")))
        if other and _is_day(entry) and _is_day(other) and entry.date.text < other.date.text:
            message = f"this entry comes after “{other.id}”, but its day ({entry.date.text}) is before that one's"
            help_ = f"mend one of the two days ({other.id}: {other.date.text}), or remove “after”"
            yield Mistake(entry.at("after"), message, help_).concluded_from_each((entry, other), "date")


def _is_day(entry: TimelineEntry) -> bool:
    """Whether an entry has a whole day, which leaves nothing open."""
    try:
        read_day(entry.date.text)
    except ValueError:
        return False
    return True
