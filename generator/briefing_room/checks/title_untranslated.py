"""A source in another language than the desk's has its title in the desk's too; one in the desk's has only one.

Readers see the headline as it stands, and beside it what it means: in registers, on its page and in search.

Bad:   title: "항구 회담"
       language: ko
Good:  the same with title_translation: Harbour talks
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.types import main_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each source of which the title lacks its translation, and each that has one it does not need."""
    ours = main_language(desk.settings.language)
    for source in desk.sources.values():
        facts, foreign = source.facts, main_language(source.language) != ours
        if foreign and not facts.title_translation:
            mistake = Mistake(
                facts.at("title"),
                f"the title is in another language ({source.language}) and has no translation",
                "add below it: title_translation: what it means",
            )
        elif facts.title_translation and not foreign:
            mistake = Mistake(
                facts.at("title_translation"),
                f"the title is in the desk's language ({source.language}) and has a translation",
                "take the translation out; another name for the source is its short",
            )
        else:
            continue
        mistake = mistake.concluded_from(facts, "title", "title_translation")
        yield mistake.concluded_from_each((desk.settings, facts), "language")
