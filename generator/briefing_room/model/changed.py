"""In which entries one desk differs from another that was made before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.model.derived import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

_LISTED: Final = ("actors", "sources", "briefings", "files")
_WHOLE: Final = ("settings", "broken", "complete", "today", "before", "drawings")


def changed_since(before: Desk, now: Desk) -> frozenset[Entry]:
    """The entries in which two desks differ; what is the very same thing has not changed."""
    return frozenset(_changed(before, now))


def _changed(before: Desk, now: Desk) -> Iterator[Entry]:
    for part in _WHOLE:
        old, new = getattr(before, part), getattr(now, part)
        if old is not new and old != new:
            yield Entry(part)
    for part in _LISTED:
        was, there = getattr(before, part), getattr(now, part)
        if [*was] != [*there]:
            yield Entry(part)
        for key in {*was, *there}:
            old, new = was.get(key), there.get(key)
            if old is not new and not (isinstance(old, str) and old == new):
                yield Entry(part, key)
