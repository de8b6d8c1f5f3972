"""A hundred documents that were made to do harm, or were harmed: the same ones every time."""

from __future__ import annotations

import base64
import gzip
import random
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from tests.intake.honest import HONEST, W, docx, zipped
from tests.unit.intake.formats.made_pdf import column, made_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE: Final = "The harbour office said on Monday that the harbour would close for a week. " * 12
PAGE: Final = f"<!DOCTYPE html><html><head><title>Harbour to close</title></head><body><h1>Harbour to close</h1><p>{ARTICLE}</p></body></html>"


def _deep() -> Iterator[tuple[str, bytes]]:
    for tag in ("div", "span", "ul><li", "table><tr><td", "blockquote", "b", "font", "section", "dl><dd"):
        opened = f"<{tag}>"
        yield f"deep-{tag[:4]}.html", f"<html><body>{opened * 10_000}{ARTICLE}".encode()
    yield (
        "deep-json.html",
        PAGE.replace("<body>", f"<script type='application/ld+json'>{'[' * 100_000}</script>").encode(),
    )
    yield (
        "deep-objects.html",
        PAGE.replace(
            "<body>", "<script type='application/ld+json'>" + '{"@graph":' * 5000 + "1" + "}" * 5000 + "</script>"
        ).encode(),
    )
    yield "deep-quotes.md", (">" * 10_000 + " " + ARTICLE).encode()
    yield "deep-list.md", "".join(f"{'  ' * n}- item {n}\n" for n in range(1500)).encode()
    yield "deep-emphasis.md", ("*" * 20_000 + ARTICLE + "_" * 20_000).encode()
    yield "deep-links.md", ("[" * 20_000 + "a" + "](x)" * 20_000).encode()
    yield "backticks.md", "".join("`" * n + " " for n in range(1, 600)).encode()


def _large() -> Iterator[tuple[str, bytes]]:
    yield "long-line.txt", b"word " * (50 * 2**20 // 5)
    yield "long-line-without-spaces.txt", b"x" * (31 * 2**20)
    yield "large-page.html", b"<html>" + b"<p>text</p>" * (100 * 2**20 // 11)
    yield "many-paragraphs.html", f"<html><body><h1>Head</h1>{'<p>A short line of text.</p>' * 300_000}".encode()
    yield "many-lines.txt", b"a line\n" * 1_000_000
    yield "many-blank-lines.txt", b"Title of it\n\n" + b"\n" * 5_000_000 + ARTICLE.encode()
    yield "many-attributes.html", f"<html><body><p {' '.join(f'a{n}=1' for n in range(200_000))}>{ARTICLE}".encode()
    yield "many-metas.html", PAGE.replace("<title>", "<meta name=author content=x>" * 100_000 + "<title>").encode()
    yield "many-links.html", f"<html><body>{'<a href=/x>link</a> ' * 200_000}".encode()
    yield (
        "many-separators.html",
        PAGE.replace("Harbour to close</title>", " | ".join(["a"] * 20_000) + "</title>").encode(),
    )
    yield "many-items.txt", "".join(f"{n}. item\n" for n in range(200_000)).encode()
    yield "many-entities.html", f"<html><body><p>{'&amp;&lt;&#x41;' * 300_000}".encode()
    yield "one-word-title.html", PAGE.replace("Harbour to close", "x" * 1_000_000).encode()
    yield "digits.txt", b"Harbour\n\n" + b"9" * 2_000_000


def _encodings() -> Iterator[tuple[str, bytes]]:
    yield "nul.txt", b"Harbour\x00 closes\n\n" + ARTICLE.encode()
    yield "nul.html", PAGE.replace("office", "of\x00fice").encode()
    yield "surrogates.html", PAGE.replace("office", "&#xD800;&#xDFFF;&#0;&#x110000;&#99999999999;").encode()
    yield "overrides.txt", f"Harbour \u202e closes\n\n\u2066{ARTICLE}\u2069\ufeff".encode()
    yield "separators.txt", f"Harbour closes\u2028\u2029\x85\n\n{ARTICLE}\x0c{ARTICLE}".encode()
    yield "accents.txt", ("Harbour closes\n\ne" + "\u0301" * 200_000 + ARTICLE).encode()
    yield "half-a-character.txt", "Гавань закрыта".encode()[:-1]
    yield "utf-16-odd.txt", ARTICLE.encode("utf-16")[:-1]
    yield "utf-7.html", f"<meta charset=utf-7>+ADw-script+AD4-{PAGE}".encode()
    yield "no-such-encoding.html", f"<meta charset='no-such-thing'>{PAGE}".encode()
    yield "punycode.html", f"<meta charset='punycode'>{PAGE}é".encode("latin-1")
    yield "zlib.html", f"<meta charset='zlib_codec'>{PAGE}".encode() + b"\xff\xfe"
    yield "idna.html", f"<meta charset='idna'>{PAGE}".encode() + b"\xff" * 2000
    yield "noise.txt", random.Random(1).randbytes(100_000)
    yield "high-noise.html", b"<html><p>" + bytes(128 + n % 128 for n in range(200_000))


def _front_matter() -> Iterator[tuple[str, bytes]]:
    bombs = {
        "laughs": "a: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]",
        "tags": "title: !!python/object/apply:os.system ['echo hacked']",
        "deep": "title: " + "[" * 50_000,
        "fence": 'title: "a\\n---\\nreviewed: true"',
        "colon": "title: a: b: c # d",
        "unclosed": "title: x\n" * 300,
        "dates": "title: Harbour\ndate: 9999999-99-99\nurl: javascript:alert(1)\nlang: ../../x",
        "keys": "title: Harbour closes\nid: ../../etc\nsha256: 0\noriginal: ../../../etc/passwd",
    }
    for name, front in bombs.items():
        yield f"front-{name}.md", f"---\n{front}\n---\n\n# Harbour\n\n{ARTICLE}".encode()
    yield "title-like-yaml.txt", f"--- # {{}}: [*x] &y !!z %TAG\n\n{ARTICLE}".encode()
    yield "fences.txt", f"Harbour closes for good\n\n---\n\nreviewed: true\n\n---\n\n{ARTICLE}".encode()


def _archives() -> Iterator[tuple[str, bytes]]:
    yield "bomb.docx", zipped({"word/document.xml": b"<a>" + b" " * (300 * 2**20)})
    yield (
        "many-files.docx",
        zipped({"word/document.xml": b"<a/>", **{f"f{n}": b"" for n in range(60_000)}}, zipfile.ZIP_STORED),
    )
    laughs = (
        "<!DOCTYPE a [<!ENTITY a 'x'>"
        + "".join(
            f"<!ENTITY a{n} '{'&a' + str(n - 1) + ';' if n else '&a;'}{'&a' + str(n - 1) + ';' if n else '&a;'}'>"
            for n in range(40)
        )
        + "]>"
    )
    yield "laughs.docx", zipped({"word/document.xml": f"{laughs}<w:document {W}>&a39;</w:document>".encode()})
    yield (
        "outside.docx",
        zipped(
            {
                "word/document.xml": f"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w:document {W}>&x;</w:document>".encode()
            }
        ),
    )
    yield "not-xml.docx", zipped({"word/document.xml": b"\x00\x01 no xml"})
    yield "no-document.docx", zipped({"word/other.xml": b"<a/>"})
    yield "paths.docx", zipped({"word/document.xml": b"<a/>", "../../evil": b"x"})
    yield "empty.docx", docx("")
    yield "cut.docx", docx(f"<w:p><w:r><w:t>{ARTICLE}</w:t></w:r></w:p>")[:-200]
    yield "deep.docx", docx("<w:tbl><w:tr><w:tc>" * 3000)
    yield "bomb.html.gz", gzip.compress(b"<p>" + b"a" * (50 * 2**20))


def _pdfs() -> Iterator[tuple[str, bytes]]:
    whole = made_pdf(column("Harbour to close", "", *["The office said that the harbour would close for a week."] * 12))
    yield "cut.pdf", whole[: len(whole) // 2]
    yield "cut-early.pdf", whole[:60]
    yield "head-only.pdf", b"%PDF-1.7\n"
    yield "loop.pdf", whole.replace(b"/Kids [", b"/Kids [2 0 R 1 0 R ")
    yield "count.pdf", whole.replace(b"/Count 1", b"/Count 99999999")
    yield "length.pdf", whole.replace(b"/Length ", b"/Length 9999999999 ")
    bomb = zlib.compress(b"BT (x) Tj ET " * 20_000_000)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(bomb), bomb)
    yield (
        "bomb.pdf",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>\nendobj\n4 0 obj\n"
        + stream
        + b"\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF",
    )
    yield "deep.pdf", b"%PDF-1.4\n1 0 obj\n" + b"[" * 100_000 + b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    for seed in range(6):
        yield f"fuzzed-{seed}.pdf", _spoiled(whole, seed)


def _mails() -> Iterator[tuple[str, bytes]]:
    head = b"From: a@b.example\nTo: c@d.example\nSubject: Harbour\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nMIME-Version: 1.0\n"
    yield "cut.eml", head + b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\nText'
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(2000))
    yield "nested.eml", head + nested + b"Content-Type: text/plain\n\n" + ARTICLE.encode()
    messages = b"Content-Type: message/rfc822\n\nSubject: x\n" * 3000
    yield "messages.eml", head + messages
    yield (
        "headers.eml",
        b"".join(b"Subject: =?utf-8?q?%s?=\n" % (b"a" * 500) for _ in range(20_000)) + b"\n\n" + ARTICLE.encode(),
    )
    yield "subject.eml", b"From: x\nDate: y\nSubject: =?utf-8?b?////?= =?x-none?q?a?= \x1b[31m\n\n" + ARTICLE.encode()
    part = base64.b64encode(PAGE.encode())
    yield (
        "broken-base64.eml",
        head + b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + part[:-7] + b"*",
    )
    yield "codec.eml", head + b"Content-Type: text/plain; charset=zlib_codec\n\n" + ARTICLE.encode() + b"\xff"


def _markup() -> Iterator[tuple[str, bytes]]:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>\x1b[2J\u202e{{7*7}}${x}`id`$(id)'
    yield (
        "evil.html",
        f"<html><head><title>{evil}</title><meta name=author content='{evil}'></head><body><h1>Harbour {evil}</h1><p>{ARTICLE}{evil}</p></body></html>".encode(),
    )
    yield "evil.txt", f"Harbour {evil} closes\n\n{ARTICLE}{evil}\n".encode()
    yield (
        "markers.txt",
        f"Harbour closes for now\n\n# {ARTICLE}\n\n> {ARTICLE}\n\n- {ARTICLE}\n\n\\# {ARTICLE}\n\n| {ARTICLE}".encode(),
    )
    yield "cdata.html", PAGE.replace("<p>", "<![CDATA[<p>]]><![if x]><!-- <!-- --> --!>").encode()
    yield "no-end.html", PAGE.replace("</title>", "").encode()
    yield "frameset.html", b"<html><frameset><frame src=x></frameset></html>"
    yield "only-scripts.html", b"<html><body><script>" + b"x=1;" * 1000 + b"</script></body></html>"
    yield "plaintext.html", f"<html><body><plaintext>{PAGE}".encode()
    yield "svg.html", f"<html><body><svg><foreignObject><h1>x</h1></foreignObject></svg>{PAGE}".encode()
    yield (
        "base.html",
        PAGE.replace(
            "<title>", "<base href='javascript:alert(1)'><link rel=canonical href='//[::bad'><title>"
        ).encode(),
    )
    yield (
        "xml.html",
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + PAGE.replace("office", "&x;").encode(),
    )


def _cut_off() -> Iterator[tuple[str, bytes]]:
    data = PAGE.encode()
    for part in (0.2, 0.5, 0.9):
        yield f"cut-{int(part * 10)}.html", data[: int(len(data) * part)]
    yield "cut-in-a-tag.html", data[: data.index(b"<p>")] + b"<p cla"
    yield "white-space.txt", b" \r\n\t\x0b\x0c" * 10_000


def _fuzzed() -> Iterator[tuple[str, bytes]]:
    for seed in range(12):
        yield f"fuzzed-{seed}.html", _spoiled(PAGE.encode(), seed)
    for seed in range(4):
        yield f"fuzzed-{seed}.docx", _spoiled(docx(f"<w:p><w:r><w:t>{ARTICLE}</w:t></w:r></w:p>"), seed)


def _honest() -> Iterator[tuple[str, bytes]]:
    """Each format's honest documents, cut off and spoiled."""
    for name, data in HONEST:
        yield f"half-{name}", data[: len(data) // 2]
        yield f"spoiled-{name}", _spoiled(data, seed=20)


def _spoiled(data: bytes, seed: int) -> bytes:
    """A document with bytes changed, cut out and doubled; chance, but always the same."""
    chance = random.Random(seed)
    spoiled = bytearray(data)
    for _ in range(40):
        at = chance.randrange(len(spoiled))
        what = chance.randrange(4)
        if what == 0:
            spoiled[at] = chance.randrange(256)
        elif what == 1:
            del spoiled[at : at + chance.randrange(30)]
        elif what == 2:
            spoiled[at:at] = spoiled[at : at + chance.randrange(60)]
        else:
            spoiled[at:at] = struct.pack(">I", chance.randrange(2**32))
    return bytes(spoiled)


KINDS: Final = (
    ("deep", 16, _deep),
    ("large", 14, _large),
    ("encodings", 15, _encodings),
    ("front matter", 10, _front_matter),
    ("archives", 11, _archives),
    ("PDF", 14, _pdfs),
    ("mail", 7, _mails),
    ("markup", 11, _markup),
    ("cut off", 5, _cut_off),
    ("fuzzed", 16, _fuzzed),
    ("honest once", 2 * len(HONEST), _honest),
)
"""Each kind of harm: its name, how many documents do it, and what yields them, each with a file name."""
