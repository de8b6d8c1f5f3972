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

import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.fetch.target import SAVE, for_terminal, is_public, target_of
from briefing_room.intake.fetch.trip import Document, Limits, Trip

if TYPE_CHECKING:
    from briefing_room.intake.fetch.target import Resolve

__all__ = ["LIMITS", "Fetched", "Limits", "fetch", "is_public"]

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
    trip = Trip(limits, time.monotonic() + limits.seconds, resolve, allow_private)
    target, passed = target_of(address), list[str]()
    while True:
        try:
            found = trip.visit(target)
        except RefusedError as error:
            if not passed:
                raise
            raise RefusedError(f"{error.message} (redirected to {for_terminal(target.address)})", error.help) from error
        if isinstance(found, Document):
            return Fetched(found.data, target.address, found.content_type, found.charset, tuple(passed))
        passed.append(target.address)
        if len(passed) > limits.redirects:
            message = f"{target.host} redirects again, after {limits.redirects} redirects"
            raise RefusedError(message, f"the page may ask for a cookie; {SAVE}")
        target = found
