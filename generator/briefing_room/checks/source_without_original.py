"""Every source has its original, or says why it has none.

A text that was typed by hand cannot be held to what arrived. Readers see that it was, and why.

Bad:   original: null
Good:  original: original.html
Good:  original: none
       no_original: It was read out on the radio, and typed while it was heard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.source import NO_ORIGINAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each source without original or reason, and each that has both."""
    for source_id, source in desk.sources.items():
        facts = source.facts
        if not source.body.strip():
            continue  # told by front-matter: the article has no text
        if facts.original is None:
            message = f"{source_id} has no original, and does not say why"
            cure = f"put it there and name it; or, if it was typed by hand, say so:\noriginal: {NO_ORIGINAL}\n"
            found = Mistake(facts.at("original"), message, f"{cure}no_original: why there is none")
        elif source.is_typed and facts.no_original is None:
            message = f"{source_id} was typed by hand, and does not say why it has no original"
            found = Mistake(facts.at("original"), message, "say in no_original why there is none")
        elif not source.is_typed and facts.no_original is not None:
            message = f"{source_id} has an original, and says why it has none"
            found = Mistake(facts.at("no_original"), message, "take the key no_original out")
        else:
            continue
        yield found.concluded_from(facts, "original", "no_original")
