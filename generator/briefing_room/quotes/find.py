"""How a quote is found in its source: once, word for word.

A near match is a miss; what was probably meant is asked of `nearest`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefing_room.model.types import main_language
from briefing_room.quotes.fold import fold, fold_spans
from briefing_room.quotes.passage import Field, Passage, whole
from briefing_room.quotes.pieces import MOST_PIECES, pieces_of, tilings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_room.model.article import Block
    from briefing_room.model.evidence import Evidence, Where
    from briefing_room.model.source import Source


@dataclass(frozen=True)
class NotFound:
    """The words do not stand there. ``elsewhere`` says where in the source they do, if anywhere."""

    elsewhere: tuple[Where, ...] = ()
    stripped: int | None = None
    """Number, from 0, of the entry of the strip log that holds the words."""
    pieces: int = 0
    """How many pieces the quote has, when they are too many to be looked for."""


@dataclass(frozen=True)
class Ambiguous:
    """The words stand there more than once: the passages, in order (the first hundred), and how many there are."""

    passages: tuple[Passage, ...]
    count: int


Found = Passage | NotFound | Ambiguous

_MOST_MATCHES: Final = 100


@dataclass(frozen=True)
class Searchable:
    """A source made ready for finding quotes in it. Make one a source and keep it while you search."""

    source: Source

    @cached_property
    def title(self) -> Field:
        """The headline."""
        return whole("title", 0, self.source.title, self._language)

    @cached_property
    def captions(self) -> tuple[Field, ...]:
        """The captions."""
        captions = self.source.facts.captions
        return tuple(whole("caption", n, text, self._language) for n, text in enumerate(captions))

    @cached_property
    def text(self) -> Field:
        """The body without block markers."""
        body = self.source.body
        folded = fold_spans(body, (span for block in self.source.blocks for span in block.spans))
        repeated = [block for block in self.source.blocks if fold(block.text(body)) == self.title.folded.text]
        headlines = tuple(folded.indexes(block.start, block.end) for block in repeated)
        return Field("text", 0, body, folded, headlines, self._language)

    @property
    def _language(self) -> str:
        return main_language(self.source.language)

    def fields(self, where: Where) -> tuple[Field, ...]:
        """The texts a quote may stand in."""
        if where == "title":
            return (self.title,)
        return self.captions if where == "caption" else (self.text,)

    def find(self, quote: str, where: Where = "text", prefix: str = "", suffix: str = "") -> Found:
        """Where the quote stands, when it stands there exactly once."""
        pieces = pieces_of(quote)
        if len(pieces) > MOST_PIECES:
            return NotFound(pieces=len(pieces))
        passages, count = self.matches(pieces, where, prefix, suffix)
        if count == 0 and where == "text" and self.text.headlines:
            passages, count = self.matches(pieces, "title", prefix, suffix)
        if count == 1:
            return passages[0]
        if count:
            return Ambiguous(passages, count)
        everywhere: tuple[Where, ...] = ("text", "title", "caption")
        elsewhere = tuple(w for w in everywhere if w != where and self.matches(pieces, w, "", "")[1])
        return NotFound(elsewhere, None if elsewhere else self._stripped(pieces))

    def find_evidence(self, evidence: Evidence) -> Found:
        """Where the quote of a piece of evidence stands, by its own prefix and suffix."""
        return self.find(evidence.quote, evidence.in_, evidence.prefix or "", evidence.suffix or "")

    def matches(self, pieces: Sequence[str], where: Where, prefix: str, suffix: str) -> tuple[tuple[Passage, ...], int]:
        """Where folded pieces stand in their order: the passages (the first hundred), and how many there are."""
        passages: list[Passage] = []
        count = 0
        for field in self.fields(where):
            ways = tilings(field, pieces, fold(prefix), fold(suffix))
            count += ways.count
            passages.extend(field.passage(match) for match in ways.matches(_MOST_MATCHES - len(passages)))
        return tuple(passages), count

    def _stripped(self, pieces: Sequence[str]) -> int | None:
        found = (n for n, field in enumerate(self._stripped_fields) if tilings(field, pieces, "", "").count)
        return next(found, None)

    @cached_property
    def _stripped_fields(self) -> tuple[Field, ...]:
        return tuple(whole("text", 0, entry.text) for entry in self.source.stripped)

    def field_of(self, passage: Passage) -> Field:
        """The text a passage stands in."""
        return next(field for field in self.fields(passage.where) if field.caption == passage.caption)

    def words(self, passage: Passage) -> str:
        """The words of a passage as the source has them: markers left out, lines joined, pieces by ``[…]``."""
        return " […] ".join(self.words_of(passage, span) for span in passage.spans)

    def words_of(self, passage: Passage, span: tuple[int, int]) -> str:
        """The words of one piece of a passage."""
        return self.words_between(self.field_of(passage), *span)

    def words_between(self, field: Field, start: int, end: int) -> str:
        """The words between two offsets of one of the source's texts, without the markers of blocks."""
        if field.where != "text":
            return " ".join(field.raw[start:end].split())
        parts = [
            field.raw[max(first, start) : min(last, end)]
            for block in self.blocks_between(start, end)
            for first, last in block.spans
            if first < end and start < last
        ]
        return " ".join(" ".join(parts).split())

    @cached_property
    def _block_starts(self) -> Sequence[int]:
        return [block.start for block in self.source.blocks]

    def blocks_between(self, start: int, end: int) -> Sequence[Block]:
        """The blocks of the text in which something between two offsets stands."""
        first = max(0, bisect_right(self._block_starts, start) - 1)
        blocks = self.source.blocks[first : bisect_left(self._block_starts, end)]
        return blocks[1:] if blocks and blocks[0].end <= start else blocks

    def place_around(self, where: Where, caption: int, start: int) -> tuple[int, int]:
        """What stands by itself around an offset: a paragraph, heading, list item or cell, the title or a caption."""
        if where != "text":
            return 0, len(next(field for field in self.fields(where) if field.caption == caption).raw)
        block = self.blocks_between(start, start + 1)[0]
        if block.kind != "row":
            return block.start, block.end
        body = self.source.body
        end = body.find("|", start, block.end)
        return max(block.start, body.rfind("|", block.start, start) + 1), block.end if end < 0 else end

    def parts_of(self, passage: Passage) -> tuple[Passage, ...]:
        """A passage parted wherever it skips a whole paragraph: within a part pieces stand in one, or in neighbours."""
        if passage.where != "text":
            return (passage,)
        parts = [[passage.spans[0]]]
        for before, span in pairwise(passage.spans):
            skipped = self.blocks_between(before[1] - 1, span[0] + 1)[1:-1]
            # A heading only names the paragraph behind it.
            if any(block.kind != "heading" for block in skipped):
                parts.append([])
            parts[-1].append(span)
        return tuple(replace(passage, spans=tuple(spans)) for spans in parts)

    def cuts_word(self, passage: Passage) -> bool:
        """Whether a quote begins or ends in the middle of a word, which can turn *unable* into *able*."""
        return self.field_of(passage).cuts_word(passage)
