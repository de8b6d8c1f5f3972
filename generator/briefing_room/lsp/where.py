"""Where in a YAML file a place is: by its tree, when it can be read, and by its rows while somebody types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.load.raw import RawFile
from briefing_room.load.stray import ACTORS, SETTINGS, SOURCES
from briefing_room.load.yaml_tree import Mapping, Scalar, Sequence
from briefing_room.lsp.written import Written
from briefing_room.model.briefing import Briefing
from briefing_room.model.desk import Actors, Settings
from briefing_room.model.source import ARTICLE, STRIPPED, FrontMatter, StripLog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Rows

    from pydantic import BaseModel

    from briefing_room.findings import Place
    from briefing_room.load.raw import Kind
    from briefing_room.load.shape import Loc
    from briefing_room.load.yaml_tree import Node


def kind_of(path: str) -> tuple[Kind, type[BaseModel]] | None:
    """What sort of file of a desk a path names, with the model of its keys; None for any other file."""
    if path == SETTINGS:
        return "settings", Settings
    if path == ACTORS:
        return "actors", Actors
    parts = path.split("/")
    if len(parts) == 1 and path.endswith(".yml") and not path.startswith("."):
        return "briefing", Briefing
    if len(parts) == 3 and parts[0] == SOURCES:  # noqa: PLR2004 - sources/ID/file
        return {ARTICLE: ("source", FrontMatter), STRIPPED: ("strip-log", StripLog)}.get(parts[2])  # type: ignore[return-value] # a literal
    return None


@dataclass(frozen=True)
class Here:
    """A scalar of a file's tree: the keys that lead to it, and whether it is a key itself."""

    loc: Loc
    scalar: Scalar
    is_key: bool = False


def scalars_of(path: str, text: str) -> Iterator[Here]:
    """Yield every key and every value of a file, in order; none of a file that is no YAML."""
    kind = kind_of(path)
    if kind:
        raw = RawFile(path, kind[0], text.encode("utf-8", "surrogatepass"))
        yield from _scalars(raw.tree.root, ())


def _scalars(node: Node | None, loc: Loc) -> Iterator[Here]:
    if isinstance(node, Scalar):
        yield Here(loc, node)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from _scalars(item, (*loc, number))
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield Here((*loc, key.text), key, is_key=True)
            yield from _scalars(value, (*loc, key.text))


def here(path: str, text: str, place: Place) -> Here | None:
    """What stands at a place; None where nothing does. Of a file that is no YAML now its rows tell."""
    spot = (place.line, place.column)
    found = list(scalars_of(path, text))
    if not found:
        return _by_its_row(text, place) if kind_of(path) else None
    for one in found:
        start, end = one.scalar.place, one.scalar.end
        if (start.line, start.column) <= spot <= (end.line, end.column):
            return one
        if (start.line, start.column) > spot:
            break
    return None


def _by_its_row(text: str, place: Place) -> Here | None:
    """What a row has behind its key, or behind its dash, by the row alone."""
    rows = Written(text).rows
    row = rows[place.line - 1] if place.line <= len(rows) else ""
    parts = _row(row)
    start = parts.value if parts.key else parts.at
    if place.column <= start or not row[start:].strip():
        return None
    cursor = cursor_at(rows, place.line - 1, min(place.column - 1, len(row)))
    value = re.split(r"\s#", row[cursor.start :])[0].rstrip().rstrip("\"'")
    if cursor.mark == "" and row[start : start + 1] in {"[", "{"}:
        value = re.split(r"[,\]}]", value)[0]
    begin, end = (place.line, cursor.start + 1), (place.line, cursor.start + len(value) + 1)
    return Here(cursor.loc, Scalar(place.path, begin, end, value, plain=not cursor.mark))


# --- while somebody types ---------------------------------------------------------------------------------

_DASHES: Final = re.compile(r"(\s*)((?:- +|-$)*)")
_KEY: Final = re.compile(r"(\"[^\"]*\"|'[^']*'|[\w.-]+):(?=\s|$)")

Part = Literal["key", "value"]


@dataclass(frozen=True)
class Cursor:
    """Where somebody types: the keys that lead there, what was typed of the word, and in which quotation marks.

    A ``part`` is a key, or a value; in a line that holds nothing yet it may become either, and is a key. ``typed``
    is everything from where the value begins to the cursor, which may be on a row above; ``row`` and ``start`` say
    where that is, from 0.
    """

    loc: Loc
    part: Part
    typed: str
    row: int
    start: int
    mark: str = ""


@dataclass(frozen=True)
class _Row:
    """One row taken apart: the columns of its dashes, its key with its column, and where its value begins."""

    dashes: tuple[int, ...]
    at: int
    key: str = ""
    value: int = 0


def _row(text: str) -> _Row:
    match = _DASHES.match(text)
    lead = match.end() if match else 0
    dashes = tuple(at for at in range(lead) if text[at] == "-")
    key = _KEY.match(text, lead)
    if not key:
        return _Row(dashes, lead, value=lead)
    value = key.end() + len(text[key.end() :]) - len(text[key.end() :].lstrip())
    return _Row(dashes, lead, key[1].strip("\"'"), value)


def cursor_at(rows: Rows[str], row: int, column: int) -> Cursor:
    """Where a cursor is, by the rows alone, which need not be YAML yet; both are counted from 0."""
    begun = _begun(rows, row, column)
    line = rows[begun]
    parts = _row(line if begun < row else line[:column])
    above = _around(rows, begun, parts)
    if not parts.key:
        typed = _typed(rows, begun, parts.at, row, column)
        if typed[:1] in {"'", '"'}:
            return Cursor(above, "value", typed[1:], begun, parts.at + 1, typed[0])
        if typed[:1] in {"[", "{"}:
            return _in_flow(above, typed, begun, parts.at)
        return Cursor(above, "key", typed, begun, parts.at)
    typed = _typed(rows, begun, min(parts.value, column if begun == row else parts.value), row, column)
    loc = (*above, parts.key)
    if typed[:1] in {"'", '"'}:
        return Cursor(loc, "value", typed[1:], begun, parts.value + 1, typed[0])
    if typed[:1] in {"[", "{"}:
        return _in_flow(loc, typed, begun, parts.value)
    return Cursor(loc, "value", typed, begun, column - len(typed) if begun == row else parts.value)


def _begun(rows: Rows[str], row: int, column: int) -> int:
    """The row in which the text begins that the cursor is in: a text in quotation marks may have several."""
    for first in range(row, max(-1, row - 30), -1):
        parts = _row(rows[first] if first < row else rows[first][:column])
        if not parts.key and not parts.dashes and first != row:
            continue
        typed = _typed(rows, first, parts.value if parts.key else parts.at, row, column)
        if first == row and (parts.key or parts.dashes):
            return row
        if typed[:1] in {"'", '"'}:
            return first if _is_open(typed) else row
        if parts.key or parts.dashes:
            return row
    return row


def _is_open(typed: str) -> bool:
    """Whether a text in quotation marks, from its first mark on, has not ended."""
    mark, body = typed[0], typed[1:]
    return mark not in (re.sub(r"\\.", "", body) if mark == '"' else body.replace("''", ""))


def _typed(rows: Rows[str], first: int, start: int, row: int, column: int) -> str:
    """What stands from a column of one row to the cursor."""
    if first == row:
        return rows[row][start:column]
    return "\n".join([rows[first][start:], *rows[first + 1 : row], rows[row][:column]])


def _around(rows: Rows[str], row: int, parts: _Row) -> Loc:
    """The keys that lead to what a row holds, from the rows above it and the dashes before it."""
    loc: list[int | str] = []
    limit, may_equal = parts.at, False
    for dash in reversed(parts.dashes):
        loc.insert(0, 0)
        limit, may_equal = dash, True
    for number in range(row - 1, -1, -1):
        text = rows[number]
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        one = _row(text)
        if one.key and one.dashes and one.at == limit and not may_equal:  # the first key of the same entry
            loc.insert(0, 0)
            limit, may_equal = one.dashes[-1], True
        elif one.key and (one.at < limit or (may_equal and one.at == limit and not one.dashes)):
            loc.insert(0, one.key)
            limit, may_equal = one.at, False
            for dash in reversed(one.dashes):
                loc.insert(0, 0)
                limit, may_equal = dash, True
        if limit == 0 and not may_equal:
            break
    return tuple(loc)


def _in_flow(loc: Loc, typed: str, row: int, start: int) -> Cursor:
    """Where the cursor is in brackets or braces that were opened on its row."""
    stack: list[str] = []
    key, word, mark = "", 0, ""
    at = 0
    while at < len(typed):
        char = typed[at]
        if mark:
            mark = "" if char == mark else mark
        elif char in "'\"" and not typed[word:at].strip():
            mark, word = char, at + 1
        elif char in "[{":
            stack.append(char)
            key, word = "", at + 1
        elif char in "]}":
            stack = stack[:-1]
            key, word = "", at + 1
        elif char == ",":
            key, word = "", at + 1
        elif char == ":" and stack[-1:] == ["{"] and typed[at + 1 : at + 2] in {" ", ""}:
            key, word = typed[word:at].strip().strip("\"'"), at + 1
        at += 1
    inner = typed[word:]
    word += len(inner) - len(inner.lstrip())
    inside: Loc = ((0,) if stack[-1:] == ["["] else ()) + ((key,) if key else ())
    is_key = stack[-1:] == ["{"] and not key
    return Cursor((*loc, *inside), "key" if is_key else "value", typed[word:], row, start + word, mark)
