"""Where the corrections of a source stand in its text, so that readers are told at every quote that touches one.

    reading, line 5:  Norlnd and Estria met.      was: Norlnd   now: Norland
    text:             Norland and Estria met.     the passage “Norland”

A correction is found by the whole line it stands in, as the text has it; where that is no help, by its words alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.model.article import text_lines
from briefing_room.model.derived import derived
from briefing_room.quotes.citations import searchable_in
from briefing_room.quotes.pieces import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Correction, Source
    from briefing_room.quotes.find import Searchable
    from briefing_room.quotes.passage import Passage

_AROUND: Final = 3
"""Words on either side of words that the text leaves out, which show where they stood."""


@derived
def corrected_in(desk: Desk, source_id: str) -> tuple[tuple[Correction, tuple[Passage, ...]], ...]:
    """Each correction of a source with where it stands in the text: nowhere, where that cannot be told."""
    searchable = searchable_in(desk, source_id)
    corrections = searchable.source.facts.corrections
    return tuple((one, tuple(_places(searchable, one))) for one in corrections)


def corrections_at(desk: Desk, source_id: str, passage: Passage) -> tuple[Correction, ...]:
    """The corrections that a passage touches."""
    found = corrected_in(desk, source_id)
    return tuple(one for one, places in found if any(_touch(passage, place) for place in places))


def _touch(one: Passage, other: Passage) -> bool:
    if (one.where, one.caption) != (other.where, other.caption):
        return False
    return any(a < d and c < b for a, b in one.spans for c, d in other.spans)


def _places(searchable: Searchable, correction: Correction) -> Iterator[Passage]:
    before, behind = _line_around(searchable.source, correction)
    words = correction.now
    if words is None:
        words = " ".join([*before.split()[-_AROUND:], *behind.split()[:_AROUND]])
        before = behind = ""
    found = list(_found(searchable, words, before, behind)) or list(_found(searchable, words, "", ""))
    yield from found


def _found(searchable: Searchable, words: str, before: str, behind: str) -> Iterator[Passage]:
    for where in ("title", "caption", "text"):
        yield from searchable.matches(pieces_of(words), where, before, behind)[0] if words else ()


def _line_around(source: Source, correction: Correction) -> tuple[str, str]:
    """What stands before and behind a correction in its line, with the line's other corrections made."""
    rows = text_lines(source.reading or "")
    line = rows[correction.line - 1] if correction.line <= len(rows) else ""
    if not correction.was or correction.was not in line:
        return "", ""
    before, behind = line.split(correction.was, 1)
    for other in source.facts.corrections:
        if other is not correction and other.line == correction.line and other.was:
            in_front = other.was in before
            before = before.replace(other.was, other.now or "", 1)
            behind = behind if in_front else behind.replace(other.was, other.now or "", 1)
    return before.strip(), behind.strip()
