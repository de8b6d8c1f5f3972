"""Plain values into the model, every mistake told, and as much kept as can be used.

A file with one wrong value is still read: the wrong part is left out (or, where
the model cannot do without it, stood in for), so that everything else in the
file is checked in the same run.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from briefing_room.load.raw import Problem
from briefing_room.load.shape import class_at, describe, field_type, is_required, keys_of, lists_in, unwrapped
from briefing_room.load.values import mark_at, place_at, place_of_key, value_at
from briefing_room.model.disagreements import Assessment
from briefing_room.model.evidence import Evidence
from briefing_room.model.located import ANY_KEY, NOWHERE, LocatedDict, LostText, Mark
from briefing_room.model.types import STAND_IN, StandIn, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from briefing_room.findings import Place
    from briefing_room.load.shape import Loc

_ROUNDS: Final = 50
"""How often the rest is tried again; each round mends something or is the last."""

_GONE: Final = object()
"""Stands, for a moment, for an entry that is taken out of its list."""

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Typed(Generic[Model]):
    """The model, or None when nothing could be made of the values, and what was wrong."""

    value: Model | None
    problems: tuple[Problem, ...]


def read_typed(model: type[Model], values: object, nowhere: Place) -> Typed[Model]:
    """Make a model object of values from YAML.

    ``nowhere`` is the place told when a value has none: the beginning of the file.
    """
    if values is None:
        values = LocatedDict({}, Mark(nowhere))
    problems: dict[Problem, None] = {}  # in order, each once
    renamed: set[Place] = set()
    for _ in range(_ROUNDS):
        try:
            return Typed(model.model_validate(values), tuple(problems))
        except ValidationError as error:
            errors = error.errors(include_url=False)
        strangers = _strangers(model, values, errors)
        problems |= {problem: None for problem in strangers.values() if problem}
        meant = {detail["loc"]: key for detail in errors if (key := _meant_key(model, detail))}
        renamed |= {place_of_key(values, loc) for loc in meant} - {NOWHERE}
        intended = set(meant.values())
        for detail in errors:
            loc = detail["loc"]
            # A misspelt key is one mistake, not an unknown key and a missing one.
            misspelt = detail["type"] == "missing" and loc in intended
            strange = any(loc[:length] in strangers for length in range(len(loc) + 1))
            if not misspelt and not strange and not _is_told(values, detail, renamed):
                problems[_problem(model, values, detail, nowhere)] = None
        if not _mend(model, values, errors, strangers):
            break
    return Typed(None, tuple(problems))


def _is_told(values: object, detail: ErrorDetails, renamed: set[Place]) -> bool:
    """Whether an error follows from something that was told of already."""
    loc = detail["loc"]
    if detail["type"] == "extra_forbidden" or not loc:
        return False
    if detail["type"] != "missing":
        # The key may have been meant for another one, where its value would be right.
        return isinstance(detail["input"], LostText) or place_of_key(values, loc) in renamed
    holder = value_at(values, loc[:-1])
    return isinstance(holder, LocatedDict) and bool(holder.mark.broken & {ANY_KEY, str(loc[-1])})


# --- telling ------------------------------------------------------------------------------------------

_EXPECTED: Final = {
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
}
_HELP: Final = {
    Evidence.EXPECTED: 'write the words in quotes, or "source-id: words", or “quote: …” with its other keys below',
    Assessment.EXPECTED: "write a text, or “text: …” with “rests_on” or “evidence” below it",
    "a list": 'put each entry on a line of its own, after "- "',
    "a mapping of keys to values": 'write "key: value" lines, indented below',
}


def _problem(model: type[BaseModel], values: object, detail: ErrorDetails, nowhere: Place) -> Problem:
    loc, kind = detail["loc"], detail["type"]
    place = place_at(values, loc, nowhere)
    if loc and loc[-1] == "[key]":  # pydantic's word for the key of a mapping, not its value
        mark = mark_at(values, loc[:-1])
        place, loc = (mark.key if mark and mark.key else place), loc[:-2]
    name = _name(loc)
    if kind == "missing":
        owner = class_at(model, loc[:-1])
        help_ = describe(owner, str(loc[-1]))
        place = place_at(values, loc[:-1], nowhere)
        return Problem("missing-key", place, f"the key “{loc[-1]}” is missing{_of(loc[:-1])}", help_)
    if kind == "extra_forbidden":
        return _unknown_key(model, values, loc, nowhere)
    if kind == "literal_error":
        return _wrong_choice(place, name, detail)
    context = detail.get("ctx", {})
    if kind in {"wrong-value", "wrong-type"}:
        return Problem(kind, place, f"{name}{context['message']}", context["help"])
    expected = getattr(class_at(model, loc), "EXPECTED", "") or _EXPECTED.get(kind, "something else")
    message = f"{name}{expected} is expected, but {shown(detail.get('input'))} stands here"
    return Problem("wrong-type", place, message, _HELP.get(expected, ""))


def _unknown_key(model: type[BaseModel], values: object, loc: Loc, nowhere: Place) -> Problem:
    key = str(loc[-1])
    known = keys_of(class_at(model, loc[:-1]))
    close = did_you_mean(key, known)
    help_ = f"did you mean “{close}”?" if close else f"known here: {', '.join(known)}"
    mark = mark_at(values, loc[:-1])
    place = mark.keys.get(key, mark.place) if mark else nowhere
    return Problem("unknown-key", place, f"the key “{key}” is not known{_of(loc[:-1])}", help_)


def _meant_key(model: type[BaseModel], detail: ErrorDetails) -> Loc | None:
    """The location of the key that an unknown key was probably meant for."""
    if detail["type"] != "extra_forbidden":
        return None
    *around, key = detail["loc"]
    meant = did_you_mean(str(key), keys_of(class_at(model, tuple(around))))
    return (*around, meant) if meant else None


def _strangers(model: type[BaseModel], values: object, errors: list[ErrorDetails]) -> dict[Loc, Problem | None]:
    """Entries that are whole entries of another list, each with its problem; of a run of them only the first has one.

    The line with the other list's key is missing above them, or they are indented too far.
    """
    wrong = {detail["loc"][:length] for detail in errors for length in range(len(detail["loc"]))}
    unknown = Counter(detail["loc"][:-1] for detail in errors if detail["type"] == "extra_forbidden")
    lists = dict(lists_in(model))
    found: dict[Loc, Problem | None] = {}
    for loc, number in unknown.items():
        fitting = [name for name, item in lists.items() if _fits(value_at(values, loc), item)]
        if not fitting or loc in found or number == 1 or not loc or not isinstance(loc[-1], int):
            continue
        name = min(fitting, key=lambda name: len(keys_of(lists[name])))
        message = f"this entry{_of(loc).replace(' in an entry of', ' of')} has the keys of an entry of “{name}”"
        help_ = f"is the line “{name}:” missing above it, or is it indented too far?"
        found[loc] = Problem("unknown-key", place_at(values, loc, NOWHERE), message, help_)
        following = loc[-1] + 1
        while (*loc[:-1], following) in wrong and _fits(value_at(values, (*loc[:-1], following)), lists[name]):
            found[*loc[:-1], following] = None
            following += 1
    return found


def _fits(entry: object, item: type[BaseModel]) -> bool:
    """Whether an entry has all keys such an item needs, and no other."""
    required = {key for key in keys_of(item) if is_required(item, key)}
    return isinstance(entry, LocatedDict) and required <= entry.keys() <= set(keys_of(item))


def _wrong_choice(place: Place, name: str, detail: ErrorDetails) -> Problem:
    choices = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
    value = detail.get("input")
    close = did_you_mean(str(value), choices) if isinstance(value, str) else None
    help_ = (f"did you mean “{close}”? " if close else "") + f"it may be: {', '.join(choices)}"
    return Problem("wrong-value", place, f"{name}{shown(value)} is not one of the words this key may have", help_)


def did_you_mean(word: str, known: tuple[str, ...] | list[str]) -> str | None:
    """The known word that was probably meant, or None."""
    folded = {choice.lower().replace("_", "-"): choice for choice in reversed(known)}
    close = get_close_matches(word.lower().replace("_", "-"), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def _name(loc: Loc) -> str:
    keys = [str(step) for step in loc if isinstance(step, str)]
    return f"“{keys[-1]}”: " if keys else ""


def _of(loc: Loc) -> str:
    keys = [str(step) for step in loc if isinstance(step, str)]
    if not keys:
        return ""
    listed = isinstance(loc[-1], int)
    return f" in an entry of “{keys[-1]}”" if listed else f" in “{keys[-1]}”"


# --- mending ------------------------------------------------------------------------------------------


def _mend(model: type[BaseModel], values: object, errors: list[ErrorDetails], strangers: Iterable[Loc]) -> bool:
    """Take what is wrong out of the values, or stand in for it; whether anything was mended."""
    targets = {_to_mend(model, values, detail) for detail in errors}.union(strangers) - {()}
    unknown = {detail["loc"] for detail in errors if detail["type"] == "extra_forbidden"}
    missing = {detail["loc"] for detail in errors if detail["type"] == "missing"}

    # Misspelt keys first, for they may be the missing ones; and what is inside before what holds it.
    for loc in sorted(targets, key=lambda loc: (loc in unknown, len(loc)), reverse=True):
        if loc not in missing or value_at(values, loc) is None:
            _mend_one(model, values, loc)
    for around in sorted({loc[:-1] for loc in targets if isinstance(loc[-1], int)}, key=len, reverse=True):
        _close_gaps(values, around)
    return bool(targets)


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
            if not required and key in holder:
                return loc[:length]
            # What has a short form is one thing, which nothing can stand in for in part.
            if required and owner is not None and "from_short_form" not in vars(owner) and not _is_broken(holder, key):
                return loc[:length]
    return ()


def _mend_one(model: type[BaseModel], values: object, loc: Loc) -> None:
    around, step = loc[:-1], loc[-1]
    holder = value_at(values, around)
    if isinstance(holder, list) and isinstance(step, int):
        holder[step] = _GONE
    if isinstance(holder, LocatedDict):
        owner, key = class_at(model, around), str(step)
        meant = did_you_mean(key, keys_of(owner))
        if key not in keys_of(owner) and meant and meant not in holder:
            _rename(holder, key, meant)
            return
        if owner is not None and is_required(owner, key):
            holder[key] = _stand_in(field_type(owner, key), holder.mark.place)
        else:
            holder.pop(key, None)
        _note_broken(holder, key)


def _rename(holder: LocatedDict, key: str, meant: str) -> None:
    """Read a misspelt key as the one that was meant, so that what stands behind it is checked too."""
    holder[meant] = holder.pop(key)
    mark = holder.mark
    inside = {meant if name == key else name: value for name, value in mark.inside.items()}
    keys = {meant if name == key else name: place for name, place in mark.keys.items()}
    holder.mark = replace(mark, keys=keys, inside=inside)


def _is_broken(holder: LocatedDict, key: str) -> bool:
    return key in holder.mark.broken


def _close_gaps(values: object, around: Loc) -> None:
    """Remove the entries of a list that are gone, and their marks from the mapping that holds the list."""
    entries = value_at(values, around)
    holder = value_at(values, around[:-1])
    if not isinstance(entries, list):
        return
    kept = [number for number, entry in enumerate(entries) if entry is not _GONE]
    entries[:] = [entries[number] for number in kept]
    if isinstance(holder, LocatedDict):
        key = str(around[-1])
        marks = holder.mark.inside[key]
        inside: dict[str | int, Mark] = {new: marks.inside[old] for new, old in enumerate(kept)}
        holder.mark = replace(holder.mark, inside={**holder.mark.inside, key: replace(marks, inside=inside)})
        _note_broken(holder, key)


def _note_broken(holder: LocatedDict, key: str) -> None:
    holder.mark = replace(holder.mark, broken=holder.mark.broken | {key})


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
