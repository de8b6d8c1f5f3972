"""Values without what is wrong in them, so that everything else in the file is checked in the same run.

What can be left out is left out; a misspelt key is read as the one that was meant; what an item cannot do without is
stood in for. The keys concerned are noted as broken, so that no rule concludes anything from what is missing then.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from briefing_room.load.problems import did_you_mean
from briefing_room.load.shape import class_at, field_type, is_required, keys_of, unwrapped
from briefing_room.load.values import value_at
from briefing_room.model.located import LocatedDict
from briefing_room.model.marks import ANY_KEY, Mark
from briefing_room.model.types import STAND_IN, StandIn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from briefing_room.findings import Place
    from briefing_room.load.shape import Loc


def mended(
    model: type[BaseModel], values: object, errors: Sequence[ErrorDetails], strangers: Iterable[Loc]
) -> object | None:
    """The values with what these errors and strangers are about left out or stood in for; None when nothing can be.

    The values that are given stay as they are.
    """
    targets = dict.fromkeys([*(_to_mend(model, values, detail) for detail in errors), *strangers])
    wrong: dict[Loc, list[int | str]] = defaultdict(list)
    for loc in targets:
        if loc:
            wrong[loc[:-1]].append(loc[-1])
    missing = frozenset(detail["loc"] for detail in errors if detail["type"] == "missing")
    return _Mending(model, wrong, missing).of(values, ()) if wrong else None


def _to_mend(model: type[BaseModel], values: object, detail: ErrorDetails) -> Loc:
    """The location to leave out or stand in for: the error's own, or the nearest around it that can be."""
    loc = detail["loc"]
    for length in range(len(loc), 0, -1):
        around, step = loc[: length - 1], loc[length - 1]
        holder = value_at(values, around)
        if isinstance(holder, list):
            return loc[:length]
        if isinstance(holder, LocatedDict):
            owner, key = class_at(model, around), str(step)
            required = owner is not None and is_required(owner, key)
            # What has a short form is one thing, which nothing can stand in for in part.
            whole = owner is not None and "from_short_form" in vars(owner)
            if (not whole and key not in holder.mark.broken) if required else key in holder:
                return loc[:length]
    return ()


@dataclass(frozen=True)
class _Mending:
    """One way through the values. ``wrong`` are the keys, or numbers of entries, to be mended, by what holds them."""

    model: type[BaseModel]
    wrong: Mapping[Loc, Sequence[int | str]]
    missing: frozenset[Loc]

    def of(self, value: object, loc: Loc) -> object:
        """What stands at a location, mended."""
        if isinstance(value, list):
            return [self.of(value[number], (*loc, number)) for number in self._kept(value, loc)]
        if isinstance(value, LocatedDict):
            return self._mapping(value, loc)
        return value

    def _kept(self, entries: list[object], loc: Loc) -> list[int]:
        """The numbers of the entries that stay."""
        return [number for number in range(len(entries)) if number not in self.wrong.get(loc, ())]

    def _mapping(self, mapping: LocatedDict, loc: Loc) -> LocatedDict:
        owner = class_at(self.model, loc)
        entries = {key: self.of(value, (*loc, key)) for key, value in mapping.items()}
        made = LocatedDict(entries, self._without_gaps(mapping, loc))
        keys = [str(step) for step in self.wrong.get(loc, ())]
        # Misspelt keys first, for they may be the missing ones.
        for key in sorted(keys, key=lambda key: key in keys_of(owner)):
            meant = did_you_mean(key, keys_of(owner))
            if key not in keys_of(owner) and meant and meant not in made:
                made = renamed(made, key, meant)
            elif (*loc, key) not in self.missing or made.get(key) is None:
                made = _without(made, owner, key)
        return made

    def _without_gaps(self, mapping: LocatedDict, loc: Loc) -> Mark:
        """The mark of a mapping, without the marks of the entries that its lists lose."""
        mark = mapping.mark
        for key, entries in mapping.items():
            if isinstance(entries, list) and self.wrong.get((*loc, key)):
                inside = mark.inside[key]
                kept: dict[str | int, Mark] = {
                    new: inside.inside[old] for new, old in enumerate(self._kept(entries, (*loc, key)))
                }
                mark = replace(mark, inside={**mark.inside, key: replace(inside, inside=kept)})
                mark = replace(mark, broken=mark.broken | {key})
        return mark


def renamed(mapping: LocatedDict, key: str, meant: str) -> LocatedDict:
    """A mapping with a misspelt key read as the one that was meant, so that what stands behind it is checked too."""

    def right(name: Any) -> Any:  # noqa: ANN401 - a key, or the number of an entry
        return meant if name == key else name

    mark = mapping.mark
    inside = {right(name): value for name, value in mark.inside.items()}
    keys = {right(name): place for name, place in mark.keys.items()}
    others = {name: value for name, value in mapping.items() if name != key}
    return LocatedDict({**others, meant: mapping[key]}, replace(mark, keys=keys, inside=inside))


def _without(mapping: LocatedDict, owner: type[BaseModel] | None, key: str) -> LocatedDict:
    """A mapping without a key, or with what stands in for its value, and the note that it is broken."""
    mark = replace(mapping.mark, broken=mapping.mark.broken | {key})
    if owner is not None and is_required(owner, key):
        return LocatedDict({**mapping, key: _stand_in(field_type(owner, key), mark.place)}, mark)
    return LocatedDict({name: value for name, value in mapping.items() if name != key}, mark)


def _stand_in(annotation: Any, place: Place) -> object:  # noqa: ANN401 - a type of any shape
    """A value the type accepts, so that the rest of the file can be read."""
    bare = unwrapped(annotation)
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        required = [name for name, field in bare.model_fields.items() if field.is_required()]
        made = {name: _stand_in(field_type(bare, name), place) for name in required}
        return LocatedDict(made, Mark(place, broken=frozenset({ANY_KEY})))
    choices = get_args(bare) if get_origin(bare) is Literal else ()
    for candidate in (StandIn(f"{STAND_IN}{place.line}"), "2000-01-01", "1", "1-99", [], *choices):
        try:
            TypeAdapter(annotation).validate_python(candidate)
        except ValidationError:
            continue
        return candidate
    return None
