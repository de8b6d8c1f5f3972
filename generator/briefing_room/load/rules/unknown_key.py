"""Every key is one the desk's format knows.

A misspelt key would otherwise be dropped, with everything behind it.

Bad:   confidense: low
Good:  confidence: low
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_room.findings import Severity

SEVERITY: Severity = "error"
