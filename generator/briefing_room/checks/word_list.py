"""The settings' `words` add to lists that there are.

The lists are `vague`, `certain`, `conditional`, `hedges`, `negations`, `speakers` and `boilerplate`.

Bad:   words: {hedge: [word has it that]}
Good:  words: {hedges: [word has it that]}
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.lexicon import LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk, severities: Mapping[str, Severity]) -> Iterator[Mistake]:  # noqa: ARG001 - one signature for its kind
    """Yield each list of words that no rule asks."""
    for name in desk.settings.words:
        if name not in LISTS:
            close = get_close_matches(name, LISTS, n=1)
            help_ = f"did you mean “{close[0]}”?" if close else f"the lists: {', '.join(LISTS)}"
            message = f"“{name}” is no list of words that a rule asks"
            cure = desk.settings.writing_key(close[0], "words", name) if close else None
            yield Mistake(desk.settings.at_key("words", name), message, help_).cured_by(cure)
