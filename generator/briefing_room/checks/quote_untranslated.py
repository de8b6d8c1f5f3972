"""A quote in another language than the desk's has a translation, and one in the desk's own has none.

Readers see the original and, beside it, what it means. Words that they can read need no other words in their place,
which nobody holds to the source.

Bad:   - ko-article: "군사 협력"
Good:  - quote: "군사 협력"
         source: ko-article
         translation: military cooperation
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.types import main_language
from briefing_room.quotes import citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each quote in another language that has no translation, and each in ours that has one."""
    ours = main_language(desk.settings.language)
    for citation in citations(desk):
        theirs = main_language(citation.source.language)
        if theirs != ours and not citation.evidence.translation and citation.evidence.findable:
            mistake = Mistake(
                citation.evidence.at("quote"),
                f"the quote is in another language ({citation.source.language}) and has no translation",
                "add: translation: what it means",
            ).concluded_from(citation.evidence, "translation")
            yield mistake.concluded_from_each((desk.settings, citation.source.facts), "language")
        if theirs == ours and citation.evidence.translation:
            mistake = Mistake(
                citation.evidence.at("translation"),
                f"the quote is in the desk's language ({citation.source.language}) and has a translation",
                "take the translation out; what you say of the words is a note",
            )
            yield mistake.concluded_from_each((desk.settings, citation.source.facts), "language")
