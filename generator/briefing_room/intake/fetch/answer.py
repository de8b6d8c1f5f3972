"""The question as it goes out, and the answer as it is read: only what HTTP leaves no doubt about."""

from __future__ import annotations

import importlib.metadata
import re
import zlib
from email.errors import MissingHeaderBodySeparatorDefect
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.fetch.target import LATER, SAVE, Target, check_letters, for_terminal, target_of
from briefing_room.intake.formats import FORMATS, listed_formats

if TYPE_CHECKING:
    from http.client import HTTPResponse


class MalformedError(Exception):
    """An answer breaks the rules of HTTP where `http.client` is silent."""


HEAD: Final = 256 * 1024
"""Bytes of headers, at most."""


def flood(host: str) -> RefusedError:
    """The refusal of an answer with too many headers."""
    return RefusedError(f"the answer of {host} begins with more headers than a page needs", SAVE)


def incomplete(host: str) -> RefusedError:
    """The refusal of a document that broke off."""
    return RefusedError(f"the document arrived incomplete: {host} broke off", LATER)


def too_big(size: int) -> RefusedError:
    """The refusal of a document over the size, in bytes."""
    message = f"the document is larger than {size:,} bytes"
    return RefusedError(message, "copy the article's text into a text file, and add that")


def request_for(target: Target) -> bytes:
    """The request as it is sent."""
    try:
        version = "/" + importlib.metadata.version("briefing-room")
    except importlib.metadata.PackageNotFoundError:  # run from a copy that is not installed
        version = ""
    lines = (
        f"GET {target.path} HTTP/1.1",
        f"Host: {target.netloc}",
        f"User-Agent: briefing-room{version}",
        "Accept: text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.5",
        "Accept-Encoding: identity",
        "Connection: close",
    )
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def check_head(response: HTTPResponse) -> None:
    """Nothing in the head leaves open where the document ends."""
    headers = response.headers
    lengths = {length.strip() for length in headers.get_all("Content-Length", [])}
    if (
        any(isinstance(defect, MissingHeaderBodySeparatorDefect) for defect in headers.defects)
        or len(lengths) > 1
        or not all(re.fullmatch("[0-9]{1,18}", length) for length in lengths)
        or headers.get("Transfer-Encoding", "chunked").lower() != "chunked"
    ):
        raise MalformedError


def onward_from(target: Target, response: HTTPResponse) -> Target | None:
    """Where a redirect leads; None when the answer is none."""
    if response.status not in {301, 302, 303, 307, 308}:
        return None
    location = response.headers.get("Location")
    if location is None:
        raise MalformedError
    # Bytes beyond ASCII, which `http.client` reads as Latin-1, are sent back as they came.
    location = re.sub("[\x80-\xff]", lambda letter: f"%{ord(letter[0]):02X}", location)
    try:
        check_letters(location)
        onward = target_of(urljoin(target.address, location))
    except ValueError:
        raise MalformedError from None
    except RefusedError as error:
        raise RefusedError(f"{target.host} redirects, but {error.message}", SAVE) from None
    if (target.scheme, onward.scheme) == ("https", "http"):
        message = f"{target.host} redirects from https to http, where others can read and change the page"
        raise RefusedError(message, f"if you trust it, add that address: {for_terminal(onward.address)}")
    return onward


_REFUSALS: Final = {
    204: ("the document is empty", SAVE),
    205: ("the document is empty", SAVE),
    401: ("one must sign in to see the page", SAVE),
    402: ("the page must be paid for", SAVE),
    403: ("it does not show the page to this program", SAVE),
    404: ("there is no such page", "check the address; an archive of the web may have the page"),
    410: ("the page was removed", "an archive of the web may have it"),
    429: ("it was asked too often", LATER),
    451: ("the page is withheld for legal reasons", "an archive of the web may have it"),
}


def check_status(host: str, status: int) -> None:
    """Refuse every answer that is no page, in words."""
    if status in {200, 203}:
        return
    words, help_ = _REFUSALS.get(status, ("that is no page", SAVE))
    if status >= 500:  # noqa: PLR2004 - from here on it is the server's own fault
        words, help_ = "something is wrong with the server", LATER
    raise RefusedError(f"{host} answered {status}: {words}", help_)


_DOCUMENTS: Final = frozenset({name for one in FORMATS for name in one.media_types} | {"application/octet-stream"})
"""Media types that can be a document. The last says nothing, as none does; what such a thing is, its content tells."""


def content_type_of(response: HTTPResponse) -> tuple[str | None, str | None]:
    """The media type and the encoding that are declared.

    Raises:
        RefusedError: the type is none of a document.
    """
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media_type and media_type not in _DOCUMENTS:
        message = f"it is no document that can be brought in, but of the type “{for_terminal(media_type)}”"
        raise RefusedError(message, f"add the page that shows the article: {listed_formats()}")
    charset = response.headers.get_content_charset() or ""
    return media_type or None, charset if re.fullmatch(r"[a-z0-9][a-z0-9_.:+-]*", charset) else None


def packing_of(response: HTTPResponse) -> str:
    """How the document is packed: ``gzip``, ``deflate``, or nothing."""
    packing = ", ".join(response.headers.get_all("Content-Encoding", [])).strip().lower()
    if packing not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise RefusedError(f"the document is packed in a way not asked for: “{for_terminal(packing)}”", SAVE)
    return "" if packing == "identity" else packing


def body_of(host: str, response: HTTPResponse, size: int) -> bytes:
    """What is sent, whole, and at most so many bytes."""
    expected, body = response.length, bytearray()
    if expected is not None and expected > size:
        raise too_big(size)
    try:
        while piece := response.read(64 * 1024):
            body += piece
            if len(body) > size:
                raise too_big(size)
    except ValueError:  # a chunk of less than nothing
        raise MalformedError from None
    if len(body) < (expected or 0):
        raise incomplete(host)
    return bytes(body)


def unpacked(data: bytes, packing: str, host: str, size: int) -> bytes:
    """The document without its packing, at most so many bytes."""
    if not packing or not data:
        return data
    # "deflate" is with a header by the standard, and without by some servers: its low bits are always 8.
    bare = packing == "deflate" and data[0] & 0x0F != 8  # noqa: PLR2004 - how zlib begins
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
    text = unpacker.decompress(data, size + 1)
    if len(text) > size:
        raise too_big(size)
    if not unpacker.eof:
        raise incomplete(host)
    if unpacker.unused_data.strip(b"\0"):  # a second part; nobody agrees on whether it belongs to the page
        raise MalformedError
    return text
