"""What readers are told of a change that is no move of an estimate: when, of what, what it said, and why."""

from __future__ import annotations

from typing import Final

from pydantic import Field

from briefing_room.model.located import Item
from briefing_room.model.types import Day, Text

AS_OF: Final = "as_of"
"""What a correction of the day or its basis is about; anything else is an id, or words."""


class Corrected(Item):
    """That something published was changed, for readers: the day, what, what it said until then, and why."""

    date: Day = Field(description="The day it was corrected.")
    what: Text = Field(
        description="What was corrected: the id of a statement of this briefing or of a source, `as_of`, or some words."
    )
    was: Text | None = Field(None, description="What it said until then.")
    why: Text = Field(description="Why it was corrected.")
