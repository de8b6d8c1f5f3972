"""What each actor stands to gain and to lose, the risks it is exposed to, and the estimates that name it.

    stakes: [{for: russia, direction: gain, …}]        what the analyst says it stands to gain or lose
    risks: [{exposed: [russia], …}]                    what it is exposed to
    judgements: [{text: Russia receives shells., …}]   an estimate that names it, in its words or those of its condition

The actor with most stakes comes first; among equals, the one exposed to more risks. This counts what is written in
briefings that are kept current, and weighs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.analysis.cited import newest_first
from briefing_room.analysis.names import conditions_of
from briefing_room.analysis.naming import actors_named, is_named, names_in
from briefing_room.analysis.support import key_of, standing
from briefing_room.model.briefing import Stake
from briefing_room.model.derived import derived
from briefing_room.model.estimates import Estimate, Risk
from briefing_room.model.texts import refs_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement


@dataclass(frozen=True)
class AtStake:
    """What bears on one actor; within each list the newest briefing first, then as its page has it."""

    actor: str
    gains: tuple[Statement, ...]
    losses: tuple[Statement, ...]
    exposed: tuple[Statement, ...]
    named_in: tuple[Statement, ...]
    """Judgements and risks that name the actor and are not among those it is exposed to."""


@derived
def at_stake_in(desk: Desk) -> tuple[AtStake, ...]:
    """The actors that have a stake, those with most at stake first; what has turned out bears on nobody any more."""
    stakes, exposed, estimates = _gathered(desk)
    named = _naming(desk, estimates)
    found = [_of(actor_id, stakes[actor_id], exposed[actor_id], named[actor_id]) for actor_id in stakes]
    return tuple(sorted(found, key=lambda one: _order(desk, one)))


def _gathered(
    desk: Desk,
) -> tuple[dict[str, list[Statement]], dict[str, list[Statement]], list[Statement]]:
    """The stakes and the risks of each actor, and every estimate that is open."""
    stakes: dict[str, list[Statement]] = defaultdict(list)
    exposed: dict[str, list[Statement]] = defaultdict(list)
    estimates = []
    for briefing_id in newest_first(desk):
        for statement in standing(desk, briefing_id):
            item = statement.item
            if isinstance(item, Stake):
                stakes[item.for_].append(statement)
            elif isinstance(item, Estimate) and not item.resolved:
                estimates.append(statement)
                for actor_id in item.exposed if isinstance(item, Risk) else ():
                    exposed[actor_id].append(statement)
    return stakes, exposed, estimates


def _naming(desk: Desk, estimates: list[Statement]) -> Mapping[str, list[Statement]]:
    """The estimates that name each actor."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in estimates:
        texts = _called(desk, statement)
        named = {actor_id for text in texts for actor_id in (*actors_named(desk, text), *refs_in(text))}
        for actor_id in named.intersection(desk.actors):
            found[actor_id].append(statement)
    return found


def _of(actor_id: str, stakes: list[Statement], exposed: list[Statement], named: list[Statement]) -> AtStake:
    gains = tuple(s for s in stakes if getattr(s.item, "direction", "") == "gain")
    losses = tuple(s for s in stakes if getattr(s.item, "direction", "") != "gain")
    keys = {key_of(s) for s in exposed}
    return AtStake(actor_id, gains, losses, tuple(exposed), tuple(s for s in named if key_of(s) not in keys))


def names_actor(desk: Desk, statement: Statement, actor_id: str) -> bool:
    """Whether what a statement is called names an actor of the registry: its own words, or those of its conditions."""
    names = names_in(desk, actor_id)
    return any(is_named(names, text) or actor_id in refs_in(text) for text in _called(desk, statement))


def _called(desk: Desk, statement: Statement) -> list[str]:
    return [one.text for one in (statement, *conditions_of(desk, statement).named)]


def _kept(desk: Desk, statements: tuple[Statement, ...]) -> int:
    """How many of these are of briefings that are kept current."""
    return sum(not desk.briefings[one.briefing].is_archived for one in statements)


def _order(desk: Desk, one: AtStake) -> tuple[int, int, str, str]:
    actor = desk.actors.get(one.actor)
    return -_kept(desk, one.gains + one.losses), -_kept(desk, one.exposed), actor.name if actor else "", one.actor
