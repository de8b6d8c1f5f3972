"""The pieces of a quote around `[…]` have at least three words each.

Single words gathered from a text say whatever one likes. A piece of one or two words may stand only where the source
has no more: a heading, a list item, a cell or a caption of its own, quoted whole. How far pieces
may stand from each other is told under `quote-apart`. A quote has forty pieces at most.

Bad:   quote: "suspected […] hegemonic […] overseeing"
Good:  quote: "suspected of hegemonic ambitions […] overseeing a display of warships"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.clipping import Texts
from briefing_room.analysis.lengthening import enough_words, lengthening_of, what_to_write
from briefing_room.findings import Mistake, Severity, short
from briefing_room.quotes import MOST_PIECES, NotFound, Passage, citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each quote with a piece of fewer words, with longer pieces."""
    texts = Texts()
    for citation in citations(desk):
        found = citation.found
        if isinstance(found, NotFound) and found.pieces:
            yield Mistake(
                citation.evidence.at("quote"),
                f"the quote has {found.pieces:,} pieces",
                f"quote {MOST_PIECES} pieces at most; make several quotes of it",
            )
        if not isinstance(found, Passage) or len(found.spans) == 1 or citation.searchable.cuts_word(found):
            continue  # half a word is told of by quote-cuts-word, with longer pieces too
        if len(citation.searchable.parts_of(found)) > 1:
            continue  # quote-apart tells of it, and makes each piece long enough to stand alone
        enough = enough_words(citation.searchable, found)
        if not all(enough):
            pieces = [citation.searchable.words_of(found, span) for span in found.spans]
            splinter = next(words for words, good in zip(pieces, enough, strict=True) if not good)
            made = lengthening_of(desk, citation, texts).proposal(found)
            yield Mistake(
                citation.evidence.at("quote"),
                f"a piece of the quote has fewer than three words: {short(splinter)}",
                "\n".join(what_to_write(citation, made) or ["quote more of its sentence"]),
            )
