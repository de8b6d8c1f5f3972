"""What the bytes of a document are read by: its format is told, and its text becomes numbered lines.

A format is one module with one line in `FORMATS`. How a document is known, what
`original.…` is called, which media types are fetched, and the lists of formats
in help and refusals all come from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.intake.formats import docx, html, mail, markdown, pdf, text
from briefing_room.intake.formats.format import Unreadable

if TYPE_CHECKING:
    from briefing_room.intake.formats.format import Format

FORMATS: Final[tuple[Format, ...]] = (
    text.FORMAT,
    html.FORMAT,
    markdown.FORMAT,
    pdf.FORMAT,
    docx.FORMAT,
    mail.FORMAT,
)
"""In the order they are listed. Where two are as sure of a document, the later is meant: it is more particular."""

_TEXT: Final = "save it as DOCX or as a text file"
_OCR: Final = "recognise its text (OCR) first"
_UNPACK: Final = "unpack it, and add what is inside"

UNREADABLE: Final = (
    Unreadable(b"\xd0\xcf\x11\xe0", "an old Word, Excel or Outlook file", _TEXT),
    Unreadable(b"{\\rtf", "a rich text file (RTF)", _TEXT),
    Unreadable(b"\x89PNG", "a picture", _OCR),
    Unreadable(b"\xff\xd8\xff", "a picture", _OCR),
    Unreadable(b"GIF8", "a picture", _OCR),
    Unreadable(b"\x1f\x8b", "a compressed file (gzip)", _UNPACK),
    Unreadable(b"BZh", "a compressed file (bzip2)", _UNPACK),
    Unreadable(b"7z\xbc\xaf", "an archive (7z)", _UNPACK),
    Unreadable(b"Rar!", "an archive (RAR)", _UNPACK),
    Unreadable(b"bplist00", "a web archive of Safari", "save the page as “Page Source” instead"),
    Unreadable(b"WARC/", "a web archive (WARC)", "take the page out of it, and add that"),
)
"""What is recognised only to say what it is. A format that can be read has no line here."""


def format_named(name: str) -> Format:
    """The format of a name."""
    return next(one for one in FORMATS if one.name == name)


def listed_formats() -> str:
    """All formats for a sentence: ``text, HTML, … or EML``."""
    *labels, last = [one.label for one in FORMATS]
    return f"{', '.join(labels)} or {last}"
