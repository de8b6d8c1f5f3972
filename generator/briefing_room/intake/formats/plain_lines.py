"""A plain text as numbered lines: the lines of the file, and what each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Final

from briefing_room.intake.document.reading import Line
from briefing_room.model.article import one_line, text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKER: Final = re.compile(r"([ \t]*)(?:(\d{1,3}[.)])|[-*•·▪◦‣●])[ \t]+(?=\S)")
_WIDEST: Final = 100
_NARROWEST: Final = 40
_WRAPPED_RUN: Final = 3


def plain_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text. List items are told by their markers, wrapped lines by their even length."""
    rows = text_lines(text)
    if rows and not rows[-1].strip():
        rows.pop()  # what the last line break ends
    rows = [row.replace("\ufeff", "") for row in rows]
    items = _items(rows)
    lines = [items.get(number) or Line(one_line(row)) for number, row in enumerate(rows)]
    for number in _wrapped(rows):
        if number not in items:
            lines[number] = replace(lines[number], joins=True)
    return tuple(lines)


@dataclass(frozen=True)
class _Marked:
    number: int
    indent: int
    marker: str
    text: str


def _items(rows: Sequence[str]) -> dict[int, Line]:
    """Lines that are list items. One alone is none: a dash may open a speech, and a number a sentence."""
    marked = [
        _Marked(number, len(match[1].expandtabs(4)), match[2] or "-", one_line(row[match.end() :]))
        for number, row in enumerate(rows)
        if (match := _MARKER.match(row))
    ]
    found: dict[int, Line] = {}
    for group in _groups(marked, rows):
        least = min(item.indent for item in group)
        for item in group:
            level = 1 + (item.indent - least) // 2
            found[item.number] = Line(item.text, "item", level=min(level, _DEEPEST), marker=item.marker)
    return found


_DEEPEST: Final = 6


def _groups(marked: Sequence[_Marked], rows: Sequence[str]) -> Iterator[list[_Marked]]:
    """Yield runs of items with nothing but blank lines between them, of two or more, numbered ones in order."""
    group: list[_Marked] = []
    for item in marked:
        if group and not (_goes_on(rows, group[-1], item) and _follows(group, item)):
            if len(group) > 1:
                yield group
            group = []
        group.append(item)
    if len(group) > 1:
        yield group


def _goes_on(rows: Sequence[str], before: _Marked, item: _Marked) -> bool:
    """Whether nothing stands between two items but blank lines and the indented rest of the first."""
    between = [row for row in rows[before.number + 1 : item.number] if row.strip()]
    return all(len(row) - len(row.lstrip()) > before.indent for row in between)


def _follows(group: Sequence[_Marked], item: _Marked) -> bool:
    before = next((other for other in reversed(group) if other.indent == item.indent), None)
    if before is None:
        return True
    if item.marker == "-" or before.marker == "-":
        return item.marker == before.marker
    return int(item.marker[:-1]) == int(before.marker[:-1]) + 1


def _wrapped(rows: Sequence[str]) -> Iterator[int]:
    """Yield the lines that continue the line before them, when the text was wrapped at a width."""
    runs = _runs(rows)
    lines = [rows[number].strip() for run in runs if len(run) >= _WRAPPED_RUN for number in run[:-1]]
    inner = [len(line) for line in lines]
    # Where most lines end as sentences do, each is a paragraph.
    if not inner or sum(line.endswith(_SENTENCE_ENDS) for line in lines) > len(lines) / 2:
        return
    width = max(inner)
    even = sum(width - length <= _RAGGED for length in inner) / len(inner)
    if not median(inner) >= _NARROWEST or width > _WIDEST or even < _EVEN:
        return
    for run in runs:
        yield from run[1:]


_SENTENCE_ENDS: Final = (".", "!", "?", "”", '"', "»", "。")
_RAGGED: Final = 16
_EVEN: Final = 0.75


def _runs(rows: Sequence[str]) -> list[list[int]]:
    """Lines that follow each other without a blank line between them."""
    runs: list[list[int]] = []
    for number, row in enumerate(rows):
        if not row.strip():
            continue
        if runs and runs[-1][-1] == number - 1 and not _MARKER.match(row):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
