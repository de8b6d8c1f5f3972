"""A briefing in the short forms of the format, which mean the same as the long ones; every other byte stays.

    - quote: "words"               - "words"
    - quote: "words"               - a-paper: "words"
      source: a-paper
    - a-paper: "words"             - "words"           where a-paper is the default source
    bears: for, in: text           nothing: it holds without
    linchpin: false, evidence: []  nothing
    confidence: low                nothing, where low is the briefing's default_confidence; the horizon likewise
    alternatives: - text: It sinks.    - It sinks.    the responses likewise
    assessment:                    assessment: It is so.
      text: It is so.

What has a comment beside it is left as it is. What comes out means what went in, which is tried each time; run again,
nothing changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefing_room.edit.rows import is_bare, rows_of
from briefing_room.load.desk import load_typed
from briefing_room.load.raw import BYTE_ORDER_MARK, RawFile
from briefing_room.load.yaml_tree import Mapping, Scalar, Sequence
from briefing_room.model.briefing import Briefing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Place
    from briefing_room.load.yaml_tree import Node

_DEFAULTS: Final = frozenset({("bears", "for"), ("in", "text"), ("linchpin", "false"), ("wording", "false")})
"""Keys of an entry with the value that holds without them."""

_MAY_BE_NOTHING: Final = frozenset({
    "evidence", "rests_on", "disagreements", "assumes", "alternatives", "responses", "history", "raises", "lowers",
    "would_change", "exposed", "indicators", "waive", "note", "voice", "prefix", "suffix", "translation", "computed",
    "retired", "resolved", "settled_by", "if_wrong", "given", "was",
})  # fmt: skip
"""Keys of an entry that say nothing when nothing stands behind them."""


@dataclass(frozen=True)
class _Edit:
    """That what stands from one place to before another gives way to a text."""

    start: int
    end: int
    text: str = ""


def can_be_read(raw: RawFile) -> bool:
    """Whether a file is a briefing without a mistake of form; one that is not keeps its forms."""
    briefing, found = load_typed(raw, Briefing)
    return briefing is not None and not found


def in_short_forms(raw: RawFile) -> bytes:
    """A briefing's file in its short forms; as it is where it cannot be read, or would mean something else."""
    briefing, found = load_typed(raw, Briefing)
    if briefing is None or found or not isinstance(raw.tree.root, Mapping) or raw.tree.root.flow:
        return raw.data
    text = raw.text
    edits = sorted(_Shorter(raw, briefing).edits(), key=lambda one: -one.start)
    for edit in edits:
        text = text[: edit.start] + edit.text + text[edit.end :]
    if text and not text.endswith("\n"):
        text += "\n"
    mark = BYTE_ORDER_MARK if raw.data.startswith(BYTE_ORDER_MARK.encode()) else ""
    made = RawFile(raw.path, raw.kind, (mark + text).encode("utf-8"))
    after, _ = load_typed(made, Briefing)
    return made.data if after and meaning_of(after) == meaning_of(briefing) else raw.data


def meaning_of(briefing: Briefing) -> object:
    """What a briefing says, in whatever form it was typed: quotes without a source are from the default source."""
    return _with_sources(briefing.model_dump(), briefing.default_source)


def _with_sources(value: object, default: str | None) -> object:
    if isinstance(value, dict):
        made = {key: _with_sources(inner, default) for key, inner in value.items()}
        return made | {"source": made["source"] or default} if "quote" in made and "source" in made else made
    return tuple(_with_sources(one, default) for one in value) if isinstance(value, tuple) else value


@dataclass
class _Shorter:
    """One file, and where it can be shorter."""

    raw: RawFile
    briefing: Briefing
    starts: list[int] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.default = self.briefing.default_source
        self.rows, self.starts = rows_of(self.raw), [0]
        for row in self.rows:
            self.starts.append(self.starts[-1] + len(row) + 1)

    def edits(self) -> Iterator[_Edit]:
        root = self.raw.tree.root
        for key, value in root.entries if isinstance(root, Mapping) else ():
            if key.text in {"judgements", "risks"} and isinstance(value, Sequence):
                for item in value.items:
                    yield from self._of_estimate(item)
            yield from self._under(key.text, value)

    def _of_estimate(self, node: Node) -> Iterator[_Edit]:
        """Yield the edits that leave out what the briefing says for all of its judgements and risks."""
        given = {"confidence": self.briefing.default_confidence, "horizon": self.briefing.default_horizon}
        for key, value in node.entries[1:] if isinstance(node, Mapping) and not node.flow else ():
            default = given.get(key.text)
            line = key.place.line - 1
            if not isinstance(value, Scalar) or not value.place.line == value.end.line == key.place.line:
                continue
            if default is not None and value.text == str(default) and self._is_bare_row(line):
                yield _Edit(self.starts[line], self.starts[line + 1])

    def _is_bare_row(self, row: int) -> bool:
        """Whether no comment stands in a row, or right above it."""
        return is_bare([self.rows[row]]) and not self.rows[row - 1].lstrip().startswith("#")

    def _at(self, place: Place) -> int:
        return self.starts[place.line - 1] + place.column - 1

    def _under(self, key: str, node: Node) -> Iterator[_Edit]:
        """Yield the edits of what stands under a key."""
        if isinstance(node, Sequence):
            for item in node.items:
                shorter = None
                if isinstance(item, Mapping):
                    shorter = self._evidence(item) if key == "evidence" else self._in_one_text(key, item)
                if shorter:
                    yield shorter
                else:
                    yield from self._within(item)
        elif key == "assessment" and (shorter := self._assessment(node)):
            yield shorter
        else:
            yield from self._within(node)

    def _within(self, node: Node) -> Iterator[_Edit]:
        if not isinstance(node, Mapping):
            return
        first = node.entries[0][0].place.line if node.entries else 0
        for key, value in node.entries:
            if not node.flow and key.place.line > first and self._says_nothing(key, value):
                line = key.place.line - 1
                yield _Edit(self.starts[line], self.starts[line + 1])
            else:
                yield from self._under(key.text, value)

    def _says_nothing(self, key: Scalar, value: Node) -> bool:
        """Whether a key stands on a row of its own and holds what holds without it."""
        if not self._is_bare_row(key.place.line - 1):
            return False
        if isinstance(value, Scalar):
            alone = value.place.line == value.end.line == key.place.line
            given = (key.text, value.text)
            nothing = value.is_null and key.text in _MAY_BE_NOTHING
            own = key.text == "source" and value.text == self.default
            return alone and (nothing or given in _DEFAULTS or (own and self._is_quote_row(key)))
        return isinstance(value, Sequence) and value.flow and not value.items and key.text in _MAY_BE_NOTHING

    def _is_quote_row(self, key: Scalar) -> bool:
        """Whether a key stands in the long form of a quote, whose first key is `quote`."""
        column = key.place.column - 1
        for row in reversed(self.rows[: key.place.line - 1]):
            if row[:column].strip() == "-":
                return row[column:].startswith("quote:")
            if row.strip() and row[:column].strip():
                return False
        return False

    def _evidence(self, item: Mapping) -> _Edit | None:
        """The edit that writes a quote in a shorter form: words alone, or a pair of source and words."""
        held = {key.text: value for key, value in item.entries}
        if not all(isinstance(value, Scalar) for value in held.values()):
            return None
        start, end = self._span(item)
        if not is_bare(self._beside(item)):
            return None
        if "quote" not in held and len(held) == 1:
            ((source, words),) = held.items()
            typed = self._as_typed(words)
            return _Edit(start, end, typed) if source == self.default and typed else None
        says = {k for k, v in held.items() if isinstance(v, Scalar) and (k, v.text) not in _DEFAULTS and not v.is_null}
        named = held.get("source")
        typed = self._as_typed(held.get("quote"))
        if not typed or not says <= {"quote", "source"}:
            return None
        if "source" not in says or (isinstance(named, Scalar) and named.text == self.default):
            return _Edit(start, end, typed)
        pair = f"{named.text}: {typed}" if isinstance(named, Scalar) else ""
        pair = f"{{{pair}}}" if item.flow else pair
        return _Edit(start, end, pair) if pair != self.raw.text[start:end] else None

    def _as_typed(self, value: Node | None) -> str:
        """Words as they are typed in quotes on one row; empty where they are typed otherwise."""
        if not isinstance(value, Scalar) or value.place.line != value.end.line or value.is_null:
            return ""
        typed = self.raw.text[self._at(value.place) : self._at(value.end)]
        return typed if typed[:1] in {'"', "'"} else ""

    def _span(self, item: Mapping) -> tuple[int, int]:
        last = item.entries[-1][1]
        end = self.raw.tree.closings.get(item.place) if item.flow else last.end if isinstance(last, Scalar) else None
        return self._at(item.place), self._at(end or item.place)

    def _beside(self, item: Mapping) -> list[str]:
        """The text of an entry without its values: what is left holds its comments."""
        start, end = self._span(item)
        line_end = self.raw.text.find("\n", end)
        text = self.raw.text[start : end if item.flow else line_end if line_end >= 0 else len(self.raw.text)]
        for _, value in item.entries:
            if isinstance(value, Scalar):
                text = text.replace(self.raw.text[self._at(value.place) : self._at(value.end)], "", 1)
        return text.split("\n")

    def _in_one_text(self, key: str, item: Mapping) -> _Edit | None:
        """The edit that writes an alternative or a response that is a text alone as one."""
        if key not in {"alternatives", "responses"} or item.flow or [k.text for k, _ in item.entries] != ["text"]:
            return None
        ((name, value),) = item.entries
        if not isinstance(value, Scalar) or value.is_null or value.place.line != name.place.line:
            return None
        return _Edit(self._at(name.place), self._at(value.place))

    def _assessment(self, node: Node) -> _Edit | None:
        """The edit that writes an assessment as one text."""
        if not isinstance(node, Mapping) or node.flow or len(node.entries) != 1 or node.entries[0][0].text != "text":
            return None
        ((key, value),) = node.entries
        above = key.place.line - 2
        row = self.rows[above].rstrip()
        if not isinstance(value, Scalar) or value.is_null or not row.endswith("assessment:") or "#" in row:
            return None
        return _Edit(self.starts[above] + len(row), self._at(value.place), " ")
