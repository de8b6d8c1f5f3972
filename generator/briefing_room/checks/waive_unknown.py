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
from briefing_room.findings import Finding, Severity, code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Finding]:
    """Yield each waiver that names no rule, or one that cannot be waived."""
    from briefing_room.checks import RULES  # noqa: PLC0415 - this module is one of them

    warnings = {code_of(rule) for rule in RULES if rule.SEVERITY == "warning"}
    errors = {code_of(rule) for rule in RULES} - warnings
    for waiver in waivers_of(desk):
        if waiver.code in warnings:
            continue
        if waiver.code in errors:
            message, help_ = f"“{waiver.code}” is an error and cannot be waived", "mend what it finds"
        else:
            close = get_close_matches(waiver.code, warnings, n=1)
            message = f"“{waiver.code}” is no rule that can be waived"
            help_ = f"did you mean “{close[0]}”?" if close else f"these can be: {', '.join(sorted(warnings))}"
        yield Finding(waiver.place, "waive-unknown", SEVERITY, message, help_)
