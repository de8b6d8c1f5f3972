"""A desk's pages as files of the host's site: made in memory, and rendered with Markdown as they need it.

Other plugins look at a page's Markdown and run what they find in it; so they get none, and the page's text comes
finished, when Markdown has been rendered. The host's own pages are rendered as ever.
"""

from __future__ import annotations

import copy
import posixpath
import re
from typing import TYPE_CHECKING, Final

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from briefing_room.publish.failures import PathTakenError
from briefing_room.publish.guest.dress import assets
from briefing_room.publish.guest.ours import read_ours
from briefing_room.publish.skeleton import finished
from briefing_room.words import words_in
from briefing_room.words.interface import markdown_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from briefing_room.publish.guest.desk import Guest

_TO_FOLDER: Final = re.compile(r"""(<a\b[^>]*\shref=")((?:\.{1,2}/|[\w-]+/)+)(?=[#"])""")


def add_files(guest: Guest, files: Files, config: MkDocsConfig) -> None:
    """Add the desk's pages, and what they load, to the files of the host's site.

    Raises:
        PathTakenError: a place is taken; nothing was added.
    """
    added = tuple(_files(guest, config))
    taken = {file.dest_uri: file.src_uri for file in files}
    for file in added:
        if file.dest_uri in taken or files.get_file_from_path(file.src_uri):
            there = taken.get(file.dest_uri, file.src_uri)
            message = f"{there} has the place of a page of the desk: rename it, or give the desk another `prefix`"
            raise PathTakenError(message)
    for file in added:
        files.append(file)


def _files(guest: Guest, config: MkDocsConfig) -> Iterator[File]:
    for path in guest.pages:
        # Without a text of its own, and with the address that it has on every site of a desk: its folder.
        file = File.generated(config, guest.prefix + path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.dest_uri = posixpath.join(guest.prefix, path.removesuffix("index.md").removesuffix(".md"), "index.html")
        yield file
    for path, content in assets().items():
        yield File.generated(config, guest.prefix + path, content=content, inclusion=InclusionLevel.INCLUDED)


def fill(guest: Guest, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a page of the desk its text, contents, title and front matter; the text as HTML."""
    text, front = meta.get_data(guest.pages[page.file.src_uri.removeprefix(guest.prefix)])
    made = Page(None, copy.copy(page.file), config)
    made.markdown, made.meta = text, front
    language = guest.site.desk.settings.language
    made.render(_with_our_markdown(config, language), files)
    page.toc, page.present_anchor_ids = made.toc, made.present_anchor_ids
    page.meta = {**page.meta, **front}
    if "title" not in vars(page):  # the host's menu gives it none
        page.title = made.title
    html = finished(made.content or "", words_in(language))
    return html if config.use_directory_urls else _TO_FOLDER.sub(r"\1\2index.html", html)


def _with_our_markdown(config: MkDocsConfig, language: str) -> MkDocsConfig:
    """The host's configuration with the extensions that a desk's pages are written for, and no others."""
    extensions = {name: dict(options) for name, options in read_ours().extensions.items()}
    for name, options in markdown_words(words_in(language)).items():
        extensions.setdefault(name, {}).update(options)
    ours = copy.copy(config)
    ours["markdown_extensions"] = list(extensions)
    ours["mdx_configs"] = {name: options for name, options in extensions.items() if options}
    return ours
