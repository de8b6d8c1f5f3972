"""Every value has the shape its key wants: a text, a list, or a mapping.

Bad:   assumes: stocks-exist
Good:  assumes: [stocks-exist]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_room.findings import Severity

SEVERITY: Severity = "error"
