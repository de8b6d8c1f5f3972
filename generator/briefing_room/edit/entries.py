"""An entry put into a briefing where the format has its place, typed as the file around it; and taken back again.

    with_entry(raw, "risks", {...})                      a new entry of a list; the list is begun where there is none
    with_evidence(raw, item_place, {"quote": …})         a quote more for a statement
    with_key(raw, item_place, "retired", {...})          a key of an item, at its place in the format's order

Each gives an `Added`: the text before and after. Nothing else moves: rows are put in, none is written anew. What comes
out is read again, and is refused when it says anything but what was asked for.
"""

from __future__ import annotations

from collections.abc import Mapping as Keyed
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias

from briefing_room.edit.rows import CannotEditError, Replacing, key_rows, replaced, rows_of
from briefing_room.edit.style import entry_rows, in_braces, in_short, style_of, typed_rows
from briefing_room.findings import Mistake, Place, finding_of
from briefing_room.load.raw import BYTE_ORDER_MARK, RawFile
from briefing_room.load.rules import yaml_structure
from briefing_room.load.shape import class_at, keys_of
from briefing_room.load.yaml_tree import Mapping, Scalar, Sequence, walk
from briefing_room.model.briefing import Briefing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from briefing_room.edit.rows import KeyRows
    from briefing_room.edit.style import Style, Value
    from briefing_room.load.yaml_tree import Node

EVIDENCE: Final = "evidence"


@dataclass(frozen=True)
class Added:
    """What putting something into a file comes to: its text before and after, and the first row that is new."""

    path: str
    before: str
    after: str
    line: int

    @property
    def data(self) -> bytes:
        """The file with what was added."""
        return self.after.encode("utf-8")


def taken_back(added: Added, now: str) -> str | None:
    """The text of a file without what was added to it, whatever else has been typed since.

    None where what was added no longer stands there in one piece, or stands there twice.
    """
    if now == added.after:
        return added.before
    before, after, rows = (text.split("\n") for text in (added.before, added.after, now))
    first = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    rest = 0
    while rest < len(before) - first and before[-1 - rest] == after[-1 - rest]:
        rest += 1
    new, old = after[first : len(after) - rest], before[first : len(before) - rest]
    at = [n for n in range(len(rows) - len(new) + 1) if rows[n : n + len(new)] == new]
    if len(at) != 1 or not new:
        return None
    return "\n".join([*rows[: at[0]], *old, *rows[at[0] + len(new) :]])


def with_entry(raw: RawFile, section: str, entry: Keyed[str, Value]) -> Added:
    """A briefing's file with one entry more at the end of a list of it, such as ``risks``.

    Raises:
        CannotEditError: the list stands in brackets, or the file cannot be read.
    """
    keys, style = key_rows(raw), style_of(raw)
    model = class_at(Briefing, (section, 0))
    ordered = {key: in_short(key, value) for key, value in _ordered(entry, model).items()}
    at = keys.get(section)
    if at is None or _is_nothing(at.value):
        change = _new_section(raw, keys, section, ordered, style)
    elif not isinstance(at.value, Sequence) or at.value.flow:
        _refuse(at.value.place, f"{section} stands in brackets", "write each entry on rows of its own, behind a dash")
    else:
        indent = at.value.place.column - 1
        rows = [*entry_rows(section, ordered, indent, style)]
        first = _last_row(raw, at.value, 0)
        spaced = _is_spaced(raw, at.value)
        change = Replacing(first, first, tuple([""] * spaced + rows))
    return _made(raw, change, style, ordered if at and isinstance(at.value, Sequence) and at.value.items else [ordered])


def with_evidence(raw: RawFile, item: Place, evidence: Value) -> Added:
    """A briefing's file with one quote more for the statement whose keys begin at a place.

    Raises:
        CannotEditError: the statement stands in braces, or the file cannot be read.
    """
    mapping, style = _mapping_at(raw, item), style_of(raw)
    evidence = in_short(EVIDENCE, evidence)
    found = next((value for key, value in mapping.entries if key.text == EVIDENCE), None)
    if found is None or _is_nothing(found):
        return with_key(raw, item, EVIDENCE, [evidence])
    if not isinstance(found, Sequence):
        _refuse(found.place, "the evidence is no list", "write each quote on a row of its own, behind a dash")
    if found.flow:
        return _within(raw, found, in_braces(EVIDENCE, evidence), style, evidence)
    indent = found.place.column - 1
    first = _last_row(raw, found, mapping.entries[0][0].place.column - 1)
    new = tuple(entry_rows(EVIDENCE, evidence, indent, style))
    return _made(raw, Replacing(first, first, new), style, evidence)


def with_key(raw: RawFile, item: Place, key: str, value: Value, model: type[BaseModel] | None = None) -> Added:
    """A briefing's file with a key more in the item whose keys begin at a place; a key with nothing is written over.

    ``model`` is the class of the item, which has the order of its keys; without it the key comes last.

    Raises:
        CannotEditError: the item has the key already, or cannot be edited as rows.
    """
    mapping, style = _mapping_at(raw, item), style_of(raw)
    value = in_short(key, value)
    if mapping.flow:
        return _within(raw, mapping, f"{key}: {in_braces(key, value)}", style, value)
    there = {typed.text: (typed, inner) for typed, inner in mapping.entries}
    indent = mapping.entries[0][0].place.column - 1
    if key in there:
        typed, inner = there[key]
        if not _is_nothing(inner):
            _refuse(typed.place, f"{key} stands there already", "change what stands there")
        first = typed.place.line - 1
        return _made(raw, Replacing(first, first + 1, tuple(typed_rows(key, value, indent, style))), style, value)
    order = keys_of(model)
    earlier = [name for name in there if name not in order or key not in order or order.index(name) < order.index(key)]
    before = [n for n, (typed, _) in enumerate(mapping.entries) if typed.text in earlier]
    number = before[-1] if before else len(mapping.entries) - 1
    first = _last_row(raw, mapping.entries[number][1], indent)
    return _made(raw, Replacing(first, first, tuple(typed_rows(key, value, indent, style))), style, value)


# --- rows ---------------------------------------------------------------------------------------------


def _new_section(
    raw: RawFile, keys: Keyed[str, KeyRows], section: str, entry: Keyed[str, Value], style: Style
) -> Replacing:
    """The rows of a list that is begun with one entry: behind what comes before it in the format's order."""
    rows = [f"{section}:", *entry_rows(section, entry, style.dash, style)]
    if section in keys:
        at = keys[section]
        written = rows_of(raw)[at.first]
        comment = written[written.index("#") :] if "#" in written else ""
        rows[0] += f"  {comment}".rstrip() if comment else ""
        return Replacing(at.first, at.last, tuple(rows))
    order = keys_of(Briefing)
    earlier = [name for name in keys if name in order and order.index(name) < order.index(section)]
    first = max((keys[name].last for name in earlier), default=next(iter(keys.values())).first)
    return Replacing(first, first, tuple([""] * _sections_are_spaced(raw, keys) + rows))


def _sections_are_spaced(raw: RawFile, keys: Keyed[str, KeyRows]) -> bool:
    rows = rows_of(raw)
    lists = [at for at in keys.values() if isinstance(at.value, Sequence) and not at.value.flow and at.above]
    return sum(not rows[at.above - 1].strip() for at in lists) * 2 > len(lists)


def _is_spaced(raw: RawFile, sequence: Sequence) -> bool:
    """Whether blank rows stand between the entries of a list."""
    rows = rows_of(raw)
    later = [item.place.line - 1 for item in sequence.items[1:]]
    return bool(later) and sum(not rows[n - 1].strip() for n in later) * 2 > len(later)


def _last_row(raw: RawFile, node: Node, indent: int) -> int:
    """The row behind a value, with the comments below it that are indented deeper than its key."""
    rows = rows_of(raw)
    last = max(_end(raw, one) for one in walk(node))
    while last > 1 and not rows[last - 1].strip():
        last -= 1  # blank rows behind a block of text belong to what follows
    below = last
    while below < len(rows) and (not rows[below].strip() or _is_comment(rows[below], indent)):
        below += 1
        if rows[below - 1].strip():
            last = below
    return last


def _is_comment(row: str, indent: int) -> bool:
    bare = row.lstrip()
    return bare.startswith("#") and len(row) - len(bare) > indent


def _end(raw: RawFile, node: Node) -> int:
    """The number of rows up to where a value ends."""
    if isinstance(node, Scalar):
        is_block = node.end.line > node.place.line and node.end.column == 1
        return max(node.place.line, node.end.line - is_block)
    return raw.tree.closings[node.place].line if node.flow else node.place.line


def _within(raw: RawFile, node: Mapping | Sequence, text: str, style: Style, wanted: Value) -> Added:
    """The file with something more in brackets or braces, before they close."""
    close = raw.tree.closings[node.place]
    rows = rows_of(raw)
    line, column = close.line - 1, close.column - 2
    holds = bool(node.entries if isinstance(node, Mapping) else node.items)
    if holds and not rows[line][:column].strip():  # the bracket stands on a row of its own
        return _on_a_row(raw, node, text, style, wanted)
    before = rows[line][:column].rstrip(" ")
    lead = "" if not holds else " " if before.endswith(",") else ", "
    row = f"{before}{lead}{text}{rows[line][column:]}"
    return _made(raw, Replacing(line, line + 1, (row,)), style, wanted, ended=True)


def _on_a_row(raw: RawFile, node: Mapping | Sequence, text: str, style: Style, wanted: Value) -> Added:
    """The file with something more on a row before the bracket that closes, behind the last of what it holds."""
    rows, close = rows_of(raw), raw.tree.closings[node.place]
    last = node.entries[-1][1] if isinstance(node, Mapping) else node.items[-1]
    end = last.end if isinstance(last, Scalar) else raw.tree.closings[last.place]
    row = rows[end.line - 1]
    comma = "" if row[end.column - 1 :].lstrip().startswith(",") else ","
    indent = row[: len(row) - len(row.lstrip())]
    new = (
        f"{row[: end.column - 1]}{comma}{row[end.column - 1 :]}",
        *rows[end.line : close.line - 1],
        f"{indent}{text},{style.ending}",
    )
    return _made(raw, Replacing(end.line - 1, close.line - 1, new), style, wanted, ended=True)


def _made(raw: RawFile, change: Replacing, style: Style, wanted: Value, *, ended: bool = False) -> Added:
    rows = rows_of(raw)
    new = change.rows if ended else tuple(f"{row}{style.ending}" for row in change.rows)
    if change.first == len(rows):  # the file's last row has no line break behind it
        rows[-1] += style.ending
        new = (*new[:-1], new[-1].removesuffix(style.ending))
    after = "\n".join(replaced(rows, [Replacing(change.first, change.last, new)]))
    mark = BYTE_ORDER_MARK if raw.data.startswith(BYTE_ORDER_MARK.encode()) else ""
    made = Added(raw.path, mark + raw.text, mark + after, change.first + 1)
    now = RawFile(raw.path, raw.kind, made.data)
    if now.tree.root is None or list(_more(_plain(raw.tree.root), _plain(now.tree.root))) != [_flat(wanted)]:
        place = Place(raw.path, made.line)
        _refuse(place, "what would stand here would be read as something else", "write it by hand")
    return made


_Plain: TypeAlias = "str | list[_Plain] | dict[str, _Plain]"


def _plain(node: Node | None) -> _Plain:
    """What a tree says: texts with their white space as single spaces, and nothing as an empty text."""
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return " ".join(node.text.split()) if node and not node.is_null else ""


def _flat(value: Value) -> _Plain:
    """A value as it will be read."""
    if isinstance(value, str | int):
        return " ".join(str(value).split())
    if isinstance(value, Keyed):
        return {key: _flat(inner) for key, inner in value.items()}
    return [_flat(inner) for inner in value]


def _more(old: _Plain, new: _Plain) -> Iterator[_Plain]:
    """Yield what is said beside what was said before; what is said otherwise comes twice, so that it is noticed."""
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() <= new.keys():
        for key, inner in new.items():
            if key in old:
                yield from _more(old[key], inner)
            else:
                yield inner
    elif old in ("", []) and new != old:
        yield new
    elif isinstance(old, list) and isinstance(new, list) and len(old) <= len(new):
        for was, now in zip(old, new, strict=False):
            yield from _more(was, now)
        yield from new[len(old) :]
    elif old != new:
        yield from (old, new)


# --- the file -----------------------------------------------------------------------------------------


def _mapping_at(raw: RawFile, place: Place) -> Mapping:
    found = (one for one in walk(raw.tree.root) if isinstance(one, Mapping) and one.place == place and one.entries)
    node = next(found, None)
    if node is None:
        _refuse(place, "no item stands here that could be edited", "write it as keys on rows of their own")
    return node


def _is_nothing(node: Node) -> bool:
    return (isinstance(node, Scalar) and node.is_null) or (isinstance(node, Sequence) and not node.items)


def _ordered(entry: Keyed[str, Value], model: type[BaseModel] | None) -> dict[str, Value]:
    """The keys of an entry in the format's order; those that the format has not come last."""
    order = keys_of(model)
    return dict(sorted(entry.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)))


def _refuse(place: Place, message: str, cure: str) -> NoReturn:
    raise CannotEditError(finding_of(yaml_structure, Mistake(place, message, cure)))
