"""DOCX, as word processors save it: made into a page in which everything is text."""

from __future__ import annotations

import zipfile
from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING, Final

from briefing_room.intake.formats.format import Format, Sign

if TYPE_CHECKING:
    from briefing_room.intake.document.arrival import Arrival
    from briefing_room.intake.document.reading import Reading
    from briefing_room.intake.formats.format import Sample


def signs(sample: Sample) -> Sign:
    """A ZIP archive with a word processor's document in it."""
    if not sample.data.startswith(b"PK\x03\x04"):
        return Sign.NONE
    try:
        with zipfile.ZipFile(BytesIO(sample.data)) as archive:
            return Sign.MARK if "word/document.xml" in archive.namelist() else Sign.NONE
    except zipfile.BadZipFile:
        return Sign.NONE


def read(arrival: Arrival) -> Reading:
    """The blocks of the document, and what its properties say.

    Raises:
        RefusedError: it is cut off, protected, or unpacks to far more than a document holds.
    """
    from briefing_room.intake.formats.docx_page import read_docx
    from briefing_room.intake.formats.made_page import read_made_page

    page, properties = read_docx(arrival.data)
    return read_made_page(page, f"mammoth {version('mammoth')}", wrapping=properties)


FORMAT: Final = Format(
    name="docx",
    label="DOCX",
    words="a DOCX document",
    endings=("docx",),
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    signs=signs,
    read=read,
)
