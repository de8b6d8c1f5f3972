"""An id stands for one thing.

Ids are unique across actors, briefings and sources, so that `[[id]]` is never in
doubt, and inside a briefing across all its lists: each is an address on the
page. An actor's role has the actor's id.

Bad:   a judgement and a risk that are both called food-aid
Good:  food-aid-helps and food-aid-stops
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.types import STAND_IN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Place
    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each id that was taken before."""
    yield from _across(desk)
    for briefing_id in desk.briefings:
        first: dict[str, Place] = {}
        for statement in sorted(desk.statements(briefing_id), key=lambda s: (s.derived, s.item.place)):
            place = statement.item.at("actor" if statement.sort == "role" else "id")
            if statement.address in first and not statement.address.startswith(STAND_IN):
                derived = " (made from its place)" if statement.derived else ""
                yield Mistake(
                    place,
                    f"the id “{statement.address}”{derived} is taken in line {first[statement.address].line}",
                    "give it an id of its own",
                )
            first.setdefault(statement.address, place)


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
