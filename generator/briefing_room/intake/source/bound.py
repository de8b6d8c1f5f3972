"""What binds a text to its original: the reading that is kept, the strip log, and lines that are in neither.

`check` proves a source on these, so every line of the reading is in the text, the headline, the captions or
the strip log.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.intake.document.blocks import gather
from briefing_room.intake.document.extracted import CAPTION, HEADLINE
from briefing_room.intake.source.strip_log import as_read, strip_log
from briefing_room.model.article import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.intake.document.extracted import Extract
    from briefing_room.intake.source.strip_log import Stripped

_REPEATED: Final = "headline-repeated"
_CAPTION_REPEATED: Final = "caption-repeated"
_GIVEN: Final = "the headline is the desk's own; no line of the original is it"


@dataclass(frozen=True)
class AddedLine:
    """A line that the text has and the original has not, before one of the original's lines."""

    line: int
    now: str
    why: str


@dataclass(frozen=True)
class Bound:
    """The lines that are kept as the reading, the strip log in their numbers, and what was added by hand."""

    lines: tuple[str, ...]
    log: tuple[Stripped, ...]
    added: tuple[AddedLine, ...]


def bound(made: Extract, title: str) -> Bound:
    """An extract bound under its headline.

    A headline that is no line of the document is added to the reading as its last line when the document states
    it elsewhere, as a page does in its head; one that an analyst gave is told as added.
    """
    lines = [as_read(line) for line in made.lines]
    runs = _runs(made)
    has_title = any(text == title for text, _ in runs)
    log = strip_log(made, dict(_not_in_the_text(made, title)))
    if has_title:
        return Bound(tuple(lines), log, ())
    if not made.is_text and any(offer.key == "title" and offer.value == title for offer in made.offers):
        return Bound((*lines, title), log, ())
    return Bound(tuple(lines), log, (AddedLine(1, title, _GIVEN),))


def _not_in_the_text(made: Extract, title: str) -> Iterator[tuple[int, str]]:
    """Yield the lines (from 0) that were taken for headline or caption and are not word for word what is kept."""
    for text, numbers in _runs(made):
        verdict = made.verdicts[numbers[0]]
        if verdict == HEADLINE and text != title:
            yield from ((number, _REPEATED) for number in numbers)
        elif verdict == CAPTION and text not in made.captions:
            yield from ((number, _CAPTION_REPEATED) for number in numbers)


def _runs(made: Extract) -> list[tuple[str, tuple[int, ...]]]:
    """Each block of the document as it is read: its text on one line, and its lines, counted from 0."""
    return [(one_line(block.text), block.numbers) for block in gather(made.lines)]
