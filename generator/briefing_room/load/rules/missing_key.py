"""Every key that an item needs is there.

Bad:   - id: food
         direction: gain
Good:  - id: food
         for: north-korea
         direction: gain
         text: Food aid
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_room.findings import Severity

SEVERITY: Severity = "error"
