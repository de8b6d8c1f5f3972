"""A quote is not from lines that were stripped from the article.

Weather, menus and sign-up prompts are no part of what the source says. Words
that stand only there prove nothing.

Bad:   quote: "10.3 C"        (a weather widget at the head of the page)
Good:  a quote from the article's own text
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity, short
from briefing_room.quotes import NotFound, citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each quote whose words stand only in the strip log."""
    for citation in citations(desk):
        found = citation.found
        if citation.evidence.findable and isinstance(found, NotFound) and found.stripped is not None:
            entry = citation.source.stripped[found.stripped]
            yield Mistake(
                citation.evidence.at("quote"),
                f"these words were stripped from {citation.source.id} as “{entry.rule}”: "
                f"{short(citation.evidence.quote)}",
                "quote the article itself; "
                f"if line {entry.lines} of the original belongs to it, put it back into the text",
            )
