"""A file of YAML as rows, and the rows that belong to each of its keys: what is edited, so that all else stays.

The comment right above a key belongs to it. A blank row, and a comment at the margin behind a value, belong to the
key that follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, finding_of
from briefing_room.load.raw import FENCE
from briefing_room.load.rules import yaml_structure
from briefing_room.load.yaml_tree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing_room.findings import Finding
    from briefing_room.load.raw import RawFile
    from briefing_room.load.yaml_tree import Node


class CannotEditError(Exception):
    """A file cannot be edited as it is; the findings say what has to be mended first."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings[0].message)
        self.findings = findings


@dataclass(frozen=True)
class KeyRows:
    """Where a key stands, in rows counted from 0: the comment above it, the key, and the row behind its value."""

    above: int
    first: int
    last: int
    value: Node


@dataclass(frozen=True)
class Replacing:
    """That rows from ``first`` to before ``last`` are replaced; where both are the same, rows are put in."""

    first: int
    last: int
    rows: tuple[str, ...] = ()


def rows_of(raw: RawFile) -> list[str]:
    """The rows of a file; each keeps the carriage return that an editor has put at its end."""
    return raw.text.split("\n")


def key_rows(raw: RawFile) -> dict[str, KeyRows]:
    """The keys at the margin of a file, or of an article's front matter, with their rows.

    Raises:
        CannotEditError: they do not stand each on a row of its own.
    """
    rows, root = rows_of(raw), raw.tree.root
    if not isinstance(root, Mapping) or root.flow:
        message = "its keys do not stand each on a row of its own, so none can be changed and all else be left"
        place = raw.body_place if root is None else root.place
        raise CannotEditError(finding_of(yaml_structure, Mistake(place, message, "write each key on a row of its own")))
    starts = [key.place.line - 1 for key, _ in root.entries]
    fenced = next((n for n in range(1, len(rows)) if rows[n].rstrip() == FENCE), len(rows))
    ends = [*starts[1:], fenced if raw.kind == "source" else len(rows)]
    found: dict[str, KeyRows] = {}
    before = raw.yaml_line - 1
    for (key, value), first, end in zip(root.entries, starts, ends, strict=True):
        above = first
        while above > before and rows[above - 1].startswith("#"):
            above -= 1
        last = _last(rows, first, end)
        found[key.text] = KeyRows(above, first, last, value)
        before = last
    return found


def _last(rows: Sequence[str], first: int, end: int) -> int:
    """The row behind what belongs to a key; blank rows and comments at the margin belong to the next."""
    while end > first + 1 and (not rows[end - 1].strip() or rows[end - 1].startswith("#")):
        end -= 1
    return end


def replaced(rows: Sequence[str], changes: Iterable[Replacing]) -> list[str]:
    """The rows after several changes, none of which overlap."""
    after = list(rows)
    # From the end, so that rows before are still counted as they were; what is put in at one row keeps its order.
    for change in [*sorted(changes, key=lambda one: (one.first, one.last))][::-1]:
        after[change.first : change.last] = change.rows
    return after


def with_value(row: str, value: Scalar, text: str) -> str:
    """A row with another text for a value that stands in it; quotes around the old one go with it."""
    start, end = value.place.column - 1, value.end.column - 1
    gap = " " if start and row[start - 1] == ":" else ""
    return f"{row[:start]}{gap}{text}{row[end:]}"


def ending_of(row: str) -> str:
    """What a row ends with beside its line break: a carriage return, or nothing."""
    return "\r" if row.endswith("\r") else ""


def is_bare(rows: Iterable[str]) -> bool:
    """Whether rows hold no comment, so that nothing an analyst wrote beside the values is lost with them."""
    return not any("#" in row for row in rows)
