"""The page *What changed and why*: every change of the desk, the newest first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.changes import moved_in
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site


CHANGES_PLACE: Final = Place("changes.md", "What changed", lambda site: bool(moved_in(site.desk)))


def changes_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page that gathers what changed."""
    days = [(day, list(group)) for day, group in groupby(moved_in(site.desk), key=lambda moved: moved.first.date)]
    yield render_page(templates, "changes.md.jinja", site, CHANGES_PLACE.path, days=days)
