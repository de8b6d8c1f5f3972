"""Two versions of a desk's file that come from one, put together by statement instead of by line.

A file is taken apart into its keys, the entries of its lists, and their keys, each with the comments above it: rows,
of which none is left out. A part that one side alone changed is taken from it; what both changed is taken apart
further, and the smallest part that cannot be is left with the usual marks around both.

    <<<<<<< ours
        likelihood: unlikely
    =======
        likelihood: very likely
    >>>>>>> theirs

An estimate is one statement: where one side moved its words and the other its likelihood, nobody ever said the two
together, so the marks stand around the whole entry.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefing_room.load.raw import RawFile
from briefing_room.load.yaml_tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import Kind
    from briefing_room.load.yaml_tree import Node, Tree

OURS: Final = "<<<<<<< ours"
BETWEEN: Final = "======="
THEIRS: Final = ">>>>>>> theirs"

_SAID_TOGETHER: Final = frozenset({
    "text", "question", "role", "what", "likelihood", "confidence", "given", "because", "horizon", "impact",
    "direction", "status", "date", "resolved", "retired",
})  # fmt: skip
"""Keys of an entry that are one statement: when each side moved others of them, nobody said what would come out."""

_WHOLE: Final = frozenset({"as_of", "retired", "resolved", "reviewed", "withdrawn", "scale", "scale_before"})
"""Keys whose value is one thing, though it has keys of its own."""

_NAMES: Final = (("id",), ("actor",), ("from", "what", "to"))
"""The keys by which an entry is known again, whatever else of it changed."""


@dataclass(frozen=True)
class Merged:
    """What came out: the text, and how many parts have marks around them."""

    text: str
    conflicts: int


@dataclass(frozen=True)
class Part:
    """A part of a file: what it is known by, its own rows, and the parts that follow them."""

    name: object
    rows: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    is_entry: bool = False

    @property
    def all_rows(self) -> tuple[str, ...]:
        """Its rows with those of its parts."""
        return (*self.rows, *(row for part in self.parts for row in part.all_rows))


def merged(base: str, ours: str, theirs: str, kind: Kind) -> Merged | None:
    """Three versions of a file as one: the common one, ours and theirs. None where one of them cannot be read.

    None, too, where something that a side added would not stand in what comes out, or something would stand there
    that neither side says, because the two indent in different ways.
    """
    ending = "\r" if "\r\n" in ours else ""
    texts = [text.removeprefix("\ufeff").replace("\r\n", "\n") for text in (base, ours, theirs)]
    read = [_part_of(text, kind) for text in texts]
    if any(part is None for part in read):
        return None
    union = _Union()
    rows = tuple(union.of(*read))
    text = "\n".join(rows)
    if (not union.conflicts and not _is_sound(text, kind)) or _lost(texts, rows) or _invents(texts, rows, kind):
        return None
    mark = "\ufeff" if ours.startswith("\ufeff") else ""
    return Merged(mark + text.replace("\n", f"{ending}\n") + f"{ending}\n", union.conflicts)


def _is_sound(text: str, kind: Kind) -> bool:
    tree = _tree(text, kind)
    return not tree.problem and not tree.oddities


def _lost(texts: list[str], rows: tuple[str, ...]) -> bool:
    """Whether a row that a side added is missing; one that both added may stand there once."""
    base, *sides = (Counter(row.strip() for row in text.split("\n")) for text in texts)
    there = Counter(row.strip() for row in rows)
    return any(there[row] < 1 for side in sides for row in side - base if row)


def _invents(texts: list[str], rows: tuple[str, ...], kind: Kind) -> bool:
    """Whether a value would be read under a key where neither side has it, whichever side of the marks is taken."""
    _, *sides = (_said(_tree(text, kind).root) for text in texts)
    known = frozenset().union(*sides)
    return any(_said(_tree("\n".join(_taking(mark, rows)), kind).root) - known for mark in (OURS, THEIRS))


def _taking(side: str, rows: tuple[str, ...]) -> Iterator[str]:
    """Yield the rows that are left when one side is taken wherever there are marks."""
    within = ""
    for row in rows:
        if row in {OURS, BETWEEN, THEIRS}:
            within = {OURS: OURS, BETWEEN: THEIRS, THEIRS: ""}[row]
        elif within in {"", side}:
            yield row


def _said(node: Node | None, path: tuple[object, ...] = ()) -> frozenset[tuple[object, ...]]:
    """Every text of a tree with the keys, and the names of the entries, that it stands under."""
    if isinstance(node, Scalar):
        return frozenset() if node.is_null else frozenset({(*path, node.text)})
    inner: list[tuple[object, Node]] = []
    if isinstance(node, Mapping):
        inner = [(key.text, value) for key, value in node.entries]
    elif node:
        inner = [(_name_of(item), item) for item in node.items]
    return frozenset().union(*(_said(one, (*path, name)) for name, one in inner))


def _tree(text: str, kind: Kind) -> Tree:
    return RawFile("merged.yml", kind, text.encode("utf-8")).tree


# --- putting together ---------------------------------------------------------------------------------


@dataclass
class _Union:
    """One merge, and how many parts had to be left to a person."""

    conflicts: int = 0

    def of(self, base: Part | None, ours: Part | None, theirs: Part | None) -> Iterator[str]:
        """Yield the rows of a part as it comes out; a part that is None was not there, or was taken away."""
        old, left, right = (part.all_rows if part else () for part in (base, ours, theirs))
        if right in {left, old}:
            yield from left
        elif left == old:
            yield from right
        elif ours and theirs and _goes_together(base, ours, theirs):
            yield from _rows_of(base, ours, theirs)
            yield from self._of_parts(base, ours, theirs)
        else:
            self.conflicts += 1
            yield from (OURS, *left, BETWEEN, *right, THEIRS)

    def _of_parts(self, base: Part | None, ours: Part, theirs: Part) -> Iterator[str]:
        old = base.parts if base else ()
        known = {part.name: part for part in old}
        left, right = (_by_name(old, side.parts) for side in (ours, theirs))
        was, here, there = _shared_orders(old, ours, theirs)
        names = _order([*right], [*left]) if here == was != there else _order([*left], [*right])
        for name in names:
            yield from self.of(known.get(name), left.get(name), right.get(name))


def _rows_of(base: Part | None, ours: Part, theirs: Part) -> tuple[str, ...]:
    return theirs.rows if base and ours.rows == base.rows else ours.rows


def _goes_together(base: Part | None, ours: Part, theirs: Part) -> bool:
    """Whether what both sides changed can be taken apart: both have parts, which are not said together."""
    if not ours.parts or not theirs.parts or (base and not base.parts):
        return False
    if len({ours.rows, theirs.rows, base.rows if base else ours.rows}) > 2:  # noqa: PLR2004 - three that differ
        return False
    was, here, there = _shared_orders(base.parts if base else (), ours, theirs)
    if was not in (here, there) and here != there and isinstance(was[0], tuple):
        return False  # each side has put the entries of a list into an order of its own
    if not ours.is_entry:
        return True
    if base is None or len({part.parts[0].name for part in (base, ours, theirs)}) > 1:
        return False  # the first key stands behind the dash
    moved = [_moved(base, side) & _SAID_TOGETHER for side in (ours, theirs)]
    alike = all(_part(ours, name) == _part(theirs, name) for name in moved[0] | moved[1])
    return not all(moved) or moved[0] == moved[1] or alike


def _shared_orders(base: tuple[Part, ...], ours: Part, theirs: Part) -> tuple[list[object], ...]:
    """The names that all three have, in the order of each."""
    sides = [[part.name for part in base], *([*_by_name(base, side.parts)] for side in (ours, theirs))]
    shared = set(sides[0]).intersection(*sides)
    return tuple([name for name in names if name in shared] for names in sides)


def _moved(base: Part, side: Part) -> set[object]:
    names = {part.name for part in (*base.parts, *side.parts)}
    return {name for name in names if _part(base, name) != _part(side, name)}


def _part(part: Part, name: object) -> tuple[str, ...] | None:
    return next((one.all_rows for one in part.parts if one.name == name), None)


def _by_name(base: tuple[Part, ...], side: tuple[Part, ...]) -> dict[object, Part]:
    """The parts of a side by name; an entry known by its words alone has the name of the one it stands in place of."""
    old, new = [part.name for part in base], [part.name for part in side]
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for was, at in zip(range(first, last), range(start, end), strict=False) if tag == "replace" else ():
            if _is_by_words(old[was]) and _is_by_words(new[at]) and old[was] not in new:
                new[at] = old[was]
    return dict(zip(new, side, strict=True))


def _is_by_words(name: object) -> bool:
    match name:
        case (("said", tuple()), int()):
            return True
    return False


def _order(ours: list[object], theirs: list[object]) -> list[object]:
    """The names of both, in our order; what they alone have stands behind what it follows there."""
    names, before = list(ours), None
    for name in theirs:
        if name not in names:
            at = names.index(before) + 1 if before is not None else 0
            while at < len(names) and names[at] not in theirs:
                at += 1  # what we put in at the same place comes first
            names.insert(at, name)
        before = name
    return names


# --- taking apart -------------------------------------------------------------------------------------


def _part_of(text: str, kind: Kind) -> Part | None:
    """A file as parts; None where it cannot be read without mending."""
    body = text.removesuffix("\n")
    raw = RawFile("merged.yml", kind, body.encode("utf-8"))
    tree = raw.tree
    if tree.problem or tree.oddities or raw.mended.slips or raw.bad_byte is not None:
        return None
    rows = body.split("\n")
    if tree.root is None or not isinstance(tree.root, Mapping) or tree.root.flow:
        return None if body.strip() else Part("", ())
    return _Apart(rows).mapping("", tree.root, 0, len(rows))


@dataclass(frozen=True)
class _Apart:
    rows: list[str]

    def mapping(self, name: object, node: Mapping, first: int, last: int, *, is_entry: bool = False) -> Part:
        """A mapping whose keys stand on rows of their own; ``first`` is the row that is left to its first part."""
        starts = [key.place.line - 1 for key, _ in node.entries]
        column = node.entries[0][0].place.column - 1
        bounds = [first, *(self._above(start, column) for start in starts[1:]), last]
        if len({*starts}) < len(starts):
            return Part(name, tuple(self.rows[first:last]))
        parts = tuple(
            self._value(key.text, value, start, one, other)
            for (key, value), start, (one, other) in zip(node.entries, starts, pairwise(bounds), strict=True)
        )
        return Part(name, (), parts, is_entry)

    def _value(self, name: str, node: Node, start: int, first: int, last: int) -> Part:
        whole = Part(name, tuple(self.rows[first:last]))
        if isinstance(node, Scalar) or node.flow or name in _WHOLE or node.place.line - 1 == start:
            return whole
        head = tuple(self.rows[first : start + 1])
        if isinstance(node, Mapping):
            inner = self.mapping(name, node, start + 1, last)
            return Part(name, head, inner.parts) if inner.parts else whole
        return Part(name, head, tuple(self._entries(node, start + 1, last))) if node.items else whole

    def _entries(self, node: Sequence, first: int, last: int) -> Iterator[Part]:
        starts = [item.place.line - 1 for item in node.items]
        bounds = [first, *(self._above(start, node.place.column - 1) for start in starts[1:]), last]
        taken: Counter[object] = Counter()
        for item, (one, other) in zip(node.items, pairwise(bounds), strict=True):
            name = _name_of(item) or ("said", _bare(self.rows[one:other]))
            taken[name] += 1
            if isinstance(item, Mapping) and not item.flow:
                yield self.mapping((name, taken[name]), item, one, other, is_entry=True)
            else:
                yield Part((name, taken[name]), tuple(self.rows[one:other]))

    def _above(self, start: int, column: int) -> int:
        """The first of the blank rows and comments above a row that belong to it: none that is indented deeper."""
        above = start
        while above and (not self.rows[above - 1].strip() or self._is_comment(above - 1, column)):
            above -= 1
        return above

    def _is_comment(self, row: int, column: int) -> bool:
        bare = self.rows[row].lstrip()
        return bare.startswith("#") and len(self.rows[row]) - len(bare) <= column


def _bare(rows: list[str]) -> tuple[str, ...]:
    return tuple(row.strip() for row in rows if row.strip() and not row.lstrip().startswith("#"))


def _name_of(node: Node) -> tuple[str, ...] | None:
    """What an entry is known by, where it has such a key."""
    if not isinstance(node, Mapping):
        return None
    values = {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}
    found = next((keys for keys in _NAMES if {*keys} <= values.keys()), None)
    return tuple(values[key] for key in found) if found else None
