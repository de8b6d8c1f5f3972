"""Keys that many items share: their address, what they rest on, and the note that one was taken back."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import AliasChoices, Field

from briefing_room.model.located import Item
from briefing_room.model.types import Day, Id, NoneIsEmpty, Ref, Text

Refs = Annotated[tuple[Ref, ...], NoneIsEmpty]
Ids = Annotated[tuple[Id, ...], NoneIsEmpty]

# What is said of such a key wherever it stands.
ID: Final = "Its address on the page; small letters, digits and hyphens. Never re-use one."
OPTIONAL_ID: Final = "Its address on the page. Without one the address is derived from its place and may change."
RESTS_ON: Final = "Ids of statements it follows from; `other-briefing#id` for one of another briefing."
GIVEN: Final = (
    "Id of the statement on whose condition it is meant, likelihood and all; `other-briefing#id` for one of another "
    "briefing."
)
COMPUTED: Final = "How the desk worked out a figure or date that stands in no quote; readers are shown it."
DISAGREEMENTS: Final = "Ids of the disagreements it takes a side in; `other-briefing#id` for one of another briefing."


class Retired(Item):
    """That an item was taken back; its address keeps a note that says so."""

    date: Day = Field(validation_alias=AliasChoices("date", "on"), description="The day it was taken back.")
    why: Text = Field(description="Why it was taken back.")
