"""What an analyst has in hand: bytes, where they came from, and what sort of document they are."""

from __future__ import annotations

from dataclasses import dataclass


class RefusedError(Exception):
    """What arrived cannot be brought in. The text says why, ``help`` what the analyst can do."""

    def __init__(self, message: str, help_: str) -> None:
        """Take what is wrong in one sentence, without a full stop, and the cure."""
        super().__init__(message)
        self.message = message
        self.help = help_


@dataclass(frozen=True)
class Delivery:
    """Bytes as they were delivered, of any sort.

    ``name`` is what the analyst typed: a path, an address, or ``-``. A server may
    have named a media type and a charset; ``address`` is where a fetched page was
    found in the end, ``retrieved`` the moment it was fetched (ISO 8601).
    """

    name: str
    data: bytes
    media_type: str | None = None
    charset: str | None = None
    address: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True)
class Arrival:
    """A document of a known format, by its name. ``charset`` is the encoding that was stated outside of it."""

    name: str
    data: bytes
    format: str
    charset: str | None = None
    address: str | None = None
