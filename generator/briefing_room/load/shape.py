"""The shape of the model's classes: which keys an item may have, and what stands behind each."""

from __future__ import annotations

from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

if TYPE_CHECKING:
    from collections.abc import Iterator

Loc = tuple[int | str, ...]
"""The way to a value: keys, and numbers of a list's entries from 0."""


def unwrapped(annotation: Any) -> Any:  # noqa: ANN401 - a type of any shape
    """An annotation without Annotated and without None."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in {Union, UnionType}:
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        else:
            return annotation


def _annotation_of(owner: type[BaseModel], key: str) -> Any:  # noqa: ANN401 - a type of any shape
    for name, field in owner.model_fields.items():
        if key in {name, field.alias}:
            return unwrapped(field.rebuild_annotation())
    return None


def _annotation_at(model: type[BaseModel], loc: Loc) -> Any:  # noqa: ANN401 - a type of any shape
    annotation: Any = model
    for step in loc:
        if isinstance(annotation, type) and issubclass(annotation, RootModel):
            annotation = unwrapped(annotation.model_fields["root"].rebuild_annotation())
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            annotation = _annotation_of(annotation, str(step))
        elif get_origin(annotation) is tuple:
            annotation = unwrapped(get_args(annotation)[0])
        elif get_origin(annotation) is dict:
            annotation = unwrapped(get_args(annotation)[1])
        else:
            return None
    return annotation


def class_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The class of what stands at a location, or None when it is a single value."""
    annotation = _annotation_at(model, loc)
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def keys_of(owner: type[BaseModel] | None) -> tuple[str, ...]:
    """The keys of a class, as they are typed."""
    if owner is None:
        return ()
    return tuple(field.alias or name for name, field in owner.model_fields.items())


def describe(owner: type[BaseModel] | None, key: str) -> str:
    """A key and its description, or an empty text."""
    if owner is None:
        return ""
    for name, field in owner.model_fields.items():
        if key in {name, field.alias} and field.description:
            return f"{key}: {field.description}"
    return ""


def is_required(owner: type[BaseModel], key: str) -> bool:
    """Whether an item of a class cannot do without a key."""
    return any(key in {name, field.alias} and field.is_required() for name, field in owner.model_fields.items())


def field_type(owner: type[BaseModel], key: str) -> Any:  # noqa: ANN401 - a type of any shape
    """What a key of a class may have as its value, with its checks."""
    return next(f.rebuild_annotation() for name, f in owner.model_fields.items() if key in {name, f.alias})


def lists_in(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield the keys of all lists of items in a model, with what is in them."""
    for key in keys_of(model):
        annotation = _annotation_of(model, key)
        inner = unwrapped(get_args(annotation)[0]) if get_origin(annotation) is tuple else annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            if inner is not annotation:
                yield key, inner
            yield from lists_in(inner)
