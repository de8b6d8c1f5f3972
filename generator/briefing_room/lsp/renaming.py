"""Another id for a statement, an actor, a source or a briefing: where it is written, and which file or folder moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.edit.rename import Target, moves_of, spots_of, taken_in
from briefing_room.findings import Cure, Place
from briefing_room.model.ids import id_mistake

if TYPE_CHECKING:
    from briefing_room.edit.spots import Spot
    from briefing_room.lsp.things import Thing
    from briefing_room.model.desk import Desk


class RenameError(Exception):
    """An id cannot be renamed; the text says why."""


@dataclass(frozen=True)
class Renamed:
    """What renames an id: edits of files, and a file or folder of the desk that gets another name."""

    edits: tuple[Cure, ...]
    move: tuple[str, str] | None = None


def may_be_renamed(desk: Desk, thing: Thing) -> bool:
    """Whether something has an id of its own that is written in the desk."""
    if thing.sort == "statement":
        statement = desk.statement(thing.id, thing.briefing)
        return statement is not None and not statement.derived and statement.sort not in {"bottom line", "role"}
    return thing.id in {"actor": desk.actors, "source": desk.sources, "briefing": desk.briefings}.get(thing.sort, {})


def renamed(desk: Desk, thing: Thing, new: str) -> Renamed:
    """What renames a thing, everywhere.

    Raises:
        RenameError: it has no id of its own, or the new one cannot be had.
    """
    sort = thing.sort
    if sort not in {"statement", "actor", "source", "briefing"} or not may_be_renamed(desk, thing):
        raise RenameError(f"“{thing.id}” has no id of its own that could be renamed")
    wrong = id_mistake(new)
    if wrong:
        raise RenameError(f"“{new}” cannot be an id: {wrong}")
    target = Target(sort, thing.id, new, thing.briefing)
    if new in taken_in(desk, target):
        raise RenameError(f"the id “{new}” is taken; choose another")
    if not desk.complete:
        raise RenameError("a file of the desk cannot be understood, and would keep the old id; mend it first")
    return Renamed(tuple(_edit(spot, target) for spot in spots_of(desk, target)), next(iter(moves_of(target)), None))


def published(thing: Thing, new: str) -> str:
    """What is said of a thing that readers have under its id, which is not given up."""
    typed = f"{thing.briefing}#{thing.id}" if thing.briefing else thing.id
    return (
        f"readers have “{thing.id}”, and an address that readers have is not given up; "
        f"if they never had it: briefing rename {typed} {new} --unpublished"
    )


def _edit(spot: Spot, target: Target) -> Cure:
    """The exchange of an id alone, also where an address is made of it, which begins with it."""
    start = spot.place
    return Cure(start, Place(start.path, start.line, start.column + len(target.old)), target.new)
