"""One share of a site's pages, in MkDocs.

Whoever makes a share runs MkDocs as for the whole site, with the same configuration and the same menu. Pages of other
shares are files to it of the same name, address and place, so that links to them are followed as ever, and it leaves
them where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from briefing_room.publish.kept_pages import FIRST, untitled_in
from briefing_room.publish.listing import page_elsewhere

if TYPE_CHECKING:
    from collections.abc import Container

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from briefing_room.publish.shares import Share


class PageOfAnother(File):
    """A page that is made elsewhere: MkDocs finds it under the name of its Markdown, and writes nothing."""

    def is_documentation_page(self) -> bool:
        """Say that there is nothing to render."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' own
        """Write nothing: whoever has this page does."""


def leave_to_others(share: Share, files: Files, config: MkDocsConfig, by_hand: Container[str]) -> None:
    """Let MkDocs make the pages of a share, and those whose titles in the menu only they tell."""
    titling = {FIRST, *untitled_in(config.nav)}
    for file in files.documentation_pages():
        if file.src_uri not in share.pages and file.src_uri not in titling and file.src_uri not in by_hand:
            files.remove(file)
            files.append(page_elsewhere(PageOfAnother, file))


def leave_the_rest(files: Files, config: MkDocsConfig) -> None:
    """Let MkDocs make nothing but pages: nothing is copied, and no sitemap made."""
    for file in [file for file in files if not file.is_documentation_page()]:
        files.remove(file)
    config.theme.static_templates.clear()
    config.extra_templates = []
