"""What sort of document some bytes are. The bytes decide; a name or a stated type only where they leave it open."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.formats import FORMATS, UNREADABLE, listed_formats
from briefing_room.intake.formats.format import Sample, Sign

if TYPE_CHECKING:
    from briefing_room.intake.formats.format import Format

LARGEST: Final = 32 * 2**20
"""Bytes: pages with pictures inside them are large, articles are not."""

_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD: Final = 65_536
_MOST_CONTROL: Final = 0.01


def format_of(data: bytes, name: str = "", media_type: str | None = None) -> Format:
    """The format of a document.

    Args:
        data: the document.
        name: its file name or address; only the ending is looked at.
        media_type: what a server called it.

    Raises:
        RefusedError: it is empty, too large, or no document that can be brought in.
    """
    _check_size(data)
    sample = Sample(data, name.lower(), media_type or "")
    signs = [(one.signs(sample), place) for place, one in enumerate(FORMATS)]
    sign, place = max(signs)  # of two that are as sure, the later
    if sign is not Sign.MARK:
        _refuse_unreadable(data)
        _check_text(data)
    return FORMATS[place]


def _check_size(data: bytes) -> None:
    if len(data) > LARGEST:
        message = (
            f"it has {len(data) / 2**20:,.0f} MiB; an article of more than {LARGEST // 2**20} MiB is not brought in"
        )
        raise RefusedError(message, "save the article alone, without pictures")
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise RefusedError("it is empty", "save the article again, and see that the file holds it")


def _refuse_unreadable(data: bytes) -> None:
    """Refuse what is known not to be readable, by its name; a ZIP archive by what is in it."""
    for known in UNREADABLE:
        if data.startswith(known.mark):
            raise RefusedError(f"it is {known.what}, which cannot be read", known.cure)
    if not data.startswith(b"PK\x03\x04"):
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        message = "it begins like a DOCX document but cannot be opened: it is cut off or damaged"
        raise RefusedError(message, "fetch or save it again") from None
    what = "an EPUB book" if "META-INF/container.xml" in names else "a ZIP archive, and no DOCX document"
    raise RefusedError(f"it is {what}", "add the article itself: unpack it, or save the text")


def _check_text(data: bytes) -> None:
    """See that the bytes are text in some encoding, not a program, a sound or a picture."""
    if data.startswith(_MARKS):
        return
    sample = data[:_HEAD]
    cure = f"add the article as {listed_formats()}"
    if sample.count(0) and not _is_utf16(sample):
        raise RefusedError("it is no text: there are NUL bytes in it", cure)
    control = sum(sample.count(bytes([code])) for code in (*range(1, 9), *range(14, 27), *range(28, 32), 127))
    if control > len(sample) * _MOST_CONTROL:
        raise RefusedError("it is no text: there are too many control characters in it", cure)


def _is_utf16(sample: bytes) -> bool:
    """Whether NUL bytes stand at every second place, as in UTF-16 without a mark."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    return most > len(sample) / 4 and least * 50 < most
