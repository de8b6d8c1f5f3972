"""A source's original as it was read: its lines after corrections, and which of them the strip log leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.model.article import one_line, text_lines, without_bullet
from briefing_room.model.derived import derived
from briefing_room.model.source import line_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Correction, Source, Stripped


@dataclass(frozen=True)
class Made:
    """A correction that was made in a line, and after how many of its letters the corrected words begin and end.

    Letters are all that is no space, so that their number is the same however a line is spaced or broken.
    """

    correction: Correction
    start: int
    end: int


@dataclass(frozen=True)
class Row:
    """One line that the text must have: its number in the original, its words after corrections, and where they are."""

    number: int
    text: str
    is_corrected: bool = False
    made: tuple[Made, ...] = ()


def letters(text: str) -> int:
    """How many characters of a text are no space."""
    return len("".join(text.split()))


@dataclass(frozen=True)
class LogFault:
    """An entry of the strip log that is not true, why, and the entry's lines as they should be, when they are known."""

    entry: Stripped
    why: str
    lines: str | None = None


@dataclass(frozen=True)
class CorrectionFault:
    """A correction that is not true or changes nothing, and why; ``line`` is what stands in its line."""

    correction: Correction
    why: str
    line: str | None = None


@dataclass(frozen=True)
class AsRead:
    """The lines of a reading, from 1; those that the text must have; and what is wrong with log and corrections."""

    lines: tuple[str, ...]
    rows: tuple[Row, ...]
    every: frozenset[str]
    log_faults: tuple[LogFault, ...]
    correction_faults: tuple[CorrectionFault, ...]


@derived
def as_read(desk: Desk, source_id: str) -> AsRead | None:
    """A source's original as it was read; None where there is no reading that could be trusted."""
    source = desk.sources[source_id]
    if source.reading is None:
        return None
    lines = tuple(one_line(row) for row in text_lines(source.reading))
    corrected, made, added, correction_faults = _corrected(source, lines)
    left_out, log_faults = _left_out(source, lines)
    mended = {correction.line for correction in source.facts.corrections}
    correction_faults += [
        CorrectionFault(one, "its line is in the strip log, so there is nothing to correct")
        for one in source.facts.corrections
        if one.was is not None and one.line in left_out
    ]
    rows: list[Row] = []
    for number, text in enumerate(corrected, 1):
        for one, words in added.get(number, ()):
            rows.append(Row(number, words, is_corrected=True, made=(Made(one, 0, letters(words)),)))
        if text and number not in left_out:
            rows.append(Row(number, text, number in mended, tuple(made.get(number, ()))))
    every = frozenset({*corrected, *(row.text for row in rows)})
    return AsRead(lines, tuple(rows), every, tuple(log_faults), tuple(correction_faults))


def _corrected(
    source: Source, lines: tuple[str, ...]
) -> tuple[list[str], Mapping[int, list[Made]], Mapping[int, list[tuple[Correction, str]]], list[CorrectionFault]]:
    """The lines after the corrections, where these are, the lines added in front of a line, and what is wrong."""
    spans: dict[int, list[tuple[int, int, str, Correction]]] = {}
    added: dict[int, list[tuple[Correction, str]]] = {}
    faults: list[CorrectionFault] = []
    for one in source.facts.corrections:
        was, now = one_line(one.was or ""), one_line(one.now or "")
        if one.line > len(lines):
            faults.append(CorrectionFault(one, f"there is no line {one.line}: the original has {len(lines)} lines"))
        elif was == now:
            faults.append(CorrectionFault(one, "it changes nothing: was and now are the same"))
        elif not was:
            added.setdefault(one.line, []).append((one, now))
        else:
            span = _span_of(was, lines[one.line - 1])
            taken = spans.setdefault(one.line, [])
            if span is None or any(span[0] < end and start < span[1] for start, end, _, _ in taken):
                why = f"its words do not stand in line {one.line}, as whole words and once"
                faults.append(CorrectionFault(one, why, lines[one.line - 1]))
            else:
                taken.append((*span, now, one))
    corrected = list(lines)
    made: dict[int, list[Made]] = {}
    for number, changes in spans.items():
        text, at, line = lines[number - 1], 0, ""
        for start, end, now, one in sorted(changes, key=lambda change: change[:2]):
            line, at = f"{line}{text[at:start]}", end
            made.setdefault(number, []).append(Made(one, letters(line), letters(line) + letters(now)))
            line += now
        corrected[number - 1] = one_line(line + text[at:])
    return corrected, made, added, faults


def _span_of(words: str, line: str) -> tuple[int, int] | None:
    """Where some words stand in a line; None unless they stand there once and are whole words."""
    start = line.find(words)
    if start < 0 or line.find(words, start + 1) >= 0:
        return None
    end = start + len(words)
    inside = (start > 0 and line[start - 1].isalnum() and words[0].isalnum() and line[start].isascii()) or (
        end < len(line) and line[end].isalnum() and words[-1].isalnum() and line[end].isascii()
    )
    return None if inside else (start, end)


def _left_out(source: Source, lines: tuple[str, ...]) -> tuple[frozenset[int], list[LogFault]]:
    """The lines that the strip log leaves out, and its entries that are not true.

    Of an entry that is not true its words count where they stand, so that one mistake is told once.
    """
    left_out: set[int] = set()
    faults: list[LogFault] = []
    false: list[tuple[Stripped, range]] = []
    for entry in source.stripped:
        numbers = line_numbers(entry.lines)
        if not _is_true(entry, numbers, lines):
            false.append((entry, numbers))
        elif left_out & {*numbers}:
            faults.append(LogFault(entry, f"line {min(left_out & {*numbers})} is in the strip log twice"))
        else:
            left_out |= {*numbers}
    for entry, numbers in false:
        meant = _where(entry, lines, left_out)
        left_out |= {*(meant or [number for number in numbers if number <= len(lines)])}
        faults.append(LogFault(entry, _why(entry, numbers, lines), _named(meant) if meant else None))
    return frozenset(left_out), faults


def _words(entry: Stripped) -> list[str]:
    return [text for text in (_plain(row) for row in text_lines(entry.text)) if text]


def _plain(text: str) -> str:
    return without_bullet(one_line(text))


def _is_true(entry: Stripped, numbers: range, lines: tuple[str, ...]) -> bool:
    if numbers[-1] > len(lines):
        return False
    return _words(entry) == [_plain(lines[number - 1]) for number in numbers if lines[number - 1]]


def _where(entry: Stripped, lines: tuple[str, ...], taken: set[int]) -> range | None:
    """Where the words of an entry stand as lines that follow each other and are not logged yet: the nearest."""
    words = _words(entry)
    first = line_numbers(entry.lines)[0]
    starts = [
        at
        for at in range(1, len(lines) - len(words) + 2)
        if words
        and _plain(lines[at - 1]) == words[0]
        and [_plain(line) for line in lines[at - 1 : at - 1 + len(words)]] == words
        and not taken & {*range(at, at + len(words))}
    ]
    best = min(starts, key=lambda at: (abs(at - first), at), default=None)
    return range(best, best + len(words)) if best is not None else None


def _named(numbers: range) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"


def _why(entry: Stripped, numbers: range, lines: tuple[str, ...]) -> str:
    if numbers[-1] > len(lines):
        return f"there is no line {numbers[-1]}: the original has {len(lines)} lines"
    there = " · ".join(_lines_of(numbers, lines))
    named = f"line {entry.lines}" if len(numbers) == 1 else f"lines {entry.lines}"
    return f"{named} of the original {'says' if len(numbers) == 1 else 'say'} “{there}”"


def _lines_of(numbers: range, lines: tuple[str, ...]) -> Iterator[str]:
    yield from (lines[number - 1] for number in numbers if lines[number - 1])
