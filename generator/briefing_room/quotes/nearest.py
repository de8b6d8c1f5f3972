"""What was probably meant by a quote that stands nowhere, or more than once: suggestions, never decisions.

Only here is likeness measured. What is proposed is found again by `find`, so
that pasting it passes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from briefing_room.quotes.find import Ambiguous, NotFound
from briefing_room.quotes.fold import fold
from briefing_room.quotes.passage import Passage
from briefing_room.quotes.pieces import OMISSION

if TYPE_CHECKING:
    from briefing_room.quotes.find import Searchable
    from briefing_room.quotes.passage import Field

_MOST_COMPARED: Final = 300_000_000
"""Characters of quote times characters of text: beyond it a suggestion would take seconds, and help nobody."""

_NEAR_ENOUGH: Final = 60
"""Below this likeness (rapidfuzz, 0–100) a suggestion would only puzzle."""

_MOST_PREFIX_WORDS: Final = 12
_MOST_TRIED: Final = 3


@dataclass(frozen=True)
class Proposal:
    """A correction of a quote: the passage that was probably meant, its words, and a prefix if they need one."""

    passage: Passage
    words: str
    prefix: str


def nearest_passage(source: Searchable, quote: str) -> Passage | None:
    """The passage of the text most like the quote, in whole words, or None when nothing is near."""
    wanted = fold(OMISSION.sub(" ", quote))
    best: tuple[float, Field, int, int] | None = None
    for field in (source.text, source.title, *source.captions):
        text = field.folded.text
        if len(wanted) * len(text) > _MOST_COMPARED:
            continue
        near = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=_NEAR_ENOUGH)
        if near and near.dest_end > near.dest_start and (best is None or near.score > best[0]):
            best = (near.score, field, near.dest_start, near.dest_end)
    if best is None:
        return None
    _, field, start, end = best
    return field.passage([_best_words(wanted, field.folded.text, start, end)])


def proposal(source: Searchable, quote: str) -> Proposal | None:
    """What was probably meant, in the source's own words, so that pasting it passes; None when nothing is near."""
    near: Passage | None = None
    parts: list[str] = []
    for part in OMISSION.split(quote):
        if not fold(part):
            continue
        words = " ".join(part.split())
        if isinstance(source.find(part), NotFound):
            closest = nearest_passage(source, part)
            if closest is None:
                return None
            near, words = near or closest, source.words(closest)
        parts.append(words)
    near = near or nearest_passage(source, quote)
    if near is None:
        return None
    # Pieces that are there, but not in this order, or not in one text, leave the nearest one alone.
    return _pasteable(source, " […] ".join(parts), near) or _pasteable(source, source.words(near), near)


def _pasteable(source: Searchable, words: str, near: Passage) -> Proposal | None:
    """Words that are found beside ``near``, with a prefix when they need one; None when nothing settles them."""
    found = source.find(words, near.where)
    if isinstance(found, Passage):
        return Proposal(found, words, "")
    passages = found.passages if isinstance(found, Ambiguous) else ()
    for passage in sorted(passages, key=lambda p: not {*near.spans} <= {*p.spans})[:_MOST_TRIED]:
        if prefix := settling_prefix(source, passage):
            return Proposal(passage, words, prefix)
    return None


def settling_prefix(source: Searchable, passage: Passage) -> str:
    """The fewest words before a passage that make its quote unique, or an empty text when none do."""
    field = source.field_of(passage)
    folded, text = field.folded, field.folded.text
    pieces = [text[slice(*folded.indexes(*span))] for span in passage.spans]
    start, _ = folded.indexes(passage.start, passage.end)
    word_starts = [match.start() for match in re.finditer(r"\S+", text[:start])]
    for first in reversed(word_starts[-_MOST_PREFIX_WORDS:]):
        if source.matches(pieces, passage.where, text[first:start], "") == ((passage,), 1):
            return source.words_between(field, folded.starts[first], passage.start)
    return ""


def _best_words(wanted: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The run of whole words around ``text[start:end]`` that is most like the wanted words."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    first = max(0, bisect_right([s for s, _ in words], start) - 1)
    last = next((n for n, (_, e) in enumerate(words) if e >= end), len(words) - 1)
    choices = [
        (words[a][0], words[b][1])
        for a in range(max(0, first - 2), min(first + 3, len(words)))
        for b in range(max(a, last - 2), min(last + 3, len(words)))
    ]
    start, end = max(choices, key=lambda span: (fuzz.ratio(wanted, text[span[0] : span[1]]), span[0] - span[1]))
    # Punctuation at the edge that the quote does not have is not proposed.
    while end - start > 1 and text[end - 1] in ".,;:!?" and not wanted.endswith(text[end - 1]):
        end -= 1
    return start, end
