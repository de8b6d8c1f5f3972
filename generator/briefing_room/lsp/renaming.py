"""Another id for a statement, an actor, a source or a briefing: where it is written, and which file or folder moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.findings import Cure
from briefing_room.load.stray import SOURCES
from briefing_room.lsp.things import given, named
from briefing_room.model.ids import id_mistake

if TYPE_CHECKING:
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
    if not may_be_renamed(desk, thing):
        raise RenameError(f"“{thing.id}” has no id of its own that could be renamed")
    wrong = id_mistake(new)
    if wrong:
        raise RenameError(f"“{new}” cannot be an id: {wrong}")
    if new in _taken(desk, thing):
        raise RenameError(f"the id “{new}” is taken; choose another")
    if not desk.complete:
        raise RenameError("a file of the desk cannot be understood, and would keep the old id; mend it first")
    spots = list(named(desk, thing))
    own = given(desk, thing)
    if own and thing.sort in {"statement", "actor"}:
        spots.append(own)
    moves = {
        "briefing": (f"{thing.id}.yml", f"{new}.yml"),
        "source": (f"{SOURCES}/{thing.id}", f"{SOURCES}/{new}"),
    }
    edits = tuple(Cure(spot.start, spot.end, new) for spot in sorted({*spots}))
    return Renamed(edits, moves.get(thing.sort))


def published(thing: Thing, new: str) -> str:
    """What is said of a thing that readers have under its id, which is not given up."""
    typed = f"{thing.briefing}#{thing.id}" if thing.briefing else thing.id
    return (
        f"readers have “{thing.id}”, and an address that readers have is not given up; "
        f"if they never had it: briefing rename {typed} {new} --unpublished"
    )


def _taken(desk: Desk, thing: Thing) -> set[str]:
    if thing.sort == "statement":
        return {statement.address for statement in desk.statements(thing.briefing)}
    return {*desk.actors, *desk.sources, *desk.briefings}
