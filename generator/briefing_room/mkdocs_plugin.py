"""The thin plugin: MkDocs asks, build.py answers.

With it `mkdocs build` and `mkdocs serve` check the desk and refresh its pages
before they start. When our own command runs MkDocs, the pages are fresh already
(`publish/handover.py`), and the plugin only passes on the desk's settings.

In a site with another theme than ours the desk is a guest (`publish/guest/`):
then it changes nothing but its own pages and the end of the menu.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority

from briefing_room import build
from briefing_room.findings import has_errors, write_findings
from briefing_room.kept.kept import Kept
from briefing_room.kept.store import Store
from briefing_room.ledger import NotOurFolderError, note
from briefing_room.model.desk import Desk
from briefing_room.pages import site_of
from briefing_room.pages.escape import plain
from briefing_room.pages.open import OPEN_PLACE
from briefing_room.pages.plain_words import unmarked
from briefing_room.pages.render import Compiled
from briefing_room.proposals import render_proposals
from briefing_room.publish import brand, skeleton
from briefing_room.publish.again import Again
from briefing_room.publish.dates import date_pages
from briefing_room.publish.declared import Declared, read_declared
from briefing_room.publish.defaults import is_desks_own, put_under
from briefing_room.publish.edit_links import edit_link
from briefing_room.publish.failures import PathTakenError, PublishError
from briefing_room.publish.guest.desk import PREFIX, Guest, misspelt, prefix_of, unfit
from briefing_room.publish.guest.dress import alone, dressed
from briefing_room.publish.guest.menu import add_section
from briefing_room.publish.guest.pages import add_files, fill
from briefing_room.publish.handover import Fresh, Receiver
from briefing_room.publish.kept_pages import KeptPages
from briefing_room.publish.listing import AllPages
from briefing_room.publish.material_keys import passed_over, social_links
from briefing_room.publish.menu import lay_out
from briefing_room.publish.preview.panel import Told, over_pages, render_panel
from briefing_room.publish.project import PACKAGED, Project, find_project, project_at
from briefing_room.publish.shared_pages import leave_the_rest, leave_to_others
from briefing_room.publish.switch import seal
from briefing_room.publish.unchanged import inputs_of
from briefing_room.publish.understood import has_own_templates
from briefing_room.publish.without_meaning import remarks_on
from briefing_room.publish.write import hand_written
from briefing_room.scaffold import keep_schemas
from briefing_room.visible.seen import Seen
from briefing_room.words import words_in
from briefing_room.words.interface import markdown_words

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from briefing_room.publish.shares import Share


class Options(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    desk = config_options.Type(str, default="briefings")
    private = config_options.Type(bool, default=False)
    prefix = config_options.Type(str, default=PREFIX)
    work = config_options.Type(str, default="")
    """Where our own command lets pages be written; `build` beside mkdocs.yml for everybody else."""


class BriefingPlugin(BasePlugin[Options], Receiver):  # type: ignore[no-untyped-call]
    """Refreshes the pages, and gives MkDocs the desk's name, address and language."""

    def __init__(self) -> None:
        """Begin without a desk."""
        self._seen: Seen | None = None
        self._fresh: Fresh | None = None
        self._serving = False
        self._watched: tuple[Path, ...] = ()
        self._told = Told()
        self._remarked = False
        self._remarks: tuple[str, ...] = ()
        self._declared = Declared()
        self._hosted = False
        self._guest: Guest | None = None
        self._pages: KeptPages | None = None
        self._all: AllPages | None = None
        self._store = Store()
        self._again = Again()
        self._compiled = Compiled()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview."""
        del dirty
        self._serving = command == "serve"
        self._guest, self._remarked = None, False  # MkDocs keeps a plugin from one configuration to the next
        if not self._serving:
            # What a preview before it in this process has shown is no part of it.
            self._fresh, self._pages, self._all = None, None, None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put under the configuration what every desk's site has, refresh the pages, take over the desk's settings.

        A host keeps its own.
        """
        self._hosted = not is_desks_own(config)
        if why := misspelt(self.config, Options()):
            raise Abort(why)
        if self._hosted:
            if why := unfit(config.plugins):
                raise Abort(why)
            return config
        self._guest = None
        put_under(config)
        self._declared = read_declared(Path(config.config_file_path))
        self._remark(config)
        seen = self._seen = self.handed.site.seen if self.handed else self._refresh(config)
        settings = seen.desk.settings
        # The theme prints both as they are in some places and escapes them in others; Markup is right in either.
        config.site_name = escape(plain(settings.name))
        config.site_description = escape(unmarked(settings.description or settings.name, seen.desk))
        if not self._serving:
            config.site_url = settings.address
        config.extra.update(skeleton.given(settings.language), unlisted=not seen.may_be_listed)
        config.extra.update(brand.shown(seen.desk))
        config.extra["social"] = social_links(config.extra.get("social"))
        config.extra_css = brand.with_brand(config.extra_css, seen.desk)
        self._remark_on_settings(config, seen.desk)
        for extension, options in markdown_words(words_in(settings.language)).items():
            config.mdx_configs.setdefault(extension, {}).update(options)
        return config

    def _remark(self, config: MkDocsConfig) -> None:
        """Name the keys of a project's configuration that mean nothing here, once in a preview."""
        path = Path(config.config_file_path)
        lines = () if self._is_second or path == PACKAGED else tuple(remarks_on(path))
        self._remarks = tuple(f"{path.name}: {line}" for line in lines)
        for line in () if self._remarked else self._remarks:
            sys.stderr.write(f"{path.name}: warning: {line.removeprefix(f'{path.name}: ')}\n")
        self._remarked = True

    def _remark_on_settings(self, config: MkDocsConfig, desk: Desk) -> None:
        """Name the keys of a project's configuration that say something else than the desk's settings."""
        name = Path(config.config_file_path).name
        for line in () if self._is_second else passed_over(desk, self._declared.keys):
            sys.stderr.write(f"{name}: warning: {line}\n")
            self._remarks = (*self._remarks, f"{name}: {line}")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the desk of a host's site, when all plugins have had their say on its address, before it is emptied."""
        if not self._hosted:
            return
        folder = self._folder(config)
        if folder.resolve().is_relative_to(Path(config.docs_dir).resolve()):
            message = f"the desk is in {config.docs_dir}, and MkDocs would publish its files as they are: move it out"
            raise Abort(message)
        if not folder.is_dir():
            message = (
                f"desk: {self.config.desk!r} is no folder beside {Path(config.config_file_path or 'mkdocs.yml').name}; "
                f"name the desk's folder, or make one with: briefing init --desk-only {self.config.desk}"
            )
            raise Abort(message)
        try:
            prefix = prefix_of(self.config.prefix)
            checked = build.check(folder)
        except ValueError as error:
            raise Abort(str(error)) from None
        except OSError as error:
            message = f"the desk cannot be read: {error}"
            raise Abort(message) from None
        self._tell(checked, folder, last_good=self._guest is not None)
        if checked.may_be_published:
            self._guest = build.invite(checked, config.site_url, prefix, private=self.config.private)

    def _folder(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or ".").parent / self.config.desk

    def _tell(self, checked: build.Checked, folder: Path, *, last_good: bool) -> None:
        """Print the findings. Errors stop a build, and a preview that has nothing good to show."""
        text = write_findings(checked.findings, "text", checked.desk.files, lambda path: f"{folder.name}/{path}")
        if text:
            sys.stderr.write(text)
        self._told = Told(checked.findings, checked.desk.files, folder.name, checked.desk.settings.language)
        if has_errors(checked.findings) and not (self._serving and last_good):
            message = "The desk has errors, so nothing was built."
            raise Abort(message)

    def _project(self, config: MkDocsConfig) -> Project:
        """The folders of a build that somebody else has started, or of a preview."""
        path = Path(config.config_file_path or "mkdocs.yml").resolve()
        found = find_project(path.parent / self.config.desk, None, private=self.config.private, trusted=True)
        if not self.config.work:
            return project_at(path, found.desk, private=self.config.private)
        docs = found.docs if found.config == path else None
        return Project(found.desk, found.site, Path(self.config.work), path, docs, found.private, lasting=True)

    def _refresh(self, config: MkDocsConfig) -> Seen:
        project = self._project(config)
        self._watched = tuple(folder for folder in (project.desk, project.docs) if folder and folder.is_dir())
        config.docs_dir = str(project.markdown)
        try:
            kept = self._kept(project)
            found = build.refresh(project, kept, self._again if self._serving else None)
        except OSError as error:
            message = f"the desk cannot be read: {error}"
            raise Abort(message) from None
        except (NotOurFolderError, PathTakenError, PublishError) as error:
            raise Abort(str(error)) from None
        checked = found.checked
        self._tell(checked, project.desk, last_good=True)
        if self._serving:
            keep_schemas(project, checked.desk)
        if found.site:
            self._fresh = Fresh(found.site, found.by_hand, kept)
        elif self._fresh is None:  # a preview that begins with errors; later ones keep the menu, as the pages are kept
            nothing = site_of(Desk(checked.desk.settings), private=self.config.private)
            self._fresh = Fresh(nothing, tuple(hand_written(project.docs)))
        return Seen(checked.desk, self.config.private)

    def _kept(self, project: Project) -> Kept | None:
        """What a preview keeps from one change to the next, in memory; whoever builds once keeps nothing here."""
        inputs = inputs_of(project) if self._serving and not has_own_templates(project) else None
        return Kept(self._store, inputs.program, inputs.owners) if inputs else None

    @property
    def _language(self) -> str:
        """The desk's language; none before there is a desk."""
        return self._seen.desk.settings.language if self._seen else ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add what MkDocs does not make, and list what the site is, so that the next build may take its place.

        In a host's site, see that what is there of the desk holds.
        """
        if self._guest is not None:
            self._add_to_host(self._guest, config)
        if self._fresh is None:  # our own command does it
            return
        folder = Path(config.site_dir)
        try:
            build.add_to_site(self._fresh.site, folder, self._fresh.kept)
        except PublishError as error:
            raise Abort(str(error)) from None
        seal(folder)
        self._store.keep()

    @staticmethod
    def _add_to_host(guest: Guest, config: MkDocsConfig) -> None:
        try:
            problems = build.add_to_host(guest, Path(config.site_dir), config.site_url)
        except PublishError as error:
            problems = [str(error)]
        if problems:
            message = "\n".join([*problems, f"So what is in {config.site_dir} now is not to be published."])
            raise Abort(message)

    # Early, so that other plugins see the desk's pages, as the targets of redirects for one.
    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Say what stands in the menu; in a host's site, add the desk's pages."""
        if not self._hosted:
            fresh = self.handed or self._fresh
            if fresh:
                lay_out(config, files, fresh.site, fresh.by_hand)
                self._leave_out(fresh, files, config)
            return files
        if self._guest is not None:
            try:
                add_files(self._guest, files, config)
            except PathTakenError as error:
                raise Abort(str(error)) from None
        return files

    def _leave_out(self, fresh: Fresh, files: Files, config: MkDocsConfig) -> None:
        """Let pages that would come out as they were not be made, nor those that are of another share."""
        self._pages, self._all = None, AllPages(files)
        if fresh.kept:
            self._pages = KeptPages(fresh.kept, lambda name: self._edit_link(name, config))
            self._pages.take(files, config, fresh.by_hand)
        if fresh.share:
            leave_to_others(fresh.share, files, config, fresh.by_hand)

    # Late, when the host's menu is as it will be.
    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """In a host's menu, give the desk a section."""
        del config
        if self._guest is not None:
            add_section(self._guest, nav, files)
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """List what MkDocs will write, and date its pages; in a preview, let templates be compiled once."""
        if self._serving:
            env.bytecode_cache = self._compiled
        if self._guest is not None:
            guest = self._guest
            ours = [file for file in files.documentation_pages() if guest.has(file.src_uri)]
            date_pages(ours, guest.site.seen, guest.prefix)
            return
        templates = (*config.theme.static_templates, *config.extra_templates, "sitemap.xml.gz")
        note(Path(config.site_dir), (*(file.dest_uri for file in files), *templates))
        if self._seen is not None:
            date_pages(self._all.of(files, config) if self._all else files.documentation_pages(), self._seen)
        if self._is_second:
            leave_the_rest(files, config)

    @property
    def _share(self) -> Share | None:
        """What is to be made of the site; None where all of it is."""
        return self.handed.share if self.handed else None

    @property
    def _is_second(self) -> bool:
        """Whether another process makes, and says, what is there once."""
        return self._share is not None and not self._share.has_rest

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Let the list of all pages have those that are not made in this build."""
        del template_name, config
        if self._all:
            context["pages"] = self._all.listed
        return context

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Watch what the pages are made of, and not the pages, which we write ourselves: one change is one build.

        What was found in the desk stands over its pages.
        """
        del builder
        ours = server.mount_path + (prefix_of(self.config.prefix) if self._hosted else "")
        opened = server.mount_path + OPEN_PLACE.name
        server.set_app(
            over_pages(
                server.serve_request,
                lambda path: self._panel if path.startswith(ours) else "",
                lambda path: self._proposals if path in {f"{opened}/", f"{opened}.html"} else "",
            )
        )
        if self._hosted:
            server.watch(str(self._folder(config)))
            return server
        server.unwatch(config.docs_dir)
        for folder in self._watched:
            server.watch(str(folder))
        return server

    @property
    def _panel(self) -> str:
        """What a preview shows over a page: findings, and remarks on the project's configuration."""
        return render_panel(replace(self._told, remarks=self._remarks))

    @property
    def _proposals(self) -> str:
        """What is proposed to those who look at the page of what is open; a host's page of that name is not ours."""
        return render_proposals(self._seen.desk, self._told.folder) if self._seen and not self._hosted else ""

    # First, so that other plugins meet the desk's pages as they meet any page.
    @event_priority(100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let what is wide be scrolled.

        In a host's site, give the desk's pages their text.
        """
        if self._hosted:
            guest = self._guest_on(page)
            return fill(guest, page, config, files) if guest else html
        return skeleton.finished(html, words_in(self._language))

    # Last, so that what a page loads is no part of its text for those who index it.
    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Lead from a page to the file it was made of; in a host's site, dress the desk's pages."""
        del nav
        guest = self._guest_on(page)
        if guest:
            page.content = dressed(guest, page)
        elif not self._hosted:
            page.edit_url = self._edit_link(page.file.src_uri, config) or None
        return context

    def _edit_link(self, name: str, config: MkDocsConfig) -> str:
        """Where the file is edited that a page of a desk's own site was made of; empty where it has none.

        The page goes by the path of its Markdown.
        """
        fresh = self.handed or self._fresh
        if fresh is None or not (config.edit_uri or config.edit_uri_template):
            return ""
        folders = self._declared.desk, self._declared.docs
        return edit_link(config, fresh.site.desk, name, folders, fresh.by_hand)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the page; in a host's site, see that nothing of the desk's stays behind when the reader goes on.

        A page that is made for its title alone is not written: another has it.
        """
        del config
        if self._share and page.file.src_uri not in self._share.pages:
            return ""
        if self._pages:
            self._pages.add(page.file.src_uri, output)
        return alone(output) if self._guest_on(page) else output

    def keep_made(self, folder: Path) -> None:
        """Keep what another process has made of the pages, which is in a folder now."""
        if self._pages:
            self._pages.add_from(folder)

    def _guest_on(self, page: Page) -> Guest | None:
        """The desk that is a guest, if this is a page of its own."""
        return self._guest if self._guest is not None and self._guest.has(page.file.src_uri) else None
