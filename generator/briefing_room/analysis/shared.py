"""What all statements of a page have in common in their sources, so that it is said once and not beside each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.honesty import is_undated
from briefing_room.analysis.support import standing, support_in
from briefing_room.model.derived import derived

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement

FEWEST: Final = 3
"""Statements that must share it before it is worth a sentence on top."""

UNKNOWN: Final = {  # messages
    "author": "author",
    "date": "date",
    "reliability": "reliability",
}
"""What may be unknown of a source, with its word in a list. Null means not known, and never that there is none."""

_CODES: Final = {"date": "undated", "reliability": "unknown-reliability"}
"""What is unknown and is remarked beside a statement otherwise: the code of the remark."""


@dataclass(frozen=True)
class Shared:
    """What all statements of a page have in common: the articles they rest on, and what is unknown of every one."""

    sources: tuple[Source, ...]
    unknown: tuple[str, ...]

    @property
    def is_one(self) -> bool:
        """Whether everything rests on one and the same article."""
        return len(self.sources) == 1

    @property
    def codes(self) -> frozenset[str]:
        """The remarks that need not stand beside each statement, since the sentence says them."""
        said = {_CODES[key] for key in self.unknown if key in _CODES}
        return frozenset(said | {"one-source"} if self.is_one else said)


def shared_by(desk: Desk, statements: Iterable[Statement]) -> Shared | None:
    """What the statements of a page have in common; None where there are few of them, or where it is nothing.

    Statements that rest on no source, such as gaps and assumptions, are not asked.
    """
    support = support_in(desk)
    resting = [ids for statement in statements if statement.kind and (ids := support.of(statement))]
    if len(resting) < FEWEST:
        return None
    sources = tuple(desk.sources[key] for key in sorted(frozenset().union(*resting)))
    unknown = tuple(key for key in UNKNOWN if all(_is_unknown(source, key) for source in sources))
    return Shared(sources, unknown) if unknown or len(sources) == 1 else None


@derived
def shared_in(desk: Desk, briefing_id: str) -> Shared | None:
    """What the statements of a briefing have in common in their sources."""
    return shared_by(desk, standing(desk, briefing_id))


def _is_unknown(source: Source, key: str) -> bool:
    if key == "date":
        return is_undated(source)
    if key == "reliability":
        return source.reliability == "F"
    return getattr(source.facts, key) is None
