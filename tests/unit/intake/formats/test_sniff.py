"""Which format a document is of."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.formats import UNREADABLE
from briefing_room.intake.formats.sniff import LARGEST, format_of


def zipped(*names: str) -> bytes:
    """An archive with empty files in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n", "x.txt", "pdf"),
        (zipped("word/document.xml"), "", "docx"),
        (b"<!DOCTYPE html><p>x", "", "html"),
        (b"\xef\xbb\xbf  <html><p>x", "a.txt", "html"),
        ("<html>Привет".encode("utf-16"), "", "html"),
        (b"<div><p>one</p><p>two</p></div>", "", "html"),
        (b"From: a@b.example\r\nDate: x\r\nSubject: y\r\n\r\nText", "", "mail"),
        (b"x", "page.mhtml", "mail"),
        (b"# Title\n\nText", "a.md", "markdown"),
        (b"# Title\n\nText", "a.txt", "text"),
        (b"Note: this\nis: a text\nwith: colons\n", "", "text"),
        ("Good morning.".encode("utf-16-le"), "", "text"),
    ],
)
def test_the_bytes_decide_the_format(data: bytes, name: str, kind: str) -> None:
    """The name only where they leave it open."""
    assert format_of(data, name).name == kind


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is empty"),
        (b" \r\n\t", "it is empty"),
        (b"x" * (LARGEST + 1), "more than 32 MiB"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "NUL bytes"),
        (b"\x01\x02\x03 text", "control characters"),
        (b"PK\x03\x04 cut off", "cut off or damaged"),
        (zipped("a.txt"), "a ZIP archive, and no DOCX document"),
        (zipped("META-INF/container.xml"), "an EPUB book"),
        *((known.mark + b" x", known.what) for known in UNREADABLE),
    ],
)
def test_what_is_no_document_is_refused_with_its_name(data: bytes, message: str) -> None:
    """And with what to do instead."""
    with pytest.raises(RefusedError, match=re.escape(message)) as refused:
        format_of(data)
    assert refused.value.help
