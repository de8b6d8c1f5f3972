"""A desk in which no two things of a briefing have one id: the second is read under the id that is proposed for it.

Two things with one id are one mistake. The other rules look at the desk as it will be when that is mended, so nothing
follows from it. What names the id means the first, unless only the second can be meant there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from briefing_room.checks.naming import named_in
from briefing_room.model.ids import free_id
from briefing_room.model.located import Item
from briefing_room.model.marks import NO_MARK, mark_of_key
from briefing_room.model.types import STAND_IN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.checks.naming import Named
    from briefing_room.findings import Cure, Place
    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.hypotheses import Hypotheses
    from briefing_room.model.marks import Mark

AnItem = TypeVar("AnItem", bound=Item)


@dataclass(frozen=True)
class Twin:
    """The second of two things with one id, where the first has it, and the id that is proposed for the second.

    ``named`` are the edits where only the second can be meant. A role has the id of its actor, so nothing is proposed
    for the second of two roles.
    """

    briefing: str
    id: str
    first: Place
    second: Place
    proposed: str = ""
    cure: Cure | None = None
    named: tuple[Cure, ...] = ()


@dataclass(frozen=True)
class Apart:
    """A desk in which no id stands for two things, and what was told apart for that."""

    desk: Desk
    twins: tuple[Twin, ...] = ()


def told_apart(desk: Desk) -> Apart:
    """The desk with what has one id told apart; the very desk when there is nothing of the kind."""
    twins = [twin for briefing_id in desk.briefings for twin in _twins_in(desk, briefing_id)]
    if not twins:
        return Apart(desk)
    apart = _rewritten(desk, {twin.second: twin.proposed for twin in twins if twin.proposed})
    twins = [replace(twin, named=tuple(_meant_by(apart, twin))) for twin in twins]
    apart = _rewritten(apart, {edit.start: edit.text for twin in twins for edit in twin.named})
    rated = {key: _rated(briefing, twins) for key, briefing in apart.briefings.items()}
    return Apart(replace(apart, briefings=rated), tuple(twins))


def _twins_in(desk: Desk, briefing_id: str) -> Iterator[Twin]:
    """Yield the twins of a briefing; a role is the first of two, because its id is its actor's."""
    statements = desk.statements(briefing_id)
    typed = [one for one in statements if not one.derived and not one.address.startswith(STAND_IN)]
    taken = {statement.address for statement in statements}
    if desk.before and briefing_id in desk.before.briefings:
        taken |= {statement.address for statement in desk.before.statements(briefing_id)}
    first: dict[str, Place] = {}
    for statement in sorted(typed, key=lambda one: (one.sort != "role", one.item.place)):
        key, address = "actor" if statement.sort == "role" else "id", statement.address
        place = statement.item.at(key)
        if address not in first:
            first[address] = place
            continue
        proposed = "" if statement.sort == "role" else free_id(address, taken)
        taken.add(proposed)
        cure = statement.item.writing(proposed, key) if proposed else None
        yield Twin(briefing_id, address, first[address], place, proposed, cure)


def _meant_by(apart: Desk, twin: Twin) -> Iterator[Cure]:
    """Yield the edits where the id is named and only the second of the two can be meant."""
    for briefing_id, briefing in apart.briefings.items() if twin.proposed else ():
        for named in named_in(apart, briefing_id, briefing):
            if named.briefing == twin.briefing and named.id == twin.id and _is_second(named, twin):
                cure = named.item.writing(named.lead + twin.proposed + named.tail, *named.path)
                yield from (cure,) if cure else ()
    for item in apart.briefings[twin.briefing].hypotheses if twin.proposed else ():
        ids = {explanation.id for explanation in item.explanations}
        if twin.proposed in ids and twin.id not in ids:
            for observation in item.observations:
                key = mark_of_key(observation.mark.inside.get("ratings", NO_MARK), twin.id)
                cure = key.writing(twin.proposed) if twin.id in observation.ratings else None
                yield from (cure,) if cure else ()


def _is_second(named: Named, twin: Twin) -> bool:
    """Whether only the second can be meant: the first is of a kind that is not named here, or it would name itself."""
    itself = not named.lead and getattr(named.item, "id", None) == twin.id
    return twin.proposed in named.known and (itself or twin.id not in named.known)


def _rated(briefing: Briefing, twins: list[Twin]) -> Briefing:
    """A briefing in which nothing is concluded from ratings that may be meant for either of two explanations."""
    second = {twin.proposed for twin in twins if twin.proposed}

    def rated(item: Hypotheses) -> Hypotheses:
        if not any(explanation.id in second for explanation in item.explanations):
            return item
        return item.model_copy(update={"observations": tuple(one.doubting("ratings") for one in item.observations)})

    return briefing.model_copy(update={"hypotheses": tuple(map(rated, briefing.hypotheses))})


# --- texts of a desk, written over ---------------------------------------------------------------------


def _rewritten(desk: Desk, texts: Mapping[Place, str]) -> Desk:
    """The desk with these texts in place of those that stand there, be it as values or as keys."""
    return replace(desk, briefings={key: _with_texts(one, texts) for key, one in desk.briefings.items()})


def _with_texts(item: AnItem, texts: Mapping[Place, str]) -> AnItem:
    changed: dict[str, object] = {}
    for name, field in type(item).model_fields.items():
        mark = item.mark.inside.get(field.alias or name)
        old = getattr(item, name)
        new = _value(old, mark, texts) if mark else old
        if new is not old:
            changed[name] = new
    return item.model_copy(update=changed) if changed else item


def _value(value: object, mark: Mark, texts: Mapping[Place, str]) -> object:
    if isinstance(value, Item):
        return _with_texts(value, texts)
    if isinstance(value, str):
        return texts.get(mark.place, value)
    if isinstance(value, tuple):
        made = tuple(_value(one, mark.inside.get(number, NO_MARK), texts) for number, one in enumerate(value))
        return value if all(new is old for new, old in zip(made, value, strict=True)) else made
    if isinstance(value, dict):
        keys = {key: texts[place] for key, place in mark.keys.items() if place in texts}
        return {keys.get(key, key): below for key, below in value.items()} if keys else value
    return value
