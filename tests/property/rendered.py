"""Markdown through the real Python-Markdown, with exactly the extensions and settings of every site."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final

import markdown
from mkdocs.config import load_config
from mkdocs.structure.toc import get_toc

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_CONFIG: Final = Path(__file__).parents[2] / "generator" / "briefing_room" / "publish" / "mkdocs.yml"

Event = tuple[str, ...]
"""``("<", tag, name, value, …)``, ``(">", tag)``, ``("text", words)``, or anything else that a page must not have."""


@lru_cache(maxsize=1)
def config() -> MkDocsConfig:
    """The configuration of every site, as MkDocs reads it."""
    with tempfile.TemporaryDirectory() as docs:
        return load_config(str(_CONFIG), docs_dir=docs)


@lru_cache(maxsize=1)
def _engine() -> markdown.Markdown:
    extensions, settings = config().markdown_extensions, config().mdx_configs
    return markdown.Markdown(extensions=extensions, extension_configs=settings)


def to_html(text: str) -> str:
    """Markdown as HTML."""
    engine = _engine()
    engine.reset()
    return engine.convert(text)


def contents_of(text: str) -> list[str]:
    """The titles of a page's table of contents as MkDocs gives them to the theme, which prints them as they are."""
    engine = _engine()
    engine.reset()
    engine.convert(text)
    return [item.title for item in get_toc(engine.toc_tokens)]  # type: ignore[attr-defined]


def events_in(html: str) -> list[Event]:
    """Everything a page consists of, in order; runs of text joined, and their white space as a browser joins it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.finish_text()
    return reader.events


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []
        self._text = ""

    def finish_text(self) -> None:
        words = " ".join(self._text.split())
        if words:
            self.events.append(("text", words))
        self._text = ""

    def _put(self, *event: str) -> None:
        self.finish_text()
        self.events.append(event)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._put("<", tag, *(part or "" for pair in attrs for part in pair))

    def handle_endtag(self, tag: str) -> None:
        self._put(">", tag)

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_comment(self, data: str) -> None:
        self._put("comment", data)

    def handle_decl(self, decl: str) -> None:
        self._put("declaration", decl)

    def handle_pi(self, data: str) -> None:
        self._put("instruction", data)

    def unknown_decl(self, data: str) -> None:
        self._put("declaration", data)
