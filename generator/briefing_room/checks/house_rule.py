"""The settings' house rules name rules that give warnings.

A warning may be raised to an error or switched off. An error cannot be: the
build's promise is not a matter of taste.

Bad:   rules: {unused-acter: off}
Bad:   rules: {quote-in-source: warning}
Good:  rules: {unused-actor: off}
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefing_room.findings import Finding, Severity, code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Finding]:
    """Yield each house rule that names no rule, or one that cannot be changed."""
    from briefing_room.checks import RULES  # noqa: PLC0415 - this module is one of them

    warnings = {code_of(rule) for rule in RULES if rule.SEVERITY == "warning"}
    errors = {code_of(rule) for rule in RULES} - warnings
    for code in desk.settings.rules:
        if code in warnings:
            continue
        place = desk.settings.at_key("rules", code)
        settable = f"these can be set: {', '.join(sorted(warnings))}"
        if code in errors:
            yield Finding(place, "house-rule", SEVERITY, f"“{code}” is an error and stays one", settable)
            continue
        close = get_close_matches(code, warnings, n=1)
        help_ = f"did you mean “{close[0]}”?" if close else settable
        yield Finding(place, "house-rule", SEVERITY, f"“{code}” is no rule whose level can be set", help_)
