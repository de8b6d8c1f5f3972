"""Who answers for a briefing: persons or organisations of the desk, by name."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from briefing_room.model.located import Item, LocatedDict, LocatedText
from briefing_room.model.marks import Mark
from briefing_room.model.types import NoneIsEmpty, Text


def named(value: object) -> object:
    """A name that was typed by itself as a mapping with that name; anything else as it is."""
    if isinstance(value, str):
        mark = value.mark if isinstance(value, LocatedText) else Mark()
        return LocatedDict({"name": value}, Mark(mark.place, mark.key, inside={"name": mark}))
    return value


class Author(Item):
    """One author: a name, or the keys below."""

    EXPECTED: ClassVar[str] = "a name"

    name: Text = Field(description="The name readers see.")
    role: Text | None = Field(None, description="What this author did, or is: analyst, editor.")

    @classmethod
    def from_short_form(cls, value: object) -> object:
        """A name as the long form."""
        return named(value)


Authors = Annotated[tuple[Author, ...], NoneIsEmpty]
