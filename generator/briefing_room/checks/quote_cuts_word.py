"""A quote begins and ends with whole words.

Half a word can turn the meaning round: *able* out of *unable*.

Bad:   quote: "able to alter the strategic landscape"   (the source: "unable to …")
Good:  quote: "unable to alter the strategic landscape"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity, short
from briefing_room.quotes import Passage, citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each quote that begins or ends inside a word."""
    for citation in citations(desk):
        if isinstance(citation.found, Passage) and citation.searchable.cuts_word(citation.found):
            yield Mistake(
                citation.evidence.at("quote"),
                f"the quote begins or ends in the middle of a word: {short(citation.evidence.quote)}",
                "quote whole words",
            )
