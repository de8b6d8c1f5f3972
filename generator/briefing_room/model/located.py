"""Facts that know where they stand: the base of every model class, and what it is fed with.

The loader turns YAML into plain values in which every mapping and every text
carries its mark. A model object keeps the mark of the mapping it was made of, so
that a check can point at any key or value the analyst typed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Self, get_args

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from briefing_room.model.marks import ANY_KEY, NO_MARK, Inside, Mark, cure_of_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.findings import Cure, Place
    from briefing_room.model.marks import Spots


class LocatedDict(dict[str, Any]):
    """A mapping from YAML, with its mark."""

    def __init__(self, values: Mapping[str, Any], mark: Mark) -> None:
        """Take the values and where they stand."""
        super().__init__(values)
        self.mark = mark


class LocatedText(str):
    """A text from YAML, with its mark, or with the spots of its file and where among them its own is."""

    __slots__ = ("_known",)
    _known: Mark | tuple[Spots, int]

    def __new__(cls, text: str, known: Mark | tuple[Spots, int]) -> Self:
        """Take the text and where it stands."""
        self = super().__new__(cls, text)
        self._known = known
        return self

    @property
    def mark(self) -> Mark:
        """Where it stands."""
        known = self._known
        return known if isinstance(known, Mark) else known[0].mark(known[1])

    def alone(self, names: Mapping[str | int, int]) -> Mapping[str | int, Mark]:
        """What is inside a mapping that has this text alone, by the name that ``names`` give the number 0."""
        known = self._known
        return dict.fromkeys(names, known) if isinstance(known, Mark) else Inside(*known, names)


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

    INNER: ClassVar[tuple[str, ...]] = ()
    """The fields that may hold items: most items have none, and a desk is walked very often."""

    _mark: Mark = PrivateAttr(default_factory=lambda: NO_MARK)

    @classmethod
    def from_short_form(cls, value: object) -> object:
        """A value in one of the class's short forms as the long form; others unchanged."""
        return value

    @classmethod
    def __pydantic_init_subclass__(cls, **_given: Any) -> None:  # noqa: ANN401 - pydantic's
        """Note which fields may hold items."""
        cls.INNER = tuple(name for name, field in cls.model_fields.items() if _may_hold_items(field.annotation))

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
        for name in self.INNER:
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
        for number, step in enumerate(path, 1):
            inside = mark.inside
            if step not in inside:
                break
            if number == len(path) and isinstance(inside, Inside):
                return inside.place(step)
            mark = inside[step]
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


def _may_hold_items(annotation: Any) -> bool:  # noqa: ANN401 - a type of any shape
    """Whether a value of a type may be an item, or hold some."""
    if isinstance(annotation, type) and not get_args(annotation):
        return issubclass(annotation, Item)
    return any(map(_may_hold_items, get_args(annotation)))
