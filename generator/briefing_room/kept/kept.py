"""What a build may use of earlier ones, and puts in for later ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.kept.digests import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_room.kept.store import Store


@dataclass(frozen=True)
class Kept:
    """A store, and what all stands on that is made: ``program`` is this program, ``owners`` what its owner adds too."""

    store: Store
    program: bytes
    owners: bytes

    def has(self, kind: str, *parts: bytes | str) -> bool:
        """Whether a value of a kind is kept that is made of these parts."""
        return self.store.get(digest_of(kind, self.program, *parts)) is not None

    def made_of(self, kind: str, *parts: bytes | str, make: Callable[[], bytes]) -> bytes:
        """A value of a kind, which the program makes of these parts and of nothing else: kept, or made now."""
        key = digest_of(kind, self.program, *parts)
        found = self.store.get(key)
        if found is None:
            found = make()
            self.store.put(key, found)
        return found
