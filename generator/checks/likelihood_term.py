"""A likelihood is a term of the desk's declared scale.

The same word means another range on another scale, so a desk keeps to one.

Bad:   likelihood: probable        (ICD 203's other row of terms)
Good:  likelihood: likely
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.briefing import Change, Estimate
    from generator.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Finding]:
    """Yield each likelihood the scale does not have."""
    if "settings" in desk.broken or desk.settings.broken("scale"):
        return
    scale = desk.settings.likelihoods
    for briefing in desk.briefings.values():
        for estimate in briefing.estimates:
            items: tuple[Estimate | Change, ...] = (estimate, *estimate.history)
            for item in items:
                term = item.likelihood
                if term is not None and scale.band(term) is None:
                    close = get_close_matches(term.lower(), scale.terms, n=1)
                    help_ = (f"did you mean “{close[0]}”? " if close else "") + f"its terms: {', '.join(scale.terms)}"
                    message = f"“{term}” is not a term of the desk's scale ({scale.id})"
                    yield Finding(item.at("likelihood"), "likelihood-term", SEVERITY, message, help_)
