"""What would be left if a source were withdrawn: which statements lose all support, and which an origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.analysis.support import origin_of, origins_of, support_in, withdrawn_in
from briefing_room.model.derived import derived

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement


@dataclass(frozen=True)
class Impact:
    """The statements that rest on a source, by what they would lose with it, in the order of their briefings.

    ``unsupported`` lose all support. ``one_origin_less`` keep other sources, but lose an origin that no other
    source of theirs has; an origin that is not known is counted as the source's own. ``weakened`` keep all origins.
    """

    unsupported: tuple[Statement, ...]
    one_origin_less: tuple[Statement, ...]
    weakened: tuple[Statement, ...]


@derived
def impact_of(desk: Desk, source_id: str) -> Impact:
    """What the desk would lose with a source; sources that were withdrawn already support nothing."""
    support, gone = support_in(desk), withdrawn_in(desk) | {source_id}
    origin = origin_of(desk.sources[source_id])
    unsupported, less, weakened = [], [], []
    for statement in support.resting.get(source_id, ()):
        rest = support.of(statement) - gone
        if not rest:
            unsupported.append(statement)
        elif origin is None or origin not in origins_of(desk, rest):
            less.append(statement)
        else:
            weakened.append(statement)
    return Impact(tuple(unsupported), tuple(less), tuple(weakened))
