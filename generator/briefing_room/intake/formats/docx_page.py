"""A DOCX document as a web page, by way of mammoth: headings, lists, tables and paragraphs, nothing of the looks."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.document.reading import Offer
from briefing_room.model.article import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_UNPACKED: Final = 64 * 2**20
"""Bytes of all parts together: a document of honest size has far less, an attack far more."""

_CORE: Final = "docProps/core.xml"
_STYLES: Final = (
    "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh\np[style-name='Caption'] => p:fresh"
)


def read_docx(data: bytes) -> tuple[str, tuple[Offer, ...]]:
    """The document as HTML, and what it offers for the front matter.

    Raises:
        RefusedError: it is no DOCX, is cut off, is protected, or unpacks to far more than a document holds.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_size(archive)
            offers = tuple(_offers(archive))
        result = mammoth.convert_to_html(BytesIO(data), style_map=_STYLES, include_default_style_map=True)
    except (zipfile.BadZipFile, EOFError, KeyError, NotImplementedError, ExpatError, ValueError, zlib.error):
        message = "the DOCX document cannot be opened: it is cut off or damaged"
        raise RefusedError(message, "fetch it again, or open it in a word processor and save it anew") from None
    except RuntimeError as error:  # zipfile's word for a password
        if "encrypted" not in str(error):
            raise
        raise RefusedError("the DOCX document is protected by a password", "save it without one") from None
    # Pictures come as data in the page; they hold no text.
    return re.sub(r"<img[^>]*>", "", result.value), offers


def _check_size(archive: zipfile.ZipFile) -> None:
    total = sum(entry.file_size for entry in archive.infolist())
    if total > LARGEST_UNPACKED:
        message = f"the document unpacks to {total / 2**20:,.0f} MiB, far more than a document holds"
        raise RefusedError(message, "open it in a word processor and save its text")


def _offers(archive: zipfile.ZipFile) -> Iterator[Offer]:
    """Yield title and author from the document's properties; its dates are those of the file, not of the article."""
    if _CORE not in archive.namelist():
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(archive.read(_CORE), parser)
    except etree.XMLSyntaxError:
        return
    for key, name in (("title", "title"), ("author", "creator")):
        for element in root.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"):
            if value := one_line(element.text or ""):
                yield Offer(key, value, "properties of the document")  # type: ignore[arg-type]
