"""An impact is one of the desk's words for it, and each of these stands once.

The words are minor, moderate, major and severe, unless the settings define others as `impacts`: two or more, from the
least, each with what the desk means by it. Readers see the meaning beside the word, and registers keep the order.

Bad:   impact: catastrophic        (the desk has minor, moderate, major and severe)
Good:  impact: severe
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.findings import Mistake, Severity
from briefing_room.model.meant import OTHER_WORDS, meant_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.model.desk import Desk, Settings
    from briefing_room.model.estimates import Risk

SEVERITY: Severity = "error"

_FEWEST: Final = 2


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield what is wrong with the desk's words for impact, and each impact that is none of them."""
    settings = desk.settings
    for mistake in _of_settings(settings):
        yield mistake.concluded_from(settings, "impacts")
    for briefing in desk.briefings.values():
        for risk in briefing.risks:
            if settings.impact_rank(risk.impact) < 0:
                mistake = _of_risk(risk, settings.impact_meanings).concluded_from(risk, "impact")
                yield mistake.concluded_from(settings, "impacts").concluded_from_each(settings.impacts, "term")


def _of_settings(settings: Settings) -> Iterator[Mistake]:
    if settings.impacts and len(settings.impacts) < _FEWEST:
        message = "the desk has one word for impact, which tells nothing apart"
        yield Mistake(settings.at_key("impacts"), message, "add another, or remove “impacts”")
    words: set[str] = set()
    for own in settings.impacts:
        if own.term.lower() in words:
            message = f"“{own.term}” stands twice among the desk's words for impact"
            yield Mistake(own.at("term"), message, "give each step a word of its own").concluded_from(own, "term")
        words.add(own.term.lower())


def _of_risk(risk: Risk, words: Mapping[str, str]) -> Mistake:
    typed = risk.impact.lower()
    alike = next((word for word in words if word.lower() == typed), None)
    other = OTHER_WORDS.get(typed)
    close = alike or (other if other in words else meant_id(typed, words))
    help_ = (f"did you mean “{close}”? " if close else "") + f"the desk's words: {', '.join(words)}"
    message = f"“{risk.impact}” is not one of the desk's words for impact"
    mistake = Mistake(risk.at("impact"), message, help_)
    return mistake.cured_by(risk.writing(close, "impact") if close else None)
