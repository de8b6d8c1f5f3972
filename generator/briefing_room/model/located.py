"""Facts that know where they stand: the base of every model class, and what it is fed with.

The loader turns YAML into plain values in which every mapping and every text
carries its mark. A model object keeps the mark of the mapping it was made of, so
that a check can point at any key or value the analyst typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from briefing_room.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NOWHERE = Place("")
"""The place of a fact that was made in code, not read from a file."""


@dataclass(frozen=True)
class Mark:
    """Where one YAML value stands, and everything inside it.

    ``keys`` are the places of a mapping's keys; ``inside`` the marks of its
    values by key, or of a list's items by number. ``key`` is the place of the
    key that leads to this value, when there is one. ``broken`` are the keys whose
    value, or part of it, could not be used; ``ANY_KEY`` when it cannot be said which.
    """

    place: Place = NOWHERE
    key: Place | None = None
    keys: Mapping[str, Place] = field(default_factory=dict)
    inside: Mapping[str | int, Mark] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()


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
        for name in type(self).model_fields:
            value = getattr(self, name)
            for inner in value if isinstance(value, tuple) else (value,):
                if isinstance(inner, Item):
                    yield from inner.items()

    @property
    def mark(self) -> Mark:
        """Where this item stands, and everything inside it."""
        return self._mark

    @property
    def place(self) -> Place:
        """Where this item begins."""
        return self._mark.place

    @property
    def key_place(self) -> Place:
        """The key that leads to this item, or where it begins when it stands in a list."""
        return self._mark.key or self._mark.place

    def at(self, *path: str | int) -> Place:
        """Where a value inside this item stands; the nearest known place when it was not typed."""
        mark = self._mark
        for step in path:
            if step not in mark.inside:
                break
            mark = mark.inside[step]
        return mark.place

    def at_key(self, *path: str) -> Place:
        """Where a key stands, here or further in; the nearest known place when it was not typed."""
        mark = self._mark
        for step in path[:-1]:
            mark = mark.inside.get(step, mark)
        return mark.keys.get(path[-1], mark.place)

    def broken(self, key: str) -> bool:
        """Whether something the analyst typed under this key could not be used, and was told of already."""
        return key in self._mark.broken or ANY_KEY in self._mark.broken
