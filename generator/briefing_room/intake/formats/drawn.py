"""The lines of a PDF's pages as they are drawn: text, place and size."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PageObject

# Ligatures are the font's, not the writer's, and a search for the word would miss them.
_LIGATURES: Final = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SHOWN: Final = {"Cc": " ", "Cs": "\ufffd"}  # half a character, from a font's faulty table, is none
_SAME_LINE: Final = 0.5  # of the size: raised and lowered characters are nearer


@dataclass(frozen=True)
class Drawn:
    """One line on a page. ``x`` and ``y`` count from the lower left, in points, as does the ``size`` of its letters."""

    text: str
    x: float
    y: float
    size: float
    page: int


@dataclass
class _Row:
    """A line while it is being put together."""

    page: int
    pieces: list[str] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0
    sizes: Counter[float] = field(default_factory=Counter)

    def add(self, text: str, x: float, y: float, size: float) -> None:
        """Take one more piece of text."""
        if text.strip():
            if not self.sizes:
                self.x, self.y = x, y
            self.sizes[size] += len(text.strip())
        self.pieces.append(text)

    def drawn(self) -> Drawn:
        """The line. Its size is that of most of its letters."""
        return Drawn(_clean("".join(self.pieces)), self.x, self.y, self.sizes.most_common(1)[0][0], self.page)


def drawn_lines(page: PageObject, number: int) -> tuple[Drawn, ...]:
    """The lines of a page in the order in which they are drawn, which is mostly that of reading."""
    pieces: list[tuple[str, float, float, float]] = []

    def visit(text: str, within: Sequence[float], matrix: Sequence[float], _font: Any, size: float) -> None:  # noqa: ANN401  # pypdf's own type
        x = matrix[4] * within[0] + matrix[5] * within[2] + within[4]
        y = matrix[4] * within[1] + matrix[5] * within[3] + within[5]
        pieces.append((text, x, y, round(size * (_scale(matrix) * _scale(within)) ** 0.5, 1)))

    page.extract_text(visitor_text=visit)
    drawn = (row.drawn() for row in _rows(pieces, number) if row.sizes)
    return tuple(line for line in drawn if line.text)


def _scale(matrix: Sequence[float]) -> float:
    """By how much a transformation enlarges an area."""
    return abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])


def _rows(pieces: Sequence[tuple[str, float, float, float]], page: int) -> Iterator[_Row]:
    """Pieces put together to lines: a new one begins at a line break, or where the text jumps up or down."""
    row = _Row(page)
    for text, x, y, size in pieces:
        if row.sizes and text.strip() and abs(y - row.y) > _SAME_LINE * max(size, *row.sizes):
            yield row
            row = _Row(page)
        first, *others = text.split("\n")
        row.add(first, x, y, size)
        for other in others:
            yield row
            row = _Row(page)
            row.add(other, x, y, size)
    yield row


def _clean(text: str) -> str:
    """A line's text with single spaces, without control characters, its ligatures taken apart."""
    shown = "".join(_SHOWN.get(unicodedata.category(character), character) for character in text)
    return " ".join(shown.translate(_LIGATURES).split())
