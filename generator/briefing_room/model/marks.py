"""Marks: where the values of a file stand, and what could not be used of them.

A desk has very many values, and few are ever pointed at. So where they stand is kept in numbers, a row of them a file,
and a mark is made of these when it is asked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefing_room.findings import Cure, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOWHERE: Final = Place("")
"""The place of a fact that was made in code, not read from a file."""

ANY_KEY: Final = "*"
"""Among the broken keys: something was lost here, and any key may have been meant."""

_NO_KEYS: Final[Mapping[str, Place]] = {}
_NOTHING_INSIDE: Final[Mapping[str | int, Mark]] = {}
UNBROKEN: Final[frozenset[str]] = frozenset()
# Most values are texts, and a desk has very many: they share what they lack.


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one YAML value stands, and everything inside it.

    ``keys`` are the places of a mapping's keys; ``inside`` the marks of its
    values by key, or of a list's items by number. ``key`` is the place of the
    key that leads to this value, when there is one. ``broken`` are the keys whose
    value, or part of it, could not be used; ``ANY_KEY`` when it cannot be said which.
    ``end`` is the place after a text; nowhere for all else. ``dash`` is the column of the dash before an item of a
    list, 0 for all else and for a list in brackets.
    """

    place: Place = NOWHERE
    key: Place | None = None
    keys: Mapping[str, Place] = field(default_factory=lambda: _NO_KEYS)
    inside: Mapping[str | int, Mark] = field(default_factory=lambda: _NOTHING_INSIDE)
    broken: frozenset[str] = UNBROKEN
    end: Place = NOWHERE
    dash: int = 0

    def writing(self, text: str) -> Cure | None:
        """The edit that writes a text over the one that stands here; None when none does."""
        if self.end == NOWHERE:
            return None
        is_block = self.end.line > self.place.line and self.end.column == 1  # its last line break belongs to it
        return Cure(self.place, self.end, f"{text}\n" if is_block else text)


NO_MARK: Final = Mark()


def cure_of_key(start: Place, key: str, text: str) -> Cure:
    """The edit that writes a text over a key, which stands on one line without quotes."""
    return Cure(start, Place(start.path, start.line, start.column + len(key)), text)


def mark_of_key(mark: Mark, key: str) -> Mark:
    """The mark of a key of a mapping, where the key itself is a value."""
    start = mark.keys.get(key)
    return Mark(start, end=cure_of_key(start, key, "").end) if start else Mark(mark.place)


# --- marks that are made when they are asked for ---------------------------------------------------------

Spot = tuple[int, int]
"""A line and a column, counted from 1, of a file that is known."""

WIDTH: Final = 7
"""Numbers a value has: the lines and columns of its beginning, of its key and of its end, and the column of its dash.

A key or an end that there is none of has the line 0.
"""


class Spots:
    """Where the values of a file stand, ``WIDTH`` numbers each, and the marks of its texts made of them."""

    __slots__ = ("_numbers", "path")

    def __init__(self, path: str, numbers: Sequence[int] = ()) -> None:
        """Take the file's path and the numbers, which may also come later."""
        self.path = path
        self._numbers: Sequence[int] = numbers

    def pack(self, numbers: Sequence[int]) -> None:
        """Take the numbers."""
        self._numbers = array("I", numbers)

    def mark(self, at: int) -> Mark:
        """The mark of the text whose numbers begin at an index."""
        line, column, _, _, last, behind, dash = self._numbers[at : at + WIDTH]
        return Mark(Place(self.path, line, column), self.key(at), end=Place(self.path, last, behind), dash=dash)

    def place(self, at: int) -> Place:
        """Where the text begins."""
        return Place(self.path, *self.spot(at))

    def spot(self, at: int) -> Spot:
        """Line and column at which the text begins."""
        return self._numbers[at], self._numbers[at + 1]

    def key(self, at: int) -> Place | None:
        """Where the key of a value stands, when it has one."""
        line, column = self._numbers[at + 2 : at + 4]
        return Place(self.path, line, column) if line else None


class Inside(Mapping[str | int, Mark]):
    """The marks of what is inside a mapping or a list.

    ``names`` say which is which: the number of each value by its key, or by its number. ``nested`` are the marks of
    those values that have something inside as well, None for texts; nothing when all are texts.
    """

    __slots__ = ("_first", "_names", "_nested", "_spots")

    def __init__(
        self, spots: Spots, first: int, names: Mapping[str | int, int], nested: Sequence[Mark | None] = ()
    ) -> None:
        """Take the index at which the numbers of the first value begin; those of the others follow."""
        self._spots = spots
        self._first = first
        self._names = names
        self._nested = nested

    def __getitem__(self, name: str | int) -> Mark:
        """The mark of one value."""
        number = self._names[name]
        nested = self._nested[number] if self._nested else None
        return nested or self._spots.mark(self._first + WIDTH * number)

    def place(self, name: str | int) -> Place:
        """Where one value begins."""
        number = self._names[name]
        nested = self._nested[number] if self._nested else None
        return nested.place if nested else self._spots.place(self._first + WIDTH * number)

    def spots(self) -> Iterator[Spot]:
        """Yield line and column of everything inside, keys of what is nested included."""
        for number in range(len(self._names)):
            nested = self._nested[number] if self._nested else None
            yield from spots_in(nested) if nested else (self._spots.spot(self._first + WIDTH * number),)

    def __contains__(self, name: object) -> bool:
        """Whether there is such a value."""
        return name in self._names

    def __iter__(self) -> Iterator[str | int]:
        """The keys, or the numbers."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._names)


class Keys(Mapping[str, Place]):
    """The places of a mapping's keys, as those of what is `Inside` it."""

    __slots__ = ("_first", "_names", "_spots")

    def __init__(self, spots: Spots, first: int, names: Mapping[str, int]) -> None:
        """Take what `Inside` takes."""
        self._spots = spots
        self._first = first
        self._names = names

    def __getitem__(self, name: str) -> Place:
        """Where one key stands."""
        return self._spots.key(self._first + WIDTH * self._names[name]) or NOWHERE

    def spots(self) -> Iterator[Spot]:
        """Yield line and column of every key."""
        return (self._spots.spot(self._first + WIDTH * number + 2) for number in range(len(self._names)))

    def __contains__(self, name: object) -> bool:
        """Whether there is such a key."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order of the file."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._names)


def spots_in(mark: Mark) -> Iterator[Spot]:
    """Yield line and column of a value, of its keys and of all that is inside it, all of which is in one file."""
    yield mark.place.line, mark.place.column
    keys, inside = mark.keys, mark.inside
    if isinstance(keys, Keys):
        yield from keys.spots()
    else:
        yield from ((place.line, place.column) for place in keys.values())
    if isinstance(inside, Inside):
        yield from inside.spots()
    else:
        for inner in inside.values():
            yield from spots_in(inner)
