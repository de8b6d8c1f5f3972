"""A history runs forwards, newest last.

Bad:   history: [{date: 2024-05-02, …}, {date: 2024-04-23, …}]
Good:  history: [{date: 2024-04-23, …}, {date: 2024-05-02, …}]
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Finding]:
    """Yield each entry of a history that is older than the one before it."""
    for briefing in desk.briefings.values():
        for estimate in briefing.estimates:
            for earlier, later in pairwise(estimate.history):
                if later.date < earlier.date and not later.broken("date") and not earlier.broken("date"):
                    message = f"this change is dated before the one above it ({earlier.date})"
                    yield Finding(later.at("date"), "history-order", SEVERITY, message, "put the newest last")
