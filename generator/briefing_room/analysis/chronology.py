"""One line of time for all briefings of a desk, in the order that is known, and what has no known place in it.

An order is known by two things: dates, and `after`. An entry without a date stands behind the one that it comes after,
with all that comes after it; one that only others come after stands before the first of them that has a date. Entries
that no date is tied to are a strand of their own: how it stands to the line is not known, and nothing is made up. Two
briefings that tell of one event have two entries.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from briefing_room.analysis.cited import newest_first
from briefing_room.model.derived import derived
from briefing_room.model.timeline import entry_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing_room.analysis.support import Key
    from briefing_room.model.briefing import TimelineEntry
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

Known = Literal["date", "after", "before", "nothing"]
"""By what the place of an entry is known: its date, what it comes after, what comes after it, or not at all."""

_Moment = tuple[tuple[int, int, int], int]


@dataclass(frozen=True)
class Happening:
    """An entry in its place. ``after`` is what it comes after; ``follows`` says that this stands right before it."""

    statement: Statement
    known: Known
    after: Statement | None
    follows: bool

    @property
    def item(self) -> TimelineEntry:
        """The entry as the analyst typed it."""
        return cast("TimelineEntry", self.statement.item)


@dataclass(frozen=True)
class Chronology:
    """The line of time; strands in which an order is known and no date; and entries of which neither is known."""

    line: tuple[Happening, ...]
    strands: tuple[tuple[Happening, ...], ...]
    loose: tuple[Happening, ...]


@derived
def chronology(desk: Desk) -> Chronology:
    """What happened, by all briefings, in the order that is known."""
    web = _web(desk)
    dated = sorted((key for key in web.entries if web.item(key).date.order), key=web.moment)
    line = list(web.followed(dated))
    standing = set(line)
    strands = [tuple(web.followed([root])) for root in web.roots() if root not in standing]
    return Chronology(
        tuple(web.happenings(line)),
        tuple(tuple(web.happenings(strand)) for strand in strands if len(strand) > 1),
        tuple(one for strand in strands if len(strand) == 1 for one in web.happenings(strand)),
    )


def _web(desk: Desk) -> _Web:
    entries = {
        (briefing_id, statement.address): statement
        for briefing_id in newest_first(desk)
        for statement in desk.statements(briefing_id)
        if statement.sort == "timeline entry" and not statement.retired
    }
    after: dict[Key, Key] = {}
    for key, statement in entries.items():
        ref = cast("TimelineEntry", statement.item).after
        # A circle is a finding of its own, and so is an entry that is not there; neither gives an order.
        if ref and (named := entry_named(key[0], ref)) in entries and not _leads_to(after, named, key):
            after[key] = named
    followers: dict[Key, list[Key]] = defaultdict(list)
    for key, before in after.items():
        followers[before].append(key)
    for before, children in followers.items():  # a briefing's own account goes on before another's begins
        children.sort(key=lambda key: key[0] != before[0])
    return _Web(entries, after, followers)


def _leads_to(after: Mapping[Key, Key], start: Key, end: Key) -> bool:
    while start != end and start in after:
        start = after[start]
    return start == end


@dataclass(frozen=True)
class _Web:
    """The living entries, the one that each comes after, and those that come after each, in the desk's order."""

    entries: Mapping[Key, Statement]
    after: Mapping[Key, Key]
    followers: Mapping[Key, list[Key]]

    def item(self, key: Key) -> TimelineEntry:
        return cast("TimelineEntry", self.entries[key].item)

    def roots(self) -> Iterator[Key]:
        return (key for key in self.entries if key not in self.after)

    def before(self, key: Key) -> Iterator[Key]:
        """What an entry comes after, directly or not, the nearest first."""
        while key in self.after:
            key = self.after[key]
            yield key

    def moment(self, key: Key) -> _Moment:
        """The first moment a dated entry may mean when it is not before those it comes after, and how many those are.

        A month that comes after one of its days begins with that day.
        """
        earlier = list(self.before(key))
        days = (self.item(one).date.order for one in (key, *earlier))
        return max(day for day in days if day), len(earlier)

    def followed(self, keys: Iterable[Key]) -> Iterator[Key]:
        """Each entry behind what it comes after and before all undated ones that come after it, once."""
        done: set[Key] = set()
        for key in keys:
            waiting = [key, *(one for one in self.before(key) if one not in done)]
            while waiting:
                one = waiting.pop()
                if one in done:
                    continue
                done.add(one)
                yield one
                waiting += [child for child in reversed(self.followers.get(one, ())) if not self.item(child).date.order]

    def happenings(self, keys: Iterable[Key]) -> Iterator[Happening]:
        """Entries in their places."""
        last: Key | None = None
        for key in keys:
            before = self.after.get(key)
            named = self.entries[before] if before else None
            yield Happening(self.entries[key], self._known(key), named, named is not None and before == last)
            last = key

    def _known(self, key: Key) -> Known:
        if self.item(key).date.order:
            return "date"
        if key in self.after:
            return "after"
        return "before" if self.followers.get(key) else "nothing"
