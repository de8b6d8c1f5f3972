"""One fetch under way: the only code that opens a connection."""

from __future__ import annotations

import io
import socket
import ssl
import time
import zlib
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, IncompleteRead, LineTooLong, RemoteDisconnected
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, cast

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.fetch.answer import (
    HEAD,
    MalformedError,
    body_of,
    check_head,
    check_status,
    content_type_of,
    flood,
    incomplete,
    onward_from,
    packing_of,
    request_for,
    too_big,
    unpacked,
)
from briefing_room.intake.fetch.target import LATER, SAVE, check_anybodys, check_public, for_terminal, ip_of, is_public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from _typeshed import WriteableBuffer

    from briefing_room.intake.fetch.target import Place, Resolve, Target


@dataclass(frozen=True)
class Limits:
    """How much one fetch may take: bytes of the document, packed or not; seconds in all; redirects."""

    size: int = 32 * 1024 * 1024
    seconds: float = 30
    redirects: int = 5


@dataclass(frozen=True)
class Document:
    """What was sent, unpacked, and what it was declared to be."""

    data: bytes
    content_type: str | None
    charset: str | None


@dataclass
class Trip:
    """One fetch under way: its limits, when it must be over, and whether it may still go to a private address."""

    limits: Limits
    end: float
    resolve: Resolve
    allow_private: bool

    def visit(self, target: Target) -> Document | Target:
        """Ask once: the document, or where the server says it is."""
        with self._in_words(target.host):
            places = self._places(target)
            with self._connected(target.host, places) as plain, self._secured(target, plain) as sock:
                line = _Line(sock, self._left, HEAD, flood(target.host))
                sock.settimeout(self._left())
                sock.sendall(request_for(target))
                # `HTTPResponse` wants nothing of a socket but a file.
                with closing(HTTPResponse(cast("socket.socket", line), method="GET")) as response:
                    response.begin()
                    check_head(response)
                    return onward_from(target, response) or self._document(target, response, line)

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
            raise RefusedError(f"{host} did not send all of it within {self.limits.seconds:g} s", LATER) from None
        except RemoteDisconnected:
            raise RefusedError(f"{host} closed the connection without an answer", LATER) from None
        except IncompleteRead:
            raise incomplete(host) from None
        except (HTTPException, zlib.error, MalformedError) as error:
            # `http.client` raises the bare class for one thing only: too many lines.
            if type(error) in {LineTooLong, HTTPException}:
                raise flood(host) from None
            raise RefusedError(f"the answer of {host} is malformed", SAVE) from None
        except OSError:
            raise incomplete(host) from None

    def _places(self, target: Target) -> Sequence[Place]:
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
        check_anybodys(target, places)
        if not self.allow_private:
            check_public(target, places)
        self.allow_private = self.allow_private and not any(is_public(ip_of(place)) for place in places)
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
        help_ = f"check whether this computer is online; behind a proxy, {SAVE}"
        raise RefusedError(f"cannot connect to {host}: {failure.strerror or 'no answer'}", help_)

    def _secured(self, target: Target, plain: socket.socket) -> socket.socket:
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
            message = f"the certificate of {name} is not valid: {for_terminal(error.verify_message.rstrip('.'))}"
            raise RefusedError(message, "whoever answers may be somebody else; check the address") from None
        except ssl.SSLError:
            raise RefusedError(f"no secure connection to {name} could be made", SAVE) from None

    def _document(self, target: Target, response: HTTPResponse, line: _Line) -> Document:
        """What is sent, whole and unpacked."""
        check_status(target.host, response.status)
        content_type, charset = content_type_of(response)
        packing = packing_of(response)
        line.allow(2 * self.limits.size + HEAD, too_big(self.limits.size))  # chunks have sizes beside them
        data = unpacked(body_of(target.host, response, self.limits.size), packing, target.host, self.limits.size)
        if not data:
            raise RefusedError(f"{target.host} sent an empty document", SAVE)
        return Document(data, content_type, charset)


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
