"""An article that is brought in is one: a document with text, whole, readable, and new to the desk.

`briefing add` writes a source whole or not at all. What it cannot bring in, it
refuses with the reason: not found, empty, no text, a picture of text, protected by
a password, cut off, too large, at an address that is not public, or there already.

Bad:   briefing add scan.pdf         (pages that are pictures)
Good:  briefing add recognised.pdf   (the same pages after text recognition)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_room.findings import Severity

SEVERITY: Severity = "error"
