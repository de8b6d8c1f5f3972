"""An id stands for one thing.

Ids are unique across actors, briefings and sources, so that `[[id]]` is never in
doubt, and inside a briefing across all its lists: each is an address on the
page. An actor's role has the actor's id.

Bad:   a judgement and a risk that are both called food-aid
Good:  food-aid-helps and food-aid-stops
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.checks.told_apart import told_apart
from briefing_room.findings import Mistake, Severity, listed_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.checks.told_apart import Twin
    from briefing_room.findings import Place
    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each id that was taken before."""
    yield from _across(desk)
    apart = told_apart(desk)
    yield from map(_twin, apart.twins)
    for briefing_id in apart.desk.briefings:
        yield from _made_from_places(apart.desk, briefing_id)


def _twin(twin: Twin) -> Mistake:
    message = f"the id “{twin.id}” is taken in line {twin.first.line}"
    if not twin.cure:
        return Mistake(twin.second, message, "an actor has one role in a briefing: make one entry of the two")
    named = listed_places((edit.start for edit in twin.named), twin.second.path)
    also = f"\nand the same where this one is named: {named}" if named else ""
    return Mistake(twin.second, message, twin.cure.line + also).cured_by(twin.cure.with_also(twin.named))


def _made_from_places(desk: Desk, briefing_id: str) -> Iterator[Mistake]:
    """Yield each address that is made from a place and is an id, or made from another place, as well."""
    first: dict[str, Place] = {}
    for statement in sorted(desk.statements(briefing_id), key=lambda s: (s.derived, s.item.place)):
        if statement.derived and statement.address in first:
            message = (
                f"the id “{statement.address}” (made from its place) is taken in line {first[statement.address].line}"
            )
            yield Mistake(statement.item.at("id"), message, "give it an id of its own")
        first.setdefault(statement.address, statement.item.at("actor" if statement.sort == "role" else "id"))


def _across(desk: Desk) -> Iterator[Mistake]:
    for actor_id, actor in desk.actors.items():
        for kind, others in (("briefing", desk.briefings), ("source", desk.sources)):
            if actor_id in others:
                message = f"the id “{actor_id}” is also the id of a {kind}"
                yield Mistake(actor.key_place, message, "rename one of them")
    for briefing_id, briefing in desk.briefings.items():
        if briefing_id in desk.sources:
            message = f"the id “{briefing_id}”, this file's name, is also the id of a source"
            yield Mistake(briefing.place, message, "rename the file or the source's folder")
