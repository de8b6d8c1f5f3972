"""Numbers that rise, kept as runs: where a folded text stands in the raw one is a few runs, however long it is."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterator


class Rising(Sequence[int]):
    """Numbers none of which is less than the one before it; most are one more.

    text:   r  o  s  e     s  h  a  r  p  l  y      the line break and the spaces behind it are one space
    starts: 4  5  6  7  8  11 12 13 14 15 16 17     two runs: from 4 at index 0, from 11 at index 5
    """

    __slots__ = ("_at", "_from", "_length")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._at = array("I")  # the index at which each run begins
        self._from = array("I")  # and its first number
        self._length = 0

    def add(self, first: int, last: int) -> None:
        """Add the numbers from ``first`` to before ``last``, which are not less than those before."""
        if not self._length or first != self._from[-1] + self._length - self._at[-1]:
            self._at.append(self._length)
            self._from.append(first)
        self._length += last - first

    def cut(self, length: int) -> None:
        """Leave out all numbers but so many."""
        runs = bisect_left(self._at, length)
        del self._at[runs:], self._from[runs:]
        self._length = length

    def first_from(self, number: int) -> int:
        """The index of the first number that is not less than another; how many there are, where none is."""
        run = bisect_left(self._from, number)
        first = self._at[run] if run < len(self._at) else self._length
        return min(first, self._at[run - 1] + number - self._from[run - 1]) if run else first

    @property
    def runs(self) -> int:
        """How many runs there are."""
        return len(self._at)

    def __len__(self) -> int:
        """How many numbers there are."""
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[int, ...]: ...
    def __getitem__(self, index: int | slice) -> int | tuple[int, ...]:
        """A number, or some."""
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(self._length)))
        at = index + self._length if index < 0 else index
        if not 0 <= at < self._length:
            raise IndexError(index)
        run = bisect_right(self._at, at) - 1
        return self._from[run] + at - self._at[run]

    def __iter__(self) -> Iterator[int]:
        """All numbers."""
        for run, (at, first) in enumerate(zip(self._at, self._from, strict=True), 1):
            end = self._at[run] if run < len(self._at) else self._length
            yield from range(first, first + end - at)
