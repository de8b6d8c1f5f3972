"""What is fetched, and everything that is refused. Every server here is this test's own, on this computer."""

from __future__ import annotations

import gzip
import importlib.metadata
import socket
import ssl
import subprocess
import time
import tracemalloc
import zlib
from dataclasses import dataclass, field
from ipaddress import ip_address
from shutil import which
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Self

import pytest

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.fetch import Fetched, Limits, fetch, is_public

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Answer = bytes | tuple[bytes, ...]
"""What a server sends: all at once, or piece by piece, a moment apart."""

PAUSE = 0.02
SHORT = Limits(seconds=0.3)
PUBLIC = "93.184.216.34"
PAGE = b"<p>Grain ships sail.</p>"


def answer(body: bytes = PAGE, status: str = "200 OK", **headers: str) -> bytes:
    """An answer with its length and the headers named, ``_`` for ``-``; an empty one is left out."""
    shown = {"Content_Type": "text/html", "Content_Length": str(len(body))} | headers
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in shown.items() if value]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1") + body


def chunked(*chunks: bytes) -> bytes:
    """An answer in chunks, each given with its size; the last of them ends it."""
    return answer(b"".join(chunks), Content_Length="", Transfer_Encoding="chunked")


def redirect(to: str, status: str = "302 Found") -> bytes:
    """An answer that sends the asker on."""
    return answer(b"moved", status, Location=to)


@dataclass
class Server:
    """A server on this computer that answers each path as it was told, and keeps what it was asked."""

    answers: dict[str, Answer]
    context: ssl.SSLContext | None = None
    asked: list[bytes] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def __enter__(self) -> Self:
        """Listen, at a port that is free."""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listener.getsockname()[1])
        self.thread = Thread(target=self._run)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, whatever is under way."""
        self.over.set()
        with socket.create_connection(("127.0.0.1", self.port)):
            pass  # wakes the thread
        self.thread.join()
        self.listener.close()

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        """The address of one of its pages."""
        return f"{scheme}://{host}:{self.port}{path}"

    def resolve(self, *_: object, **__: object) -> list[Any]:
        """An answer for any name: here."""
        return places("127.0.0.1", self.port)

    def _run(self) -> None:
        while True:
            plain, _ = self.listener.accept()
            with plain:
                if self.over.is_set():
                    return
                self._serve(plain)

    def _serve(self, plain: socket.socket) -> None:
        try:
            with self.context.wrap_socket(plain, server_side=True) if self.context else plain as sock:
                request = b""
                while not request.endswith(b"\r\n\r\n"):
                    if not (piece := sock.recv(65536)):
                        return
                    request += piece
                self.asked.append(request)
                told = self.answers[request.split()[1].decode("ascii")]
                for piece in (told,) if isinstance(told, bytes) else told:
                    if isinstance(told, tuple):
                        self.over.wait(PAUSE)
                    sock.sendall(piece)
        except OSError:
            return  # who asked has gone


def places(address: str, port: int = 80) -> list[Any]:
    """What `socket.getaddrinfo` would give for a name with one address."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return [(family, socket.SOCK_STREAM, 6, "", (address, port, 0, 0)[: 4 if ":" in address else 2])]


def never(*_: object, **__: object) -> list[Any]:
    """A name is resolved that must not be."""
    pytest.fail("resolved")


def refused(address: str, **options: Any) -> RefusedError:  # noqa: ANN401 - the options of `fetch`
    """The refusal, which must come."""
    with pytest.raises(RefusedError) as raised:
        fetch(address, **options)
    assert raised.value.help
    assert not raised.value.message.endswith(".")
    return raised.value


def asked_once(told: Answer, limits: Limits = Limits(seconds=5)) -> Fetched:  # noqa: B008 - it is frozen
    """What is fetched from a server that answers so; it is asked once."""
    with Server({"/": told}) as server:
        try:
            return fetch(server.url(), limits=limits, allow_private=True)
        finally:
            assert len(server.asked) == 1


def refusal(told: Answer, limits: Limits = Limits(seconds=5)) -> str:  # noqa: B008 - it is frozen
    """Why an answer is refused, without the number of the port."""
    with pytest.raises(RefusedError) as raised:
        asked_once(told, limits)
    return raised.value.message


# --- what is asked and what is given


def test_a_page_is_fetched_with_one_request() -> None:
    """The request says who asks and nothing else about the asker; the page is given with what is declared of it."""
    with Server({"/a?b=c": answer(Content_Type="Text/HTML; Charset=UTF-8", Set_Cookie="a=b")}) as server:
        found = fetch(server.url("/a?b=c#part"), allow_private=True)
        assert found == Fetched(PAGE, server.url("/a?b=c"), "text/html", "utf-8", ())
        assert server.asked == [
            f"GET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
            f"User-Agent: briefing-room/{importlib.metadata.version('briefing-room')}\r\n"
            "Accept: text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.5\r\n"
            "Accept-Encoding: identity\r\nConnection: close\r\n\r\n".encode()
        ]


def test_it_runs_without_being_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then its version is unknown, and it names itself without one."""

    def unknown(_: str) -> str:
        raise importlib.metadata.PackageNotFoundError

    monkeypatch.setattr(importlib.metadata, "version", unknown)
    with Server({"/": answer()}) as server:
        fetch(server.url(), allow_private=True)
        assert b"\r\nUser-Agent: briefing-room\r\n" in server.asked[0]


def test_no_proxy_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would resolve the name again, unchecked."""
    with Server({}) as proxy, Server({"/": answer()}) as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        assert fetch(server.url(host="name.test"), allow_private=True, resolve=server.resolve).data == PAGE
        assert proxy.asked == []


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("/ä/€ uro", "/%C3%A4/%E2%82%AC%20uro"),
        ("/%C3%A4%20b", "/%C3%A4%20b"),
        ("?q=ü b&c=[1]", "/?q=%C3%BC%20b&c=[1]"),
        ("/a;b=(c)!*'~,@:$+", "/a;b=(c)!*'~,@:$+"),
        ('/"<>\\^`{|}', "/%22%3C%3E%5C%5E%60%7B%7C%7D"),
        ("", "/"),
        (" ", "/"),
    ],
)
def test_an_address_is_sent_in_ascii(typed: str, asked: str) -> None:
    """Letters beyond ASCII and spaces are percent-encoded; what is encoded already stays."""
    with Server({asked: answer()}) as server:
        assert fetch(server.url(typed), allow_private=True).address == server.url(asked)


@pytest.mark.parametrize(
    ("host", "named"),
    [("bücher.test", "xn--bcher-kva.test"), ("NAME.test", "name.test"), ("name.test.", "name.test.")],
)
def test_a_host_is_resolved_under_the_name_it_is_asked_by(host: str, named: str) -> None:
    """An international name takes its ASCII form; a dot at the end stays."""
    seen: list[object] = []

    def resolve(*names: object, **_: object) -> list[Any]:
        seen.append(names[0])
        return server.resolve()

    with Server({"/": answer()}) as server:
        fetch(server.url(host=host), allow_private=True, resolve=resolve)
        assert seen == [named]
        assert f"\r\nHost: {named}:{server.port}\r\n".encode() in server.asked[0]


def test_the_usual_port_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some servers know their name only without it."""
    with Server({"/": answer()}) as server:
        lead_here(monkeypatch, server)
        assert fetch("http://name.test:80", resolve=lambda *_, **__: places(PUBLIC)).address == "http://name.test/"
        assert b"\r\nHost: name.test\r\n" in server.asked[0]


@pytest.mark.parametrize(
    ("declared", "content_type", "charset"),
    [
        ("", None, None),
        ("text/plain", "text/plain", None),
        ("text/markdown;charset=Latin-1", "text/markdown", "latin-1"),
        ("application/xhtml+xml; charset='\x1b[31m'", "application/xhtml+xml", None),
        ("application/pdf", "application/pdf", None),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            None,
        ),
        ("message/rfc822", "message/rfc822", None),
        ('multipart/related; boundary="x"', "multipart/related", None),
        ("application/octet-stream", "application/octet-stream", None),
    ],
)
def test_the_types_of_documents(declared: str, content_type: str | None, charset: str | None) -> None:
    """All that can be brought in, and what says nothing of itself."""
    found = asked_once(answer(Content_Type=declared))
    assert (found.content_type, found.charset) == (content_type, charset)


@pytest.mark.parametrize("declared", ["image/png", "video/mp4", "application/zip", "application/json", "nonsense"])
def test_another_type_is_refused(declared: str) -> None:
    """Before any of it is read."""
    told = refusal((answer(b"", Content_Type=declared, Content_Length="1000"),))
    assert told == f"it is no document that can be brought in, but of the type “{declared}”"


# --- the address


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("example.org/page", "the address does not begin with https:// or http://"),
        ("ftp://example.org/", "the address does not begin with https:// or http://"),
        ("file:///etc/passwd", "the address does not begin with https:// or http://"),
        ("", "the address does not begin with https:// or http://"),
        ("https://", "the address names no host"),
        ("https:///page", "the address names no host"),
        ("https://:80/", "the address names no host"),
        ("https://me@example.org/", "the address holds a user name or a password"),
        ("https://me:secret@example.org/", "the address holds a user name or a password"),
        ("https://example.org:0/", "the port in the address is no number from 1 to 65535"),
        ("https://example.org:65536/", "the port in the address is no number from 1 to 65535"),
        ("https://example.org:x/", "the port in the address is no number from 1 to 65535"),
        ("https://example.org:-1/", "the port in the address is no number from 1 to 65535"),
        ("https://[::1/", "this is no valid web address"),
        ("https://a\u2100b/", "this is no valid web address"),
        ("https://exa mple.org/", "the address names a host that cannot be: “exa mple.org”"),
        ("https://a..b/", "the address names a host that cannot be: “a..b”"),
        ("https://%31.test/", "the address names a host that cannot be: “%31.test”"),
        ("https://[fe80::1%25eth0]/", "the address names a host that cannot be: “fe80::1%25eth0”"),
        (f"https://{'a' * 64}.é/", f"the address names a host that cannot be: “{'a' * 64}.é”"),
        ("https://straße.test/", "the address names a host that cannot be: “straße.test”"),
        ("https://a\u202eb.test/", "the address names a host that cannot be: “a�b.test”"),
        ("https://example.org/a\r\nX: y", "the address holds a line break or another control character"),
        ("https://example.org/a\tb", "the address holds a line break or another control character"),
        ("https://example.org/\x00", "the address holds a line break or another control character"),
        ("https://example.org/\x85", "the address holds a line break or another control character"),
        ("https://example.org/\udc80", "the address holds a line break or another control character"),
        ("\nhttps://example.org/", "the address holds a line break or another control character"),
    ],
)
def test_an_address_that_cannot_be_asked(address: str, message: str) -> None:
    """Each is told for itself, and no name is resolved. A password is not repeated."""
    assert refused(address, resolve=never).message == message


def test_a_name_that_is_unknown() -> None:
    """Nothing can be asked."""

    def fail(*_: object, **__: object) -> list[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    message = "the host nowhere.test is not known"
    assert refused("https://nowhere.test/", resolve=fail).message == message
    assert refused("https://nowhere.test/", resolve=lambda *_, **__: []).message == message


# --- private addresses

PRIVATE = [
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.8.8.8",
    "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1",
    "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "233.252.0.1", "239.1.1.1", "240.0.0.1",
    "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1",
    "64:ff9b::127.0.0.1", "64:ff9b:1::1", "100::1", "2001:db8::1", "2001::1",
    "2002:7f00:1::", "2002:a00:1::1", "2002:6440:1::", "3fff::1", "5f00::1", "fc00::1", "fd00::1",
    "fec0::1", "ff02::1", "ff0e::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_refused(address: str) -> None:
    """Of this computer, its network, a group, no one, or a special use; and in whatever an IPv6 address wraps it."""
    error = refused("https://name.test/", resolve=lambda *_, **__: places(address))
    # One version of Python shows ::ffff:7f00:1 where another shows ::ffff:127.0.0.1.
    shown = ip_address(address)
    message = f"name.test is {shown}, an address in this computer, in its network, or for special use"
    assert (error.message, error.help) == (message, "if that is meant, add this very address with --allow-private")


MACHINES = [
    "169.254.169.254", "169.254.0.1", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fe80::1",
    "fe80::1%1", "fd00:ec2::254", "fd20:ce::254", "::ffff:169.254.169.254", "::169.254.169.254",
    "64:ff9b::169.254.169.254", "2002:a9fe:a9fe::1", "::ffff:100.100.100.200",
]  # fmt: skip


@pytest.mark.parametrize("address", MACHINES)
@pytest.mark.parametrize("allow_private", [False, True])
def test_where_machines_ask_is_never_fetched(address: str, *, allow_private: bool) -> None:
    """Whoever asks, and in whatever an IPv6 address wraps it: a machine's own passwords are there."""
    error = refused("http://name.test/", allow_private=allow_private, resolve=lambda *_, **__: places(address))
    assert error.message.startswith(f"name.test is {ip_address(address)}, where a machine asks for its own settings")


def test_a_private_server_does_not_lead_to_where_machines_ask() -> None:
    """An address that was allowed may redirect within its network, but not there."""
    with Server({"/": redirect("http://169.254.169.254/latest/meta-data/")}) as server:
        told = refused(server.url(), allow_private=True)
        assert told.message.startswith("169.254.169.254 is 169.254.169.254, where a machine asks for its own settings")


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8", PUBLIC, "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "2a00:1450:4001::1",
        "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
    ],
)  # fmt: skip
def test_a_public_address_is_none(address: str) -> None:
    """Near misses, and public addresses wrapped in others."""
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "0x7f.1",
        "2130706433",
        "127.1",
        "0177.0.0.1",
        "[::1]",
        "0",
        "１２７.0.0.1",
    ],
)
def test_a_host_in_disguise_is_refused(host: str) -> None:
    """What is checked is what the system makes of it, not how it is written."""
    with Server({"/": answer()}) as server:
        message = refused(server.url(host=host)).message
        assert "an address in this computer" in message or "is not known" in message
        assert server.asked == []


def test_one_private_address_is_enough() -> None:
    """A name with a public and a private address is refused, whichever comes first."""
    both = places(PUBLIC) + places("192.168.0.1")
    for found in (both, both[::-1]):
        assert "192.168.0.1" in refused("http://name.test/", resolve=lambda *_, found=found, **__: found).message


def lead_here(monkeypatch: pytest.MonkeyPatch, server: Server) -> list[object]:
    """Let every connection lead to this server. Gives where they were meant to go."""
    meant: list[object] = []
    connect = socket.socket.connect

    def lead(sock: socket.socket, place: object) -> None:
        meant.append(place)
        connect(sock, ("127.0.0.1", server.port))

    monkeypatch.setattr(socket.socket, "connect", lead)
    return meant


def test_a_name_is_resolved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection goes to the address that was checked, whatever the name means a moment later."""
    found = [places(PUBLIC), places("127.0.0.1")]
    with Server({"/": answer()}) as server, monkeypatch.context() as patch:
        meant = lead_here(patch, server)
        patch.setattr(socket, "getaddrinfo", never)
        assert fetch("http://name.test/", resolve=lambda *_, **__: found.pop(0)).data == PAGE
        assert meant == [(PUBLIC, 80)]
        assert found == [places("127.0.0.1")]


@pytest.mark.parametrize("allow_private", [False, True])  # fmt: skip
def test_a_public_server_cannot_lead_into_the_network(monkeypatch: pytest.MonkeyPatch, *, allow_private: bool) -> None:
    """Not even when private addresses are allowed: what is allowed is the address that the analyst named."""
    known = {"public.test": places(PUBLIC), "inside.test": places("10.0.0.1")}
    with Server({"/": redirect("http://inside.test/secret")}) as server, monkeypatch.context() as patch:
        meant = lead_here(patch, server)
        options = {"allow_private": allow_private, "resolve": lambda name, *_, **__: known[name]}
        message = refused("http://public.test/", **options).message
        assert message == (
            "inside.test is 10.0.0.1, an address in this computer, in its network, or for special use"
            " (redirected to http://inside.test/secret)"
        )
        assert meant == [(PUBLIC, 80)]


def test_a_half_public_server_cannot_either(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with a private address beside its public one has not become a private server."""
    known = {"mixed.test": places("10.0.0.9") + places(PUBLIC), "inside.test": places("10.0.0.1")}
    with Server({"/": redirect("http://inside.test/")}) as server, monkeypatch.context() as patch:
        lead_here(patch, server)
        told = refused("http://mixed.test/", allow_private=True, resolve=lambda name, *_, **__: known[name])
        assert told.message.startswith("inside.test is 10.0.0.1")


# --- redirects


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_redirects_are_followed(status: str) -> None:
    """Relative ones too, and the way is told."""
    answers = {"/a/b": redirect("../c?d=é#part".encode().decode("latin-1"), status), "/c?d=%C3%A9": answer()}
    with Server(dict(answers)) as server:
        found = fetch(server.url("/a/b"), allow_private=True)
        assert (found.address, found.redirects) == (server.url("/c?d=%C3%A9"), (server.url("/a/b"),))


def test_five_redirects_and_no_more() -> None:
    """The sixth is not followed."""
    answers: dict[str, Answer] = {f"/{number}": redirect(f"/{number - 1}") for number in range(1, 7)}
    with Server(answers | {"/0": answer()}) as server:
        assert len(fetch(server.url("/5"), allow_private=True).redirects) == 5
        server.asked.clear()
        error = refused(server.url("/6"), allow_private=True)
        assert error.message == "127.0.0.1 redirects again, after 5 redirects"
        assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("ftp://example.org/", "127.0.0.1 redirects, but the address does not begin with https:// or http://"),
        ("file:///etc/passwd", "127.0.0.1 redirects, but the address does not begin with https:// or http://"),
        ("javascript:alert(1)", "127.0.0.1 redirects, but the address does not begin with https:// or http://"),
        ("http://me:secret@a.test/", "127.0.0.1 redirects, but the address holds a user name or a password"),
        ("//a.test:99999/", "127.0.0.1 redirects, but the port in the address is no number from 1 to 65535"),
        ("/a\r\n b", "127.0.0.1 redirects, but the address holds a line break or another control character"),
        ("http://[::1", "the answer of 127.0.0.1 is malformed"),
        ("", "the answer of 127.0.0.1 is malformed"),
    ],
)
def test_a_redirect_that_leads_nowhere(location: str, message: str) -> None:
    """To another scheme, with a password, torn, or without an address."""
    assert refusal(redirect(location)) == message


def test_what_goes_wrong_after_a_redirect_says_where() -> None:
    """The analyst did not type the address that failed."""
    with Server({"/": redirect("/gone"), "/gone": answer(status="404 Not Found")}) as server:
        assert refused(server.url(), allow_private=True).message == (
            f"127.0.0.1 answered 404: there is no such page (redirected to {server.url('/gone')})"
        )


# --- what comes back


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "one must sign in to see the page"),
        (402, "the page must be paid for"),
        (403, "it does not show the page to this program"),
        (404, "there is no such page"),
        (410, "the page was removed"),
        (429, "it was asked too often"),
        (451, "the page is withheld for legal reasons"),
        (500, "something is wrong with the server"),
        (503, "something is wrong with the server"),
        (204, "the document is empty"),
        (206, "that is no page"),
        (304, "that is no page"),
        (418, "that is no page"),
    ],
)
def test_another_status_is_told_in_words(status: int, words: str) -> None:
    """Only the page itself is a page: its words are not taken from an error."""
    assert refusal(answer(status=f"{status} \x1b[31mred")) == f"127.0.0.1 answered {status}: {words}"


@pytest.mark.parametrize(
    "told",
    [
        b"nonsense\r\n\r\n",
        b"HTTP/2.0 200 OK\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nno colon\r\nContent-Length: 1\r\n\r\na",
        answer(Content_Length="-1"),
        answer(Content_Length="many"),
        answer(Content_Length="3\r\nContent-Length: 4"),
        answer(Transfer_Encoding="gzip, chunked"),
        chunked(b"-5\r\nabc\r\n", b"0\r\n\r\n"),
    ],
)
def test_an_answer_that_is_no_http(told: bytes) -> None:
    """It is not guessed where a document begins and ends."""
    assert refusal(told) == "the answer of 127.0.0.1 is malformed"


def test_no_answer() -> None:
    """The connection is closed, and nothing was said."""
    assert refusal(b"") == "127.0.0.1 closed the connection without an answer"


@pytest.mark.parametrize(
    "told",
    [
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + (b"X: " + b"y" * 60_000 + b"\r\n") * 10 + b"\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000,
    ],
)
def test_a_flood_of_headers(told: bytes) -> None:
    """Many, long, many long, or a preface without end."""
    assert refusal(told) == "the answer of 127.0.0.1 begins with more headers than a page needs"


EMPTY = [answer(b""), answer(b"", Content_Length=""), chunked(b"0\r\n\r\n"), answer(b"", Content_Encoding="deflate")]


@pytest.mark.parametrize("body", EMPTY)
def test_an_empty_document(body: bytes) -> None:
    """There is nothing to bring in."""
    assert refusal(body) == "127.0.0.1 sent an empty document"


@pytest.mark.parametrize(
    "told",
    [
        answer(PAGE, Content_Length="1000"),
        chunked(b"5\r\nabcde\r\n"),
        chunked(b"5\r\nab"),
        answer(gzip.compress(PAGE)[:-9], Content_Encoding="gzip"),
    ],
)
def test_a_document_cut_off(told: bytes) -> None:
    """Half an article is none."""
    assert refusal(told) == "the document arrived incomplete: 127.0.0.1 broke off"


@pytest.mark.parametrize(
    "told", [answer(), answer(Content_Length=""), chunked(b"18\r\n" + PAGE + b"\r\n", b"0\r\n\r\n")]
)
def test_a_document_whole(told: bytes) -> None:
    """With its length before it, to the end of the connection, and in chunks."""
    assert asked_once(told).data == PAGE


@pytest.mark.parametrize(
    "told",
    [
        answer(b"a" * 1001),
        answer(b"", Content_Length="1001"),
        answer(b"a" * 1001, Content_Length=""),
        chunked(b"3e9\r\n" + b"a" * 1001 + b"\r\n", b"0\r\n\r\n"),
        chunked(b"-1\r\n" + b"a" * 1_000_000),  # which `http.client` would read to the end
        chunked(b"1;" + b"x" * 60_000 + b"\r\na\r\n") + (b"1;" + b"x" * 60_000 + b"\r\na\r\n") * 9,
        answer(gzip.compress(b"a" * 1001), Content_Encoding="gzip"),
    ],
)
def test_a_document_too_large(told: bytes) -> None:
    """By its own word, while it comes in, by what stands between its chunks, or unpacked."""
    assert refusal(told, Limits(size=1000, seconds=5)) == "the document is larger than 1,000 bytes"


@pytest.mark.parametrize("told", [answer(b"a" * 1000), answer(gzip.compress(b"a" * 1000), Content_Encoding="gzip")])
def test_a_document_just_small_enough(told: bytes) -> None:
    """The limit itself is allowed."""
    assert len(asked_once(told, Limits(size=1000, seconds=5)).data) == 1000


def test_a_small_pack_that_becomes_large() -> None:
    """It is not unpacked further than to the limit."""
    packed = gzip.compress(b"\0" * 50_000_000)
    assert len(packed) < 100_000
    tracemalloc.start()
    try:
        assert "larger" in refusal(answer(packed, Content_Encoding="gzip"), Limits(size=100_000, seconds=5))
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("identity", PAGE),
        ("gzip", gzip.compress(PAGE)),
        ("X-GZIP", gzip.compress(PAGE) + b"\0\0"),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
    ],
)
def test_a_packed_document_is_unpacked(encoding: str, body: bytes) -> None:
    """It was not asked for, but some servers pack whatever they send."""
    assert asked_once(answer(body, Content_Encoding=encoding)).data == PAGE


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "\x1b[31m"])
def test_another_packing_is_refused(encoding: str) -> None:
    """What cannot be unpacked would be read as nonsense."""
    shown = encoding.replace("\x1b", "�")
    assert refusal(answer(Content_Encoding=encoding)) == f"the document is packed in a way not asked for: “{shown}”"


@pytest.mark.parametrize("body", [b"not packed", gzip.compress(PAGE) * 2])
def test_a_broken_pack_is_refused(body: bytes) -> None:
    """Nor is one with a second part, which one program reads and another does not."""
    assert refusal(answer(body, Content_Encoding="gzip")) == "the answer of 127.0.0.1 is malformed"


# --- the line


def test_no_one_listens() -> None:
    """The port is closed."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    error = refused(f"http://127.0.0.1:{port}/", allow_private=True)
    assert error.message.startswith("cannot connect to 127.0.0.1: ")


def test_every_address_is_tried() -> None:
    """The first that answers is asked, and it alone."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        closed = int(listener.getsockname()[1])
    with Server({"/": answer()}) as server:
        found = places("127.0.0.1", closed) + server.resolve()
        assert fetch("http://name.test/", allow_private=True, resolve=lambda *_, **__: found).data == PAGE


def test_a_silent_address_leaves_time_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host with an address that leads nowhere is no lost host."""
    connect = socket.socket.connect

    def hang(sock: socket.socket, place: tuple[str, int]) -> None:
        if place[0] == PUBLIC:
            time.sleep(sock.gettimeout() or 0)
            raise TimeoutError
        connect(sock, place)

    with Server({"/": answer()}) as server, monkeypatch.context() as patch:
        patch.setattr(socket.socket, "connect", hang)
        first, second = places(PUBLIC), server.resolve()
        options: dict[str, Any] = {"limits": Limits(seconds=0.6), "allow_private": True}
        assert fetch("http://name.test/", resolve=lambda *_, **__: first + second, **options).data == PAGE
        assert "within 0.6 s" in refused("http://name.test/", resolve=lambda *_, **__: first, **options).message


DRIPS = {
    "silence": tuple(b"" for _ in range(200)),
    "status": tuple(b"H" for _ in range(200)),
    "headers": (b"HTTP/1.1 200 OK\r\n", *(b"X" for _ in range(200))),
    "continue": (b"HTTP/1.1 100 Continue\r\n\r\n",) * 200,
    "body": (answer(b"", Content_Length="1000"), *(b"a" for _ in range(200))),
    "open body": (answer(b"", Content_Length=""), *(b"a" for _ in range(200))),
    "chunks": (chunked(), *(b"1\r\na\r\n" for _ in range(200))),
    "trailer": (chunked(b"0\r\n"), *(b"X: y\r\n" for _ in range(200))),
}


@pytest.mark.parametrize("told", DRIPS.values(), ids=DRIPS)
def test_a_server_that_drips_is_left(told: tuple[bytes, ...]) -> None:
    """The time is for all of it: a byte now and then gains nothing, wherever it comes."""
    begun = time.monotonic()
    assert refusal(told, SHORT) == "127.0.0.1 did not send all of it within 0.3 s"
    assert time.monotonic() - begun < 2


def test_the_time_is_for_all_redirects_together() -> None:
    """A chain of slow servers is as slow as one."""
    answers: dict[str, Answer] = {f"/{number}": (b"",) * 6 + (redirect(f"/{number - 1}"),) for number in range(1, 6)}
    with Server(answers) as server:
        assert "within 0.3 s" in refused(server.url("/5"), limits=SHORT, allow_private=True).message
        assert len(server.asked) < 5


def test_a_slow_name_server() -> None:
    """The time is for resolving the name, too."""
    over = Event()

    def wait(*_: object, **__: object) -> list[Any]:
        over.wait(5)
        return []

    assert "within 0.3 s" in refused("http://name.test/", limits=SHORT, resolve=wait).message
    over.set()


# --- TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for name.test that nobody vouches for, and its key, made for this run."""
    if which("openssl") is None:
        pytest.skip("needs openssl")
    file = tmp_path_factory.mktemp("certificate") / "both.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=name.test -addext subjectAltName=DNS:name.test"
    )
    made = subprocess.run([*command.split(), "-keyout", "-", "-out", "-"], capture_output=True, check=True)
    file.write_bytes(made.stdout)
    return file


@pytest.fixture
def secure(certificate: Path) -> Callable[[dict[str, Answer]], Server]:
    """Makes servers that speak TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return lambda answers: Server(answers, context)


def test_a_certificate_nobody_vouches_for(secure: Callable[[dict[str, Answer]], Server]) -> None:
    """Nothing is asked of such a server."""
    with secure({"/": answer()}) as server:
        address = server.url(scheme="https", host="name.test")
        message = refused(address, allow_private=True, resolve=server.resolve).message
        assert message.startswith("the certificate of name.test is not valid: self")
        assert server.asked == []


def test_a_certificate_of_another_name(
    secure: Callable[[dict[str, Answer]], Server], certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is held against the name in the address, with or without its last dot, never against the number."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with secure({"/": answer()}) as server:
        options: dict[str, Any] = {"allow_private": True, "resolve": server.resolve}
        for host in ("name.test", "name.test."):
            assert fetch(server.url(scheme="https", host=host), **options).data == PAGE
        for host in ("other.test", "127.0.0.1"):
            message = refused(server.url(scheme="https", host=host), **options).message
            assert message.startswith(f"the certificate of {host} is not valid: ")
        assert len(server.asked) == 2


def test_a_redirect_out_of_tls(
    secure: Callable[[dict[str, Answer]], Server], certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From there on, anybody on the way could change the page."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with secure({"/": redirect("http://name.test/a")}) as server:
        error = refused(server.url(scheme="https", host="name.test"), allow_private=True, resolve=server.resolve)
        assert (error.message, error.help) == (
            "name.test redirects from https to http, where others can read and change the page",
            "if you trust it, add that address: http://name.test/a",
        )


def test_a_page_cut_off_in_tls(
    secure: Callable[[dict[str, Answer]], Server], certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page without a length ends with a farewell of the server; the line that just breaks is no end."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with secure({"/": answer(Content_Length="")}) as server:  # it closes without a farewell
        address = server.url(scheme="https", host="name.test")
        error = refused(address, allow_private=True, resolve=server.resolve)
        assert error.message == "the document arrived incomplete: name.test broke off"


def test_no_tls_at_all() -> None:
    """A server that speaks http where https is asked for, and one that does not speak."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"https://127.0.0.1:{listener.getsockname()[1]}/"

        def speak() -> None:
            with listener.accept()[0] as sock:
                sock.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                sock.recv(65536)

        speaker = Thread(target=speak)
        speaker.start()
        assert refused(address, allow_private=True).message == "no secure connection to 127.0.0.1 could be made"
        speaker.join()
        assert "within 0.3 s" in refused(address, limits=SHORT, allow_private=True).message
