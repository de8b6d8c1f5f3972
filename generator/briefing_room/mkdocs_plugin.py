"""The thin plugin: MkDocs asks, build.py answers.

With it `mkdocs build` and `mkdocs serve` check the desk and refresh its pages
before they start. When our own command runs MkDocs, the pages are fresh already
(`publish/handover.py`), and the plugin only passes on the desk's settings.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin

from briefing_room import build
from briefing_room.findings import has_errors, write_findings
from briefing_room.ledger import NotOurFolderError, note
from briefing_room.pages.escape import plain
from briefing_room.pages.plain_words import unmarked
from briefing_room.publish import skeleton
from briefing_room.publish.failures import PathTakenError, PublishError
from briefing_room.publish.handover import Receiver
from briefing_room.publish.project import Project, find_project
from briefing_room.publish.switch import seal
from briefing_room.visible.seen import Seen
from briefing_room.words import words_in
from briefing_room.words.interface import markdown_words

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from briefing_room.pages.site import Site

_LONG_AGO = "1980-01-01"
"""The date of a site whose desk has no briefing."""

_FAR_OFF = "2105-12-31"


class Options(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    desk = config_options.Type(str, default="briefings")
    private = config_options.Type(bool, default=False)


class BriefingPlugin(BasePlugin[Options], Receiver):  # type: ignore[no-untyped-call]
    """Refreshes the pages, and gives MkDocs the desk's name, address and language."""

    def __init__(self) -> None:
        """Begin without a desk."""
        self._seen: Seen | None = None
        self._site: Site | None = None
        self._serving = False
        self._trouble = ""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview."""
        del dirty
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refresh the pages, unless they are fresh, and take over the desk's settings."""
        seen = self._seen = self.handed or self._refresh(config)
        settings = seen.desk.settings
        # The theme prints both as they are in some places and escapes them in others; Markup is right in either.
        config.site_name = escape(plain(settings.name))
        config.site_description = escape(unmarked(settings.description or settings.name, seen.desk))
        if not self._serving:
            config.site_url = settings.address
        config.extra.update(skeleton.given(config.theme.dirs, settings.language), unlisted=not seen.may_be_listed)
        for extension, options in markdown_words(words_in(settings.language)).items():
            config.mdx_configs.setdefault(extension, {}).update(options)
        return config

    def _refresh(self, config: MkDocsConfig) -> Seen:
        folder = Path(config.config_file_path or ".").parent / self.config.desk
        found = find_project(folder, None, private=self.config.private, trusted=True)
        work = Path(config.docs_dir).parent
        project = Project(found.desk, found.site, work, found.config, found.docs, found.private, lasting=True)
        try:
            checked, self._site, _ = build.refresh(project)
        except OSError as error:
            message = f"the desk cannot be read: {error}"
            raise Abort(message) from None
        except (NotOurFolderError, PathTakenError) as error:
            raise Abort(str(error)) from None
        text = write_findings(checked.findings, "text", checked.desk.files, lambda path: f"{folder.name}/{path}")
        if text:
            sys.stderr.write(text)
        self._trouble = text if has_errors(checked.findings) else ""
        if self._trouble and not self._serving:
            message = "The desk has errors, so nothing was built."
            raise Abort(message)
        return Seen(checked.desk, self.config.private)

    @property
    def _language(self) -> str:
        """The desk's language; none before there is a desk."""
        return self._seen.desk.settings.language if self._seen else ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add what MkDocs does not make, and list what the site is, so that the next build may take its place."""
        if self._site is None:  # our own command does it
            return
        folder = Path(config.site_dir)
        try:
            build.add_to_site(self._site, folder)
        except PublishError as error:
            raise Abort(str(error)) from None
        seal(folder)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what Material brings and no page loads."""
        del config
        return skeleton.without_unused(files)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Name the pages in the menu in the interface's language."""
        del config, files
        return skeleton.translated(nav, words_in(self._language)) if self._seen else nav

    def on_env(self, env: object, *, config: MkDocsConfig, files: Files) -> None:
        """List what MkDocs will write, and date its pages."""
        del env
        templates = (*config.theme.static_templates, *config.extra_templates, "sitemap.xml.gz")
        note(Path(config.site_dir), (*(file.dest_uri for file in files), *templates))
        self.date_pages(files)

    def date_pages(self, files: Files) -> None:
        """Date the pages by their information cut-off, not by the clock."""
        if "SOURCE_DATE_EPOCH" in os.environ or self._seen is None:
            return
        # MkDocs writes the newest into a gzip header, which holds 1970 to 2105.
        days = {key: briefing.as_of.date for key, briefing in self._seen.desk.briefings.items()}
        dates = {key: min(max(day.isoformat(), _LONG_AGO), _FAR_OFF) for key, day in days.items()}
        newest = max(dates.values(), default=_LONG_AGO)
        for file in files.documentation_pages():
            if file.page is not None:
                folder, _, name = file.src_uri.rpartition("/")
                own = dates.get(name.removesuffix(".md")) if folder == "briefings" else None
                file.page.update_date = own or newest

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Do not watch the pages we write ourselves: what they are made of is watched, and one change is one build."""
        del builder
        server.unwatch(config.docs_dir)
        return server

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let what is wide be scrolled; in a preview of a desk with errors, say that the page is not fresh."""
        del page, config, files
        html = skeleton.scrollable(html, words_in(self._language))
        if not self._trouble:
            return html
        head = "The desk has errors. This page shows its last good state."
        return f'<div class="desk-trouble" role="alert"><p>{head}</p><pre>{escape(self._trouble)}</pre></div>{html}'
