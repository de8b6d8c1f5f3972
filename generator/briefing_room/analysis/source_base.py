"""What a briefing rests on as a whole: how many sources and origins, of which grades, and which carries the weight."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.analysis.honesty import is_undated
from briefing_room.analysis.support import key_of, origin_of, standing, support_in
from briefing_room.model.derived import derived

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source


@dataclass(frozen=True)
class Carried:
    """A source, and how many statements rest on it, and on it alone."""

    source: Source
    statements: int
    alone: int


@dataclass(frozen=True)
class SourceBase:
    """The sources behind one briefing. ``statements`` counts those that rest on any source."""

    statements: int
    carried: tuple[Carried, ...]
    """The sources, that which carries most first."""
    origins: tuple[str, ...]
    """The known origins, as they are written."""
    unknown_origins: int
    grades: tuple[tuple[str, int], ...]
    """Each grade of reliability with how many sources have it."""
    undated: int
    state_media: int
    withdrawn: int
    typed: int
    """Sources that were typed by hand, without an original."""


@derived
def source_base_of(desk: Desk, briefing_id: str) -> SourceBase:
    """The sources behind a briefing, directly or through what it rests on."""
    support = support_in(desk)
    supported = [ids for s in standing(desk, briefing_id) if s.kind and (ids := support.sources[key_of(s)])]
    resting = Counter(key for ids in supported for key in ids)
    alone = Counter(next(iter(ids)) for ids in supported if len(ids) == 1)
    carried = [Carried(desk.sources[key], number, alone[key]) for key, number in resting.items()]
    carried.sort(key=lambda c: (-c.statements, -c.alone, c.source.id))
    sources = [c.source for c in carried]
    origins = {origin: s.facts.origin for s in reversed(sources) if (origin := origin_of(s)) and s.facts.origin}
    return SourceBase(
        statements=len(supported),
        carried=tuple(carried),
        origins=tuple(sorted(origins.values())),
        unknown_origins=sum(origin_of(source) is None for source in sources),
        grades=tuple(sorted(Counter(source.reliability for source in sources).items())),
        undated=sum(is_undated(source) for source in sources),
        state_media=sum(source.facts.type == "state-media" for source in sources),
        withdrawn=sum(source.facts.withdrawn is not None for source in sources),
        typed=sum(source.is_typed for source in sources),
    )
