"""The page *Search*: where a search can be shared, and an index that needs neither JavaScript nor a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.support import standing
from briefing_room.pages.indexes import ACTORS_PLACE, BRIEFINGS_PLACE, SOURCES_PLACE, used
from briefing_room.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site

_NAME: Final = 3
_STATEMENT: Final = 8
"""About how many elements the index has for what has a page of its own, and for a statement."""


def find_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page that searches and lists: everything, else what has a page of its own, else the registers alone."""
    listed = {key: standing(site.desk, key) for key in site.newest_first}
    statements = [statement for every in listed.values() for statement in every]
    names = _NAME * (len(listed) + len(site.desk.actors) + len(site.desk.sources))
    whole = names + _STATEMENT * len(statements) <= site.room
    yield render_page(
        templates, "search.md.jinja", site, "search.md", statements if whole else (),
        listed=listed if whole else {}, named=names <= site.room,
        registers=(BRIEFINGS_PLACE, ACTORS_PLACE, SOURCES_PLACE),
        topics=used(site, "topics"), regions=used(site, "regions"),
        actors=sorted(site.desk.actors, key=lambda key: (site.desk.actors[key].name, key)),
    )  # fmt: skip
