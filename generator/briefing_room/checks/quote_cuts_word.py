"""A quote, and each piece of one, begins and ends with whole words.

Half a word can turn the sense round: *able* out of *unable*, *expected* out of *unexpected*. A word joined by a hyphen
is one word (*non-lethal*), and a number keeps its sign, its decimals, its range, its currency and its per cent.
*’s* may be left off, a Korean particle, and an Arabic or Hebrew *and*. Where a script puts no space between words, as
in Chinese, Japanese and Thai, a quote may begin and end between any two letters.

Bad:   quote: "expected to last for weeks"   (the source: "unexpected to last …")
Good:  quote: "unexpected to last for weeks"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.clipping import Texts
from briefing_room.analysis.lengthening import cure_of, lengthening_of, what_to_write
from briefing_room.findings import Mistake, Severity, short
from briefing_room.quotes import Passage, citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each quote that begins or ends inside a word, with one of whole words."""
    texts = Texts()
    for citation in citations(desk):
        if isinstance(citation.found, Passage) and citation.searchable.cuts_word(citation.found):
            if len(citation.searchable.parts_of(citation.found)) > 1:
                continue  # quote-apart tells of it, and makes whole words of each piece
            made = lengthening_of(desk, citation, texts).proposal(citation.found)
            mistake = Mistake(
                citation.evidence.at("quote"),
                f"the quote begins or ends in the middle of a word: {short(citation.evidence.quote)}",
                "\n".join(what_to_write(citation, made) or ["quote whole words"]),
            )
            mistake = mistake.cured_by(cure_of(desk, citation, made))
            yield mistake.concluded_from(citation.source.facts, "language")
