"""One web page fetched: the one place of the whole program that touches the network.

`briefing add` asks here for the address that the analyst named, and for nothing
else: one GET, and at most five redirects of it. No cookie and no password goes
over the line, and nothing that the page names is fetched.

An address may come from anybody, so it is not trusted. A name is resolved once,
every address found for it is checked, and the connection goes to one of these
and no other: a name that means something else a moment later gains nothing.
A proxy from the environment is not used. It would resolve the name again, out
of sight, and the check would prove nothing.
"""

from __future__ import annotations

import importlib.metadata
import io
import re
import socket
import ssl
import time
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.errors import MissingHeaderBodySeparatorDefect
from http.client import HTTPException, HTTPResponse, IncompleteRead, LineTooLong, RemoteDisconnected
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from generator.intake.arrival import RefusedError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Place = tuple[int, int, int, str, tuple[Any, ...]]
"""One answer of `socket.getaddrinfo`; the last of it is where to connect."""

Resolve = Callable[..., Sequence[Place]]
"""A stand-in for `socket.getaddrinfo`."""


@dataclass(frozen=True)
class Limits:
    """How much one fetch may take: bytes of the document, packed or not; seconds in all; redirects."""

    size: int = 32 * 1024 * 1024
    seconds: float = 30
    redirects: int = 5


LIMITS: Final = Limits()


@dataclass(frozen=True)
class Fetched:
    """A document as a server sent it, unpacked.

    ``address`` is where it was found in the end, in ASCII and without a fragment;
    ``redirects`` the addresses on the way there, the one named first. The media
    type ``content_type`` and the encoding ``charset`` are as declared, in lower
    case, or None.
    """

    data: bytes
    address: str
    content_type: str | None
    charset: str | None
    redirects: tuple[str, ...] = ()


def fetch(
    address: str, *, limits: Limits = LIMITS, allow_private: bool = False, resolve: Resolve = socket.getaddrinfo
) -> Fetched:
    """Fetch the document at an http or https address.

    Args:
        address: as the analyst named it.
        limits: where to stop.
        allow_private: whether the address may be in this computer or its own network. Its redirects may
            then stay there, but a public server can never lead back into it.
        resolve: finds the addresses of a name.

    Raises:
        RefusedError: for whatever reason there is no whole document.
    """
    trip = _Trip(limits, time.monotonic() + limits.seconds, resolve, allow_private)
    target, passed = _target(address), list[str]()
    while True:
        try:
            found = trip.visit(target)
        except RefusedError as error:
            if not passed:
                raise
            raise RefusedError(f"{error.message} (redirected to {_shown(target.address)})", error.help) from error
        if isinstance(found, _Document):
            return Fetched(found.data, target.address, found.content_type, found.charset, tuple(passed))
        passed.append(target.address)
        if len(passed) > limits.redirects:
            message = f"{target.host} redirects again, after {limits.redirects} redirects"
            raise RefusedError(message, f"the page may ask for a cookie; {_SAVE}")
        target = found


_SAVE: Final = "open it in a browser, save the page, and add the file"
_IN_FULL: Final = "copy the address in full from the browser: https://…"
_LATER: Final = f"try again later; or {_SAVE}"


def _shown(text: str) -> str:
    """What somebody else wrote, fit for a terminal."""
    return "".join(letter if letter.isprintable() else "�" for letter in text[:200])


# --- the address


@dataclass(frozen=True)
class _Target:
    """Whom to ask, and for what. All of it is ASCII without spaces, so that a request cannot be torn open."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def netloc(self) -> str:
        """The host as a request names it, with the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def address(self) -> str:
        return f"{self.scheme}://{self.netloc}{self.path}"


_PORTS: Final = {"http": 80, "https": 443}
_HOST: Final = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?")

# The two standards of international names read these four letters differently, as two different hosts.
_TWO_READINGS: Final = re.compile("[ßς\u200c\u200d]")


def _target(address: str) -> _Target:
    _check_letters(address)
    try:
        split = urlsplit(address.strip(" "))
        host = split.hostname
    except ValueError:
        raise RefusedError("this is no valid web address", _IN_FULL) from None
    if split.scheme not in _PORTS:
        raise RefusedError("the address does not begin with https:// or http://", _IN_FULL)
    if "@" in split.netloc:
        message = "the address holds a user name or a password"
        raise RefusedError(message, f"nothing is fetched with a password; {_SAVE}")
    if not host:
        raise RefusedError("the address names no host", _IN_FULL)
    path = _quoted(split.path or "/") + (f"?{_quoted(split.query)}" if split.query else "")
    return _Target(split.scheme, _ascii_host(host), _port(split), path)


def _check_letters(address: str) -> None:
    """Nothing is in an address that `urllib` would silently drop."""
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in address):
        raise RefusedError("the address holds a line break or another control character", _IN_FULL)


def _quoted(text: str) -> str:
    return quote(text, safe="!$%&'()*+,/:;=?@[]~")  # with what is quoted already


def _port(split: SplitResult) -> int:
    try:
        port = split.port
    except ValueError:
        port = 0
    if port == 0:
        raise RefusedError("the port in the address is no number from 1 to 65535", _IN_FULL)
    return port or _PORTS[split.scheme]


def _ascii_host(host: str) -> str:
    try:
        if ":" in host and "%" not in host:  # a zone, as in fe80::1%eth0, means nothing to anybody else
            return str(IPv6Address(host))
        name = "" if _TWO_READINGS.search(host) else host.encode("idna").decode("ascii").lower()
    except ValueError:
        name = ""
    if not _HOST.fullmatch(name):
        message = f"the address names a host that cannot be: “{_shown(host)}”"
        raise RefusedError(message, "write an international name in its other form: xn--…")
    return name


# --- the check


_EMBEDDED: Final = {  # how many bits stand behind the IPv4 address in an IPv6 address
    IPv6Network("::ffff:0:0/96"): 0,  # mapped
    IPv6Network("64:ff9b::/96"): 0,  # NAT64
    IPv6Network("2002::/16"): 80,  # 6to4
}
_UNICAST: Final = IPv6Network("2000::/3")

# What some versions of Python still take for global: documentation, and the relays of 6to4.
_NOT_GLOBAL: Final = (ip_network("3fff::/20"), ip_network("192.88.99.0/24"))


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is anybody's on the internet: not of this computer, its network, a group, or no one."""
    if isinstance(address, IPv6Address):
        for network, shift in _EMBEDDED.items():
            if address in network:
                return is_public(IPv4Address(int(address) >> shift & 0xFFFFFFFF))
        if address not in _UNICAST:
            return False
    return address.is_global and not address.is_multicast and not any(address in network for network in _NOT_GLOBAL)


def _ip(place: Place) -> IPv4Address | IPv6Address:
    return ip_address(place[4][0])


def _check_public(target: _Target, places: Sequence[Place]) -> None:
    for place in places:
        if not is_public(address := _ip(place)):
            message = f"{target.host} is {address}, an address in this computer, in its network, or for special use"
            raise RefusedError(message, "if that is meant, add this very address with --allow-private")


# --- the trip


@dataclass(frozen=True)
class _Document:
    data: bytes
    content_type: str | None
    charset: str | None


@dataclass
class _Trip:
    """One fetch under way: its limits, when it must be over, and whether it may still go to a private address."""

    limits: Limits
    end: float
    resolve: Resolve
    allow_private: bool

    def visit(self, target: _Target) -> _Document | _Target:
        """Ask once: the document, or where the server says it is."""
        with self._in_words(target.host):
            places = self._places(target)
            with self._connected(target.host, places) as plain, self._secured(target, plain) as sock:
                line = _Line(sock, self._left, _HEAD, _flood(target.host))
                sock.settimeout(self._left())
                sock.sendall(_request(target))
                # `HTTPResponse` wants nothing of a socket but a file.
                with closing(HTTPResponse(cast("socket.socket", line), method="GET")) as response:
                    response.begin()
                    _check_head(response)
                    return _onward(target, response) or self._document(target, response, line)

    def _left(self) -> float:
        """How many seconds are left, more than none."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    @contextmanager
    def _in_words(self, host: str) -> Iterator[None]:
        """What goes wrong on the line, as the analyst reads it."""
        try:
            yield
        except TimeoutError:
            raise RefusedError(f"{host} did not send all of it within {self.limits.seconds:g} s", _LATER) from None
        except RemoteDisconnected:
            raise RefusedError(f"{host} closed the connection without an answer", _LATER) from None
        except IncompleteRead:
            raise _incomplete(host) from None
        except (HTTPException, zlib.error, _MalformedError) as error:
            # `http.client` raises the bare class for one thing only: too many lines.
            if type(error) in {LineTooLong, HTTPException}:
                raise _flood(host) from None
            raise RefusedError(f"the answer of {host} is malformed", _SAVE) from None
        except OSError:
            raise _incomplete(host) from None

    def _places(self, target: _Target) -> Sequence[Place]:
        """Every address of the host, resolved once and checked."""
        try:
            places = _within(self._left(), lambda: self.resolve(target.host, target.port, type=socket.SOCK_STREAM))
        except TimeoutError:
            raise
        except (OSError, UnicodeError):
            places = ()
        if not places:
            message = f"the host {target.host} is not known"
            raise RefusedError(message, "check how it is written, and whether this computer is online")
        # Whoever allowed one private address has not allowed a public server to choose another.
        if not self.allow_private:
            _check_public(target, places)
        self.allow_private = self.allow_private and not any(is_public(_ip(place)) for place in places)
        return places

    def _connected(self, host: str, places: Sequence[Place]) -> socket.socket:
        """A connection to the first of the addresses that takes one; none may use up the time of the others."""
        failure = OSError()
        for number, (family, kind, protocol, _, place) in enumerate(places):
            patience = self._left() / (len(places) - number)
            try:
                return _connect(socket.socket(family, kind, protocol), place, patience)
            except OSError as error:
                failure = error
        if isinstance(failure, TimeoutError):
            raise failure
        help_ = f"check whether this computer is online; behind a proxy, {_SAVE}"
        raise RefusedError(f"cannot connect to {host}: {failure.strerror or 'no answer'}", help_)

    def _secured(self, target: _Target, plain: socket.socket) -> socket.socket:
        """The connection itself, or a TLS connection over it, to a server that has proved its name."""
        if target.scheme == "http":
            return plain
        plain.settimeout(self._left())
        name = target.host.rstrip(".")
        try:
            # Without the ragged end, a page cut off on the way would pass for a whole one.
            context = ssl.create_default_context()
            return context.wrap_socket(plain, server_hostname=name, suppress_ragged_eofs=False)
        except ssl.SSLCertVerificationError as error:
            message = f"the certificate of {name} is not valid: {_shown(error.verify_message.rstrip('.'))}"
            raise RefusedError(message, "whoever answers may be somebody else; check the address") from None
        except ssl.SSLError:
            raise RefusedError(f"no secure connection to {name} could be made", _SAVE) from None

    def _document(self, target: _Target, response: HTTPResponse, line: _Line) -> _Document:
        """What is sent, whole and unpacked."""
        _check_status(target.host, response.status)
        content_type, charset = _content_type(response)
        packing = _packing(response)
        line.allow(2 * self.limits.size + _HEAD, _too_big(self.limits.size))  # chunks have sizes beside them
        data = _unpacked(_body(target.host, response, self.limits.size), packing, target.host, self.limits.size)
        if not data:
            raise RefusedError(f"{target.host} sent an empty document", _SAVE)
        return _Document(data, content_type, charset)


def _within(seconds: float, call: Callable[[], Sequence[Place]]) -> Sequence[Place]:
    """What a call gives, if it gives it in time. Looking up a name cannot be stopped, only left behind."""
    given: SimpleQueue[Sequence[Place] | Exception] = SimpleQueue()

    def run() -> None:
        try:
            given.put(call())
        except (OSError, UnicodeError) as error:
            given.put(error)

    Thread(target=run, daemon=True).start()
    try:
        found = given.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(found, Exception):
        raise found
    return found


def _connect(sock: socket.socket, place: tuple[Any, ...], patience: float) -> socket.socket:
    try:
        sock.settimeout(patience)
        sock.connect(place)
    except BaseException:
        sock.close()
        raise
    return sock


class _Line(io.RawIOBase):
    """What comes in over a connection, up to so many bytes and to the end of the time.

    The time is set anew before every read. A server that sends a byte now and then
    would otherwise never be too late.
    """

    def __init__(self, sock: socket.socket, left: Callable[[], float], size: int, refusal: RefusedError) -> None:
        self._sock = sock
        self._left = left
        self.allow(size, refusal)

    def allow(self, size: int, refusal: RefusedError) -> None:
        """Take so many bytes more, and after them refuse."""
        self._spare = size
        self._refusal = refusal

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        self._sock.settimeout(self._left())
        count = self._sock.recv_into(buffer)
        self._spare -= count
        if self._spare < 0:
            raise self._refusal
        return count


# --- question and answer


class _MalformedError(Exception):
    """An answer breaks the rules of HTTP where `http.client` is silent."""


_HEAD: Final = 256 * 1024


def _flood(host: str) -> RefusedError:
    return RefusedError(f"the answer of {host} begins with more headers than a page needs", _SAVE)


def _incomplete(host: str) -> RefusedError:
    return RefusedError(f"the document arrived incomplete: {host} broke off", _LATER)


def _too_big(size: int) -> RefusedError:
    message = f"the document is larger than {size:,} bytes"
    return RefusedError(message, "copy the article's text into a text file, and add that")


def _request(target: _Target) -> bytes:
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


def _check_head(response: HTTPResponse) -> None:
    """Nothing in the head leaves open where the document ends."""
    headers = response.headers
    lengths = {length.strip() for length in headers.get_all("Content-Length", [])}
    if (
        any(isinstance(defect, MissingHeaderBodySeparatorDefect) for defect in headers.defects)
        or len(lengths) > 1
        or not all(re.fullmatch("[0-9]{1,18}", length) for length in lengths)
        or headers.get("Transfer-Encoding", "chunked").lower() != "chunked"
    ):
        raise _MalformedError


def _onward(target: _Target, response: HTTPResponse) -> _Target | None:
    """Where a redirect leads; None when the answer is none."""
    if response.status not in {301, 302, 303, 307, 308}:
        return None
    location = response.headers.get("Location")
    if location is None:
        raise _MalformedError
    # Bytes beyond ASCII, which `http.client` reads as Latin-1, are sent back as they came.
    location = re.sub("[\x80-\xff]", lambda letter: f"%{ord(letter[0]):02X}", location)
    try:
        _check_letters(location)
        onward = _target(urljoin(target.address, location))
    except ValueError:
        raise _MalformedError from None
    except RefusedError as error:
        raise RefusedError(f"{target.host} redirects, but {error.message}", _SAVE) from None
    if (target.scheme, onward.scheme) == ("https", "http"):
        message = f"{target.host} redirects from https to http, where others can read and change the page"
        raise RefusedError(message, f"if you trust it, add that address: {_shown(onward.address)}")
    return onward


_REFUSALS: Final = {
    204: ("the document is empty", _SAVE),
    205: ("the document is empty", _SAVE),
    401: ("one must sign in to see the page", _SAVE),
    402: ("the page must be paid for", _SAVE),
    403: ("it does not show the page to this program", _SAVE),
    404: ("there is no such page", "check the address; an archive of the web may have the page"),
    410: ("the page was removed", "an archive of the web may have it"),
    429: ("it was asked too often", _LATER),
    451: ("the page is withheld for legal reasons", "an archive of the web may have it"),
}


def _check_status(host: str, status: int) -> None:
    if status in {200, 203}:
        return
    words, help_ = _REFUSALS.get(status, ("that is no page", _SAVE))
    if status >= 500:  # noqa: PLR2004 - from here on it is the server's own fault
        words, help_ = "something is wrong with the server", _LATER
    raise RefusedError(f"{host} answered {status}: {words}", help_)


_DOCUMENTS: Final = frozenset(
    {"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "message/rfc822"}
    | {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "multipart/related"}
    | {"application/octet-stream"}
)
"""Media types that can be a document. The last says nothing, as none does; what such a thing is, its content tells."""


def _content_type(response: HTTPResponse) -> tuple[str | None, str | None]:
    """The media type and the encoding that are declared.

    Raises:
        RefusedError: the type is none of a document.
    """
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media_type and media_type not in _DOCUMENTS:
        message = f"it is no document that can be brought in, but of the type “{_shown(media_type)}”"
        raise RefusedError(
            message, "add the page that shows the article: HTML, plain text, Markdown, PDF, DOCX or mail"
        )
    charset = response.headers.get_content_charset() or ""
    return media_type or None, charset if re.fullmatch(r"[a-z0-9][a-z0-9_.:+-]*", charset) else None


def _packing(response: HTTPResponse) -> str:
    packing = ", ".join(response.headers.get_all("Content-Encoding", [])).strip().lower()
    if packing not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise RefusedError(f"the document is packed in a way not asked for: “{_shown(packing)}”", _SAVE)
    return "" if packing == "identity" else packing


def _body(host: str, response: HTTPResponse, size: int) -> bytes:
    expected, body = response.length, bytearray()
    if expected is not None and expected > size:
        raise _too_big(size)
    try:
        while piece := response.read(64 * 1024):
            body += piece
            if len(body) > size:
                raise _too_big(size)
    except ValueError:  # a chunk of less than nothing
        raise _MalformedError from None
    if len(body) < (expected or 0):
        raise _incomplete(host)
    return bytes(body)


def _unpacked(data: bytes, packing: str, host: str, size: int) -> bytes:
    if not packing or not data:
        return data
    # "deflate" is with a header by the standard, and without by some servers: its low bits are always 8.
    bare = packing == "deflate" and data[0] & 0x0F != 8  # noqa: PLR2004
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
    text = unpacker.decompress(data, size + 1)
    if len(text) > size:
        raise _too_big(size)
    if not unpacker.eof:
        raise _incomplete(host)
    if unpacker.unused_data.strip(b"\0"):  # a second part; nobody agrees on whether it belongs to the page
        raise _MalformedError
    return text
