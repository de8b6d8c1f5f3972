"""Whether words name an actor of the registry: by its name, or by an alias."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefing_room.model.derived import derived
from briefing_room.quotes import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_room.model.desk import Actor, Desk

# Where words have no edges, or particles hang on to a name, its beginning is no sign that it is another word.
_EDGED: Final = re.compile(r"[\w]", re.ASCII)

_LEAD: Final = 4
"""So many letters of a name are looked up before the whole name is looked for: few names begin alike."""


@dataclass(frozen=True)
class Name:
    """A name as it is looked for: folded as the words are; the beginning of it is enough: “Velmara’s”, “벨마라는”."""

    folded: str

    @cached_property
    def as_written(self) -> re.Pattern[str]:
        """What finds the name as it is written."""
        return re.compile(_pattern(self.folded))

    @cached_property
    def in_any_case(self) -> re.Pattern[str]:
        """What also takes capitals for small letters and the other way round, which makes *us* the United States."""
        return re.compile(_pattern(self.folded), re.IGNORECASE)


def _pattern(folded: str) -> str:
    edge = r"(?![A-Za-z])" if _EDGED.match(folded[-1:]) else ""
    return rf"(?<!\w){re.escape(folded)}(?:s\b)?{edge}" if _EDGED.match(folded[:1]) else re.escape(folded)


def names_of(actor: Actor) -> tuple[Name, ...]:
    """What an actor is called."""
    return tuple(Name(fold(" ".join(name.split()))) for name in (actor.name, *actor.aliases))


@derived
def names_in(desk: Desk, actor_id: str) -> tuple[Name, ...]:
    """What an actor of the registry is called; nothing where there is no such actor."""
    actor = desk.actors.get(actor_id)
    return names_of(actor) if actor else ()


def is_named(names: tuple[Name, ...], text: str) -> bool:
    """Whether a text holds one of the names as it is written."""
    read = fold(text)
    return any(name.as_written.search(read) for name in names)


def is_named_in_any_case(names: tuple[Name, ...], text: str) -> bool:
    """Whether a text holds one of the names, whatever its letters: a headline in capitals names an actor, too."""
    read = fold(text)
    return any(name.in_any_case.search(read) for name in names)


def actors_named(desk: Desk, text: str) -> frozenset[str]:
    """Ids of all actors of the registry that a text names as written, looked for together and not one by one."""
    read, leads = fold(text), _leads(desk)
    begun = {read[at : at + size] for size in range(_LEAD + 1) for at in range(len(read) + 1)}
    likely = ((actor_id, name) for lead in begun.intersection(leads) for actor_id, name in leads[lead])
    return frozenset(actor_id for actor_id, name in likely if name.as_written.search(read))


@derived
def _leads(desk: Desk) -> Mapping[str, tuple[tuple[str, Name], ...]]:
    """The names of all actors by how they begin, each with its actor."""
    found: dict[str, list[tuple[str, Name]]] = defaultdict(list)
    for actor_id in desk.actors:
        for name in names_in(desk, actor_id):
            found[name.folded[:_LEAD]].append((actor_id, name))
    return {lead: tuple(names) for lead, names in found.items()}
