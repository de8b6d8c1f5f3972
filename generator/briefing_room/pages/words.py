"""The page *What the words mean*: every word that readers meet, explained in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.pages.glossary import WORDS_PATH, glossary_of
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site

WORDS_PLACE: Final = Place(WORDS_PATH, "What the words mean")


def words_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page that explains the words."""
    yield render_page(templates, "words.md.jinja", site, WORDS_PATH, groups=glossary_of(site.desk))
