"""A mail, or a page that a browser saved as MHTML, which is made like one: its readable part, read as what that is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing_room.intake.formats import html, text
from briefing_room.intake.formats.format import Format, Sign

if TYPE_CHECKING:
    from briefing_room.intake.document.arrival import Arrival
    from briefing_room.intake.document.reading import Reading
    from briefing_room.intake.formats.format import Sample

ENDINGS: Final = ("eml", "mht", "mhtml")
MEDIA_TYPES: Final = ("message/rfc822", "multipart/related")

_HEADERS: Final = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3,}", re.IGNORECASE)
_KEYS: Final = re.compile(
    rb"^(?:from|mime-version|received|message-id|return-path|date|subject|to):", re.IGNORECASE | re.MULTILINE
)
_LEAST_KEYS: Final = 3


def signs(sample: Sample) -> Sign:
    """Its headers, its name or a server says so; a page inside it says nothing against it."""
    if sample.media_type in MEDIA_TYPES or sample.ends_in(ENDINGS):
        return Sign.CLEAR
    headers = _HEADERS.match(sample.start)
    return Sign.CLEAR if headers and len(_KEYS.findall(headers[0])) >= _LEAST_KEYS else Sign.NONE


def read(arrival: Arrival) -> Reading:
    """The lines of the part that says most, and what the headers say.

    Raises:
        RefusedError: it is no mail, is incomplete, or has nothing to read.
    """
    from briefing_room.intake.formats.mail_part import read_mail

    part = read_mail(arrival.data)
    inner = replace(
        arrival, data=part.data, format=part.format, charset=part.charset, address=arrival.address or part.address
    )
    reading = html.read(inner) if part.format == html.FORMAT.name else text.read(inner)
    return replace(
        reading,
        wrapping=(*reading.wrapping, *part.offers),
        doubts=(*part.doubts, *reading.doubts),
        is_original=False,
    )


FORMAT: Final = Format(
    name="mail",
    label="EML",
    words="a mail (EML) or a page saved as one file (MHTML)",
    endings=ENDINGS,
    media_types=MEDIA_TYPES,
    signs=signs,
    read=read,
)
