"""Facts that know where they stand: the base of every model class, and what it is fed with.

The loader turns YAML into plain values in which every mapping and every text
carries its mark. A model object keeps the mark of the mapping it was made of, so
that a check can point at any key or value the analyst typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from briefing_room.findings import Cure, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NOWHERE = Place("")
"""The place of a fact that was made in code, not read from a file."""


_NO_KEYS: Final[Mapping[str, Place]] = {}
_NOTHING_INSIDE: Final[Mapping[str | int, Mark]] = {}
# Most values are texts, and a desk has very many: they share what they lack.


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one YAML value stands, and everything inside it.

    ``keys`` are the places of a mapping's keys; ``inside`` the marks of its
    values by key, or of a list's items by number. ``key`` is the place of the
    key that leads to this value, when there is one. ``broken`` are the keys whose
    value, or part of it, could not be used; ``ANY_KEY`` when it cannot be said which.
    ``end`` is the place after a text; nowhere for all else. ``dash`` is the column of the dash before an item of a
    list, 0 for all else and for a list in brackets.
    """

    place: Place = NOWHERE
    key: Place | None = None
    keys: Mapping[str, Place] = field(default_factory=lambda: _NO_KEYS)
    inside: Mapping[str | int, Mark] = field(default_factory=lambda: _NOTHING_INSIDE)
    broken: frozenset[str] = frozenset()
    end: Place = NOWHERE
    dash: int = 0

    def writing(self, text: str) -> Cure | None:
        """The edit that writes a text over the one that stands here; None when none does."""
        if self.end == NOWHERE:
            return None
        is_block = self.end.line > self.place.line and self.end.column == 1  # its last line break belongs to it
        return Cure(self.place, self.end, f"{text}\n" if is_block else text)


def cure_of_key(start: Place, key: str, text: str) -> Cure:
    """The edit that writes a text over a key, which stands on one line without quotes."""
    return Cure(start, Place(start.path, start.line, start.column + len(key)), text)


def mark_of_key(mark: Mark, key: str) -> Mark:
    """The mark of a key of a mapping, where the key itself is a value."""
    start = mark.keys.get(key)
    return Mark(start, end=cure_of_key(start, key, "").end) if start else Mark(mark.place)


NO_MARK = Mark()

ANY_KEY = "*"
"""Among the broken keys: something was lost here, and any key may have been meant."""


class LocatedDict(dict[str, Any]):
    """A mapping from YAML, with its mark."""

    def __init__(self, values: Mapping[str, Any], mark: Mark) -> None:
        """Take the values and where they stand."""
        super().__init__(values)
        self.mark = mark


class LocatedText(str):
    """A text from YAML, with its mark."""

    __slots__ = ("mark",)
    mark: Mark

    def __new__(cls, text: str, mark: Mark) -> Self:
        """Take the text and where it stands."""
        self = super().__new__(cls, text)
        self.mark = mark
        return self


class LostText(LocatedText):
    """Stands where the analyst typed something that could not be read as it was meant, and was told of already.

    It is empty, so that no type accepts it.
    """

    __slots__ = ()


class Item(BaseModel):
    """Base of every model class: frozen, unknown keys forbidden, and it knows its place."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    EXPECTED: ClassVar[str] = ""
    """What is expected where something else stands, when it is more than a mapping."""

    _mark: Mark = PrivateAttr(default_factory=lambda: NO_MARK)

    @classmethod
    def from_short_form(cls, value: object) -> object:
        """A value in one of the class's short forms as the long form; others unchanged."""
        return value

    @model_validator(mode="wrap")
    @classmethod
    def _keep_mark(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:  # noqa: ANN401 - pydantic's
        value = cls.from_short_form(value)
        made = handler(value)
        if isinstance(value, LocatedDict):
            made._mark = value.mark  # noqa: SLF001 - its own class
        return made

    def items(self) -> Iterator[Item]:
        """Yield this item and every item inside it."""
        yield self
        values = self.__dict__
        for name in type(self).__pydantic_fields__:
            value = values[name]
            for inner in value if isinstance(value, tuple) else (value,):
                if isinstance(inner, Item):
                    yield from inner.items()

    @property
    def mark(self) -> Mark:
        """Where this item stands, and everything inside it."""
        # As `self._mark`, which pydantic looks for in four places before this one, and which is asked for very often.
        known = self.__pydantic_private__
        return known["_mark"] if known else NO_MARK

    @property
    def place(self) -> Place:
        """Where this item begins."""
        return self.mark.place

    @property
    def key_place(self) -> Place:
        """The key that leads to this item, or where it begins when it stands in a list."""
        return self.mark.key or self.mark.place

    def at(self, *path: str | int) -> Place:
        """Where a value inside this item stands; the nearest known place when it was not typed."""
        mark = self.mark
        for step in path:
            if step not in mark.inside:
                break
            mark = mark.inside[step]
        return mark.place

    def writing(self, text: str, *path: str | int) -> Cure | None:
        """The edit that writes a text over a value inside this item; None when no text was typed there."""
        mark: Mark | None = self.mark
        for step in path:
            mark = mark.inside.get(step) if mark else None
        return mark.writing(text) if mark else None

    def writing_key(self, text: str, *path: str) -> Cure | None:
        """The edit that writes a text over a key, here or further in; None when the key was not typed."""
        mark: Mark | None = self.mark
        for step in path[:-1]:
            mark = mark.inside.get(step) if mark else None
        start = mark.keys.get(path[-1]) if mark else None
        return cure_of_key(start, path[-1], text) if start else None

    def at_key(self, *path: str) -> Place:
        """Where a key stands, here or further in; the nearest known place when it was not typed."""
        mark = self.mark
        for step in path[:-1]:
            mark = mark.inside.get(step, mark)
        return mark.keys.get(path[-1], mark.place)

    def doubting(self, *keys: str) -> Self:
        """The same item, with keys from which nothing is concluded, because what stands there was told of already."""
        made = self.model_copy()
        made._mark = replace(self.mark, broken=self.mark.broken | {*keys})  # noqa: SLF001 - its own class
        return made

    def broken(self, key: str) -> bool:
        """Whether something the analyst typed under this key could not be used, and was told of already."""
        return key in self.mark.broken or ANY_KEY in self.mark.broken
