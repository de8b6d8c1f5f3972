"""The key `waive`: warnings that are let pass at their place, each with a reason that readers are shown.

What it does to findings is decided by `checks/waiving.py`, after all rules have spoken.
"""

from __future__ import annotations

from typing import Annotated, Final

from briefing_room.model.types import NoneIsNoEntries, Text

Waivers = Annotated[dict[str, Text], NoneIsNoEntries]
"""Code of a rule that gives a warning → why it does not hold here."""

WAIVE: Final = "Warnings that are let pass here: code of the rule → why. Readers see both."
