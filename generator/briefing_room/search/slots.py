"""The number of each record. It depends on its name, so that it stays when other records come, change or go.

    a record's number  =  64 × the number of its block  +  its number in the block

A block holds what belongs together: a briefing's statements with its sources. Each takes the place that its name points
to, in a table with room to spare; where that is taken, the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing_room.search.record import Record

ROOM: Final = 64
"""So many records a block can have."""

_MOST: Final = 40
"""With more records on average, a home has twice as many blocks."""

_LETTERS: Final = 64_000
"""So many letters in a block on average; with more, a home has twice as many blocks."""


@dataclass(frozen=True)
class Block:
    """Some records of one home, by their numbers in it, in that order."""

    number: int
    records: tuple[tuple[int, Record], ...]

    def at(self, slot: int) -> int:
        """The number of the record that has this number here."""
        return ROOM * self.number + slot


def place(records: Sequence[Record]) -> tuple[tuple[Block, ...], int]:
    """Every record in its block, the blocks in the order of their numbers; and how many there is room for."""
    homes: dict[str, list[Record]] = {}
    for record in records:
        homes.setdefault(record.home, []).append(record)
    parts = {name: part for home, group in homes.items() for name, part in _parts(home, group).items()}
    size = _size(len(parts))
    numbers = _seats(parts, size)
    blocks = (Block(numbers[name], _numbered(part)) for name, part in parts.items())
    return tuple(sorted(blocks, key=lambda block: block.number)), size


def _parts(home: str, group: Sequence[Record]) -> Mapping[str, list[Record]]:
    letters = sum(len(record.title.words) + sum(len(text.words) for text in record.texts) for record in group)
    count = 1
    while len(group) > count * _MOST or letters > count * _LETTERS:
        count *= 2
    while True:
        parts: dict[str, list[Record]] = {}
        for record in group:
            parts.setdefault(f"{home} {_hash(record.key) % count}", []).append(record)
        if all(len(part) <= ROOM for part in parts.values()):
            return parts
        count *= 2


def _numbered(part: Sequence[Record]) -> tuple[tuple[int, Record], ...]:
    seats = _seats([record.key for record in part], ROOM)
    return tuple(sorted(((seats[record.key], record) for record in part), key=lambda pair: pair[0]))


def _seats(names: Iterable[str], size: int) -> Mapping[str, int]:
    """A seat for each name, of so many: the one it points to, else the next that is free."""
    taken: dict[int, str] = {}
    for name in sorted(names):
        seat = _hash(name) % size
        while seat in taken:
            seat = (seat + 1) % size
        taken[seat] = name
    return {name: seat for seat, name in taken.items()}


def _size(count: int) -> int:
    """Twice the room that is needed, in powers of two."""
    size = 1
    while size < 2 * count:
        size *= 2
    return size


def _hash(text: str) -> int:
    return int.from_bytes(sha256(text.encode("utf-8")).digest()[:6])
