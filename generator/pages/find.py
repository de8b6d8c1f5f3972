"""The page *Search*: where a search can be shared, and an index that needs neither JavaScript nor a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from generator.model.statements import Statement
    from generator.pages.page import Page
    from generator.pages.site import Site

MOST: Final = 2000
"""How many statements an index by hand may have; with more it lists the briefings alone."""


def find_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page that searches and lists."""
    listed = {key: _statements(site, key) for key in site.newest_first}
    many = sum(map(len, listed.values())) > MOST
    yield render_page(
        templates, "search.md.jinja", site, "search.md", listed={} if many else listed,
        topics=_used(site, "topics"), regions=_used(site, "regions"),
        actors=sorted(site.desk.actors, key=lambda key: (site.desk.actors[key].name, key)),
    )  # fmt: skip


def _statements(site: Site, briefing_id: str) -> list[Statement]:
    """The statements of a briefing in the order of its page, without what was taken back."""
    return [statement for statement in site.statements[briefing_id] if not site.is_gone(statement)]


def _used(site: Site, vocabulary: str) -> list[str]:
    """The topics or regions that have a page: those that a briefing names."""
    named = {key for briefing in site.desk.briefings.values() for key in getattr(briefing, vocabulary)}
    return [key for key in getattr(site.desk.settings, vocabulary) if key in named]
