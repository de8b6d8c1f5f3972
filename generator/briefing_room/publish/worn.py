"""What each page of a desk's own site must load, or it is not that site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.publish.guest.ours import read_ours
from briefing_room.publish.verify import Worn

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST: Final = "assets/javascripts/first.js"
"""The one script that stands before all others, in the skeleton itself."""

TEXT: Final = "assets/material/text.css"
"""The looks of prose, tables and code, which stand in the skeleton as well."""


def worn_by(pages: Iterable[str]) -> Worn:
    """The style sheets and scripts of ours, for these pages and the one for lost addresses; other files go without."""
    ours = read_ours()
    return Worn((TEXT, *ours.styles, FIRST, *ours.scripts), (*pages, "404.md"))
