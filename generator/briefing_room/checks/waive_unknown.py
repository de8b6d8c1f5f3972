"""What is waived is a rule that gives a warning, by its code.

An error cannot be waived: the build's promise is not a matter of taste.

Bad:   waive: {quote-in-source: The words are nearly the same.}
Bad:   waive: {quote-cliped: The speaker is named in the text.}
Good:  waive: {quote-clipped: The speaker is named in the text.}
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefing_room.checks.waiving import waivers_of
from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk, severities: Mapping[str, Severity]) -> Iterator[Mistake]:
    """Yield each waiver that names no rule, or one that cannot be waived."""
    warnings = {code for code, severity in severities.items() if severity == "warning"}
    for waiver in waivers_of(desk):
        if waiver.code in warnings:
            continue
        if waiver.code in severities:
            message, help_ = f"“{waiver.code}” is an error and cannot be waived", "mend what it finds"
            cure = None
        else:
            close = get_close_matches(waiver.code, warnings, n=1)
            message = f"“{waiver.code}” is no rule that can be waived"
            help_ = f"did you mean “{close[0]}”?" if close else f"these can be: {', '.join(sorted(warnings))}"
            cure = waiver.item.writing_key(close[0], "waive", waiver.code) if close else None
        yield Mistake(waiver.place, message, help_).cured_by(cure)
