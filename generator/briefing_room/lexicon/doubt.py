"""Which clause of a report keeps a doubt: the doubt of one clause is not that of the next.

*Could attack the port, and Norland seizes the ships* hedges the attack alone. A clause ends at a semicolon, at *while*,
*but* and their like, and at *and* before what can be a subject or a verb of its own. *Which* begins a clause that takes
over the doubt before it. A condition, *according to*, a hedge in brackets, before a colon or with *that* behind it
speaks for the whole sentence. There is no grammar, and where it is not plain, the doubt is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.lexicon.hedging import uncapped
from briefing_room.model.article import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.lexicon.hedging import Hedging

_SEMICOLON: Final = re.compile(";")
_JOINER: Final = re.compile(r",?\s+(?:and|or|nor)\s+")
_BEGINS: Final = re.compile(
    r"(?:the|a|an|its|his|her|their|this|that|these|those|it|he|she|they|there)\b|[A-Z]"
    r"|(?:will|is|are|was|were|has)\b|(?P<verb>\w*[^\Ws]s)\s+(?!and\b|or\b)\w"
)
"""What a clause of its own begins with behind *and*: a subject, or a verb that says what is."""

_SPEAKS_FOR_ALL: Final = re.compile(r"\s+that\b|[^,;()]{0,80}[:)]")
_OPENED: Final = re.compile(r"[(–—][^()–—]*$|,[^,]{0,30}$")
_CLOSED: Final = re.compile(r"[^,;()–—]{0,30}[.)–—]?\s*$")


@dataclass(frozen=True)
class Clause:
    """A clause of a report: where it stands, the words that say something, and whether a doubt is kept in it."""

    start: int
    end: int
    words: frozenset[str]
    doubtful: bool


def clauses_of(hedging: Hedging, text: str, nouns: frozenset[str]) -> tuple[Clause, ...]:
    """The clauses of a report.

    Args:
        hedging: what finds doubt in the report's language.
        text: the report.
        nouns: the words of its quotes, in small letters: behind *and* one that ends like a verb is then a noun.
    """
    doubts = sorted({span for finder in hedging.kept for span in finder.spans(uncapped(text))})
    return tuple(
        clause
        for first, last in sentence_spans(text)
        for clause in _in_sentence(hedging, text, (first, last), doubts, nouns)
    )


def _in_sentence(
    hedging: Hedging, text: str, sentence: tuple[int, int], doubts: list[tuple[int, int]], nouns: frozenset[str]
) -> Iterator[Clause]:
    first, last = sentence
    here = [span for span in doubts if first <= span[0] < last]
    for_all = any(_speaks_for_all(hedging, text, sentence, span) for span in here)
    ends = sorted({*_ends(hedging, text, first, last, nouns), last})
    doubtful = False
    for start, end in zip([first, *ends], ends, strict=False):
        takes_over = doubtful and any(at == 0 for at, _ in hedging.relatives.spans(text[start:end]))
        doubtful = for_all or takes_over or any(start <= at < end for at, _ in here)
        if words := hedging.stems(text[start:end]):
            yield Clause(start, end, words, doubtful)


def _ends(hedging: Hedging, text: str, first: int, last: int, nouns: frozenset[str]) -> Iterator[int]:
    """Yield where clauses of a sentence of a report end."""
    yield from (match.start() for match in _SEMICOLON.finditer(text, first, last))
    yield from (at for at in hedging.ends_of_clauses(text, first, last) if not _JOINER.match(text, at, last))
    for match in _JOINER.finditer(text, first, last):
        begins = _BEGINS.match(text, match.end(), last)
        if begins and (begins["verb"] or "").casefold() not in nouns:
            yield match.start()


def _speaks_for_all(hedging: Hedging, text: str, sentence: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether a hedge is one of the whole sentence."""
    (first, last), (start, end) = sentence, span
    word = " ".join(text[start:end].lower().split())
    if word in hedging.whole or _SPEAKS_FOR_ALL.match(text, end, last):
        return True
    # “…, it is alleged.”, “(so one article suspects)”
    return bool(_OPENED.search(text[first:start]) and _CLOSED.match(text[end:last]))
