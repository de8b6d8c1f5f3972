"""What a desk says of one actor, by what a reader wants to know first.

    stakes: [{for: office, …}]                         what it stands to gain and to lose
    risks: [{exposed: [office], …}]                    judgements and risks: those it is exposed to,
    judgements: [{text: The Office closes it., …}]     and those whose words, or whose condition's, name it
    actors: [{actor: office, …}], relations: …         what it does, as sources report it
    disagreements: [{question: Did the Office ask?}]   questions that name it, or that such a statement takes a side in

Words are looked at only in briefings whose keys name the actor, so that a large desk is read once and not once for
each actor.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.analysis.at_stake import names_actor
from briefing_room.analysis.cited import newest_first
from briefing_room.analysis.disputes import linked_to, positions_of
from briefing_room.analysis.support import key_of, standing
from briefing_room.model.briefing import Relation, Role, Stake
from briefing_room.model.derived import derived
from briefing_room.model.estimates import Estimate, Risk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement


@dataclass(frozen=True)
class About:
    """What is said of an actor; in each list the newest briefing first, then as its page has it.

    Of the estimates those that are open stand first.
    """

    gains: tuple[Statement, ...]
    losses: tuple[Statement, ...]
    estimates: tuple[Statement, ...]
    roles: tuple[Statement, ...]
    relations: tuple[Statement, ...]
    questions: tuple[Statement, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All of it."""
        return (*self.gains, *self.losses, *self.estimates, *self.roles, *self.relations, *self.questions)

    @property
    def briefings(self) -> tuple[str, ...]:
        """Ids of the briefings that say it, the newest first where one is named first."""
        return tuple(dict.fromkeys(one.briefing for one in self.statements))


@derived
def about_actor(desk: Desk, actor_id: str) -> About:
    """What the briefings that name an actor by key say of it."""
    told = [one for key in _briefings_naming(desk).get(actor_id, ()) for one in standing(desk, key)]
    named = [one for one in told if actor_id in actors_named(one)]
    estimates = [one for one in told if isinstance(one.item, Estimate) and (one in named or _says(desk, one, actor_id))]
    stakes = [(one, one.item) for one in named if isinstance(one.item, Stake)]
    return About(
        tuple(one for one, item in stakes if item.direction == "gain"),
        tuple(one for one, item in stakes if item.direction == "loss"),
        tuple(sorted(estimates, key=lambda one: getattr(one.item, "resolved", None) is not None)),
        tuple(one for one in named if isinstance(one.item, Role)),
        tuple(one for one in named if isinstance(one.item, Relation)),
        tuple(_questions(desk, actor_id, told, [*named, *estimates])),
    )


def actors_named(statement: Statement) -> tuple[str, ...]:
    """The ids of the actors that the keys of a statement name."""
    item = statement.item
    if isinstance(item, Role):
        return (item.actor,)
    if isinstance(item, Relation):
        return (item.from_, item.to)
    if isinstance(item, Stake):
        return (item.for_,)
    return item.exposed if isinstance(item, Risk) else ()


@derived
def _briefings_naming(desk: Desk) -> Mapping[str, tuple[str, ...]]:
    """For each actor the briefings whose keys name it, the newest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for briefing_id in newest_first(desk):
        for actor_id in sorted({key for one in standing(desk, briefing_id) for key in actors_named(one)}):
            found[actor_id].append(briefing_id)
    return {key: tuple(ids) for key, ids in found.items()}


def _says(desk: Desk, statement: Statement, actor_id: str) -> bool:
    return actor_id in desk.actors and names_actor(desk, statement, actor_id)


def _questions(desk: Desk, actor_id: str, told: Iterable[Statement], about: Iterable[Statement]) -> Iterator[Statement]:
    linked = {key for one in about for key in linked_to(desk, one)}
    for question in told:
        if question.sort == "disagreement" and (
            key_of(question) in linked
            or any(_says(desk, one, actor_id) for one in (question, *positions_of(desk, question)))
        ):
            yield question
