"""The tree as plain values for the model, and the way to a value and its place in them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from briefing_room.load.yaml_tree import MERGE, Mapping, Scalar, Sequence, begins_anew, split_entries, walk
from briefing_room.model.located import LocatedDict, LocatedText, LostText
from briefing_room.model.marks import ANY_KEY, NO_MARK, NOWHERE, UNBROKEN, WIDTH, Inside, Keys, Mark, Spots

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from briefing_room.findings import Place
    from briefing_room.load.shape import Loc
    from briefing_room.load.yaml_tree import Node

Names = dict[str | int, int]
"""The number of each value of a mapping by its key, or of a list by its number."""


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and (node.is_null or not node.text.strip())


def to_values(node: Node, spots: Collection[Place] = (), moved: Collection[Place] = ()) -> object:
    """The tree as dicts, lists, texts and None, each dict and text with its mark.

    ``spots`` are places at which the file could not be read as it was meant, and
    which were told of: what stands there becomes a LostText. Of a duplicate key
    the first with a value stays; what a comma split off is left out. ``moved`` are places of keys that were
    read where they do not stand: the mapping may lack any key, and they may be another's.
    """
    lost = tuple(sorted({*spots, *_before_splits(node)}))
    return _Values(lost, frozenset(moved), Spots(node.place.path)).of(node)


def _before_splits(root: Node) -> Iterator[Place]:
    """Where the texts stand whose ends a comma split off."""
    for node in walk(root):
        if isinstance(node, Mapping) and node.flow:
            split = {id(key) for key, _ in split_entries(node)}
            yield from (value.place for (_, value), (following, _) in pairwise(node.entries) if id(following) in split)


@dataclass(frozen=True)
class _Values:
    """One reading of a tree. ``numbers`` are those of the spots, which are packed when all are known."""

    lost: tuple[Place, ...]
    moved: frozenset[Place]
    spots: Spots
    numbers: list[int] = field(default_factory=list)
    named: dict[tuple[str | int, ...], Names] = field(default_factory=dict)
    """The number of each name, by the names: the same keys come again and again."""

    def of(self, root: Node) -> object:
        value, _ = self._read(root, None, 0, self._room_for(1))
        self.spots.pack(self.numbers)
        return value

    def _room_for(self, values: int) -> int:
        """The index at which the numbers of so many values begin."""
        at = len(self.numbers)
        self.numbers.extend((0,) * (WIDTH * values))
        return at

    def _names(self, names: Iterable[str | int]) -> Names:
        key = tuple(names)
        return self.named.setdefault(key, {name: number for number, name in enumerate(key)})

    def _read(self, node: Node, key: Scalar | None, dash: int, at: int) -> tuple[object, Mark | None]:
        """A node's value, and the mark of one that has something inside.

        ``key`` leads to it, ``dash`` is as in `Mark`, and its numbers begin at an index.
        """
        self.numbers[at + 2 : at + 4] = (key.line, key.column) if key else (0, 0)
        if isinstance(node, Scalar):
            self.numbers[at : at + 2] = node.line, node.column
            self.numbers[at + 4 : at + 7] = node.end_line, node.end_column, dash
            return self._text(node, at), None
        return self._sequence(node, key) if isinstance(node, Sequence) else self._mapping(node, key, dash)

    def _sequence(self, node: Sequence, key: Scalar | None) -> tuple[list[object], Mark]:
        dash = 0 if node.flow else node.place.column
        first = self._room_for(len(node.items))
        read = [self._read(item, None, dash, first + WIDTH * number) for number, item in enumerate(node.items)]
        inside = self._inside(first, self._names(range(len(read))), [mark for _, mark in read])
        return [value for value, _ in read], Mark(node.place, key.place if key else None, {}, inside)

    def _mapping(self, node: Mapping, key: Scalar | None, dash: int) -> tuple[LocatedDict, Mark]:
        used, broken = self._used_entries(node)
        first, names = self._room_for(len(used)), self._names(used)
        read = [
            self._read(below, typed, 0, first + WIDTH * number) for number, (typed, below) in enumerate(used.values())
        ]
        mark = Mark(
            node.place,
            key.place if key else None,
            Keys(self.spots, first, cast("dict[str, int]", names)),
            self._inside(first, names, [mark for _, mark in read]),
            broken,
            dash=dash,
        )
        return LocatedDict({name: value for name, (value, _) in zip(used, read, strict=True)}, mark), mark

    def _inside(self, first: int, names: Names, marks: list[Mark | None]) -> Inside:
        return Inside(self.spots, first, names, tuple(marks) if any(marks) else ())

    def _text(self, node: Scalar, at: int) -> LocatedText | None:
        if self._is_lost(node):
            return LostText("", (self.spots, at))
        return None if node.is_null else LocatedText(node.text, (self.spots, at))

    def _is_lost(self, node: Scalar) -> bool:
        """Whether one of the places at which something was lost is in a text, or where it was cut."""
        at = bisect_left(self.lost, node.place) if self.lost else 0
        return at < len(self.lost) and (
            self.lost[at] < node.end or (node.plain and self.lost[at] == node.end)
        )  # fmt: skip

    def _used_entries(self, mapping: Mapping) -> tuple[dict[str, tuple[Scalar, Node]], frozenset[str]]:
        """The entries that can be used, by key, and the keys of which something was lost."""
        entries = {key.text: (key, value) for key, value in mapping.entries}
        if not (mapping.flow or self.lost or self.moved or MERGE in entries) and len(entries) == len(mapping.entries):
            return entries, UNBROKEN
        split = {id(key) for key, _ in split_entries(mapping)}
        used: dict[str, tuple[Scalar, Node]] = {}
        broken: set[str] = set()
        anew = begins_anew(mapping)
        broken |= set() if anew is None else {ANY_KEY}
        broken |= {ANY_KEY for key, _ in mapping.entries if key.place in self.moved}
        for key, value in mapping.entries[:anew]:
            if id(key) in split:
                broken |= set() if used else {ANY_KEY}
            elif key.text in used:
                broken.add(key.text)
                if _is_empty(used[key.text][1]):
                    used[key.text] = (key, value)
            elif (key.plain and key.text == MERGE) or self._is_lost(key):
                broken.add(ANY_KEY)
            else:
                used[key.text] = (key, value)
        return used, frozenset(broken) or UNBROKEN


# --- the way to a value ---------------------------------------------------------------------------------


def place_at(values: object, loc: Loc, nowhere: Place) -> Place:
    """The place of a location, or of the nearest thing around it that was typed."""
    for length in range(len(loc), -1, -1):
        mark = mark_at(values, loc[:length])
        if mark is not None and mark is not NO_MARK:
            # A value that is not there is shown at the key it belongs to.
            empty = length == len(loc) and place_of_key(values, loc) != NOWHERE and value_at(values, loc) is None
            return mark.key if empty and mark.key else mark.place
    return nowhere


def place_of_key(values: object, loc: Loc) -> Place:
    """Where the key stands that a location ends with; nowhere when it ends with another thing."""
    holder = value_at(values, loc[:-1]) if loc else None
    return holder.mark.keys.get(str(loc[-1]), NOWHERE) if isinstance(holder, LocatedDict) else NOWHERE


def mark_at(values: object, loc: Loc) -> Mark | None:
    """The mark of what stands at a location, or None when nothing does."""
    current: object = values
    mark: Mark | None = None
    for step in (None, *loc):
        if step is not None:
            mark = _mark_inside(current, mark, step)
            current = _step(current, step)
        if isinstance(current, LocatedDict | LocatedText):
            mark = current.mark
        if mark is None:
            return None
    return mark


def _mark_inside(current: object, mark: Mark | None, step: int | str) -> Mark | None:
    """The mark one step further in; in a short form, which has no such step, that of what stands for the whole."""
    if mark is None or isinstance(current, str):
        return mark
    if step not in mark.inside and isinstance(current, dict) and len(mark.inside) == 1:
        return next(iter(mark.inside.values()))
    return mark.inside.get(step)


def value_at(values: object, loc: Loc) -> object:
    """What stands at a location; the text itself inside a short form, and None when nothing does."""
    current = values
    for step in loc:
        current = _step(current, step)
    return current


def _step(current: object, step: int | str) -> object:
    if isinstance(current, dict):
        return current.get(str(step))
    if isinstance(current, list) and isinstance(step, int) and step < len(current):
        return current[step]
    return current if isinstance(current, str) else None
