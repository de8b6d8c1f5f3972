"""Original and cleaned text beside each other in a terminal, as the private site shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.findings import columns, printable
from briefing_room.pages.compared import compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.source import Source

_GUTTER: Final = 26
_NARROWEST: Final = 24


def side_by_side(source: Source, width: int) -> Iterator[str]:
    """Yield the lines of a source's original, each with its number, what left it out, and what the text has of it.

    ``width`` is the terminal's, in columns.
    """
    each = max(_NARROWEST, (width - _GUTTER - 3) // 2)
    yield f"{'line  left out as':<{_GUTTER}}{_cell('original', each)} │ cleaned text"
    yield "─" * (_GUTTER + each) + "─┼─" + "─" * each
    for row in compared(source):
        head = f"{row.number or '':>4}  {row.rule:<{_GUTTER - 8}}  "
        yield from _beside(head, printable(row.line), printable(row.cleaned), each)


def _beside(head: str, left: str, right: str, each: int) -> Iterator[str]:
    lefts, rights = _folded(left, each), _folded(right, each)
    for row in range(max(len(lefts), len(rights))):
        one = lefts[row] if row < len(lefts) else ""
        other = rights[row] if row < len(rights) else ""
        yield f"{head if row == 0 else ' ' * len(head)}{_cell(one, each)} │ {other}".rstrip()


def _folded(text: str, width: int) -> list[str]:
    """A text cut into rows of so many terminal columns, between words where there are any."""
    rows, row = [], ""
    for word in text.split(" "):
        piece = word
        if row and columns(f"{row} {piece}") > width:
            rows.append(row)
            row = ""
        while columns(piece) > width:
            at = max(1, width // 2 if columns(piece) > len(piece) else width)
            rows.append(piece[:at])
            piece = piece[at:]
        row = f"{row} {piece}" if row else piece
    return [*rows, row]


def _cell(text: str, width: int) -> str:
    return text + " " * max(0, width - columns(text))
