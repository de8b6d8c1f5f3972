"""The handbook's pages into a site, in the theme of the briefings, and without a desk."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin

from briefing_room.build import all_rules
from briefing_room.model.desk import Desk, Settings
from briefing_room.pages import render_handbook
from briefing_room.publish import brand, skeleton
from briefing_room.publish.failures import PublishError
from briefing_room.publish.mkdocs import build_site
from briefing_room.publish.verify import verify_site
from briefing_room.publish.write import hand_written, write_pages
from briefing_room.words import words_in
from tools.handbook.commands import all_commands

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

LANGUAGE = "en"
"""The handbook is in English throughout."""


class NoOptions(Config):  # type: ignore[no-untyped-call] # MkDocs has no types here
    """Nothing to choose."""


class Dressed(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call] # the same
    """What the plugin of a desk does for the theme, for pages that are of no desk."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give the skeleton its words and the colours of no brand; there are no statements to search."""
        config.extra.update(skeleton.given(LANGUAGE), search_page="", unlisted=False)
        config.extra.update(brand.shown(Desk(Settings(name=config.site_name))))
        return config

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let what is wide be scrolled by keyboard."""
        del page, config, files
        return skeleton.scrollable(html, words_in(LANGUAGE))


def build_handbook(root: Path, work: Path, site: Path) -> list[str]:
    """Build the handbook of the project in ``root``; what is wrong with it, in words."""
    docs = work / "docs"
    shutil.rmtree(site, ignore_errors=True)  # only ever made here
    write_pages(docs, render_handbook(all_rules(), all_commands()), hand_written(root / "docs" / "handbook"))
    config = load_config(str(root / "docs" / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site))
    config.plugins["dressed"] = Dressed()
    try:
        build_site(config)
    except PublishError as error:
        return str(error).splitlines()
    return verify_site(site, (), config.site_url)
