"""What of a source is used: which of its sentences are quoted, by which statements, and which are not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.model.article import sentence_spans
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_room.model.article import Block
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.quotes import Citation


@dataclass(frozen=True)
class Sentence:
    """One sentence of a source's text: where it stands in the body, its words, and the statements that quote it."""

    start: int
    end: int
    text: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Coverage:
    """The sentences of a source's text, block by block."""

    blocks: tuple[tuple[Block, tuple[Sentence, ...]], ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        return tuple(sentence for _, group in self.blocks for sentence in group)

    @property
    def quoted(self) -> int:
        """How many sentences are quoted, in whole or in part."""
        return sum(bool(sentence.statements) for sentence in self.sentences)

    @property
    def unused(self) -> int:
        """How many are not."""
        return len(self.sentences) - self.quoted


def coverage_of(source: Source, citations: Iterable[Citation]) -> Coverage:
    """Which sentences of a source are quoted by these citations of it; citations of others are left out."""
    spans: dict[tuple[int, int], list[Statement]] = defaultdict(list)
    for citation in citations:
        found = citation.found
        if citation.source.id == source.id and isinstance(found, Passage) and found.where == "text":
            for span in found.spans:
                spans[span].append(citation.statement)
    return Coverage(tuple((block, _sentences(source, block, spans)) for block in source.blocks))


def _sentences(source: Source, block: Block, spans: dict[tuple[int, int], list[Statement]]) -> tuple[Sentence, ...]:
    text, offsets = block.located(source.body)
    here = [(span, found) for span, found in spans.items() if span[0] < block.end and block.start < span[1]]
    made = []
    for first, last in sentence_spans(text):
        start, end = offsets[first], offsets[last - 1] + 1
        using = [s for (begin, stop), found in here if begin < end and start < stop for s in found]
        once = {(s.briefing, s.address): s for s in using}
        made.append(Sentence(start, end, text[first:last], tuple(once.values())))
    return tuple(made)
