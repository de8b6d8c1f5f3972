"""Entries that stand in the wrong list: the line with their own list's key is missing above them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing_room.load.problems import of_what
from briefing_room.load.raw import Problem
from briefing_room.load.shape import is_required, keys_of, lists_in
from briefing_room.load.values import place_at, value_at
from briefing_room.model.located import LocatedDict
from briefing_room.model.marks import NOWHERE

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from briefing_room.load.shape import Loc


def strangers_in(model: type[BaseModel], values: object, errors: list[ErrorDetails]) -> dict[Loc, Problem | None]:
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
        message = f"this entry{of_what(loc).replace(' in an entry of', ' of')} has the keys of an entry of “{name}”"
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
