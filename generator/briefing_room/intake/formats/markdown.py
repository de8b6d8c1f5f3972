"""Markdown: an article with front matter or without, made into a page in which everything is text."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from briefing_room.intake.formats.format import Format, Sign

if TYPE_CHECKING:
    from briefing_room.intake.document.arrival import Arrival
    from briefing_room.intake.document.reading import Reading
    from briefing_room.intake.formats.format import Sample

ENDINGS: Final = ("md", "markdown")
MEDIA_TYPES: Final = ("text/markdown",)

_FRONT: Final = re.compile(rb"---[ \t]*\r?\n(?:[A-Za-z_]{1,30}:[^\r\n]*\r?\n){1,60}---[ \t]*\r?\n")
"""Front matter, as Markdown articles have it."""


def signs(sample: Sample) -> Sign:
    """Its name, a server, or front matter says so: the rest of it is written like any text."""
    named = sample.ends_in(ENDINGS) or sample.media_type in MEDIA_TYPES
    return Sign.FAINT if named or _FRONT.match(sample.start) else Sign.NONE


def read(arrival: Arrival) -> Reading:
    """The blocks of the document, and what its front matter states.

    Raises:
        RefusedError: it is in no encoding known, or nested too deep.
    """
    import markdown

    from briefing_room.intake.encodings.decode import decode
    from briefing_room.intake.formats.front import read_front
    from briefing_room.intake.formats.made_page import read_made_page

    decoded = decode(arrival.data, [arrival.charset] if arrival.charset else [])
    offers, body = read_front(decoded.text)
    page = markdown.markdown(body, extensions=["tables", "sane_lists"])
    doubts = (decoded.doubt,) if decoded.doubt else ()
    return read_made_page(page, f"Markdown {version('markdown')}", offers=offers, doubts=doubts)


FORMAT: Final = Format(
    name="markdown",
    label="Markdown",
    words="Markdown",
    endings=ENDINGS,
    media_types=MEDIA_TYPES,
    signs=signs,
    read=read,
)
