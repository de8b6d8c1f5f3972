"""Another id for a statement, a briefing, a source or an actor: written wherever the old one is named.

    briefing#item     given, rests_on, assumes, raises, would_change, after, disagreements, ratings, corrections,
                      and the addresses that are derived from it: item-assessment, item-alternative-1
    an actor          the registry, roles, relations, stakes, risks, what rests on a role, [[id]] in texts
    a source          its folder, default_source, evidence in both forms, corrections, [[id]] in texts
    a briefing        its file, briefing#item of other briefings, [[id]] in texts

A word in a comment that is no [[id]] is left as it is, and told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.checks.naming import named_in
from briefing_room.edit.change import Change
from briefing_room.edit.spots import Spot, exchanged
from briefing_room.findings import Place, has_errors
from briefing_room.load.desk import read_desk
from briefing_room.load.raw import FENCE
from briefing_room.load.stray import SOURCES
from briefing_room.model.ids import id_mistake
from briefing_room.model.marks import NO_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing_room.checks.naming import Named
    from briefing_room.model.desk import Desk

Kind = Literal["statement", "briefing", "source", "actor"]

_SHOWN: Final = 5


class RenameError(Exception):
    """An id cannot be renamed; the text says why, and what to type."""


@dataclass(frozen=True)
class Target:
    """What gets another id: its kind, its old and new id, and the briefing a statement is of."""

    kind: Kind
    old: str
    new: str
    briefing: str = ""


def renamed(folder: Path, typed: str, new: str) -> Change:
    """The change of a desk's files that renames an id; nothing is written.

    Args:
        folder: the desk's folder.
        typed: the old id; of a statement with its briefing before it: ``briefing#item``.
        new: the new id.

    Raises:
        RenameError: there is no such id, the new one cannot be had, or a file cannot be read.
        CannotEditError: an id is written in a way that cannot be edited.
    """
    loaded = read_desk(folder)
    if not loaded.desk.complete or has_errors(loaded.findings):
        message = "a file of the desk cannot be read in whole, and what it names would keep the old id"
        raise RenameError(f"{message}; mend it first: briefing check")
    briefing, hash_, new_id = new.rpartition("#")
    if hash_ and briefing != typed.rpartition("#")[0]:
        raise RenameError(
            f"“{new}” is in another briefing; a statement stays in its own: briefing rename {typed} {new_id}"
        )
    target = _target(loaded.desk, typed, new_id)
    spots = spots_of(loaded.desk, target)
    names = {spot.place.path for spot in spots}
    files = exchanged({name: (folder / name).read_bytes() for name in names}, spots)
    return Change(files, moves_of(target), tuple(_left(loaded.desk, target, spots)))


def _target(desk: Desk, typed: str, new: str) -> Target:
    briefing, _, old = typed.rpartition("#")
    target = _statement(desk, briefing, old, new) if briefing else _of_the_desk(desk, old, new)
    wrong = id_mistake(new)
    if wrong:
        raise RenameError(f"“{new}” cannot be an id: {wrong}")
    if new == old:
        raise RenameError(f"“{new}” is its id already")
    taken = taken_in(desk, target)
    if new in taken:
        raise RenameError(f"the id “{new}” is taken{taken[new]}; choose another")
    return target


def _statement(desk: Desk, briefing: str, old: str, new: str) -> Target:
    if briefing not in desk.briefings:
        raise RenameError(f"there is no briefing “{briefing}”; the desk has: {_some(desk.briefings)}")
    found = desk.statement(old, briefing)
    fixed = {"role", "bottom line"}
    own = [one.address for one in desk.statements(briefing) if not one.derived and one.sort not in fixed]
    if found is not None and found.sort == "role":
        raise RenameError(f"“{old}” is an actor, whose id its role has; rename the actor: briefing rename {old} {new}")
    if found is None or old not in own:
        why = "has no id of its own, only an address by its place" if found else f"is no statement of {briefing}"
        near = get_close_matches(old, own, n=1)
        hint = f"did you mean “{near[0]}”?" if near else f"{briefing} has: {_some(own)}"
        raise RenameError(f"“{old}” {why}; {hint}")
    return Target("statement", old, new, briefing)


def _of_the_desk(desk: Desk, old: str, new: str) -> Target:
    for kind, there in _KINDS:
        if old in getattr(desk, there):
            return Target(kind, old, new)
    holders = [f"{key}#{old}" for key in desk.briefings if desk.statement(old, key)]
    if holders:
        raise RenameError(f"“{old}” is a statement; name it with its briefing: {_some(holders)}")
    near = get_close_matches(old, [one for _, there in _KINDS for one in getattr(desk, there)], n=1)
    hint = f"did you mean “{near[0]}”?" if near else "a statement is named as briefing#item"
    raise RenameError(f"no actor, source or briefing has the id “{old}”; {hint}")


_KINDS: Final[tuple[tuple[Kind, str], ...]] = (("actor", "actors"), ("source", "sources"), ("briefing", "briefings"))


def taken_in(desk: Desk, target: Target) -> dict[str, str]:
    """The ids that the new one may not be, each with by what."""
    if target.kind == "statement":
        return {one.address: f" by {one.sort_in_words}" for one in desk.statements(target.briefing)}
    taken = {one: f" by a{'n' * (kind == 'actor')} {kind}" for kind, there in _KINDS for one in getattr(desk, there)}
    if target.kind == "actor":  # a role has the id of its actor, and must not have that of its neighbour
        playing = [key for key, b in desk.briefings.items() if target.old in {role.actor for role in b.actors}]
        taken |= {one.address: f" by {one.sort_in_words} of {key}" for key in playing for one in desk.statements(key)}
    return taken


def _some(ids: object) -> str:
    listed = sorted(map(str, ids))  # type: ignore[call-overload]
    return ", ".join([*listed[:_SHOWN], *(["…"] if len(listed) > _SHOWN else [])]) or "none"


# --- where it stands ----------------------------------------------------------------------------------


def moves_of(target: Target) -> tuple[tuple[str, str], ...]:
    """The file or folder of a desk that gets another name with an id: its old name and its new one."""
    return {
        "briefing": ((f"{target.old}.yml", f"{target.new}.yml"),),
        "source": ((f"{SOURCES}/{target.old}", f"{SOURCES}/{target.new}"),),
    }.get(target.kind, ())


def spots_of(desk: Desk, target: Target) -> list[Spot]:
    """Where an id is written in the files of a desk, in order, each with what is to stand there."""
    return sorted({*_spots(desk, target)})


def _spots(desk: Desk, target: Target) -> Iterator[Spot]:
    yield from _given(desk, target)
    new_of = {target.old: target.new} | dict(_derived(desk, target))
    for briefing_id, briefing in desk.briefings.items():
        for named in named_in(desk, briefing_id, briefing):
            if target.kind == "briefing":
                yield from _of_other_briefing(desk, named, target)
            elif named.id in new_of and _is_meant(desk, named, target):
                yield _word(desk, named, len(named.lead), named.id, new_of[named.id])
        if target.kind == "source" or (target.kind, target.briefing) == ("statement", briefing_id) or (
            target.kind == "actor" and target.old in {role.actor for role in briefing.actors}
        ):  # fmt: skip
            for one in briefing.corrections:
                if one.what in new_of:
                    yield Spot(desk.within(one.at("what"), one.what), one.what, new_of[one.what])
    if target.kind == "statement":
        yield from _ratings(desk, target)
    else:
        yield from _in_texts(desk, target)


def _given(desk: Desk, target: Target) -> Iterator[Spot]:
    """Yield where the id itself is given; that of a file or folder is its name."""
    if target.kind == "actor":
        yield Spot(desk.within(desk.actors[target.old].key_place, target.old), target.old, target.new)
    statement = desk.statement(target.old, target.briefing) if target.kind == "statement" else None
    if statement:
        yield Spot(desk.within(statement.item.at("id"), target.old), target.old, target.new)


def _derived(desk: Desk, target: Target) -> Iterator[tuple[str, str]]:
    """Yield the addresses that are made of the id, each with what it will be."""
    for one in desk.statements(target.briefing) if target.kind == "statement" else ():
        if one.derived and one.owner == target.old:
            yield one.address, target.new + one.address[len(target.old) :]


def _is_meant(desk: Desk, named: Named, target: Target) -> bool:
    """Whether what is named is the target, and not something else of the same id."""
    if target.kind == "statement":
        return named.briefing == target.briefing
    if named.briefing and target.kind == "actor":
        statement = desk.statement(named.id, named.briefing)
        return statement is not None and statement.sort == "role"
    return named.wanted == target.kind


def _of_other_briefing(desk: Desk, named: Named, target: Target) -> Iterator[Spot]:
    if named.lead == f"{target.old}#":
        yield _word(desk, named, 0, target.old, target.new)


def _word(desk: Desk, named: Named, at: int, old: str, new: str) -> Spot:
    start = desk.within(named.item.at(*named.path), f"{named.lead}{named.id}{named.tail}")
    return Spot(Place(start.path, start.line, start.column + at), old, new)


def _ratings(desk: Desk, target: Target) -> Iterator[Spot]:
    """Yield where an explanation is rated: its id is a key there."""
    for item in desk.briefings[target.briefing].hypotheses:
        for observation in item.observations if target.old in {one.id for one in item.explanations} else ():
            place = observation.mark.inside.get("ratings", NO_MARK).keys.get(target.old)
            if place:
                yield Spot(desk.within(place, target.old), target.old, target.new)


def _in_texts(desk: Desk, target: Target) -> Iterator[Spot]:
    """Yield each [[id]] of the desk's own texts, of comments too; an article's text is somebody else's."""
    ref = re.compile(rf"\[\[\s*({re.escape(target.old)})\s*(?=\]\]|\|)")
    for path, text in desk.files.items():
        for line, row in enumerate(_own_rows(path, text), 1):
            for match in ref.finditer(row):
                yield Spot(Place(path, line, match.start(1) + 1), target.old, target.new)


def _own_rows(path: str, text: str) -> list[str]:
    """The rows of a file that are the analyst's: all, or the front matter of an article."""
    rows = text.split("\n")
    if not path.startswith(f"{SOURCES}/"):
        return rows
    closing = next((n for n, row in enumerate(rows[1:], 1) if row.rstrip() == FENCE), 0)
    return rows[:closing] if path.endswith(".md") else []


def _left(desk: Desk, target: Target, spots: list[Spot]) -> Iterator[str]:
    """Yield where the old id stands in a comment and stays."""
    word = re.compile(rf"(?:^|\s)#.*(?<![\w-]){re.escape(target.old)}(?![\w-])")
    there = {(spot.place.path, spot.place.line) for spot in spots}
    for path in [f"{target.briefing}.yml"] if target.briefing else sorted(desk.files):
        for line, row in enumerate(_own_rows(path, desk.files[path]), 1):
            if word.search(row) and (path, line) not in there:
                yield f"{path}:{line}: a comment names {target.old}, and is left as it is"
