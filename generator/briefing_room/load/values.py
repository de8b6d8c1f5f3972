"""The tree as plain values for the model, and the way to a value and its place in them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing_room.load.yaml_tree import MERGE, Mapping, Scalar, Sequence, begins_anew, split_entries, walk
from briefing_room.model.located import ANY_KEY, NO_MARK, NOWHERE, LocatedDict, LocatedText, LostText, Mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from briefing_room.findings import Place
    from briefing_room.load.shape import Loc
    from briefing_room.load.yaml_tree import Node


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and (node.is_null or not node.text.strip())


def to_values(node: Node, spots: Collection[Place] = (), moved: Collection[Place] = ()) -> object:
    """The tree as dicts, lists, texts and None, each dict and text with its mark.

    ``spots`` are places at which the file could not be read as it was meant, and
    which were told of: what stands there becomes a LostText. Of a duplicate key
    the first with a value stays; what a comma split off is left out. ``moved`` are places of keys that were
    read where they do not stand: the mapping may lack any key, and they may be another's.
    """
    return _Values(tuple(sorted({*spots, *_before_splits(node)})), frozenset(moved)).read(node, None)[0]


def _before_splits(root: Node) -> Iterator[Place]:
    """Where the texts stand whose ends a comma split off."""
    for node in walk(root):
        if isinstance(node, Mapping):
            split = {id(key) for key, _ in split_entries(node)}
            yield from (value.place for (_, value), (following, _) in pairwise(node.entries) if id(following) in split)


@dataclass(frozen=True)
class _Values:
    spots: tuple[Place, ...]
    moved: frozenset[Place]

    def read(self, node: Node, key: Place | None, dash: int = 0) -> tuple[object, Mark]:
        """A node's value and its mark; ``key`` is the place of the key that leads to it, ``dash`` as in `Mark`."""
        if isinstance(node, Scalar):
            return self._text(node, Mark(node.place, key, end=node.end, dash=dash))
        if isinstance(node, Sequence):
            dash = 0 if node.flow else node.place.column
            items = [self.read(item, None, dash) for item in node.items]
            marks: dict[str | int, Mark] = {number: mark for number, (_, mark) in enumerate(items)}
            return [value for value, _ in items], Mark(node.place, key, {}, marks)
        used, broken = self._used_entries(node)
        entries = {name: self.read(below, typed.place) for name, (typed, below) in used.items()}
        mark = Mark(
            node.place,
            key,
            {name: typed.place for name, (typed, _) in used.items()},
            {name: inner for name, (_, inner) in entries.items()},
            broken,
            dash=dash,
        )
        return LocatedDict({name: value for name, (value, _) in entries.items()}, mark), mark

    def _text(self, node: Scalar, mark: Mark) -> tuple[LocatedText | None, Mark]:
        if self._is_lost(node):
            return LostText("", mark), mark
        return (None if node.is_null else LocatedText(node.text, mark)), mark

    def _is_lost(self, node: Scalar) -> bool:
        """Whether one of the spots is in a text, or where it was cut."""
        at = bisect_left(self.spots, node.place)
        return at < len(self.spots) and (
            self.spots[at] < node.end or (node.plain and self.spots[at] == node.end)
        )  # fmt: skip

    def _used_entries(self, mapping: Mapping) -> tuple[dict[str, tuple[Scalar, Node]], frozenset[str]]:
        """The entries that can be used, by key, and the keys of which something was lost."""
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
        return used, frozenset(broken)


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
