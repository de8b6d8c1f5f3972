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

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk, severities: Mapping[str, Severity]) -> Iterator[Mistake]:
    """Yield each house rule that names no rule, or one that cannot be changed."""
    warnings = {code for code, severity in severities.items() if severity == "warning"}
    for code in desk.settings.rules:
        if code in warnings:
            continue
        place = desk.settings.at_key("rules", code)
        settable = f"these can be set: {', '.join(sorted(warnings))}"
        if code in severities:
            yield Mistake(place, f"“{code}” is an error and stays one", settable)
            continue
        close = get_close_matches(code, warnings, n=1)
        help_ = f"did you mean “{close[0]}”?" if close else settable
        cure = desk.settings.writing_key(close[0], "rules", code) if close else None
        yield Mistake(place, f"“{code}” is no rule whose level can be set", help_).cured_by(cure)
