"""The menu in MkDocs' words: what stands under `nav`, and which pages need not stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mkdocs.structure.files import InclusionLevel
from mkdocs.utils import nest_paths

from briefing_room.pages.menu import menu_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from briefing_room.pages.menu import Group
    from briefing_room.pages.site import Site

MORE: Final = "More pages"  # messages
"""The heading of pages that were written by hand."""

Nav = list[Any]
"""A list as `nav` of mkdocs.yml has it: paths, and mappings of one title to a path or to such a list."""


def lay_out(config: MkDocsConfig, files: Files, site: Site, by_hand: Container[str]) -> None:
    """Give a configuration its menu, unless its mkdocs.yml has one, and let no page of the desk be demanded in it.

    A page that was written by hand is in the menu, too; a menu of the owner's that forgets one is still told of.
    """
    pages = files.documentation_pages(inclusion=InclusionLevel.is_in_nav)
    if config.nav is None:
        theirs = [file.src_uri for file in pages if file.src_uri in by_hand]
        config.nav = nav_of(menu_of(site), site.say.words.text(MORE), theirs)
    for file in pages:
        if file.src_uri not in by_hand:
            file.inclusion = InclusionLevel.NOT_IN_NAV


def nav_of(menu: Iterable[Group], more: str, by_hand: Sequence[str] = ()) -> Nav:
    """A menu as `nav` has it; hand-written pages come last, under the heading ``more`` and their own titles."""
    nav: Nav = []
    for group in menu:
        lines: Nav = [{line.title: line.path} for line in group.lines]
        nav.extend([{group.heading: lines}] if group.heading else lines)
    return [*nav, {more: nest_paths(sorted(by_hand))}] if by_hand else nav  # type: ignore[no-untyped-call] # MkDocs has no types here
