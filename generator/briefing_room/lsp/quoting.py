"""Words of a source that continue what somebody types inside quotation marks, each a quote that can stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.clipping import Texts
from briefing_room.analysis.lengthening import Lengthening
from briefing_room.lexicon import lexicon_of
from briefing_room.model.article import sentence_spans
from briefing_room.quotes import Passage, fold, searchable_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.quotes import Searchable

FEWEST: Final = 3
"""Words that must have been typed: fewer stand in too many places."""

MOST_PLACES: Final = 12
_MOST_ENDS: Final = 3

_END: Final = re.compile(r"[,;:)—–](?=\s)|\s[—–](?=\s)")
"""Where a quote may end before its sentence does."""


def continuations(desk: Desk, source_id: str, typed: str) -> Iterator[tuple[str, str]]:
    """Yield words of a source that begin with what was typed, each with where they stand.

    Typography counts as little as in a quote. What is proposed stands once, and the rules on clipped words have
    nothing to say of it.
    """
    searchable = searchable_in(desk, source_id)
    wanted = fold(typed)
    if len(wanted.split()) < FEWEST:
        return
    lengthening = Lengthening(lexicon_of(desk), Texts(), searchable)
    told: set[str] = set()
    for at in searchable.text.places(wanted)[:MOST_PLACES]:
        for end in _ends(searchable, at, at + len(wanted)):
            passage = searchable.text.passage([(at, end)])
            whole = lengthening.sound(passage)
            if whole is None:
                continue
            words = searchable.words(whole)
            if words not in told and isinstance(searchable.find(words), Passage):
                told.add(words)
                yield words, f"{source_id}, line {searchable.source.place_of(whole.start).line}"


def _ends(searchable: Searchable, start: int, least: int) -> Iterator[int]:
    """Yield where a quote may end that begins at an index of the folded text: before a pause, and with its sentence."""
    folded = searchable.text.folded
    first = folded.starts[start]
    block = searchable.blocks_between(first, first + 1)[0]
    begin, last = folded.indexes(block.start, block.end)
    text = folded.text[begin:last]
    at = start - begin
    sentence = next(
        (end for from_, end in sentence_spans(text) if from_ <= at < end and begin + end >= least), len(text)
    )
    ends = [begin + match.start() for match in _END.finditer(text, least - begin, sentence)]
    yield from ends[: _MOST_ENDS - 1]
    closing = begin + sentence
    yield closing - 1 if folded.text[closing - 1] == "." and closing - 1 >= least else closing
