"""What of a briefing is read in a minute: judgements and risks in one ladder, what is at stake, what is not known.

Each has room for so much. What does not fit is folded under it or stands below, and the page says how many there are.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from briefing_room.analysis.changes import moved_in
from briefing_room.analysis.ranked_gaps import ranked_gaps
from briefing_room.pages.plain_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from briefing_room.analysis.changes import Moved, MoveSort
    from briefing_room.model.briefing import Stake
    from briefing_room.model.desk import Desk
    from briefing_room.model.estimates import Estimate
    from briefing_room.model.statements import Statement
    from briefing_room.pages.site import Site

T = TypeVar("T")


@dataclass(frozen=True)
class Room:
    """How much of something has room: so many at most, and so many characters, each having ``each`` besides its own."""

    most: int
    characters: int
    each: int

    def holds(self, lengths: Iterable[int]) -> int:
        """How many of the first ones it holds; one always."""
        taken = list(accumulate(length + self.each for length in islice(lengths, self.most)))
        return max(1, bisect_right(taken, self.characters))


RUNGS: Final = Room(most=6, characters=720, each=60)
STAKES: Final = Room(most=5, characters=400, each=40)
GAPS: Final = Room(most=3, characters=260, each=20)
"""The room of one screen of a laptop, beside a bottom line of three sentences."""

_WEIGHT: Final[tuple[MoveSort, ...]] = (
    "resolved", "likelihood", "withdrawn", "corrected", "observed", "confidence", "retired", "text", "reviewed",
)  # fmt: skip
"""Of what changed on one day, what a reader should hear of first."""


@dataclass(frozen=True)
class Shown(Generic[T]):
    """What stands in the minute, and what does not."""

    first: tuple[T, ...]
    more: tuple[T, ...] = ()


@dataclass(frozen=True)
class Minute:
    """What is read in a minute, beside the bottom line."""

    ladder: Shown[Estimate]
    stakes: Shown[Stake]
    changes: Shown[Moved]
    gaps: Shown[Statement]


def minute_of(site: Site, briefing_id: str) -> Minute:
    """What of a briefing is read in a minute."""
    briefing, desk = site.desk.briefings[briefing_id], site.desk
    gaps = tuple(ranked.gap for ranked in ranked_gaps(desk, briefing_id))
    stakes = by_actor(stake for stake in briefing.stakes if not stake.retired)
    fit = STAKES.holds(len(_named(desk, stake.for_) + stake.text + (stake.computed or "")) for stake in stakes)
    known = GAPS.holds(len(gap.text) for gap in gaps)
    return Minute(
        rungs(desk, briefing_id),
        Shown(stakes[:fit], stakes[fit:]),
        _latest(moved_in(desk, briefing_id)),
        Shown(gaps[:known], gaps[known:]),
    )


def rungs(desk: Desk, briefing_id: str) -> Shown[Estimate]:
    """The judgements, then the risks, as the analyst ordered them.

    Where they are too many, those stay that the bottom line rests on, then those that are open, and then the first.
    """
    briefing = desk.briefings[briefing_id]
    living = [item for item in briefing.estimates if not item.retired]
    names = {one.address: len(words_of(one, desk)) for one in desk.statements(briefing_id)}
    rests_on = frozenset(briefing.bottom_line.rests_on)
    weighed = sorted(living, key=lambda item: (item.id not in rests_on, item.resolved is not None))
    fit = RUNGS.holds(names[item.id] for item in weighed)
    chosen = frozenset(item.id for item in weighed[:fit])
    first = tuple(item for item in living if item.id in chosen)
    return Shown(first, tuple(item for item in living if item.id not in chosen))


def _named(desk: Desk, actor: str) -> str:
    return desk.actors[actor].name if actor in desk.actors else actor


def by_actor(stakes: Iterable[Stake]) -> tuple[Stake, ...]:
    """Stakes by the actor they are for, in the order in which actors are first named; gains before losses."""
    written = tuple(stakes)
    actors = list(dict.fromkeys(stake.for_ for stake in written))
    return tuple(sorted(written, key=lambda stake: (actors.index(stake.for_), stake.direction != "gain")))


def shared_deadline(items: Sequence[Estimate]) -> date | None:
    """The one day by which all that is open will have turned out; none where days differ, or only one item has any."""
    days = [item.horizon for item in items if item.horizon and not item.resolved and not item.retired]
    return days[0] if len(days) > 1 and len(set(days)) == 1 else None


def _latest(changes: tuple[Moved, ...]) -> Shown[Moved]:
    """What changed last, and of one day what weighs most; the newest stands first in what is given."""
    newest = [moved for moved in changes if moved.first.date == changes[0].first.date]
    first = tuple(sorted(newest, key=lambda moved: _WEIGHT.index(moved.first.sort))[:1])
    return Shown(first, tuple(moved for moved in changes if moved not in first))
