"""The strip log: which lines of the original were left out, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.intake.document.extracted import HEADLINE, KEPT
from briefing_room.model.source import line_numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from briefing_room.intake.document.extracted import Extract
    from briefing_room.intake.document.reading import Line

_IN_THE_SOURCE: Final = frozenset({"", KEPT, HEADLINE})


@dataclass(frozen=True)
class Stripped:
    """Lines first to last of the reading, counted from 1, that one rule left out, and what stood there."""

    first: int
    last: int
    text: str
    rule: str

    @property
    def lines(self) -> str:
        """The lines as the front matter has them: ``5``, or ``3-7``."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def as_read(line: Line) -> str:
    """A line as the reading shows it: a numbered item with its number, which is part of what it says."""
    return line.text if line.kind != "item" or line.marker == "-" or not line.text else f"{line.marker} {line.text}"


def strip_log(made: Extract, also: Mapping[int, str] | None = None) -> tuple[Stripped, ...]:
    """Every line that was left out, lines that follow each other under one rule together.

    ``also`` names lines (from 0) that are left out by another rule than their verdict says.
    """
    log: list[Stripped] = []
    rules = {**dict(enumerate(made.verdicts)), **(also or {})}
    for number, line in enumerate(made.lines, 1):
        verdict = rules[number - 1]
        if verdict in _IN_THE_SOURCE or not line.text:
            continue
        last = log[-1] if log else None
        if last and last.rule == verdict and last.last == number - 1:
            log[-1] = Stripped(last.first, number, f"{last.text}\n{as_read(line)}", verdict)
        else:
            log.append(Stripped(number, number, as_read(line), verdict))
    return tuple(log)


def ranges(numbers: Collection[int]) -> Iterator[str]:
    """Yield line numbers as the front matter has them: ``5``, ``7-9``.

    >>> list(ranges({5, 7, 8, 9}))
    ['5', '7-9']
    """
    ordered = sorted(numbers)
    start = 0
    for at in range(1, len(ordered) + 1):
        if at == len(ordered) or ordered[at] != ordered[at - 1] + 1:
            first, last = ordered[start], ordered[at - 1]
            yield str(first) if first == last else f"{first}-{last}"
            start = at


def numbers_in(lines: Iterable[str]) -> frozenset[int]:
    """The line numbers of such ranges.

    >>> sorted(numbers_in(["5", "7-9"]))
    [5, 7, 8, 9]
    """
    return frozenset(number for text in lines for number in line_numbers(text))
