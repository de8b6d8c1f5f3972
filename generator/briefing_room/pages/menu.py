"""The menu of a site, from what its desk has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.pages.board import INDICATORS_PLACE
from briefing_room.pages.changes import CHANGES_PLACE
from briefing_room.pages.gaps import GAPS_PLACE
from briefing_room.pages.home import HOME_PLACE
from briefing_room.pages.how_sure import HOW_SURE_PLACE
from briefing_room.pages.indexes import (
    ACTORS_PLACE,
    BRIEFINGS_PLACE,
    DISAGREEMENTS_PLACE,
    RISKS_PLACE,
    SOURCES_PLACE,
)
from briefing_room.pages.method import METHOD_PLACE
from briefing_room.pages.open import OPEN_PLACE
from briefing_room.pages.positions import POSITIONS_PLACE
from briefing_room.pages.stakes import STAKES_PLACE
from briefing_room.pages.timeline import TIMELINE_PLACE
from briefing_room.pages.track_record import TRACK_RECORD_PLACE
from briefing_room.pages.words import WORDS_PLACE

if TYPE_CHECKING:
    from briefing_room.pages.place import Place
    from briefing_room.pages.site import Site

MENU: Final[tuple[tuple[str, tuple[Place, ...]], ...]] = (
    ("", (HOME_PLACE, BRIEFINGS_PLACE, OPEN_PLACE)),
    ("What happened", (TIMELINE_PLACE, CHANGES_PLACE, TRACK_RECORD_PLACE)),
    ("What to watch", (RISKS_PLACE, INDICATORS_PLACE, GAPS_PLACE)),
    ("Who is involved", (STAKES_PLACE, ACTORS_PLACE)),
    ("What sources say", (POSITIONS_PLACE, DISAGREEMENTS_PLACE, SOURCES_PLACE)),
    ("About this site", (METHOD_PLACE, WORDS_PLACE, HOW_SURE_PLACE)),
)
"""Every line that a menu may have, in the order of reading, each group under its heading. There is no other list.

To add one: a `Place` beside the function that makes the page, and its name here.
"""


@dataclass(frozen=True)
class Line:
    """One line of a site's menu: the page's name, in the interface's language, and its path."""

    title: str
    path: str


@dataclass(frozen=True)
class Group:
    """Lines of a site's menu that belong together; those that stand before all groups have no heading."""

    heading: str
    lines: tuple[Line, ...]


def menu_of(site: Site) -> tuple[Group, ...]:
    """The menu of a site: the pages for which its desk has something, in groups, in the interface's language."""
    words = site.say.words
    groups = (
        Group(words.text(heading), tuple(
            Line(words.text(place.title), place.path) for place in places if place.shows(site)
        ))
        for heading, places in MENU
    )  # fmt: skip
    return tuple(group for group in groups if group.lines)
