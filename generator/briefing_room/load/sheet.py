"""The rows of a file while it is being mended, and the edits that mend them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from briefing_room.findings import Cure, Mistake, Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ENTRY: Final = re.compile(r"\s*(- |-$|#|[\w-]+:(\s|$))")


@dataclass(frozen=True)
class Edit:
    """What replaces the characters from ``start`` to before ``end`` in a row; all are counted from 0."""

    row: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Slip:
    """A slip that is known by name: what is told of it, and the edits that undo it.

    ``moves`` that it moves a key, whose value stays as it is; ``leaves_out`` that its rows are left out.
    """

    mistake: Mistake
    edits: tuple[Edit, ...]
    moves: bool = False
    leaves_out: bool = False

    @property
    def last_row(self) -> int:
        """The last row it changes."""
        return max(edit.row for edit in self.edits)


@dataclass(frozen=True)
class Sheet:
    """The rows of a YAML text. ``moved`` are edits that changed the length of a row, by row."""

    rows: tuple[str, ...]
    path: str
    first_line: int = 1
    moved: Mapping[int, tuple[Edit, ...]] = field(default_factory=dict)

    def place(self, row: int, column: int) -> Place:
        """Where a character stands in the file."""
        return Place(self.path, self.first_line + row, column + 1)

    def cure(self, row: int, start: int, end: int, text: str) -> Cure:
        """The edit as it is told."""
        return Cure(self.place(row, start), self.place(row, end), text)

    def with_edits(self, edits: Sequence[Edit]) -> Sheet:
        """The sheet with edits in rows that have none yet."""
        rows = list(self.rows)
        moved = {**self.moved}
        for edit in sorted(edits, key=lambda edit: (edit.row, edit.start), reverse=True):
            row = rows[edit.row]
            rows[edit.row] = row[: edit.start] + edit.text + row[edit.end :]
            if len(edit.text) != edit.end - edit.start:
                moved[edit.row] = (edit, *moved.get(edit.row, ()))
        return replace(self, rows=tuple(rows), moved=moved)

    def end_of_value(self, row: int) -> int:
        """The last row of a text that begins in a row: those indented deeper that are no entries belong to it."""
        indent = indent_of(self.rows[row])
        last = row
        for number in range(row + 1, len(self.rows)):
            line = self.rows[number]
            if not line.strip() or indent_of(line) <= indent or _ENTRY.match(line):
                break
            last = number
        return last


def indent_of(row: str) -> int:
    """How many spaces a row begins with."""
    return len(row) - len(row.lstrip(" "))


def column_before(edits: Sequence[Edit], column: int) -> int:
    """The column in the file, counted from 0, of one in a row with these edits."""
    shift = 0
    for edit in edits:
        begin = edit.start + shift
        if column >= begin + len(edit.text):
            shift += len(edit.text) - (edit.end - edit.start)
        elif column > begin:
            return edit.start
    return column - shift
