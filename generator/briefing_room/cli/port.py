"""The address of the preview: whether its port is free, told before anything is built."""

from __future__ import annotations

import errno
import socket
from typing import Final

from briefing_room.cli.shared import MisuseError

USUAL: Final = "127.0.0.1:8000"
"""Where the preview is served, unless told."""

_TRIED: Final = 100
"""So many ports after a taken one are tried."""

_LAST_PORT: Final = 65535

# What is served on every address of the machine is served on its loopback too, so that tells as much. Any other address
# is never bound for a trial: a port that is open to a network, be it for a moment, is asked for and not guessed.
_LOOPBACK: Final = {
    "localhost": "127.0.0.1",
    "127.0.0.1": "127.0.0.1",
    "0.0.0.0": "127.0.0.1",  # noqa: S104 - a name to look up, not to bind
    "[::1]": "::1",
    "[::]": "::1",
}


def address_to_serve(given: str | None) -> tuple[str, str]:
    """The address to serve on, and what to say of it: nothing where it is the one that was meant.

    One that nobody gave gives way to the next port that is free.

    Raises:
        MisuseError: the one that was given is taken; the text names the next that is free.
    """
    address = given or USUAL
    host, _, number = address.rpartition(":")
    port = int(number)
    if host not in _LOOPBACK or not is_taken(host, port):
        return address, ""
    free = next((each for each in range(port + 1, min(port + _TRIED, _LAST_PORT) + 1) if not is_taken(host, each)), 0)
    if given or not free:
        another = f"the next free one is --address {host}:{free}" if free else "name another with --address HOST:PORT"
        raise MisuseError(f"{address} is taken by another program; {another}")
    return f"{host}:{free}", f"{address} is taken by another program, so the preview is at http://{host}:{free}/"


def is_taken(host: str, port: int) -> bool:
    """Whether another program listens on a port of the loopback; any port will do where none is named (0)."""
    place = _LOOPBACK[host]
    with socket.socket(socket.AF_INET6 if ":" in place else socket.AF_INET, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does: what is closing is no other
        try:
            trial.bind((place, port))
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False
