"""Ids that are none: each is told once, where it is given, and the desk is read as if another stood in its place.

What names such an id is no mistake of its own. It is read as the id that is proposed, wherever it stands, and the cure
writes that one there too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing_room.findings import Cure, Mistake, Place, listed_places
from briefing_room.load.mending import renamed
from briefing_room.load.values import mark_at, place_of_key, value_at
from briefing_room.load.yaml_tree import Mapping, Scalar, walk
from briefing_room.model.ids import id_like, id_mistake
from briefing_room.model.located import LocatedDict, LocatedText
from briefing_room.model.types import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Keyed

    from pydantic_core import ErrorDetails

    from briefing_room.load.raw import RawFile
    from briefing_room.load.shape import Loc
    from briefing_room.load.yaml_tree import Node

_SAYING: Final = ("text", "question", "name")
"""The keys that say in words what an item is."""

_VOCABULARIES: Final = ("topics", "regions", "risk_categories")


@dataclass(frozen=True)
class Proposed:
    """The id as which one is read that is none, and the place at which that is given."""

    id: str
    given: Place


Readings = dict[str, Proposed]
"""What stands where an id is expected, and what it is read as."""


@dataclass(frozen=True)
class Spot:
    """One place at which something was read as another id: what stands there, and the edit that writes the other."""

    typed: str
    proposed: Proposed
    edit: Cure


def readings_of(raw: RawFile) -> Readings:
    """What each id that a file gives is read as, of those that are none; a file that cannot be read gives none."""
    given = list(_given(raw))
    taken = {key.text for key, _ in given}
    found: Readings = {}
    for key, meaning in given:
        if id_mistake(key.text) and key.text.strip() and key.text not in found:
            proposal = id_like(key.text, meaning, taken)
            taken.add(proposal)
            found[key.text.strip()] = Proposed(proposal, key.place)
    return found


def readings_elsewhere(briefing_id: str, readings: Readings) -> Readings:
    """What the ids of a briefing are read as, as other briefings name them: ``briefing#id``."""
    return {
        f"{briefing_id}#{typed}": Proposed(f"{briefing_id}#{proposed.id}", proposed.given)
        for typed, proposed in readings.items()
    }


def _given(raw: RawFile) -> Iterator[tuple[Scalar, str]]:
    """Yield the ids that a file gives, with what each stands for in words."""
    root = raw.tree.root
    if not isinstance(root, Mapping):
        return
    if raw.kind == "actors":
        yield from ((key, _meaning(value)) for key, value in root.entries)
    elif raw.kind == "settings":
        lists = [value for key, value in root.entries if key.text in _VOCABULARIES and isinstance(value, Mapping)]
        yield from ((key, _meaning(value)) for vocabulary in lists for key, value in vocabulary.entries)
    elif raw.kind == "briefing":
        for node in walk(root):
            for key, value in node.entries if isinstance(node, Mapping) else ():
                if key.text == "id" and isinstance(value, Scalar):
                    yield value, _meaning(node)


def _meaning(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((value.text for key, value in entries if key.text in _SAYING and isinstance(value, Scalar)), "")


def whole_keys(spots: Iterable[Spot], raw: RawFile) -> list[Spot]:
    """The spots with the ends of keys, which only the file's tree knows."""
    spots = list(spots)
    if not any(spot.edit.start == spot.edit.end for spot in spots):
        return spots
    ends = {
        key.place: key.end for node in walk(raw.tree.root) if isinstance(node, Mapping) for key, _ in node.entries
    }  # fmt: skip
    return [replace(spot, edit=replace(spot.edit, end=ends.get(spot.edit.start, spot.edit.end))) for spot in spots]


# --- values, read as if the proposals stood there -----------------------------------------------------


def misnamed(errors: Iterable[ErrorDetails], readings: Keyed[str, Proposed]) -> dict[Loc, str]:
    """The locations at which something stands that is read as another id, each with what stands there."""
    found = {detail["loc"]: str(detail.get("ctx", {}).get("names", "")) for detail in errors}
    return {loc: typed for loc, typed in found.items() if typed in readings}


def spots_of(values: object, found: Keyed[Loc, str], readings: Keyed[str, Proposed]) -> Iterator[Spot]:
    """Yield the edits that write the other ids; a key ends where it is told to by who knows the file."""
    for loc, typed in found.items():
        is_key, where = _spot(values, loc, typed)
        text = readings[typed].id
        mark = mark_at(values, where)
        if is_key:
            start = place_of_key(values, where)
            yield Spot(typed, readings[typed], Cure(start, start, text))
        elif mark and (cure := mark.writing(text)):
            yield Spot(typed, readings[typed], cure)


def _spot(values: object, loc: Loc, typed: str) -> tuple[bool, Loc]:
    """Whether a key stands there, and the way to it; in the short form of evidence a source is a key."""
    if loc[-1] == "[key]":
        return True, loc[:-1]
    holder = value_at(values, loc[:-1])
    keys = [key for key in holder if key.strip() == typed] if isinstance(holder, dict) and loc[-1] not in holder else []
    return (True, (*loc[:-1], keys[0])) if keys else (False, loc)


def read_as(values: object, found: Keyed[Loc, str], readings: Keyed[str, Proposed]) -> object:
    """The values with the other ids in place of what stands there; those that are given stay as they are."""
    spots = {_spot(values, loc, typed): readings[typed].id for loc, typed in found.items()}
    return _read_as(values, spots, ())


def _read_as(value: object, spots: Keyed[tuple[bool, Loc], str], loc: Loc) -> object:
    if isinstance(value, LocatedText) and (False, loc) in spots:
        return LocatedText(spots[False, loc], value.mark)
    if isinstance(value, list):
        return [_read_as(entry, spots, (*loc, number)) for number, entry in enumerate(value)]
    if isinstance(value, LocatedDict):
        made = LocatedDict({key: _read_as(below, spots, (*loc, key)) for key, below in value.items()}, value.mark)
        for key in value:
            if (True, (*loc, key)) in spots:
                made = renamed(made, key, spots[True, (*loc, key)])
        return made
    return value


def mentions_of(readings: Keyed[str, Proposed], files: Keyed[str, str]) -> Iterator[Spot]:
    """Yield where the texts of briefings and registry mention such an id, as ``[[id]]``."""
    for path, text in files.items() if readings else ():
        for number, row in enumerate(text.split("\n") if path.endswith(".yml") else (), 1):
            for typed, proposed in readings.items():
                for match in re.finditer(rf"\[\[({re.escape(typed)})(?=\]\]|\|)", row):
                    start, end = (Place(path, number, at + 1) for at in match.span(1))
                    yield Spot(typed, proposed, Cure(start, end, proposed.id))


# --- what is told -------------------------------------------------------------------------------------


def mistakes_of(spots: Iterable[Spot]) -> Iterator[Mistake]:
    """Yield one mistake for each id that is none, with the edits at every place that names it."""
    by_given: dict[Place, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_given[spot.proposed.given].append(spot)
    for given, named in by_given.items():
        first, *others = sorted(
            named, key=lambda one: (one.edit.start != given, one.edit.start.path != given.path, one.edit.start)
        )
        typed = first.typed.rpartition("#")[2]
        place = first.edit.start
        also = f"\nand the same where it is named: {listed_places((o.edit.start for o in others), place.path)}"
        mistake = Mistake(
            place,
            f"{shown(typed)} is not an id: {id_mistake(typed)}",
            first.edit.line + (also if others else ""),
        )
        yield mistake.cured_by(first.edit.with_also(other.edit for other in others))
