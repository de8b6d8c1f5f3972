"""What to watch: every indicator with what it would move and which way, those first that say most."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from briefing_room.analysis.cited import newest_first
from briefing_room.model.derived import derived
from briefing_room.model.estimates import Estimate, Risk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.briefing import Briefing, Indicator
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement


@dataclass(frozen=True)
class Target:
    """A judgement or risk that an indicator would move. ``raised`` says which way."""

    statement: Statement
    raised: bool

    @property
    def item(self) -> Estimate:
        """The judgement or risk as the analyst typed it."""
        return cast("Estimate", self.statement.item)

    @property
    def is_open(self) -> bool:
        """Whether it can still move: it has not turned out."""
        return self.item.resolved is None


@dataclass(frozen=True)
class Watched:
    """One indicator. ``moved`` says that a judgement or risk names it as what moved it.

    ``overdue`` says that too many days went by since somebody looked. What an archived briefing watches, nobody
    watches any more.
    """

    statement: Statement
    item: Indicator
    targets: tuple[Target, ...]
    moved: bool
    overdue: bool
    archived: bool


@derived
def watched_in(desk: Desk) -> tuple[Watched, ...]:
    """The living indicators of a desk, in the order in which a reader wants to know of them.

    First those that were observed or moved something, then those that were checked and are unclear; among equals those
    that would move more judgements and risks that are open, then graver ones, then those that were checked last. Those
    of archived briefings stand behind all others.
    """
    watched = [one for briefing_id in newest_first(desk) for one in _watched_in(desk, briefing_id)]
    return tuple(sorted(watched, key=partial(_order, desk)))


def _watched_in(desk: Desk, briefing_id: str) -> Iterator[Watched]:
    briefing = desk.briefings[briefing_id]
    movers = {key for item in briefing.estimates if not item.retired for one in item.history for key in one.indicators}
    archived = briefing.is_archived
    for statement in desk.statements(briefing_id):
        if statement.sort == "indicator" and not statement.retired:
            item = cast("Indicator", statement.item)
            overdue = not archived and _is_overdue(desk, briefing, item)
            targets = tuple(_targets(desk, briefing_id, item))
            yield Watched(statement, item, targets, item.id in movers, overdue, archived)


def _targets(desk: Desk, briefing_id: str, item: Indicator) -> Iterator[Target]:
    for raised, ids in ((True, item.raises), (False, item.lowers)):
        for ref in ids:
            found = desk.statement(ref, briefing_id)
            if found and isinstance(found.item, Estimate) and not desk.is_gone(found):
                yield Target(found, raised)


def _is_overdue(desk: Desk, briefing: Briefing, item: Indicator) -> bool:
    """As the rule indicator-stale has it: what was observed need not be looked for again."""
    if item.status == "observed" or item.checked is None:
        return False
    return (briefing.as_of.date - item.checked).days > desk.settings.indicator_days


def _order(desk: Desk, one: Watched) -> tuple[bool, int, int, int, int]:
    seen = 0 if one.item.status == "observed" or one.moved else 1 if one.item.status == "unclear" else 2
    movable = [target for target in one.targets if target.is_open]
    gravest = max((desk.settings.impact_rank(t.item.impact) for t in movable if isinstance(t.item, Risk)), default=-1)
    return one.archived, seen, -len(movable), -gravest, -one.item.checked.toordinal() if one.item.checked else 0
