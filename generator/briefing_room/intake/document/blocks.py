"""Lines gathered into blocks: what stands together is judged together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.intake.document.wrapped import hyphenated_words, join_lines
from briefing_room.model.article import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_room.intake.document.reading import Kind, Line

_SENTENCE_ENDS: Final = (".", "!", "?", "。", "！", "？", "…", "؟", "।", "۔", "։", "።", "။", "។", "．")
_CLOSING: Final = "\"'”’»)】」』›"
_DENSE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Scripts in which a character says about as much as two letters, or four."""

PROSE: Final = 60
"""Weight in Latin letters from which a sentence counts as prose."""


@dataclass(frozen=True)
class Block:
    """Lines of a reading that are one block; ``numbers`` count the lines from 0."""

    numbers: tuple[int, ...]
    text: str
    kind: Kind
    level: int = 1
    marker: str = "-"
    region: str = ""
    linked: float = 0.0

    @property
    def first(self) -> int:
        """The number of its first line."""
        return self.numbers[0]

    @property
    def weight(self) -> int:
        """How much the block says, in characters of a Latin text."""
        return len(self.text) + 2 * len(_DENSE.findall(self.text))

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)

    @property
    def is_prose(self) -> bool:
        """Whether it is running text: a whole sentence or more, and not short."""
        return self.kind in {"paragraph", "quote", "item"} and self.is_sentence and self.weight >= PROSE


def gather(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of a reading: a line with those that join it; blank lines are in none."""
    groups: list[list[int]] = []
    for number, line in enumerate(lines):
        if not line.text:
            continue
        if line.joins and groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    known = hyphenated_words(line.text for line in lines) if any(line.joins for line in lines) else frozenset()
    return tuple(_block(lines, group, known) for group in groups)


def _block(lines: Sequence[Line], numbers: Sequence[int], known: frozenset[str]) -> Block:
    first = lines[numbers[0]]
    text = one_line(join_lines([lines[n].text for n in numbers], known))
    return Block(tuple(numbers), text, first.kind, first.level, first.marker, first.region, first.linked)
