"""An original read as numbered lines: what every decision about a document is made on.

A text file's lines are the lines of the file. Of any other format a line is one
block: a paragraph, a heading, a list item, a row of a table, a caption. All
visible text is in the reading, menus and sign-up prompts too. Extraction decides
which lines are the article; the others go into the strip log under their
numbers, so nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Kind = Literal["heading", "paragraph", "item", "quote", "row", "caption"]

Layout = Literal["lines", "document", "page"]
"""What tells the lines of a reading apart.

``lines``: nothing but their words and where they stand, as in a plain text. ``document``: headings are marked, and
everything is text. ``page``: a web page, with menus and much else around its article.
"""

Key = Literal["title", "publisher", "author", "published", "url", "language", "origin", "type"]
"""The keys of a source's front matter that a document can tell."""


@dataclass(frozen=True)
class Line:
    """One line of a reading. ``text`` has single spaces and no control characters; it is empty for a blank line.

    ``level`` is a heading's level or an item's depth, from 1; ``marker`` an item's
    bullet or number. ``joins`` is True when the line continues the block of the
    line before it, as in a text that was wrapped. ``region`` names the part of a
    page that holds it (``navigation``, ``page-foot``, …; empty for none), ``linked`` the share
    of its characters that are links, from 0 to 1.
    """

    text: str
    kind: Kind = "paragraph"
    level: int = 1
    marker: str = "-"
    joins: bool = False
    region: str = ""
    linked: float = 0.0


@dataclass(frozen=True)
class Offer:
    """One value that a document offers for a key, and where it stands, in words: ``JSON-LD headline``."""

    key: Key
    value: str
    where: str


@dataclass(frozen=True)
class Reading:
    """A document read: its lines, what it states, and what is doubtful about it.

    Args:
        lines: every line, those of menus too.
        reader: what read it, with its version, as the source's `extractor` says.
        layout: what tells its lines apart.
        offers: what the document states for the front matter, best first.
        wrapping: what only its envelope or its file says (a mail's headers, properties); believed last.
        doubts: what is doubtful, in words.
        page: the tree of a web page, whose layout `page` is.
        address: where a page was found.
        is_original: whether the lines are those of the original itself.
    """

    lines: tuple[Line, ...]
    reader: str = ""
    layout: Layout = "lines"
    offers: tuple[Offer, ...] = ()
    wrapping: tuple[Offer, ...] = ()
    doubts: tuple[str, ...] = ()
    page: HtmlElement | None = None
    address: str | None = None
    is_original: bool = False
