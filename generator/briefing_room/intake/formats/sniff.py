"""What sort of document some bytes are. The bytes decide; a name or a stated type only where they leave it open."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from briefing_room.intake.document.arrival import RefusedError

if TYPE_CHECKING:
    from briefing_room.intake.document.arrival import Format

LARGEST: Final = 32 * 2**20
"""Bytes: pages with pictures inside them are large, articles are not."""

_HTML: Final = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_MARKUP: Final = re.compile(rb"<(?:p|div|article|h1|table|span|br)[\s/>]", re.IGNORECASE)
_MAIL: Final = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3,}", re.IGNORECASE)
_MAIL_KEYS: Final = re.compile(
    rb"^(?:from|mime-version|received|message-id|return-path|date|subject|to):", re.IGNORECASE | re.MULTILINE
)
_FRONT: Final = re.compile(rb"---[ \t]*\r?\n(?:[A-Za-z_]{1,30}:[^\r\n]*\r?\n){1,60}---[ \t]*\r?\n")
"""Front matter, as Markdown articles have it."""

_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_OTHERS: Final = (
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or Outlook file", "save it as DOCX or as a text file"),
    (b"{\\rtf", "a rich text file (RTF)", "save it as DOCX or as a text file"),
    (b"\x89PNG", "a picture", "recognise its text (OCR) first"),
    (b"\xff\xd8\xff", "a picture", "recognise its text (OCR) first"),
    (b"GIF8", "a picture", "recognise its text (OCR) first"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it, and add what is inside"),
    (b"BZh", "a compressed file (bzip2)", "unpack it, and add what is inside"),
    (b"7z\xbc\xaf", "an archive (7z)", "unpack it, and add what is inside"),
    (b"Rar!", "an archive (RAR)", "unpack it, and add what is inside"),
    (b"bplist00", "a web archive of Safari", "save the page as “Page Source” instead"),
    (b"WARC/", "a web archive (WARC)", "take the page out of it, and add that"),
)


def format_of(data: bytes, name: str = "", media_type: str | None = None) -> Format:
    """The format of a document.

    Args:
        data: the document.
        name: its file name or address; only the ending is looked at.
        media_type: what a server called it.

    Raises:
        RefusedError: it is empty, too large, or no document that can be brought in.
    """
    if len(data) > LARGEST:
        message = (
            f"it has {len(data) / 2**20:,.0f} MiB; an article of more than {LARGEST // 2**20} MiB is not brought in"
        )
        raise RefusedError(message, "save the article alone, without pictures")
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise RefusedError("it is empty", "save the article again, and see that the file holds it")
    if data[:1024].lstrip()[:5] == b"%PDF-":
        return "pdf"
    if data[:4] == b"PK\x03\x04":
        return _zipped(data)
    for magic, what, cure in _OTHERS:
        if data.startswith(magic):
            raise RefusedError(f"it is {what}, which cannot be read", cure)
    _check_text(data)
    return _textual(data, name.lower(), media_type or "")


def _zipped(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        message = "it begins like a DOCX document but cannot be opened: it is cut off or damaged"
        raise RefusedError(message, "fetch or save it again") from None
    if "word/document.xml" in names:
        return "docx"
    what = "an EPUB book" if "META-INF/container.xml" in names else "a ZIP archive, and no DOCX document"
    raise RefusedError(f"it is {what}", "add the article itself: unpack it, or save the text")


def _check_text(data: bytes) -> None:
    """See that the bytes are text in some encoding, not a program, a sound or a picture."""
    if data.startswith(_MARKS):
        return
    sample = data[:65536]
    zeros = sample.count(0)
    if zeros and not _is_utf16(sample):
        raise RefusedError(
            "it is no text: there are NUL bytes in it", "add the article as text, HTML, PDF, DOCX or EML"
        )
    control = sum(sample.count(bytes([code])) for code in (*range(1, 9), *range(14, 27), *range(28, 32), 127))
    if control > len(sample) * _MOST_CONTROL:
        message = "it is no text: there are too many control characters in it"
        raise RefusedError(message, "add the article as text, HTML, PDF, DOCX or EML")


def _is_utf16(sample: bytes) -> bool:
    """Whether NUL bytes stand at every second place, as in UTF-16 without a mark."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    return most > len(sample) / 4 and least * 50 < most


_MOST_CONTROL: Final = 0.01


def _textual(data: bytes, name: str, media_type: str) -> Format:
    head = data[:65536].replace(b"\x00", b"")
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if media_type in {"message/rfc822", "multipart/related"} or name.endswith((".eml", ".mht", ".mhtml")):
        return "mail"
    if (match := _MAIL.match(start)) and len(_MAIL_KEYS.findall(match[0])) >= _MAIL_SIGNS:
        return "mail"
    if _HTML.search(head[:8192]) or media_type in {"text/html", "application/xhtml+xml"}:
        return "html"
    if name.endswith((".md", ".markdown")) or media_type == "text/markdown" or _FRONT.match(start):
        return "markdown"
    if name.endswith((".html", ".htm", ".xhtml")) or (start.startswith(b"<") and len(_MARKUP.findall(head)) >= _TAGS):
        return "html"
    return "text"


_MAIL_SIGNS: Final = 3
_TAGS: Final = 3

ENDINGS: Final[dict[Format, str]] = {
    "text": "txt", "html": "html", "markdown": "md", "pdf": "pdf", "docx": "docx", "mail": "eml",
}  # fmt: skip
"""The ending of `original.…` for each format."""
