"""Registers that stay small: one page as long as it holds everything, else a part for each year, month, day or letter.

    /risks/               what stands first, and the way to every part
    /risks/2024/          the same of one year; everything, where that is not too much for a page
    /risks/2024/05/       everything of one month

An address says what belongs to a part and nothing of how much that is, so it means the same whatever is added. A part
that has become too large stays where it was, shows what stands first, and leads to parts of its own.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from briefing_room.model.dates import NOT_SPECIFIED, SEASON_STARTS, DateParts, Edtf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

Row = TypeVar("Row")

ROOM: Final = 3_600
"""How many HTML elements the entries of one page may have. Browsers lay out 5,000 elements without a stop; the rest is
for the frame of the site, its menu, and the ways to the parts."""

_UNSAID: Final = "00"
"""In addresses the month or day of what has none, so that years and letters never stand in one folder."""

_UNDATED: Final = "undated"
_LAST: Final = float("-inf")

_END: Final = "~"
"""In addresses the end of a name, and the ends of a letter's number; no name as it is looked up has it."""

_LENGTHS: Final = (1, 2, 4, 8, 16, 32)
"""So many letters of a name the parts by letters go by. They are set, so that no new name moves another."""


@dataclass(frozen=True)
class Step:
    """One step to a part. ``address`` is what addresses have for it, ``order`` where it stands, the largest first.

    It is called by a ``date``, by the first ``letters`` of a name, or by a whole ``name``; where it has none of these,
    nothing is known of when, or nothing closer.
    """

    address: str
    order: float = _LAST
    date: Edtf | None = None
    letters: str = ""
    name: str = ""

    @property
    def is_unsaid(self) -> bool:
        """Whether it stands for a date that is not known, or not closer."""
        return not (self.date or self.letters or self.name)


Way = tuple[Step, ...]
"""The steps to where an entry belongs. A register takes as many of them as it needs to stay small."""


@dataclass(frozen=True)
class Entry(Generic[Row]):
    """One entry of a register, and about how many elements it has on a page.

    What is shown no more has no row and still counts, so that a part does not go with what it held.
    """

    row: Row | None
    way: Way
    cost: int


@dataclass(frozen=True)
class To:
    """The way to a part: its page, and the steps that lead there."""

    path: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Part(Generic[Row]):
    """One page of a register: all of it, its first page, or a part.

    ``rows`` are shown, of ``many`` that belong here. ``above`` are the pages that this is a part of, the first page
    first; ``parts`` are its own. ``previous`` and ``following`` are the parts beside one that has none.
    """

    to: To
    rows: tuple[Row, ...]
    many: int
    above: tuple[To, ...] = ()
    parts: tuple[To, ...] = ()
    previous: To | None = None
    following: To | None = None

    @property
    def path(self) -> str:
        """Where the page is."""
        return self.to.path

    @property
    def is_first(self) -> bool:
        """Whether this is the page to which menus lead."""
        return not self.to.steps

    @property
    def is_all(self) -> bool:
        """Whether one page holds the whole register."""
        return self.is_first and not self.parts


def by_day(day: date, *names: str) -> Way:
    """The way by a day, and then by the letters of names."""
    parts = DateParts((day.year, day.month, day.day), f"{day.year:04}", f"{day.month:02}", f"{day.day:02}")
    return by_date(Edtf(day.isoformat(), (parts,)), *names)


def by_date(known: Edtf | None, *names: str) -> Way:
    """The way by a date as far as it is known, and then by the letters of names.

    What is of a year alone stands in none of its months.
    """
    start = known.sides[0] if known and known.sides else ""
    dated = _dated(start) if isinstance(start, DateParts) else [Step(_UNDATED)]
    return (*dated, *(step for name in names for step in by_letter(name)))


def _dated(start: DateParts) -> list[Step]:
    year, (first, number, _) = start.year, start.first
    steps = [_step(year.lower(), first, DateParts((first, 1, 1), year))]
    if start.month and start.month != NOT_SPECIFIED and int(start.month) not in SEASON_STARTS:
        steps.append(_step(start.month, number, DateParts((first, number, 1), year, start.month)))
        if start.day and start.day != NOT_SPECIFIED:
            return [*steps, _step(start.day, int(start.day), DateParts(start.first, year, start.month, start.day))]
    return [*steps, Step(_UNSAID)]


def _step(address: str, order: int, parts: DateParts) -> Step:
    return Step(address, order, Edtf("", (parts,)))


def by_letter(name: str) -> Way:
    """The way by the letters of a name: its first, then its first two, and so on."""
    # It ends with a sign, or who is called as others begin would share a part with all of these.
    letters = f"{letters_of(name)}{_END}"
    return tuple(
        Step(_address(letters[:length]), letters=letters[:length])
        for length in _LENGTHS
        if length == 1 or len(letters) > length // 2
    )


def by_name(name: str, key: str) -> Way:
    """The way by the first letter of a name, and then by the whole, which has ``key`` in addresses."""
    return (*by_letter(name)[:1], Step(key, name=name))


_HERE: Final = Step("")
"""Where a way ends."""


@dataclass(frozen=True)
class _Shelf:
    """Where the parts of one register stand, how much has room on a page, and whether its newest entries stand last."""

    folder: str
    room: int
    newest_last: bool


def parts_of(
    path: str, entries: Sequence[Entry[Row]], room: int, folder: str = "", *, newest_last: bool = False
) -> tuple[Part[Row], ...]:
    """The pages of a register: the first one at ``path``, then its parts, which stand in ``folder``.

    A page that has no room for all shows what stands first, or last where the newest do.
    """
    shelf = _Shelf(folder or path.removesuffix(".md"), room, newest_last)
    grown = list(_grown(shelf, To(path), entries, ()))
    leaves = [part.to for part in grown if not part.is_first and not part.parts]
    following = {one.path: other for one, other in pairwise(leaves)}
    previous = {other.path: one for one, other in pairwise(leaves)}
    return tuple(replace(part, previous=previous.get(part.path), following=following.get(part.path)) for part in grown)


def _grown(shelf: _Shelf, to: To, entries: Sequence[Entry[Row]], above: tuple[To, ...]) -> Iterator[Part[Row]]:
    """Yield the page of a part, then those of the parts within it."""
    living = [entry for entry in entries if entry.row is not None]
    fits = len(entries) < 2 or sum(entry.cost for entry in entries) <= shelf.room  # noqa: PLR2004 - none, or one alone
    within = [] if fits else list(_within(shelf.folder, to, entries))
    shown = _that_fit(shelf, living) if within else living
    rows = tuple(entry.row for entry in shown if entry.row is not None)
    yield Part(to, rows, len(living), above, tuple(inner for inner, _ in within))
    for inner, inside in within:
        yield from _grown(shelf, inner, inside, (*above, to))


def _that_fit(shelf: _Shelf, entries: Sequence[Entry[Row]]) -> Sequence[Entry[Row]]:
    """The entries for which a page has room, in their order; one at least."""
    ordered = entries[::-1] if shelf.newest_last else entries
    many = max(1, sum(cost <= shelf.room for cost in accumulate(entry.cost for entry in ordered)))
    return ordered[:many][::-1] if shelf.newest_last else ordered[:many]


def _within(folder: str, to: To, entries: Sequence[Entry[Row]]) -> Iterator[tuple[To, list[Entry[Row]]]]:
    """Yield the parts of a part with their entries, by the next step of each; none where there are no more steps."""
    groups: dict[Step, list[Entry[Row]]] = defaultdict(list)
    for entry in entries:
        groups[(*entry.way, _HERE)[len(to.steps)]].append(entry)
    if _HERE in groups:
        return
    for step in sorted(groups, key=lambda one: (-one.order, one.letters or one.name, one.address)):
        steps = (*to.steps, step)
        yield To(f"{'/'.join((folder, *(one.address for one in steps)))}.md", steps), groups[step]


def letters_of(name: str) -> str:
    """A name as it is looked up: small letters without accents, a hyphen between words."""
    bare = (one for one in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(one))
    return "-".join("".join(one if one.isalnum() else " " for one in bare).split())


def _address(letters: str) -> str:
    """Letters as every disk and host takes them: those beyond ASCII by their number in Unicode."""
    return "".join(one if one.isascii() else f"{_END}{ord(one):x}{_END}" for one in letters)
