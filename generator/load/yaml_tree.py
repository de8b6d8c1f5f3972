"""YAML text into a tree in which every key and value is a text that knows its place.

YAML's own idea of types is not used: a scalar is its text. Anchors, aliases and
tags have no meaning here, and nothing is composed by PyYAML, whose composer can
be made to crash by nesting and to hang by aliases; the tree is built from events.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import yaml

from generator.findings import Place
from generator.model.located import LocatedDict, LocatedText, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST: Final = 24
"""Levels of nesting a file may have; a briefing needs eight."""

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True)
class Scalar:
    """One text. ``end`` is the place after it; ``plain`` that it stands without quotes and is no block."""

    place: Place
    end: Place
    text: str
    plain: bool

    @property
    def is_null(self) -> bool:
        """Whether nothing stands there, or a word for nothing."""
        return self.plain and self.text in _NULLS


@dataclass(frozen=True)
class Mapping:
    """Keys with values, in order, duplicates included. ``flow`` that it is written in braces."""

    place: Place
    flow: bool
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)


@dataclass(frozen=True)
class Sequence:
    """A list."""

    place: Place
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
    """What a YAML text holds. ``root`` is None when it is empty or could not be read to the end."""

    root: Node | None
    oddities: tuple[Oddity, ...] = ()
    problem: str = ""
    problem_place: Place | None = None


def parse_tree(text: str, path: str, first_line: int = 1) -> Tree:
    """The tree of a YAML text, whose first line is line ``first_line`` of the file ``path``.

    Never raises for what the text holds.
    """
    builder = _Builder(path, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = builder.place(mark) if mark else Place(path, first_line)
        context = f"{error.context}: " if error.context else ""
        return Tree(None, tuple(builder.oddities), f"{context}{error.problem}", place)
    except yaml.YAMLError as error:
        return Tree(None, tuple(builder.oddities), str(error).split("\n", 1)[0], Place(path, first_line))
    return Tree(builder.root, tuple(builder.oddities))


class _Builder:
    """Builds the tree from events, without recursion."""

    def __init__(self, path: str, first_line: int) -> None:
        self._path = path
        self._first_line = first_line
        self._open: list[Mapping | Sequence] = []
        self._keys: list[Scalar | None] = []
        self._anchored: dict[str, Scalar] = {}
        self._documents = 0
        self.root: Node | None = None
        self.oddities: list[Oddity] = []

    def place(self, mark: Any) -> Place:  # noqa: ANN401 - two classes, of the C parser and of the other
        return Place(self._path, self._first_line + mark.line, mark.column + 1)

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False when reading should stop."""
        here = self.place(event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.oddities.append(Oddity("document", here, "---"))
                return False
        elif isinstance(event, yaml.AliasEvent):
            self._take_alias(event, here)
        elif isinstance(event, yaml.NodeEvent):
            return self._take_node(event, here)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._keys.pop()
        return True

    def _take_alias(self, event: yaml.AliasEvent, here: Place) -> None:
        anchor = str(event.anchor)
        self.oddities.append(Oddity("alias", here, anchor))
        key = self._keys[-1] if self._keys else None
        if key is not None and key.text == "<<":
            self._keys[-1] = None  # a merge key is told of as an alias, not as an unknown key as well
            return
        # A text is taken over, so that one alias is one finding; anything larger is left out.
        anchored = self._anchored.get(anchor)
        end = self.place(event.end_mark)
        self._add(Scalar(here, end, anchored.text if anchored else "", plain=anchored is None))

    def _take_node(self, event: yaml.NodeEvent, here: Place) -> bool:
        if event.anchor:
            self.oddities.append(Oddity("anchor", here, event.anchor))
        tag = getattr(event, "tag", None)
        if tag:
            self.oddities.append(Oddity("tag", here, str(tag)))
        if isinstance(event, yaml.ScalarEvent):
            scalar = Scalar(here, self.place(event.end_mark), event.value, plain=not event.style)
            if event.anchor:
                self._anchored[event.anchor] = scalar
            self._add(scalar)
            return True
        node: Mapping | Sequence
        if isinstance(event, yaml.MappingStartEvent):
            node = Mapping(here, flow=bool(event.flow_style))
        else:
            node = Sequence(here)
        self._add(node)
        self._open.append(node)
        self._keys.append(None)
        if len(self._open) > DEEPEST:
            self.oddities.append(Oddity("depth", here, ""))
            return False
        return True

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
            parent.entries.append((key, node))
            self._keys[-1] = None
        elif isinstance(node, Scalar):
            self._keys[-1] = node
        else:
            self.oddities.append(Oddity("key", node.place, ""))
            self._keys[-1] = Scalar(node.place, node.place, "", plain=False)


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


# --- plain values for the model -----------------------------------------------------------------------


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


def to_values(node: Node) -> object:
    """The tree as dicts, lists, texts and None, each dict and text with its mark.

    Of a duplicate key the first stays; what a comma split off is left out.
    """
    return _value(node, _mark(node, None))


def _used_entries(mapping: Mapping) -> dict[str, tuple[Scalar, Node]]:
    split = {id(key) for key, _ in split_entries(mapping)}
    used: dict[str, tuple[Scalar, Node]] = {}
    for key, value in mapping.entries:
        if id(key) not in split:
            used.setdefault(key.text, (key, value))
    return used


def _mark(node: Node, key: Place | None) -> Mark:
    if isinstance(node, Scalar):
        return Mark(node.place, key)
    if isinstance(node, Sequence):
        return Mark(node.place, key, {}, {number: _mark(item, None) for number, item in enumerate(node.items)})
    entries = _used_entries(node)
    return Mark(
        node.place,
        key,
        {name: typed.place for name, (typed, _) in entries.items()},
        {name: _mark(value, typed.place) for name, (typed, value) in entries.items()},
    )


def _value(node: Node, mark: Mark) -> object:
    if isinstance(node, Scalar):
        return None if node.is_null else LocatedText(node.text, mark)
    if isinstance(node, Sequence):
        return [_value(item, mark.inside[number]) for number, item in enumerate(node.items)]
    return LocatedDict(
        {name: _value(value, mark.inside[name]) for name, (_, value) in _used_entries(node).items()}, mark
    )
