"""Whom to ask, and for what: an address taken apart, and the check that it is anybody's on the internet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any, Final
from urllib.parse import SplitResult, quote, urlsplit

from briefing_room.intake.document.arrival import RefusedError

Place = tuple[int, int, int, str, tuple[Any, ...]]
"""One answer of `socket.getaddrinfo`; the last of it is where to connect."""

Resolve = Callable[..., Sequence[Place]]
"""A stand-in for `socket.getaddrinfo`."""


SAVE: Final = "open it in a browser, save the page, and add the file"
IN_FULL: Final = "copy the address in full from the browser: https://…"
LATER: Final = f"try again later; or {SAVE}"


def for_terminal(text: str) -> str:
    """What somebody else wrote, fit for a terminal."""
    return "".join(letter if letter.isprintable() else "�" for letter in text[:200])


@dataclass(frozen=True)
class Target:
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
        """The whole address."""
        return f"{self.scheme}://{self.netloc}{self.path}"


_PORTS: Final = {"http": 80, "https": 443}
_HOST: Final = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?")

# The two standards of international names read these four letters differently, as two different hosts.
_TWO_READINGS: Final = re.compile("[ßς\u200c\u200d]")


def target_of(address: str) -> Target:
    """What an address asks for.

    Raises:
        RefusedError: it is none that can be asked.
    """
    check_letters(address)
    try:
        split = urlsplit(address.strip(" "))
        host = split.hostname
    except ValueError:
        raise RefusedError("this is no valid web address", IN_FULL) from None
    if split.scheme not in _PORTS:
        raise RefusedError("the address does not begin with https:// or http://", IN_FULL)
    if "@" in split.netloc:
        message = "the address holds a user name or a password"
        raise RefusedError(message, f"nothing is fetched with a password; {SAVE}")
    if not host:
        raise RefusedError("the address names no host", IN_FULL)
    path = _quoted(split.path or "/") + (f"?{_quoted(split.query)}" if split.query else "")
    return Target(split.scheme, _ascii_host(host), _port(split), path)


def check_letters(address: str) -> None:
    """Nothing is in an address that `urllib` would silently drop."""
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in address):
        raise RefusedError("the address holds a line break or another control character", IN_FULL)


def _quoted(text: str) -> str:
    return quote(text, safe="!$%&'()*+,/:;=?@[]~")  # with what is quoted already


def _port(split: SplitResult) -> int:
    try:
        port = split.port
    except ValueError:
        port = 0
    if port == 0:
        raise RefusedError("the port in the address is no number from 1 to 65535", IN_FULL)
    return port or _PORTS[split.scheme]


def _ascii_host(host: str) -> str:
    try:
        if ":" in host and "%" not in host:  # a zone, as in fe80::1%eth0, means nothing to anybody else
            return str(IPv6Address(host))
        name = "" if _TWO_READINGS.search(host) else host.encode("idna").decode("ascii").lower()
    except ValueError:
        name = ""
    if not _HOST.fullmatch(name):
        message = f"the address names a host that cannot be: “{for_terminal(host)}”"
        raise RefusedError(message, "write an international name in its other form: xn--…")
    return name


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


_OF_A_MACHINE: Final = (
    ip_network("169.254.0.0/16"),  # link-local; 169.254.169.254 answers in most clouds
    ip_network("100.100.100.200/32"),
    ip_network("168.63.129.16/32"),
    ip_network("192.0.0.192/32"),
    ip_network("fe80::/10"),
    ip_network("fd00:ec2::/32"),
    ip_network("fd20:ce::254/128"),
)
"""Where a machine in a cloud is told what it is, passwords included."""

_COMPATIBLE: Final = IPv6Network("::/96")
"""The old form of an IPv4 address in an IPv6 address."""


def is_of_a_machine(address: IPv4Address | IPv6Address) -> bool:
    """Whether only a machine has business at an address, in whatever form it is written."""
    if isinstance(address, IPv6Address):
        for network, shift in (*_EMBEDDED.items(), (_COMPATIBLE, 0)):
            if address in network:
                return is_of_a_machine(IPv4Address(int(address) >> shift & 0xFFFFFFFF))
    return any(address in network for network in _OF_A_MACHINE)


def check_anybodys(target: Target, places: Sequence[Place]) -> None:
    """Refuse a host of which any address is for machines, whoever asks: no article is there, and secrets are."""
    for place in places:
        if is_of_a_machine(address := ip_of(place)):
            message = f"{target.host} is {address}, where a machine asks for its own settings; it is never fetched"
            raise RefusedError(message, SAVE)


def ip_of(place: Place) -> IPv4Address | IPv6Address:
    """The number behind a place."""
    return ip_address(place[4][0])


def check_public(target: Target, places: Sequence[Place]) -> None:
    """Refuse a host of which any address is private."""
    for place in places:
        if not is_public(address := ip_of(place)):
            message = f"{target.host} is {address}, an address in this computer, in its network, or for special use"
            raise RefusedError(message, "if that is meant, add this very address with --allow-private")
