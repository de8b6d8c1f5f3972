"""Every actor of the registry is in some briefing.

Bad:   an actor in actors.yml that no role, relation, stake or risk names
Good:  at least a role in one briefing, or a mention as [[id]]
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.texts import refs_in, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.located import Item

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each actor that nothing names."""
    used: set[str] = set()
    for briefing in desk.briefings.values():
        used |= briefing.named_actors
        used |= {ref for text in texts_of(briefing) for ref in refs_in(text.text)}
    misspelt = used - desk.actors.keys() - desk.briefings.keys() - desk.sources.keys()
    unused = [
        actor_id
        for actor_id in desk.actors
        # Of an id that is misspelt, or stands where nothing could be read, other rules tell.
        if actor_id not in used and not get_close_matches(actor_id, misspelt) and not desk.may_name(actor_id)
    ]
    lost = sum(_names_lost(briefing) for briefing in desk.briefings.values())
    for actor_id in unused if len(unused) > lost else ():
        yield Mistake(
            desk.actors[actor_id].key_place,
            f"no briefing names the actor {actor_id}",
            "give it a role, or remove it",
        )


def _names_lost(briefing: Briefing) -> int:
    """How many names of actors could not be used, at least; they were told of already."""
    named: list[tuple[Item, str]] = [(role, "actor") for role in briefing.actors]
    named += [(relation, key) for relation in briefing.relations for key in ("from", "to")]
    named += [(stake, "for") for stake in briefing.stakes]
    named += [(risk, "exposed") for risk in briefing.risks]
    return sum(item.broken(key) for item, key in named)
