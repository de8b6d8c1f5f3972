"""What was probably meant by a quote that stands nowhere, or more than once: suggestions, never decisions.

Only here is likeness measured. What is proposed is found again by `find`, so
that pasting it passes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from briefing_room.quotes.find import Ambiguous, NotFound
from briefing_room.quotes.fold import fold
from briefing_room.quotes.passage import Passage
from briefing_room.quotes.pieces import MOST_PIECES, OMISSION, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    return field.passage([_best_words(wanted, field, start, end)])


def proposal(source: Searchable, quote: str) -> Proposal | None:
    """What was probably meant, in the source's own words, so that pasting it passes; None when nothing is near."""
    if len(pieces_of(quote)) > MOST_PIECES:
        return None
    parts = _ELLIPSIS.split(quote)
    if _ELLIPSIS.search(OMISSION.sub(" ", quote)) and len(parts) <= MOST_PIECES:
        # Dots without brackets, which the source does not have: words were left out.
        skipping = _near_pieces(source, parts)
        made = _in_order(source, *skipping) if skipping else None
        if made is not None and len(made.passage.spans) > 1:
            return made
    meant = _near_pieces(source, OMISSION.split(quote))
    if meant is None:
        return None
    # Pieces that are there, but not in this order, or not in one text, leave the nearest one alone.
    near = meant[1] or nearest_passage(source, quote)
    return _in_order(source, *meant) or (None if near is None else pasteable(source, near))


def _near_pieces(source: Searchable, parts: Sequence[str]) -> tuple[list[str], Passage | None] | None:
    """Pieces of a quote, the nearest words for each that does not stand there, and the first of these passages.

    None when nothing is near one of them.
    """
    near: Passage | None = None
    pieces: list[str] = []
    for part in parts:
        if not fold(part):
            continue
        words = " ".join(part.split())
        if isinstance(source.find(part), NotFound):
            closest = nearest_passage(source, part)
            if closest is None:
                return None
            near, words = near or closest, source.words(closest)
        pieces.append(words)
    return pieces, near


def _in_order(source: Searchable, pieces: Sequence[str], near: Passage | None) -> Proposal | None:
    """Pieces as they stand in their order, preferably with the passage that is near; None when they do not."""
    found = source.find(" […] ".join(pieces), near.where if near else "text")
    if isinstance(found, Passage):
        return pasteable(source, found)
    passages = found.passages if isinstance(found, Ambiguous) else ()
    nearest = {*near.spans} if near else set()
    for passage in sorted(passages, key=lambda p: not nearest <= {*p.spans})[:_MOST_TRIED]:
        if made := pasteable(source, passage):
            return made
    return None


def pasteable(source: Searchable, passage: Passage) -> Proposal | None:
    """A passage's words, which are found there, with a prefix when they need one; None when nothing settles them."""
    words = source.words(passage)
    if source.find(words, passage.where) == passage:
        return Proposal(passage, words, "")
    prefix = settling_prefix(source, passage)
    return Proposal(passage, words, prefix) if prefix else None


def settling_prefix(source: Searchable, passage: Passage) -> str:
    """The fewest words before a passage that make its quote unique, or an empty text when none do."""
    field = source.field_of(passage)
    folded, text = field.folded, field.folded.text
    pieces = [text[slice(*folded.indexes(*span))] for span in passage.spans]
    start, _ = folded.indexes(passage.start, passage.end)
    for first in _word_starts(text, start):
        if source.matches(pieces, passage.where, text[first:start], "") == ((passage,), 1):
            return source.words_between(field, folded.starts[first], passage.start)
    return ""


def _word_starts(text: str, end: int) -> Iterator[int]:
    """Yield where the words before an index begin, the last first: as many as a prefix may have."""
    for _ in range(_MOST_PREFIX_WORDS):
        while end and text[end - 1] == " ":
            end -= 1
        if not end:
            return
        end = text.rfind(" ", 0, end) + 1
        yield end


def _best_words(wanted: str, field: Field, start: int, end: int) -> tuple[int, int]:
    """The run of whole words around a range of a text that is most like the wanted words."""
    text, left, right = field.folded.text, max(0, start - _AROUND), min(len(field.folded.text), end + _AROUND)
    left, right = field.words.borders(left, right)
    words = field.words.parts(left, right) or [(start, end)]
    first = max(0, bisect_right([s for s, _ in words], start) - 1)
    last = min(bisect_left([e for _, e in words], end), len(words) - 1)
    choices = [
        (words[a][0], words[b][1])
        for a in range(max(0, first - 2), min(first + 3, len(words)))
        for b in range(max(a, last - 2), min(last + 3, len(words)))
    ]
    best = max(choices, key=lambda span: (fuzz.ratio(wanted, text[span[0] : span[1]]), span[0] - span[1]))
    return _with_edges(wanted, text, *best)


def _with_edges(wanted: str, text: str, start: int, end: int) -> tuple[int, int]:
    """A run of words with the punctuation at its edges that the quote has as well."""
    lead, tail = _LEAD.match(wanted), _TAIL.search(wanted)
    for size in range(len(lead[0]) if lead else 0, 0, -1):
        if text.endswith(wanted[:size], 0, start):
            start -= size
            break
    for size in range(len(tail[0]) if tail else 0, 0, -1):
        if text.startswith(wanted[-size:], end):
            end += size
            break
    return start, end


_AROUND: Final = 60
"""Characters on either side of what is like the quote in which its words are looked for."""

_LEAD: Final = re.compile(r"[^\w\s]+")
_TAIL: Final = re.compile(r"[^\w\s]+$")
_ELLIPSIS: Final = re.compile(rf"{OMISSION.pattern}|…|\.\.\.+")
