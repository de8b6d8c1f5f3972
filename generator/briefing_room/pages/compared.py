"""Original and cleaned text beside each other: what became of every line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.model.article import text_lines
from briefing_room.model.source import line_numbers
from briefing_room.quotes import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.source import Source

_AHEAD: Final = 4
"""Blocks that are looked at for a line; more apart, the text was written by hand."""


OWN: Final = frozenset({"headline", "not in the text", "by hand"})  # messages
"""What became of a line of which the source's log of stripped lines says nothing."""


@dataclass(frozen=True)
class Compared:
    """One line of the original with its number, the rule that left it out or nothing, and what the text has there.

    ``number`` is None where the text has a block that no line of the original gave. ``rule`` is as the source has it,
    or one of our own words of `OWN`, which are translated.
    """

    number: int | None
    line: str
    rule: str
    cleaned: str

    @property
    def is_ours(self) -> bool:
        """Whether the rule is one of our own words."""
        return self.rule in OWN


_LARGEST_SHOWN: Final = 2**20
"""Characters of an original beyond which it would only be scrolled past."""


def compared(source: Source) -> tuple[Compared, ...]:
    """The lines of a source's original, each beside what the cleaned text has of it; empty without an original."""
    if source.reading is None or len(source.reading) > _LARGEST_SHOWN:
        return ()
    return tuple(_compared(source, text_lines(source.reading)))


def _compared(source: Source, lines: list[str]) -> Iterator[Compared]:
    rules = _rules(source)
    blocks = [block.text(source.body) for block in source.blocks]
    folded = [fold(block) for block in blocks]
    title = fold(source.title)
    at = 0  # the block under way
    for number, line in enumerate(lines, 1):
        key = fold(line)
        if not key:
            continue
        if number in rules:
            yield Compared(number, line, rules[number], "")
            continue
        found = next((n for n in range(at, min(at + _AHEAD, len(blocks))) if _holds(folded[n], key)), None)
        if found is None:
            yield Compared(number, line, "headline" if key == title else "not in the text", "")
            continue
        yield from (Compared(None, "", "by hand", blocks[n]) for n in range(at, found))
        begins = folded[found].startswith(key[:_BEGINNING]) or key.endswith(folded[found])
        yield Compared(number, line, "", blocks[found] if begins else "")
        at = found + 1 if key.endswith(folded[found]) or folded[found].endswith(key) else found
    yield from (Compared(None, "", "by hand", block) for block in blocks[at:])


_BEGINNING: Final = 40


def _holds(block: str, line: str) -> bool:
    """Whether a line is a part of a block, or the block behind a list's marker."""
    return line in block or (line.endswith(block) and len(line) - len(block) <= _MARKER)


_MARKER: Final = 8


def _rules(source: Source) -> dict[int, str]:
    """The rule that left a line out, by the line's number."""
    return {number: entry.rule for entry in source.stripped for number in line_numbers(entry.lines)}
