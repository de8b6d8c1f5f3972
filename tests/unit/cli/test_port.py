"""A taken port is told at once, and the next free one is taken or named."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from briefing_room.cli import port
from briefing_room.cli.port import address_to_serve, is_taken
from briefing_room.cli.shared import MisuseError

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def listening() -> Iterator[int]:
    """A port of the loopback that another program listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_a_port_is_taken_while_somebody_listens(listening: int) -> None:
    """By any name of this machine; afterwards it is free."""
    assert [is_taken(host, listening) for host in ("127.0.0.1", "localhost", "0.0.0.0")] == [True] * 3  # noqa: S104 - as typed
    assert not is_taken("127.0.0.1", 0)


def test_the_usual_port_gives_way_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody chose it, so the next free one is taken, in one sentence."""
    monkeypatch.setattr(port, "is_taken", lambda _, number: number < 8002)
    assert address_to_serve(None) == (
        "127.0.0.1:8002",
        "127.0.0.1:8000 is taken by another program, so the preview is at http://127.0.0.1:8002/",
    )


def test_an_address_that_was_given_is_never_exchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error that names the next free one, ready to be typed."""
    monkeypatch.setattr(port, "is_taken", lambda _, number: number == 9000)
    with pytest.raises(MisuseError) as told:
        address_to_serve("localhost:9000")
    assert (
        str(told.value) == "localhost:9000 is taken by another program; the next free one is --address localhost:9001"
    )


def test_past_the_last_port_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is proposed that cannot be served."""
    monkeypatch.setattr(port, "is_taken", lambda *_: True)
    with pytest.raises(MisuseError, match="name another with --address HOST:PORT"):
        address_to_serve("127.0.0.1:65535")


def test_an_address_of_a_network_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the loopback is bound for a trial; elsewhere the server itself tells."""
    monkeypatch.setattr(port, "is_taken", lambda *_: pytest.fail("a port was opened to a network"))
    assert address_to_serve("192.0.2.1:8000") == ("192.0.2.1:8000", "")


def test_the_preview_tells_before_it_reads_the_desk(
    listening: int, tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever waits for a first build should not be told after it that there is no port."""
    from briefing_room.cli import main, serve  # noqa: PLC0415 - patched here

    for name in ("check", "put_right", "serve"):
        monkeypatch.setattr(serve, name, lambda *_: pytest.fail("it began to work"))
    address = f"127.0.0.1:{listening}"
    assert main(["serve", "--desk", str(tmp_path), "--address", address]) == 2
    assert f"briefing: {address} is taken by another program; the next free one is" in capsys.readouterr().err
