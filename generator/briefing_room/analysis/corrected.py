"""Where the corrections of a source stand in its text, so that readers are told wherever corrected words are shown.

    reading, line 5:  Norlnd and Estria met.      was: Norlnd   now: Norland
    text:             Norland and Estria met.     the passage “Norland”

What puts a correction into a line of the reading (`as_read`) knows where in the line it is, and what proves the text
(`binding`) knows where in the text the line is. Nothing is looked for by its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.as_read import as_read, letters
from briefing_room.analysis.binding import is_numbered, rows_in_text, run_of
from briefing_room.model.article import one_line
from briefing_room.model.derived import derived
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.analysis.as_read import AsRead, Made
    from briefing_room.model.article import Block
    from briefing_room.model.desk import Desk
    from briefing_room.model.evidence import Where
    from briefing_room.model.source import Correction, Source

Placed = tuple["Correction", Passage]


@derived
def corrected_in(desk: Desk, source_id: str) -> tuple[tuple[Correction, tuple[Passage, ...]], ...]:
    """Each correction of a source with where it stands in the text: nowhere, where the text is not proved."""
    source, read = desk.sources[source_id], as_read(desk, source_id)
    found = [*_in_text(source, read), *_in_named(source, read)] if read else []
    return tuple((one, tuple(place for other, place in found if other is one)) for one in source.facts.corrections)


def corrections_at(desk: Desk, source_id: str, passage: Passage) -> tuple[Correction, ...]:
    """The corrections that a passage touches."""
    found = corrected_in(desk, source_id)
    return tuple(one for one, places in found if any(_touch(passage, place) for place in places))


def _touch(one: Passage, other: Passage) -> bool:
    if (one.where, one.caption) != (other.where, other.caption):
        return False
    return any(a < d and c < b for a, b in one.spans for c, d in other.spans)


def _in_text(source: Source, read: AsRead) -> Iterator[Placed]:
    if not any(row.made for row in read.rows):
        return
    for block, placed in rows_in_text(source, read):
        changed = [one for one in placed if one.row.made]
        offsets = _offsets(block, source.body) if changed else ()
        for one in changed:
            for made in one.row.made:
                yield made.correction, _passage("text", 0, offsets, one.letters - one.dropped, made)


def _offsets(block: Block, body: str) -> Sequence[int]:
    """Where each letter of a block stands in the body; those of an item's number stand with its first."""
    text, offsets = block.located(body)
    marker = [block.start] * letters(block.marker) if is_numbered(block) else []
    return [*marker, *(offset for char, offset in zip(text, offsets, strict=True) if one_line(char))]


def _in_named(source: Source, read: AsRead) -> Iterator[Placed]:
    """Yield what was corrected in the headline and the captions, each of which is whole lines."""
    named: list[tuple[Where, int, str]] = [("title", 0, source.title)]
    named += [("caption", number, text) for number, text in enumerate(source.facts.captions)]
    for where, number, text in named:
        offsets = [at for at, char in enumerate(text) if one_line(char)]
        at = 0
        while run := run_of(one_line(text), read.rows, at):
            before = 0
            for row in read.rows[slice(*run)]:
                for made in row.made:
                    yield made.correction, _passage(where, number, offsets, before, made)
                before += letters(row.text)
            at = run[0] + 1


def _passage(where: Where, caption: int, offsets: Sequence[int], before: int, made: Made) -> Passage:
    """The corrected words; where they were left out, the letters on either side of the gap."""
    gone = made.start == made.end
    first, last = before + made.start - gone, before + made.end + gone
    first, last = max(0, min(first, len(offsets) - 1)), max(1, min(last, len(offsets)))
    return Passage(where, caption, ((offsets[first], offsets[last - 1] + 1),))
