"""A picture that a desk brings for its site: what it is, and what in it must not be published.

An SVG is a document that may hold scripts and ask other hosts. So it is read as one, and only elements that draw are
let pass, with references inside the picture itself. Nothing is drawn here.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.parsers import expat

LARGEST: Final = 256 * 1024
"""The most bytes of a picture: every page loads it."""

WIDEST: Final = 2048
"""The most points of a PNG in either direction."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_SIZE: Final = 24
_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_XML: Final = "http://www.w3.org/XML/1998/namespace"

_ELEMENTS: Final = frozenset({
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "style",
})  # fmt: skip
"""What draws, and nothing that runs, moves, embeds or asks."""

_ASKS: Final = re.compile(r"""url\(\s*(?!["']?#)|@|\\|expression|javascript:|https?:|//""", re.IGNORECASE)


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a picture, in words, and in which line and column of it; 0 where it is no text."""

    words: str
    line: int = 0
    column: int = 0


class _FlawFoundError(Exception):
    def __init__(self, flaw: Flaw) -> None:
        self.flaw = flaw


def flaw_in(name: str, data: bytes) -> Flaw | None:
    """What must be mended in a picture before it is published; None where nothing must."""
    if len(data) > LARGEST:
        return Flaw(f"has more than {LARGEST // 1024} KiB")
    return _flaw_in_svg(data) if name.endswith(".svg") else _flaw_in_png(data)


def _flaw_in_png(data: bytes) -> Flaw | None:
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < _PNG_SIZE:
        return Flaw("is no PNG")
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    if not (0 < width <= WIDEST and 0 < height <= WIDEST):
        return Flaw(f"is {width} × {height} points; {WIDEST} are the most in either direction")
    return None if _is_whole(data) and _is_drawn(data) else Flaw("is a broken PNG")


def _is_drawn(data: bytes) -> bool:
    """Whether all points of a PNG can be read: pictures of shared links are drawn with them."""
    from PIL import Image  # noqa: PLC0415 - a desk without a PNG is checked without it

    try:
        with Image.open(BytesIO(data), formats=("PNG",)) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError):  # what Pillow raises for a file that is not what its head says
        return False
    return True


def _is_whole(data: bytes) -> bool:
    """Whether every chunk of a PNG has its sum, up to the one that ends it."""
    at = len(_PNG)
    while at + 12 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 8 + size
        if zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4], "big"):
            return False
        if kind == b"IEND":
            return end + 4 == len(data)
        at = end + 4
    return False


def _flaw_in_svg(data: bytes) -> Flaw | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Flaw("is not UTF-8")
    try:
        _Reading(text)
    except _FlawFoundError as error:
        return error.flaw
    except expat.ExpatError as error:
        return Flaw(f"is no SVG: {expat.errors.messages[error.code]}", error.lineno, error.offset + 1)
    return None


class _Reading:
    """One reading of an SVG, from its beginning to the first flaw."""

    def __init__(self, text: str) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._open: list[str] = []
        self._style, self._style_at = "", (0, 0)
        self._parser.XmlDeclHandler = self._decode
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words
        self._parser.StartDoctypeDeclHandler = self._declare
        self._parser.ProcessingInstructionHandler = self._instruct
        self._parser.Parse(text, True)  # noqa: FBT003 - that this is all of it; expat takes no keyword

    def _refuse(self, words: str, at: tuple[int, int] | None = None) -> None:
        raise _FlawFoundError(Flaw(words, *(at or self._here())))

    def _here(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _decode(self, _: str, encoding: str | None, __: int) -> None:
        # A browser reads by the encoding that is named, and in another one signs that end a comment here are letters.
        if encoding and encoding.lower() not in {"utf-8", "utf8", "us-ascii"}:
            self._refuse(f"says that it is {encoding[:30]}, and is read as UTF-8")

    def _declare(self, *_: object) -> None:
        self._refuse("has a <!DOCTYPE …>, which may bring in what stands elsewhere")

    def _instruct(self, target: str, _: str) -> None:
        self._refuse(f"has an instruction to programs, <?{target} …?>")

    def _begin(self, full_name: str, attributes: dict[str, str]) -> None:
        space, _, name = full_name.rpartition(" ")
        if space != _SVG or name not in _ELEMENTS or (name == "svg") != (not self._open):
            self._refuse(f"has an element <{name}>, which is not one of those that only draw")
        self._open.append(name)
        if name == "style":
            self._style, self._style_at = "", self._here()
        for full_key, value in attributes.items():
            self._look_at(full_key, value)

    def _look_at(self, full_key: str, value: str) -> None:
        space, _, key = full_key.rpartition(" ")
        if key.lower().startswith("on"):
            self._refuse(f"has an attribute {key}, which runs a script")
        if key == "href" and space in {"", _XLINK}:
            if not value.startswith("#"):
                self._refuse(f"refers to {value[:60]}, outside the picture")
        elif space not in {"", _XLINK, _XML} or _ASKS.search(value):
            self._refuse(f"has an attribute {key} that may refer to something outside the picture")

    def _words(self, words: str) -> None:
        if self._open[-1:] == ["style"]:
            self._style += words

    def _end(self, _: str) -> None:
        # References to characters and comments cut a style into pieces, which a browser puts together before it reads.
        if self._open.pop() == "style" and _ASKS.search(self._style):
            self._refuse("has a style that may refer to something outside the picture", self._style_at)
