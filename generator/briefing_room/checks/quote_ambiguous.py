"""A quote stands once in its source, so that it leads to one place.

Bad:   quote: North Korea            (it occurs 26 times)
Good:  quote: North Korea
       prefix: secretive confines of
Good:  a longer quote
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity, short, yaml_text
from briefing_room.quotes import Ambiguous, citations, settling_prefix

MOST = 10_000

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each quote that stands more than once, with prefixes that would settle it."""
    for citation in citations(desk):
        found = citation.found
        if not isinstance(found, Ambiguous) or not citation.evidence.findable:
            continue
        times = "more than 10,000" if found.count > MOST else str(found.count)
        lines = ["quote more of the sentence, or add the words before it; for example"]
        for passage in found.passages[:3]:
            prefix = settling_prefix(citation.searchable, passage)
            if prefix:
                line = citation.source.place_of(passage.start).line if passage.where == "text" else 1
                lines.append(f"prefix: {yaml_text(prefix)}   # line {line}")
        if len(lines) == 1:
            lines = ["quote more of the sentence, until the words stand only once"]
        yield Mistake(
            citation.evidence.at("quote"),
            f"these words occur {times} times in {citation.source.id}: {short(citation.evidence.quote)}",
            "\n".join(lines),
        )
