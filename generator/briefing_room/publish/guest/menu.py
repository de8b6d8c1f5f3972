"""The desk's section of the host's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.structure.nav import Section

from briefing_room.pages.escape import plain
from briefing_room.pages.menu import menu_of

if TYPE_CHECKING:
    from markupsafe import Markup
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from briefing_room.publish.guest.desk import Guest


def add_section(guest: Guest, nav: Navigation, files: Files) -> None:
    """Add a section with the desk's name at the end of the menu, unless the menu names a page of the desk already.

    A page of the host's does not get another neighbour by it.
    """
    if any(guest.has(page.file.src_uri) for page in nav.pages):
        return
    pages = []
    for line in (line for group in menu_of(guest.site) for line in group.lines):
        file = files.get_file_from_path(guest.prefix + line.path)
        if file is None or file.page is None:
            continue
        file.page.title = line.title
        pages.append(file.page)
    section = Section(shown_name(guest), [*pages])
    for path in guest.pages:  # those that the menu does not name have their place in it, too
        file = files.get_file_from_path(guest.prefix + path)
        if file is not None and file.page is not None:
            file.page.parent = section
    for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after
    nav.items.append(section)
    nav.pages.extend(pages)


def shown_name(guest: Guest) -> Markup:
    """The desk's name as a theme prints it, which does not escape it."""
    return escape(plain(guest.site.desk.settings.name))
