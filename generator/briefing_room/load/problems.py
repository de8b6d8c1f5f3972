"""One of pydantic's errors in an analyst's words: what is wrong, where, and what to type."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from briefing_room.load.raw import Problem
from briefing_room.load.shape import class_at, describe, keys_of
from briefing_room.load.values import mark_at, place_at, value_at
from briefing_room.model.disagreements import Assessment
from briefing_room.model.estimates import IN_ONE_TEXT
from briefing_room.model.evidence import Evidence
from briefing_room.model.marks import cure_of_key
from briefing_room.model.meant import OTHER_WORDS
from briefing_room.model.types import shown
from briefing_room.words.typed_dates import iso_readings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from briefing_room.findings import Place
    from briefing_room.load.shape import Loc
    from briefing_room.model.marks import Mark

_EXPECTED: Final = {
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
}
_HELP: Final = {
    Evidence.EXPECTED: 'write the words in quotes, or "source-id: words", or “quote: …” with its other keys below',
    IN_ONE_TEXT: "write a text, or “text: …” with its other keys below it",
    Assessment.EXPECTED: "write a text, or “text: …” with “rests_on” or “evidence” below it",
    "a list": 'put each entry on a line of its own, after "- "',
    "a mapping of keys to values": 'write "key: value" lines, indented below',
}

_ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*(?:#[a-z0-9]+(?:-[a-z0-9]+)*)?"
_IDS: Final = re.compile(rf"{_ID}(?:,\s*{_ID})*")


def problem_of(model: type[BaseModel], values: object, detail: ErrorDetails, nowhere: Place) -> Problem:
    """What is wrong, where, and what to type; ``nowhere`` is the place told when a value has none."""
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
        return Problem("missing-key", place, f"the key “{loc[-1]}” is missing{of_what(loc[:-1])}", help_)
    if kind == "extra_forbidden":
        return _unknown_key(model, values, loc, nowhere)
    if kind == "literal_error":
        return _wrong_choice(place, name, detail, mark_at(values, loc))
    context = detail.get("ctx", {})
    if kind in {"wrong-value", "wrong-type"}:
        help_, writes = _what_to_write(context, detail.get("input"))
        mark = mark_at(values, loc)
        cures = tuple(cure for text in writes if mark and (cure := mark.writing(text)))
        return Problem(kind, place, f"{name}{context['message']}", help_, cures)
    expected = getattr(class_at(model, loc), "EXPECTED", "") or _EXPECTED.get(kind, "something else")
    message = f"{name}{expected} is expected, but {shown(detail.get('input'))} stands here"
    mark = mark_at(values, loc)
    listed = _as_a_list(detail.get("input")) if expected == "a list" and loc[-1] != "evidence" else ""
    if mark and listed and (cure := mark.writing(listed)):
        return Problem("wrong-type", place, message, cure.line, (cure,))
    return Problem("wrong-type", place, message, _HELP.get(expected, ""))


def _as_a_list(typed: object) -> str:
    """Ids that were typed without brackets, with them; nothing for any other text."""
    ids = typed.split(",") if isinstance(typed, str) and _IDS.fullmatch(typed) else []
    return f"[{', '.join(one.strip() for one in ids)}]" if ids else ""


def _what_to_write(context: Mapping[str, Any], typed: object) -> tuple[str, tuple[str, ...]]:
    """The help for a wrong value, and what may be written over it: of a date, what it means when it can mean one."""
    dated = context.get("dated")
    readings = iso_readings(typed, months=dated == "date") if dated and isinstance(typed, str) else ()
    if len(readings) > 1:
        return f"it may mean {' or '.join(readings)}: write the one that is meant", ()
    return (f"write: {readings[0]}", readings) if readings else (context["help"], context.get("writes", ()))


def _unknown_key(model: type[BaseModel], values: object, loc: Loc, nowhere: Place) -> Problem:
    key = str(loc[-1])
    typed = value_at(values, loc[:-1])
    known = keys_of(class_at(model, loc[:-1]))
    close = did_you_mean(key, [one for one in known if not isinstance(typed, dict) or one not in typed])
    help_ = f"did you mean “{close}”?" if close else f"known here: {', '.join(known)}"
    mark = mark_at(values, loc[:-1])
    place = mark.keys.get(key, mark.place) if mark else nowhere
    cures = (cure_of_key(place, key, close),) if close and mark and key in mark.keys else ()
    return Problem("unknown-key", place, f"the key “{key}” is not known{of_what(loc[:-1])}", help_, cures)


def _wrong_choice(place: Place, name: str, detail: ErrorDetails, mark: Mark | None) -> Problem:
    choices = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
    value = detail.get("input")
    close = _choice_meant(value, choices) if isinstance(value, str) else None
    help_ = (f"did you mean “{close}”? " if close else "") + f"it may be: {', '.join(choices)}"
    cure = mark.writing(close) if mark and close else None
    message = f"{name}{shown(value)} is not one of the words this key may have"
    return Problem("wrong-value", place, message, help_, (cure,) if cure else ())


def _choice_meant(typed: str, choices: list[str]) -> str | None:
    """The choice that was probably meant: one that is spelt nearly so, or the same in another word."""
    other = OTHER_WORDS.get(typed.lower())
    return other if other in choices else did_you_mean(typed, choices)


def _name(loc: Loc) -> str:
    keys = [str(step) for step in loc if isinstance(step, str)]
    return f"“{keys[-1]}”: " if keys else ""


def of_what(loc: Loc) -> str:
    """The list or mapping that a location is in, for a message; nothing when it is the file itself."""
    keys = [str(step) for step in loc if isinstance(step, str)]
    if not keys:
        return ""
    listed = isinstance(loc[-1], int)
    return f" in an entry of “{keys[-1]}”" if listed else f" in “{keys[-1]}”"


def did_you_mean(word: str, known: tuple[str, ...] | list[str]) -> str | None:
    """The known word that was probably meant, or None."""
    folded = {choice.lower().replace("_", "-"): choice for choice in reversed(known)}
    close = get_close_matches(word.lower().replace("_", "-"), folded, n=1, cutoff=0.75)
    return folded[close[0]] if close else None
