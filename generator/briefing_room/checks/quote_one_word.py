"""A quote of one word or one number says why that is enough.

Hardly a word proves a statement. Where one does, because the statement is on the word itself, `note` says so, or
`voice` says who chose it. A heading, a list item, a cell or a caption that has no more may be quoted whole.

Bad:   - "pilgrimage"
Good:  - "a pilgrimage to a fellow pariah"
Good:  - quote: "pilgrimage"
         note: The word is the headline’s; the text speaks of a visit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.clipping import Texts
from briefing_room.analysis.lengthening import is_one_word, lengthening_of, what_to_write
from briefing_room.findings import Mistake, Severity, short
from briefing_room.quotes import Passage, citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each quote of one word of which nothing is said, with a longer one."""
    texts = Texts()
    for citation in citations(desk):
        found, evidence = citation.found, citation.evidence
        if not isinstance(found, Passage) or evidence.voice or evidence.note or citation.searchable.cuts_word(found):
            continue
        if is_one_word(citation.searchable, found):
            made = lengthening_of(desk, citation, texts).proposal(found)
            mistake = Mistake(
                evidence.at("quote"),
                f"the quote is one word: {short(evidence.quote)}",
                "\n".join(
                    [
                        *(what_to_write(citation, made) or ["quote more of its sentence"]),
                        "or say in “voice” whose word it is, or in “note” why it is enough",
                    ]
                ),
            )
            yield mistake.concluded_from(evidence, "note", "voice")
