"""YAML text into a tree in which every key and value is a text that knows its place.

YAML's own idea of types is not used: a scalar is its text. Anchors, aliases and
tags have no meaning here, and nothing is composed by PyYAML, whose composer can
be made to crash by nesting and to hang by aliases; the tree is built from events.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING, Any, Final

import yaml

from briefing_room.findings import Place
from briefing_room.load.sheet import Edit, column_before

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Keyed

DEEPEST: Final = 24
"""Levels of nesting a file may have; a briefing needs eight."""

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MERGE: Final = "<<"
"""YAML's key for taking over the keys of another mapping."""

_IN_QUOTES: Final = frozenset("'\"")
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar:
    """One text, from a line and column to before others; ``plain`` that it stands without quotes and is no block.

    A desk has very many, and few of their places are asked for: they are made then.
    """

    __slots__ = ("column", "end_column", "end_line", "line", "path", "plain", "text")

    def __init__(self, path: str, start: tuple[int, int], end: tuple[int, int], text: str, *, plain: bool) -> None:
        """Take where it stands and what it says."""
        self.path = path
        self.line, self.column = start
        self.end_line, self.end_column = end
        self.text = text
        self.plain = plain

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(self.path, self.line, self.column)

    @property
    def end(self) -> Place:
        """The place after it."""
        return Place(self.path, self.end_line, self.end_column)

    @property
    def is_null(self) -> bool:
        """Whether nothing stands there, or a word for nothing."""
        return self.plain and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in order, duplicates included. ``flow`` that it is written in braces."""

    place: Place
    flow: bool
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. ``flow`` that it is written in brackets, and not with a dash for each item."""

    place: Place
    flow: bool
    items: list[Node] = field(default_factory=list)


Node = Scalar | Mapping | Sequence


@dataclass(frozen=True)
class Oddity:
    """Something YAML allows and a desk does not: anchor, alias, tag, depth, document, key."""

    sort: str
    place: Place
    text: str


@dataclass(frozen=True)
class Tree:
    """What a YAML text holds. ``root`` is None when it is empty or could not be read to the end.

    In the second case ``problem`` says why, or one of the oddities does: the depth. ``near`` are the places at which
    the cause may stand, and ``swallowing`` that of a text in quotes which ended, lines below, where the parser
    stumbled. ``closings`` are the places behind the brackets and braces that close, by where they open.
    """

    root: Node | None
    oddities: tuple[Oddity, ...] = ()
    problem: str = ""
    problem_place: Place | None = None
    near: tuple[Place, ...] = ()
    swallowing: Place | None = None
    closings: Keyed[Place, Place] = field(default_factory=dict)


def parse_tree(text: str, path: str, first_line: int = 1, moved: Keyed[int, tuple[Edit, ...]] | None = None) -> Tree:
    """The tree of a YAML text, whose first line is line ``first_line`` of the file ``path``.

    ``moved`` are edits by which rows of the text differ from the file's, by row; places are those of the file.
    Never raises for what the text holds.
    """
    builder = _Builder(path, first_line, moved or {})
    try:
        loader = _LOADER(text)
        try:
            while (event := loader.get_event()) is not None and builder.take(event):
                pass
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = _mark_of(error)
        place = builder.place(mark) if mark else Place(path, first_line)
        context = f"{error.context}: " if error.context else ""
        return Tree(
            None,
            tuple(builder.oddities),
            f"{context}{error.problem}",
            place,
            builder.near(error),
            builder.swallowing(error),
        )
    except yaml.YAMLError as error:
        return Tree(None, tuple(builder.oddities), str(error).split("\n", 1)[0], Place(path, first_line))
    return Tree(builder.root if builder.whole else None, tuple(builder.oddities), closings=builder.closings)


# What was opened and never closed is noticed far below; it is mended where it was opened.
_NOTICED_BELOW: Final = (
    "scanning a quoted scalar: found unexpected", "expected ',' or", "could not find expected ':'",
    "scanning an alias", "scanning an anchor",
)  # fmt: skip


def _mark_of(error: yaml.MarkedYAMLError) -> Any:  # noqa: ANN401 - two classes, of the C parser and of the other
    """Where to mend what the parser stumbled over."""
    below = any(words in f"{error.context}: {error.problem}" for words in _NOTICED_BELOW)
    first, second = (error.problem_mark, error.context_mark)[:: -1 if below else 1]
    return first or second


class _Builder:
    """Builds the tree from events, without recursion."""

    def __init__(self, path: str, first_line: int, moved: Keyed[int, tuple[Edit, ...]]) -> None:
        self._path = path
        self._moved = moved
        self._first_line = first_line
        self._open: list[Mapping | Sequence] = []
        self._keys: list[Scalar | None] = []
        self._documents = 0
        self._last_long: Any = None  # the event of a text in quotes on several lines
        self.root: Node | None = None
        self.whole = True
        self.oddities: list[Oddity] = []
        self.closings: dict[Place, Place] = {}

    def place(self, mark: Any) -> Place:  # noqa: ANN401 - two classes, of the C parser and of the other
        return Place(self._path, *self._spot(mark))

    def _spot(self, mark: Any) -> tuple[int, int]:  # noqa: ANN401 - the same
        """Line and column of a mark in the file."""
        row, column = mark.line, mark.column
        if self._moved:
            column = column_before(self._moved.get(row, ()), column)
        return self._first_line + row, column + 1

    def near(self, error: yaml.MarkedYAMLError) -> tuple[Place, ...]:
        """Where the cause of a mistake may stand: at its marks, and at `swallowing`."""
        swallowing = self.swallowing(error)
        marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
        return (*([swallowing] if swallowing else []), *map(self.place, marks))

    def swallowing(self, error: yaml.MarkedYAMLError) -> Place | None:
        """Where a text in quotes begins that ended, lines below, right where the parser stumbled."""
        mark, last = error.problem_mark, self._last_long
        return self.place(last.start_mark) if mark and last and last.end_mark.line == mark.line else None

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False when reading should stop."""
        if isinstance(event, yaml.NodeEvent) and not isinstance(event, yaml.AliasEvent):
            return self._take_node(event)
        if isinstance(event, yaml.CollectionEndEvent):
            closed = self._open.pop()
            if closed.flow:
                self.closings[closed.place] = self.place(event.end_mark)
            self._keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            # What the alias stands for is left out: a reader of the file could not see it here.
            self.oddities.append(Oddity("alias", self.place(event.start_mark), str(event.anchor)))
            self._add(self._scalar(event, "", plain=True))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.oddities.append(Oddity("document", self.place(event.start_mark), "---"))
                return False
        return True

    def _take_node(self, event: yaml.NodeEvent) -> bool:
        if event.anchor:
            self.oddities.append(Oddity("anchor", self.place(event.start_mark), event.anchor))
        if tag := getattr(event, "tag", None):
            self.oddities.append(Oddity("tag", self.place(event.start_mark), str(tag)))
        if isinstance(event, yaml.ScalarEvent):
            if event.style in _IN_QUOTES and self._spot(event.end_mark)[0] > self._spot(event.start_mark)[0]:
                self._last_long = event
            self._add(self._scalar(event, event.value, plain=not event.style))
            return True
        here, flow = self.place(event.start_mark), bool(getattr(event, "flow_style", False))
        node = Mapping(here, flow) if isinstance(event, yaml.MappingStartEvent) else Sequence(here, flow)
        self._add(node)
        self._open.append(node)
        self._keys.append(None)
        if len(self._open) > DEEPEST:
            self.oddities.append(Oddity("depth", here, ""))
            self.whole = False
            return False
        return True

    def _scalar(self, event: yaml.NodeEvent, text: str, *, plain: bool) -> Scalar:
        return Scalar(self._path, self._spot(event.start_mark), self._spot(event.end_mark), text, plain=plain)

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is not None:
            if key.plain and key.text == MERGE and isinstance(node, Mapping):
                self.oddities.append(Oddity("merge", key.place, MERGE))  # of an alias, its own oddity tells
            parent.entries.append((key, node))
            self._keys[-1] = None
        elif isinstance(node, Scalar):
            node.text = intern(node.text)  # the same keys come again and again
            self._keys[-1] = node
        else:
            here = node.place.line, node.place.column
            self.oddities.append(Oddity("key", node.place, ""))
            self._keys[-1] = Scalar(node.place.path, here, here, "", plain=True)


def walk(root: Node | None) -> Iterator[Node]:
    """Every node of a tree, in the order of the file."""
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Mapping):
            waiting.extend(reversed([value for _, value in node.entries]))
        elif isinstance(node, Sequence):
            waiting.extend(reversed(node.items))


def begins_anew(mapping: Mapping) -> int | None:
    """The number of the entry at which a mapping begins anew, because the hyphen or name of another is missing.

    - text: Two days.
      evidence: […]
      text: One day.         here: the keys of the one above come again
      evidence: […]
    """
    keys = [key.text for key, _ in mapping.entries]
    if len({*keys}) == len(keys):
        return None
    before: set[str] = set()
    at = 0
    while at < len(keys) and keys[at] not in before:
        before.add(keys[at])
        at += 1
    again = len(before.intersection(keys[at:]))
    return at if again > 1 and 2 * again >= len(keys) - at else None


def split_entries(mapping: Mapping) -> list[tuple[Scalar, Node]]:
    """The entries of a mapping in braces that a comma made out of one text: keys with nothing behind them."""
    if not mapping.flow:
        return []
    return [
        (key, value)
        for key, value in mapping.entries
        if isinstance(value, Scalar) and value.is_null and not value.text and value.place == value.end
        and value.place == key.end
    ]  # fmt: skip
