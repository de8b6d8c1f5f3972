"""A picture that is published draws, and does nothing else."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from PIL import Image

from briefing_room.analysis.drawing import LARGEST, WIDEST, Flaw, flaw_in

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def _png(width: int, height: int = 1) -> bytes:
    out = BytesIO()
    Image.new("L", (width, height)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h2"/>', "<title>A &amp; B</title>", '<use href="#a"/>', '<use xlink:href="#a"/>',
        "<style>.a { fill: url(#b) }</style>", '<rect fill="url(#b)"/>', '<rect style="fill:#fff"/>', "<!-- a -->",
    ],
)  # fmt: skip
def test_what_draws_passes(inside: str) -> None:
    """Paths, words, references inside the picture, styles, comments."""
    assert flaw_in("logo.svg", SVG.format(inside).encode()) is None


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>", '<path onclick="alert(1)"/>', '<path ONLOAD="alert(1)"/>',
        '<a href="https://a.example/"><path/></a>', '<use href="https://a.example/#b"/>', '<use xlink:href="b.svg#b"/>',
        '<use href="data:image/svg+xml,x"/>', '<use href="javascript:alert(1)"/>', '<image href="https://a.example/"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', "<animate/>", '<set to="x"/>',
        '<rect fill="url(https://a.example/#b)"/>', '<rect style="fill:url(//a.example)"/>',
        '<rect style="fill:u\\72l(https:a)"/>', "<style>@import 'a.css'</style>", "<style>p { fill: url(a) }</style>",
        '<iframe xmlns="http://www.w3.org/1999/xhtml"/>', '<path xmlns:e="urn:e" e:on="x"/>', "<svg/>",
        "<?xml-stylesheet href='https://a.example/a.css'?>", '<path d="M0 0" fill="url( https://a.example )"/>',
        '<path d="&#x6a;avascript:alert(1)"/>', "<style>p { fill: &#117;rl(&#47;/a.example) }</style>",
        "<style>p { fill: ur<!-- -->l(a) }</style>", "<style>p { fill: ur<![CDATA[l(a)]]> }</style>",
        "<!ENTITY a 'b'>", "<path>",
    ],
)  # fmt: skip
def test_what_runs_or_asks_is_refused(inside: str) -> None:
    """Scripts, handlers, other documents, links, movement, entities: wherever they stand."""
    assert flaw_in("logo.svg", SVG.format(inside).encode()) is not None


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff\xfe<\0s\0v\0g\0", b"<html/>", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', b"<svg/>",
        b'<?xml version="1.0" encoding="utf-7"?>+ADw-svg/+AD4-',
    ],
)  # fmt: skip
def test_what_is_no_svg_is_refused(data: bytes) -> None:
    """Another encoding, another document, declarations."""
    assert flaw_in("logo.svg", data) is not None


def test_a_picture_says_no_other_encoding_than_the_one_it_is_read_by() -> None:
    """A browser takes its word: in GBK the first title goes on, and what is a comment here is a script."""
    inside = "<title><![CDATA[€]]><!--]]></title><script>alert(1)</script><title>--></title>"
    svg = SVG.format(inside).encode()
    flaw = flaw_in("logo.svg", b'<?xml version="1.0" encoding="gbk"?>' + svg)
    assert flaw == Flaw("says that it is gbk, and is read as UTF-8", 1, 1)
    for head in (b"", b'<?xml version="1.0"?>', b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'):
        assert flaw_in("logo.svg", head + svg) is None


def test_the_place_of_the_flaw_is_told() -> None:
    """Its line and column in the picture."""
    flaw = flaw_in("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg">\n <script/></svg>')
    assert flaw == Flaw("has an element <script>, which is not one of those that only draw", 2, 2)


def test_a_png_is_one() -> None:
    """Whole, of an honest size, and a PNG by what is in it."""
    good = _png(WIDEST)
    assert flaw_in("logo.png", good) is None
    for bad in (_png(WIDEST + 1), good[:-4], good[:60] + b"x" + good[61:], good + b"more", b"GIF89a", good[:20]):
        assert flaw_in("logo.png", bad) is not None
    assert flaw_in("logo.svg", good) is not None


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


@pytest.mark.parametrize(("kind", "points"), [(2, zlib.compress(bytes(4))), (2, b""), (2, b"xxxx"), (5, b"")])
def test_a_png_without_the_points_it_says_it_has_is_broken(kind: int, points: bytes) -> None:
    """Its sums are right, and nothing can be drawn of it: the picture of a shared link would stop the build."""
    head = _chunk(b"IHDR", (9).to_bytes(4, "big") * 2 + bytes([8, kind, 0, 0, 0]))
    data = b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", points) + _chunk(b"IEND", b"")
    assert flaw_in("logo.png", data) == Flaw("is a broken PNG")


def test_what_is_large_is_refused() -> None:
    """Every page loads it."""
    assert flaw_in("logo.svg", SVG.format(" " * LARGEST).encode()) == Flaw("has more than 256 KiB")
