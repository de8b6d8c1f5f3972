"""The key `dismissed`: proposals of `briefing suggest` that are not wanted, each with the reason. No reader sees it."""

from __future__ import annotations

from typing import Annotated, Final

from briefing_room.model.types import Id, NoneIsNoEntries, Text

Dismissals = Annotated[dict[Id, Text], NoneIsNoEntries]
"""Id of a proposal → why it is not followed."""

DISMISSED: Final = (
    "Proposals of `briefing suggest` that are not made again: id of the proposal → why. Readers see neither."
)
