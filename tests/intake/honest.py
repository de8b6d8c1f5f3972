"""Honest documents of every format: each holds one article, and nothing else that a reader would take for text."""

from __future__ import annotations

import base64
import io
import zipfile
from textwrap import wrap
from typing import Final

from tests.unit.intake.formats.made_pdf import column, made_pdf

PROSE: Final = [
    "The harbour office of Larn said on Monday that the north quay would stay closed until the end of April.",
    "Two of the four cranes were damaged in the storm, and spare parts have to come by sea.",
    "The office expects that grain ships will be sent to the south quay, where there is room for three of them.",
    "Farmers have asked for a lower fee as long as the repairs last, and the council will answer next week.",
    "A spokesman said that nobody had been hurt, and that the insurance would pay for the larger part of it.",
]
TITLE: Final = "Quay stays closed until spring"
TEXT: Final = "Quay stays closed until spring\n\n" + "\n\n".join(PROSE) + "\n\nSign up for our newsletter\n"
PAGE: Final = f"""<!DOCTYPE html><html lang="en"><head><title>Quay stays closed until spring | Larn Post</title>
<meta property="og:site_name" content="Larn Post"><meta name="author" content="H. Vane">
<meta property="article:published_time" content="2024-02-05T08:00:00+01:00">
<link rel="canonical" href="https://post.example/quay"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/port">Port</a></li></ul></nav>
<article><h1>Quay stays closed until spring</h1>{"".join(f"<p>{row}</p>" for row in PROSE)}</article>
<footer><p>© 2024 Larn Post</p></footer></body></html>"""

W: Final = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive with these files in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(document: str, **others: bytes) -> bytes:
    """A DOCX document with this XML in its body."""
    kinds = (
        b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        b"<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        b"<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument."
        b"wordprocessingml.document.main+xml'/></Types>"
    )
    body = f"<?xml version='1.0'?><w:document {W}><w:body>{document}</w:body></w:document>".encode()
    return zipped({"[Content_Types].xml": kinds, "word/document.xml": body, **others})


HONEST: Final[tuple[tuple[str, bytes], ...]] = (
    ("a.md", ("---\ntitle: Quay stays closed until spring\nlang: en\n---\n\n" + "\n\n".join(PROSE)).encode()),
    ("b.md", ("# Quay stays closed *until* spring\n\n" + "\n\n".join(PROSE).replace("Monday", "**Monday**")).encode()),
    ("c.docx", docx("".join(f"<w:p><w:r><w:t>{row}</w:t></w:r></w:p>" for row in [TITLE, *PROSE]))),
    ("d.eml", ("From: Larn Post <a@b.example>\nDate: Mon, 5 Feb 2024 08:00:00 +0100\nMIME-Version: 1.0\n"
               "Subject: Fwd: Quay stays closed until spring\n\n" + "\n\n".join(PROSE)).encode()),
    ("e.mhtml", ("From: <Saved by a browser>\nSnapshot-Content-Location: https://post.example/quay?x\n"
                 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"; type="text/html"\n\n--b\n'
                 "Content-Type: text/html\nContent-Transfer-Encoding: base64\n"
                 "Content-Location: https://post.example/quay?x\n\n"
                 + base64.encodebytes(PAGE.encode()).decode() + "\n--b--\n").encode()),
    ("f.txt", TEXT.encode("utf-16")),
    ("g.html", PAGE.replace("<head>", "<head><meta charset=cp1252>").replace("©", "© “x”").encode("cp1252")),
    ("h.pdf", made_pdf(column(TITLE, "", *(row for text in PROSE for row in (*wrap(text, 80), ""))))),
)  # fmt: skip
"""Documents by file name, at least one of every format: the tests of formats and the hostile documents ask for it."""
