"""Small PDF files, made by hand, so that a test shows all that is in them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEADING = 14.0
_LEFT = 72.0
_TOP = 770.0


@dataclass(frozen=True)
class Set:
    """A line of text as it is set on a page: where, counted from the lower left, and how large."""

    text: str
    y: float
    x: float = _LEFT
    size: float = 11.0


def column(*texts: str, top: float = 700.0, x: float = _LEFT, size: float = 11.0) -> tuple[Set, ...]:
    """Lines below each other; an empty text leaves a line out, four leading spaces indent."""
    return tuple(
        Set(text.strip(), top - LEADING * index, x + 20.0 * text.startswith("    "), size)
        for index, text in enumerate(texts)
        if text
    )


def made_pdf(*pages: Sequence[Set], facts: Mapping[str, str] | None = None) -> bytes:
    """A PDF with one page for each of the arguments; one without lines has a grey box only, as a scan has a picture."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", _pages(len(pages)), _FONT, _DESCENDANT, _stream(_meanings(pages))]
    info = "".join(f"/{key} {_string(value)} " for key, value in (facts or {}).items())
    objects.append(f"<< {info}/CreationDate (D:20200101120000Z) >>".encode())
    for page in pages:
        objects += [_page(len(objects) + 2), _stream(_content(page))]
    return _file(objects)


def locked_pdf(pdf: bytes, password: str) -> bytes:
    """The same document under a user's password; an empty one opens it for everybody."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")  # noqa: S106  # the test's own document
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
)
_DESCENDANT = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW 500"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
)
_FIRST_PAGE = 7


def _pages(count: int) -> bytes:
    kids = " ".join(f"{_FIRST_PAGE + 2 * index} 0 R" for index in range(count))
    return f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode()


def _page(content: int) -> bytes:
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R"
        " /Resources << /Font << /F1 3 0 R >> >> >>"
    ).encode()


def _meanings(pages: Sequence[Sequence[Set]]) -> bytes:
    """What the character codes of the font mean: they are Unicode itself, so that every script can be set."""
    codes = sorted({f"<{ord(character):04X}>" for page in pages for line in page for character in line.text})
    return "\n".join(
        [
            "begincmap",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *(f"1 beginbfchar {code} {code} endbfchar" for code in codes),
            "endcmap",
        ]
    ).encode()


def _content(page: Sequence[Set]) -> bytes:
    if not page:
        return b"0.5 g 50 50 400 600 re f"
    shown = (f"BT /F1 {line.size} Tf {line.x} {line.y} Td {_string(line.text, '')} Tj ET" for line in page)
    return "\n".join(shown).encode()


def _string(text: str, mark: str = "FEFF") -> str:
    return f"<{mark}{text.encode('utf-16-be').hex()}>"


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def _file(objects: Sequence[bytes]) -> bytes:
    """The objects with their table; number 1 is the catalog, 6 the document information."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
