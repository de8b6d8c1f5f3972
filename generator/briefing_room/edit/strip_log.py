"""A strip log moved out of an article, row by row, and its lines counted as the original is read today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.binding import differences_of
from briefing_room.edit.rows import Replacing, ending_of, is_bare, replaced
from briefing_room.intake.source.article_file import stripped_file
from briefing_room.intake.source.strip_log import Stripped, ranges
from briefing_room.load.desk import load_typed
from briefing_room.load.raw import RawFile
from briefing_room.load.yaml_tree import Mapping, Scalar, Sequence
from briefing_room.model.article import one_line, text_lines, without_bullet
from briefing_room.model.desk import Desk, Settings
from briefing_room.model.source import STRIPPED, StripLog, line_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.edit.read_again import Again
    from briefing_room.model.source import Source

_HYPHEN: Final = 3
"""The column in which `stripped_file` writes the hyphen of an entry."""


@dataclass(frozen=True)
class Moved:
    """The rows of a strip log in its own file, and what is to be said of it."""

    rows: tuple[str, ...]
    told: tuple[str, ...] = ()
    added: bool = False

    @property
    def data(self) -> bytes:
        """The file."""
        return "\n".join([*self.rows, ""]).encode("utf-8")

    @property
    def raw(self) -> RawFile:
        """The file as the desk's reader has it."""
        return RawFile(STRIPPED, "strip-log", self.data)

    @property
    def log(self) -> Sequence | None:
        """The list under its one key, where there is one."""
        root = self.raw.tree.root
        found = [value for key, value in root.entries if key.text == "stripped"] if isinstance(root, Mapping) else []
        return found[0] if found and isinstance(found[0], Sequence) else None

    def entry(self, lines: str, text: str, rule: str) -> tuple[str, ...]:
        """The rows of an entry, as deep and with such line breaks as the others have."""
        numbers = line_numbers(lines)
        rows = stripped_file((Stripped(numbers[0], numbers[-1], text, rule),)).split("\n")[1:-1]
        deep = self.log.place.column if self.log and self.log.items and not self.log.flow else _HYPHEN
        ending = ending_of(self.rows[0])
        return tuple(f"{' ' * (deep - 1)}{row[_HYPHEN - 1 :]}{ending}" for row in rows)


@dataclass(frozen=True)
class _Entry:
    """An entry of a log, and its rows in the file, counted from 0."""

    first: int
    last: int
    lines: str
    text: str
    rule: str


def moved_log(rows: list[str], source: Source, again: Again | None) -> Moved:
    """The rows of a strip log as a file of its own.

    Where the original is read again, its lines have today's numbers and words; and lines that are in neither text nor
    log, and that today's rules leave out, are added.
    """
    moved = Moved(tuple(rows))
    if again is None or again.lines is None:
        return moved
    return _completed(_renumbered(moved, again, again.lines), source, again)


def _renumbered(moved: Moved, again: Again, lines: tuple[str, ...]) -> Moved:
    """The log with today's number and words of each line.

    An entry that changes is written anew, unless a comment would be lost: then it stays, and `check` tells the cure.
    """
    changes: list[Replacing] = []
    told: list[str] = []
    for entry in _entries(moved):
        today = again.today(entry.lines) if again.numbers else entry.lines
        rows = moved.rows[entry.first : entry.last]
        if today is None:
            told.append(f"line {entry.lines} is not in the original as it is read today, or no longer in one piece")
        elif (new := _as_read(entry, today, lines)) != (entry.lines, entry.text) and is_bare(rows):
            changes.append(Replacing(entry.first, entry.last, moved.entry(*new, entry.rule)))
    return Moved(tuple(replaced(moved.rows, changes)), tuple(told))


def _as_read(entry: _Entry, today: str, lines: tuple[str, ...]) -> tuple[str, str]:
    """Today's numbers and words of an entry; its own words where they say the same."""
    there = [lines[number - 1] for number in line_numbers(today) if number <= len(lines) and lines[number - 1]]
    own = [row for row in (one_line(row) for row in text_lines(entry.text)) if row]
    same = [*map(without_bullet, own)] == [*map(without_bullet, there)]
    return today, entry.text if same or not there else "\n".join(there)


def _completed(moved: Moved, source: Source, again: Again) -> Moved:
    """The log with what today's rules leave out and is not accounted for; each is told."""
    lost = _lost(moved, source, again)
    missing = [part for one in again.log for part in _parts(one, lost, again.lines or ())]
    if not missing or (moved.log and moved.log.flow and moved.log.items):
        return moved
    rows = moved.rows
    if not moved.log or not moved.log.items:
        rows = (*(row for row in rows if not row.startswith("stripped")), f"stripped:{ending_of(rows[0])}")
    entries = [*_entries(moved)]
    changes = []
    for one in missing:
        at = next((entry.first for entry in entries if line_numbers(entry.lines)[0] > one.first), len(rows))
        changes.append(Replacing(at, at, moved.entry(one.lines, one.text, one.rule)))
    told = (f"line {one.lines} is logged as {one.rule}, as today's rules have it" for one in missing)
    return Moved(tuple(replaced(rows, changes)), (*moved.told, *told), added=True)


def _parts(one: Stripped, lost: frozenset[int], lines: tuple[str, ...]) -> Iterator[Stripped]:
    """Yield what of an entry of today's log is not accounted for, lines that follow each other together."""
    for named in ranges(lost.intersection(range(one.first, one.last + 1))):
        numbers = line_numbers(named)
        yield Stripped(numbers[0], numbers[-1], "\n".join(lines[number - 1] for number in numbers), one.rule)


def _lost(moved: Moved, source: Source, again: Again) -> frozenset[int]:
    """The lines of the reading that are neither in the text nor in the log."""
    log, _ = load_typed(moved.raw, StripLog)
    read = replace(source, reading=(again.reading or b"").decode("utf-8"), log=log or StripLog())
    found = differences_of(Desk(settings=Settings(name=source.id), sources={source.id: read}), source.id)
    return frozenset(n for one in found if one.was for n in range(one.first, one.last + 1))


def _entries(moved: Moved) -> Iterator[_Entry]:
    """Yield each entry that has all it needs; what stands before the next one's comment belongs to it."""
    log = moved.log
    if log is None or log.flow:
        return
    starts = [item.place.line - 1 for item in log.items]
    for item, first, end in zip(log.items, starts, [*starts[1:], len(moved.rows)], strict=True):
        last = end
        while last > first + 1 and moved.rows[last - 1].strip()[:1] in {"", "#"}:
            last -= 1
        values = {k.text: v.text for k, v in item.entries if isinstance(v, Scalar)} if isinstance(item, Mapping) else {}
        if values.keys() >= {"lines", "text", "rule"}:
            yield _Entry(first, last, values["lines"], values["text"], values["rule"])
