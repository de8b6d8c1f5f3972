"""The one shape that every format has: what it is called, what it is known by, and what reads it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_room.intake.document.arrival import Arrival
    from briefing_room.intake.document.reading import Reading

_HEAD: Final = 65_536


class Sign(IntEnum):
    """How surely a document is of a format; the surest counts."""

    NONE = 0
    FAINT = 1
    """Only its name says so, or a part of it; or it is any text."""
    CLEAR = 2
    """Its text is written so, or a server said so of what may look like something else."""
    MARK = 3
    """It begins with the format's own mark, which nothing else does."""


@dataclass(frozen=True)
class Sample:
    """A document while nobody knows its format: its bytes, its name or address in small letters, its media type."""

    data: bytes
    name: str = ""
    media_type: str = ""

    @cached_property
    def head(self) -> bytes:
        """Its beginning, without the NUL bytes of UTF-16."""
        return self.data[:_HEAD].replace(b"\x00", b"")

    @cached_property
    def start(self) -> bytes:
        """Its beginning, from the first character that shows."""
        return self.head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")

    def ends_in(self, endings: tuple[str, ...]) -> bool:
        """Whether its name has one of these endings."""
        return self.name.endswith(tuple(f".{ending}" for ending in endings))


@dataclass(frozen=True)
class Format:
    """A format that can be brought in.

    Args:
        name: one word for it in the program.
        label: its name in a list: ``PDF``.
        words: what it is in a sentence to an analyst, as the handbook has it: ``a PDF with text in it``.
        endings: of file names; the first is that of `original.…` in a source's folder.
        media_types: what servers call it.
        signs: how surely a document is of this format. Asked before it is known to be text.
        read: its lines, and what it states. It runs in the other process, and loads there what it needs.
    """

    name: str
    label: str
    words: str
    endings: tuple[str, ...]
    media_types: tuple[str, ...]
    signs: Callable[[Sample], Sign]
    read: Callable[[Arrival], Reading]


@dataclass(frozen=True)
class Unreadable:
    """What is known by its first bytes and cannot be read: what it is, and what the analyst can do."""

    mark: bytes
    what: str
    cure: str
