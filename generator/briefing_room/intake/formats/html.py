"""A web page as it was saved or fetched: every visible block of it, menus too, and the tree that tells them apart."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from briefing_room.intake.document.reading import Reading
from briefing_room.intake.formats.format import Format, Sign

if TYPE_CHECKING:
    from briefing_room.intake.document.arrival import Arrival
    from briefing_room.intake.formats.format import Sample

MEDIA_TYPES: Final = ("text/html", "application/xhtml+xml")
ENDINGS: Final = ("html", "htm", "xhtml")

_PAGE: Final = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_HEAD: Final = 8192
_TAG: Final = re.compile(rb"<(?:p|div|article|h1|table|span|br)[\s/>]", re.IGNORECASE)
_TAGS: Final = 3


def signs(sample: Sample) -> Sign:
    """A page says that it is one, or a server does; a piece of one has tags, or its name alone."""
    if _PAGE.search(sample.head[:_HEAD]) or sample.media_type in MEDIA_TYPES:
        return Sign.CLEAR
    has_tags = sample.start.startswith(b"<") and len(_TAG.findall(sample.head)) >= _TAGS
    return Sign.FAINT if has_tags or sample.ends_in(ENDINGS) else Sign.NONE


def read(arrival: Arrival) -> Reading:
    """The blocks of the page, in order, and its tree.

    Raises:
        RefusedError: it is in no encoding known, breaks off, or cannot be parsed.
    """
    from briefing_room.intake.encodings.charset import declared_in_html
    from briefing_room.intake.encodings.decode import decode
    from briefing_room.intake.formats.page_lines import page_lines
    from briefing_room.intake.formats.page_tree import has_no_end, parse_page

    declared = [label for label in (arrival.charset, declared_in_html(arrival.data)) if label]
    decoded = decode(arrival.data, declared)
    no_end = has_no_end(decoded.text)
    tree = parse_page(decoded.text)
    doubts = [decoded.doubt] if decoded.doubt else []
    doubts += ["the page has no end; see that it is whole"] if no_end else []
    return Reading(
        page_lines(tree),
        reader=f"trafilatura {version('trafilatura')}{decoded.read_as}",
        layout="page",
        page=tree,
        address=arrival.address,
        doubts=tuple(doubts),
    )


FORMAT: Final = Format(
    name="html",
    label="HTML",
    words="a web page saved as HTML",
    endings=ENDINGS,
    media_types=MEDIA_TYPES,
    signs=signs,
    read=read,
)
