"""Slips of whole lines: what a merge left behind, and a key that stands one space off."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from briefing_room.findings import Cure, Mistake
from briefing_room.load.sheet import Edit, Sheet, Slip, indent_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_OURS: Final = re.compile(r"<{7}(\s|$)")
_BASE: Final = re.compile(r"\|{7}(\s|$)")
_MIDDLE: Final = re.compile(r"={7}\s*$")
_THEIRS: Final = re.compile(r">{7}(\s|$)")
_MARKER: Final = re.compile(r"(<{7}|\|{7}|>{7})(\s|$)|={7}\s*$")
_KEY: Final = re.compile(r" *(- +)*([\w-]+):(\s|$)|( *)- ")


def conflicts_in(sheet: Sheet) -> Iterator[Slip]:
    """Yield the first conflict of a merge that stands in the rows, read with the one side and with the other."""
    begin = next((n for n, row in enumerate(sheet.rows) if _MARKER.match(row)), None)
    if begin is None:
        return
    end = _next(sheet, _THEIRS, begin)
    middle = _next(sheet, _MIDDLE, begin)
    if not _OURS.match(sheet.rows[begin]) or middle is None or end is None or middle > end:
        yield _marker_alone(sheet, begin)
        return
    base = _next(sheet, _BASE, begin)
    first = (begin + 1, base if base is not None and base < middle else middle)
    second = (middle + 1, end)
    markers = [n for n in (begin, base if base is not None and base < middle else None, middle, end) if n is not None]
    help_ = (
        f"keep {_lines(sheet, *first)} or {_lines(sheet, *second)}, or what is right of both, and delete the rest "
        f"with the lines {', '.join(str(n + sheet.first_line) for n in markers[:-1])} and {end + sheet.first_line}"
    )
    mistake = Mistake(sheet.place(begin, 0), "a merge left two versions here, with its marks between them", help_)
    for kept in (first, second):
        rows = [n for n in range(begin, end + 1) if not kept[0] <= n < kept[1]]
        yield Slip(mistake, tuple(_blank(sheet, n) for n in rows), leaves_out=True)


def _next(sheet: Sheet, marker: re.Pattern[str], begin: int) -> int | None:
    return next((n for n in range(begin, len(sheet.rows)) if marker.match(sheet.rows[n])), None)


def _blank(sheet: Sheet, row: int) -> Edit:
    return Edit(row, 0, len(sheet.rows[row]), " " * len(sheet.rows[row]))


def _marker_alone(sheet: Sheet, row: int) -> Slip:
    """A mark of a merge whose others are gone."""
    message = f"a mark that a merge left stands here: {sheet.rows[row][:7]}"
    help_ = "delete the line, and see whether what stands around it is there twice"
    return Slip(Mistake(sheet.place(row, 0), message, help_), (_blank(sheet, row),), leaves_out=True)


def _lines(sheet: Sheet, begin: int, end: int) -> str:
    """Rows from one to before another, as lines of the file."""
    first, last = begin + sheet.first_line, end - 1 + sheet.first_line
    if last < first:
        return "nothing"
    return f"line {first}" if first == last else f"lines {first} to {last}"


def moved_rows(sheet: Sheet, rows: Sequence[int]) -> Iterator[Slip]:
    """Yield keys and entries in these rows, as if each stood one space farther left or right.

    Where two readings are as good, the first is taken; an even number of spaces is what most analysts write.
    """
    begun = Counter(column for text in sheet.rows for column in _columns(text))  # once: a file may have 100,000 rows
    found = [
        (row, by, last)
        for row in rows
        if _KEY.match(sheet.rows[row])
        for last in (row, _below(sheet, row))
        for by in (-1, 1)
        if _has_neighbour(begun, sheet.rows[row], by)
    ]
    for row, by, last in sorted(dict.fromkeys(found), key=lambda one: (one[2] > one[0], _odd(sheet, one))):
        yield _moved(sheet, row, by, last)


def _has_neighbour(begun: Mapping[int, int], text: str, by: int) -> bool:
    """Whether another row begins, or its key, in the column in which this one, or its key, would begin."""
    own = _columns(text)
    return any(begun.get(column + by, 0) > (column + by in own) for column in own)


def _columns(row: str) -> set[int]:
    """The columns in which a row begins, and in which its key does."""
    match = _KEY.match(row)
    return {indent_of(row), *([match.start(2)] if match[2] else [])} if match else set()


def _odd(sheet: Sheet, moved: tuple[int, int, int]) -> int:
    return (indent_of(sheet.rows[moved[0]]) + moved[1]) % 2


def _below(sheet: Sheet, row: int) -> int:
    """The last row of what is indented deeper than a row."""
    indent = indent_of(sheet.rows[row])
    last = row
    for number in range(row + 1, len(sheet.rows)):
        if sheet.rows[number].strip():
            if indent_of(sheet.rows[number]) <= indent:
                break
            last = number
    return last


def _moved(sheet: Sheet, row: int, by: int, last: int) -> Slip:
    text, indent = sheet.rows[row], indent_of(sheet.rows[row])
    match = _KEY.match(text)
    key = match[2] if match else None
    what = f"the key “{key}”" if key and not text.lstrip().startswith("-") else "this entry of a list"
    where = "right" if by < 0 else "left"
    edits = tuple(
        Edit(n, 0, 1, "") if by < 0 else Edit(n, 0, 0, " ")
        for n in range(row, last + 1)
        if sheet.rows[n].strip() and (by > 0 or sheet.rows[n].startswith(" "))
    )
    more = f", and what is below it to line {last + sheet.first_line}" if last > row else ""
    spaces = f"with {indent + by} space{'' if indent + by == 1 else 's'}, not {indent}" if indent + by else "with none"
    mistake = Mistake(
        sheet.place(row, indent),
        f"{what} stands one space too far to the {where}",
        f"indent it like its neighbours, {spaces}{more}",
    )
    start = sheet.place(row, 0)
    cure = Cure(start, sheet.place(row, 1) if by < 0 else start, "" if by < 0 else " ")
    return Slip(mistake.cured_by(cure) if last == row else mistake, edits, moves=True)
