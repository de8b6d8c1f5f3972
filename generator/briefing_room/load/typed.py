"""Plain values into the model, every mistake told, and as much kept as can be used.

A file with one wrong value is still read: what is wrong is told (`problems`), mended (`mending`), and the rest is
read again, until nothing is wrong any more or nothing can be mended. Each time less is left that could be wrong, so
this ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from briefing_room.load.mending import mended
from briefing_room.load.misnamed import misnamed, read_as, spots_of
from briefing_room.load.problems import did_you_mean, problem_of
from briefing_room.load.shape import class_at, keys_of
from briefing_room.load.strangers import strangers_in
from briefing_room.load.values import place_of_key, value_at
from briefing_room.model.located import LocatedDict, LostText
from briefing_room.model.marks import ANY_KEY, NOWHERE, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from briefing_room.findings import Place
    from briefing_room.load.misnamed import Proposed, Spot
    from briefing_room.load.raw import Problem
    from briefing_room.load.shape import Loc

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Typed(Generic[Model]):
    """The model, or None when nothing could be made of the values, what was wrong, and what was read as another id."""

    value: Model | None
    problems: tuple[Problem, ...]
    spots: tuple[Spot, ...] = ()


def read_typed(
    model: type[Model], values: object, nowhere: Place, readings: Mapping[str, Proposed] | None = None
) -> Typed[Model]:
    """Make a model object of values from YAML.

    ``nowhere`` is the place told when a value has none: the beginning of the file. ``readings`` are what ids are read
    as that are none.
    """
    spots: list[Spot] = []
    readings = readings or {}
    left: object | None = LocatedDict({}, Mark(nowhere)) if values is None else values
    problems: dict[Problem, None] = {}  # in order, each once
    renamed: frozenset[Place] = frozenset()
    while left is not None:
        try:
            return Typed(model.model_validate(left), tuple(problems), tuple(spots))
        except ValidationError as error:
            errors = error.errors(include_url=False)
        if found := misnamed(errors, readings):
            spots += spots_of(left, found, readings)
            left = read_as(left, found, readings)
            continue  # what else is wrong is found again
        strangers = strangers_in(model, left, errors)
        meant = {detail["loc"]: key for detail in errors if (key := _meant_key(model, detail))}
        renamed |= {place_of_key(left, loc) for loc in meant} - {NOWHERE}
        told = _Told(left, frozenset(strangers), frozenset(meant.values()), renamed)
        problems |= dict.fromkeys(problem for problem in strangers.values() if problem)
        problems |= dict.fromkeys(problem_of(model, left, detail, nowhere) for detail in errors if not told.of(detail))
        left = mended(model, left, errors, strangers)
    return Typed(None, tuple(problems), tuple(spots))


def _meant_key(model: type[BaseModel], detail: ErrorDetails) -> Loc | None:
    """The location of the key that an unknown key was probably meant for."""
    if detail["type"] != "extra_forbidden":
        return None
    *around, key = detail["loc"]
    meant = did_you_mean(str(key), keys_of(class_at(model, tuple(around))))
    return (*around, meant) if meant else None


@dataclass(frozen=True)
class _Told:
    """What was told already, of which other errors only follow: strangers, and misspelt keys and what they mean."""

    values: object
    strangers: frozenset[Loc]
    meant: frozenset[Loc]
    renamed: frozenset[Place]
    """Where the keys stand that were read as others, now or before."""

    def of(self, detail: ErrorDetails) -> bool:
        """Whether an error follows from something that was told of already."""
        loc, kind = detail["loc"], detail["type"]
        if any(loc[:length] in self.strangers for length in range(len(loc) + 1)):
            return True
        if kind == "extra_forbidden" or not loc:
            return False
        if kind != "missing":
            # The key may have been meant for another one, where its value would be right.
            return isinstance(detail["input"], LostText) or place_of_key(self.values, loc) in self.renamed
        # A misspelt key is one mistake, not an unknown key and a missing one.
        holder = value_at(self.values, loc[:-1])
        lost = isinstance(holder, LocatedDict) and bool(holder.mark.broken & {ANY_KEY, str(loc[-1])})
        return loc in self.meant or lost
