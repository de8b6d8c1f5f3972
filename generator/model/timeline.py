"""The order of a timeline in which dates may be missing."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.briefing import TimelineEntry


def in_order(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """The entries so that each stands after the one it names in ``after``, and dated ones by date.

    Where neither decides, the order of the file stays. Estimates do not count:
    an estimate is shown, and moves nothing.
    """
    place = {entry.id: number for number, entry in enumerate(entries)}
    waits_for: dict[str, set[str]] = {entry.id: set() for entry in entries}
    for entry in entries:
        if entry.after in place:
            waits_for[entry.id].add(str(entry.after))
    dated = sorted((e for e in entries if e.date.order), key=lambda e: (e.date.order or (), place[e.id]))
    for earlier, later in pairwise(dated):
        waits_for[later.id].add(earlier.id)
    ready = [place[key] for key, before in waits_for.items() if not before]
    heapify(ready)
    ordered: list[TimelineEntry] = []
    while ready:
        entry = entries[heappop(ready)]
        ordered.append(entry)
        for key, before in waits_for.items():
            if entry.id in before:
                before.remove(entry.id)
                if not before:
                    heappush(ready, place[key])
    # A circle is a finding of its own, or `after` contradicts the dates: the rest keeps the order of the file.
    done = {entry.id for entry in ordered}
    return [*ordered, *(entry for entry in entries if entry.id not in done)]
