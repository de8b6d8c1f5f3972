"""Pages that need not be made again: MkDocs is given their HTML as it was.

What a page's HTML depends on is its Markdown, its address, and what the whole site has in common: the configuration as
plugins leave it, with the menu and all its titles. A page that was written by hand may be listed in the menu under a
title that its own text gives it, so it is always made; so is the first page, from whose date MkDocs dates the sitemap.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from mkdocs.structure.files import File

from briefing_room.kept.digests import digest_of
from briefing_room.publish.listing import page_elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from briefing_room.kept.kept import Kept

FIRST: Final = "index.md"
"""The first page, whose Markdown has the name in every site."""

_PLACES: Final = frozenset({"config_file_path", "docs_dir", "plugins", "site_dir", "theme", "watch"})
"""Keys that say where things are and what runs; what follows from them is known from the files themselves."""


class KeptFile(File):
    """A page that MkDocs finds under the name of its Markdown, and whose HTML it copies."""

    def is_documentation_page(self) -> bool:
        """Say that there is nothing to render."""
        return False


class KeptPages:
    """The pages of one build: which are kept, and under what those that are made now are put in.

    ``extra`` tells what of a page's HTML follows from neither its Markdown nor the configuration, by its path.
    """

    def __init__(self, kept: Kept, extra: Callable[[str], str]) -> None:
        self._kept = kept
        self._extra = extra
        self._keys: dict[str, bytes] = {}
        self._places: dict[str, str] = {}
        self._added: set[str] = set()

    def take(self, files: Files, config: MkDocsConfig, by_hand: Container[str]) -> None:
        """Put files that are kept in the place of pages that would come out the same."""
        pages = list(files.documentation_pages())
        if not _is_titled(config.nav, by_hand):
            return
        common = _common(config)
        for file in pages:
            if file.src_uri == FIRST or file.src_uri in by_hand:
                continue
            data = file.content_bytes
            file.content_bytes = data  # whoever writes there meanwhile writes for the next build
            key = digest_of("page", self._kept.owners, common, file.src_uri, self._extra(file.src_uri), data)
            html = self._kept.store.get(key)
            if html is None:
                self._keys[file.src_uri] = key
                self._places[file.src_uri] = file.dest_uri
                continue
            files.remove(file)
            files.append(_kept_file(file, html))

    def add(self, name: str, output: str) -> None:
        """Put in a page that was made, by the path of its Markdown."""
        self._added.add(name)
        if name in self._keys and output.strip():
            self._kept.store.put(self._keys[name], output.encode("utf-8", errors="xmlcharrefreplace"))

    def add_from(self, folder: Path) -> None:
        """Put in the pages that another process has made into a site's folder."""
        for name, place in self._places.items():
            if name not in self._added and (folder / place).is_file():
                self._kept.store.put(self._keys[name], (folder / place).read_bytes())


def _kept_file(file: File, html: bytes) -> KeptFile:
    kept = page_elsewhere(KeptFile, file)
    kept.content_bytes = html
    return kept


def _common(config: MkDocsConfig) -> bytes:
    """The digest of a configuration. What is neither a text nor made of such things counts by how Python shows it."""
    values = {key: value for key, value in config.items() if key not in _PLACES}
    return digest_of(json.dumps(values, sort_keys=True, default=_plain))


def _plain(value: object) -> Any:  # noqa: ANN401 - whatever a configuration holds
    if isinstance(value, Mapping):
        return {str(key): each for key, each in value.items()}
    return repr(value)


def _is_titled(nav: object, by_hand: Container[str]) -> bool:
    """Whether no page that may be kept has the title in the menu that only its rendering tells."""
    return all(name in by_hand or name == FIRST for name in untitled_in(nav))


def untitled_in(nav: object) -> Iterator[str]:
    """Yield the pages that a menu names without a title."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for inside in nav.values():
            if not isinstance(inside, str):
                yield from untitled_in(inside)
    elif isinstance(nav, list):
        for inside in nav:
            yield from untitled_in(inside)
