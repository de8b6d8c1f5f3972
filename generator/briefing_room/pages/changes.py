"""The page *What changed and why*: every change of the desk, the newest first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.changes import moved_in
from briefing_room.pages.parts import Entry, by_day, parts_of
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.analysis.changes import Moved
    from briefing_room.pages.page import Page
    from briefing_room.pages.parts import Part, Way
    from briefing_room.pages.site import Site

_ELEMENTS: Final = 16
_EACH: Final = 5
"""About how many elements a change has on the page, with its day there and in the list of contents, and each thing that
moved in it."""

CHANGES_PLACE: Final = Place("changes.md", "What changed", lambda site: bool(moved_in(site.desk)))


def changes_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page that gathers what changed, its parts by the day on which it did."""
    entries = [Entry(moved, _way(moved), _ELEMENTS + _EACH * len(moved.moves)) for moved in moved_in(site.desk)]
    for part in parts_of(CHANGES_PLACE.path, entries, site.room):
        yield site.made(_page, templates, part)


def _page(site: Site, templates: Environment, part: Part[Moved]) -> Page:
    days = [(day, list(group)) for day, group in groupby(part.rows, key=lambda moved: moved.first.date)]
    return render_page(templates, "changes.md.jinja", site, part.path, days=days, part=part)


def _way(moved: Moved) -> Way:
    first = moved.first
    return by_day(first.date, first.briefing, f"{first.sort} {first.address}")
