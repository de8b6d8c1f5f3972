"""The order of a timeline in which dates may be missing."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_room.model.briefing import TimelineEntry

_BEFORE_ALL = (-(10**12), 1, 1)


def entry_named(briefing_id: str, ref: str) -> tuple[str, str]:
    """The briefing and the id of the entry that ``after`` names."""
    other, _, entry_id = ref.rpartition("#")
    return other or briefing_id, entry_id


def in_order(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """The entries so that each stands after the one it names in ``after``, and dated ones by date.

    Where neither decides, the order of the file stays. Estimates do not count: an estimate is shown, and moves
    nothing; nor do entries of other briefings, which are not here.
    """
    place = {entry.id: number for number, entry in enumerate(entries)}
    by_id = {entry.id: entry for entry in entries}
    waits_for: dict[str, set[str]] = {entry.id: set() for entry in entries}
    for entry in entries:
        if entry.after in place:
            waits_for[entry.id].add(str(entry.after))
    dated = [entry for entry in entries if entry.date.order]
    for earlier, later in pairwise(sorted(dated, key=lambda e: (*_earliest(e, by_id), place[e.id]))):
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
    # A circle is a finding of its own: the rest keeps the order of the file.
    done = {entry.id for entry in ordered}
    return [*ordered, *(entry for entry in entries if entry.id not in done)]


def _earliest(entry: TimelineEntry, by_id: Mapping[str, TimelineEntry]) -> tuple[tuple[int, int, int], int]:
    """The first moment an entry may mean when it is not before those it comes after, and how many those are.

    A vague date gives way to `after`:
      meeting: 2023-09-13
      parting: 2023-09, after meeting    → not before 2023-09-13, and one step after it
    """
    moment = entry.date.order or _BEFORE_ALL
    passed = {entry.id}
    while entry.after and entry.after in by_id and entry.after not in passed:
        entry = by_id[entry.after]
        passed.add(entry.id)
        moment = max(moment, entry.date.order or _BEFORE_ALL)
    return moment, len(passed)
