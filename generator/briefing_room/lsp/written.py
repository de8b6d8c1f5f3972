"""A text as an editor has it: the protocol's positions and the desk's places, each from the other.

The protocol counts lines from 0, ended by LF, CR LF or CR, and columns in units of UTF-16, of which a character beyond
the first plane takes two, or in those that client and server have agreed on. A place counts lines from 1, ended by LF,
and columns from 1 in code points, without a byte order mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from briefing_room.findings import Place
from briefing_room.load.raw import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

_BREAK = re.compile(r"\r\n|\n|\r")


class Spot(NamedTuple):
    """A position of the protocol."""

    line: int
    character: int


Units = Literal["utf-8", "utf-16", "utf-32"]
"""What columns of the protocol are counted in."""


@dataclass(frozen=True)
class Written:
    """The text of one file."""

    text: str
    units: Units = "utf-16"

    @cached_property
    def _lines(self) -> Sequence[int]:
        """Where the lines of the protocol begin."""
        return [0, *(match.end() for match in _BREAK.finditer(self.text))]

    @cached_property
    def _rows(self) -> Sequence[int]:
        """Where the rows of places begin."""
        return [self._lead, *(match.end() for match in re.finditer("\n", self.text))]

    @property
    def _lead(self) -> int:
        return len(BYTE_ORDER_MARK) if self.text.startswith(BYTE_ORDER_MARK) else 0

    def offset_at(self, spot: Spot) -> int:
        """The offset at a position; the end of its line where it is beyond that, and of the text beyond all lines."""
        if spot.line >= len(self._lines):
            return len(self.text)
        start = self._lines[spot.line]
        end = self._lines[spot.line + 1] if spot.line + 1 < len(self._lines) else len(self.text)
        row = self.text[start:end].rstrip("\r\n")
        units = 0
        for at, char in enumerate(row):
            if units >= spot.character:
                return start + at
            units += _units(char, self.units)
        return start + len(row)

    def spot_at(self, offset: int) -> Spot:
        """The position at an offset."""
        line = bisect_right(self._lines, offset) - 1
        return Spot(line, sum(_units(char, self.units) for char in self.text[self._lines[line] : offset]))

    def place_at(self, offset: int) -> Place:
        """The place at an offset, without its path."""
        row = max(0, bisect_right(self._rows, offset) - 1)
        return Place("", row + 1, max(0, offset - self._rows[row]) + 1)

    def offset_of(self, place: Place) -> int:
        """The offset of a place, or of the nearest there is."""
        if place.line > len(self._rows):
            return len(self.text)
        start = self._rows[place.line - 1]
        end = self._rows[place.line] - 1 if place.line < len(self._rows) else len(self.text)
        return min(start + place.column - 1, max(start, end))

    def spot_of(self, place: Place) -> Spot:
        """The position of a place."""
        return self.spot_at(self.offset_of(place))

    def place_of(self, spot: Spot) -> Place:
        """The place of a position, without its path."""
        return self.place_at(self.offset_at(spot))

    def changed(self, start: Spot, end: Spot, text: str) -> Written:
        """The text with another between two positions."""
        return replace(self, text=self.text[: self.offset_at(start)] + text + self.text[self.offset_at(end) :])

    @cached_property
    def rows(self) -> Sequence[str]:
        """The rows of places, without what ends them."""
        return [row.rstrip("\r") for row in self.text.removeprefix(BYTE_ORDER_MARK).split("\n")]


def _units(char: str, units: Units) -> int:
    """How many units a character takes."""
    if units == "utf-16":
        return 2 if ord(char) > 0xFFFF else 1  # noqa: PLR2004 - the end of the first plane
    return len(char.encode("utf-8", "surrogatepass")) if units == "utf-8" else 1
