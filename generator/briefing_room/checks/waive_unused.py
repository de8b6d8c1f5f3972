"""A waiver lets something pass.

When what it was written for has been mended, it would hide the next mistake of its kind.

Bad:   waive: {quote-clipped: The speaker is named in the text.}    where quote-clipped finds nothing
Good:  remove it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Finding, Severity

if TYPE_CHECKING:
    from briefing_room.checks.waiving import Waiver

SEVERITY: Severity = "warning"


def finding(waiver: Waiver) -> Finding:
    """The finding on a waiver for which nothing was found."""
    message = f"“{waiver.code}” finds nothing here, so there is nothing to waive"
    return Finding(waiver.place, "waive-unused", SEVERITY, message, "remove the waiver, or move it to where it belongs")
