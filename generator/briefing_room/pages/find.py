"""The page *Search*: where a search can be shared, and an index that needs neither JavaScript nor a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.support import standing
from briefing_room.pages.indexes import used
from briefing_room.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site

MOST: Final = 2000
"""How many statements an index by hand may have; with more it lists the briefings alone."""


def find_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page that searches and lists."""
    listed = {key: standing(site.desk, key) for key in site.newest_first}
    statements = [statement for every in listed.values() for statement in every]
    many = len(statements) > MOST
    yield render_page(
        templates, "search.md.jinja", site, "search.md", () if many else statements,
        listed={} if many else listed,
        topics=used(site, "topics"), regions=used(site, "regions"),
        actors=sorted(site.desk.actors, key=lambda key: (site.desk.actors[key].name, key)),
    )  # fmt: skip
