"""Pieces of YAML as documents show them, put where they belong in a sound desk."""

from __future__ import annotations

import re
from collections import deque
from shutil import copytree
from textwrap import dedent, indent
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

import yaml
from pydantic import BaseModel

from briefing_room.findings import code_of
from briefing_room.load import rules as file_rules
from briefing_room.load.desk import read_desk
from briefing_room.model.briefing import Briefing
from briefing_room.model.desk import Settings
from briefing_room.model.evidence import Evidence
from briefing_room.model.source import FrontMatter, StripLog
from tests.desks.desks import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.meta.boxes import Box

_CODES: Final = {code_of(rule) for rule in file_rules.RULES} - {"missing-key", "missing-file", "original-changed"}
"""What is a mistake in a piece: it says what it shows rightly, and need not say everything."""

_HEAD: Final = {
    "title": "title: A sample",
    "status": "status: draft",
    "as_of": "as_of: {date: 2025-03-01, basis: analyst}",
    "bottom_line": "bottom_line: {text: It is a sample.}",
}

Step = tuple[str, bool]
"""A key on the way to a piece, and whether it holds a list."""


def mistakes_in_sample(box: Box, folder: Path) -> list[str]:
    """What the loader finds wrong with a sample, in the best of the places where it could stand."""
    text = re.sub(r"\A---\n|\n---\n\Z", "\n", dedent(box.text)).strip("\n") + "\n"
    keys = _keys_of(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - texts only
    best: list[str] | None = None
    for number, (path, whole) in enumerate(_places(text, keys)):
        found = _mistakes(folder / str(number), path, whole)
        if not found:
            return []
        best = found if best is None or len(found) < len(best) else best
    return best if best is not None else [f"{box.place}: no part of the model has the keys {', '.join(sorted(keys))}"]


def _keys_of(value: Any) -> set[str]:  # noqa: ANN401 - YAML
    if isinstance(value, list):
        return {key for item in value if isinstance(item, dict) for key in item}
    return set(value)


def _places(text: str, keys: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each file of a desk that the piece could be part of, with its whole text."""
    is_list = text.lstrip().startswith("- ")
    if not is_list and keys <= _names(Settings):
        rest = (BASE / "settings.yml").read_text(encoding="utf-8")
        yield "settings.yml", _without(rest, keys) + text
    if not is_list and keys <= _names(FrontMatter):
        front, body = (BASE / "sources/coast-courier/article.md").read_text(encoding="utf-8").split("\n---\n", 1)
        front = _without(front.removeprefix("---\n") + "\n", keys) + text
        yield "sources/coast-courier/article.md", f"---\n{front}---\n{body}"
    if not is_list and keys <= _names(StripLog):
        yield "sources/coast-courier/stripped.yml", text
    for steps, item in _parts(Briefing):
        fits = keys <= _names(item) or (item is Evidence and is_list)
        if fits and (not is_list or (steps and steps[-1][1])):
            piece = _nested(steps, text, is_list=is_list)
            taken = {steps[0][0]} if steps else keys
            yield "sample.yml", "".join(f"{row}\n" for key, row in _HEAD.items() if key not in taken) + piece


def _names(item: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in item.model_fields.items()}


def _parts(model: type[BaseModel]) -> Iterator[tuple[tuple[Step, ...], type[BaseModel]]]:
    """Yield every class of the model with the way to it, the nearest first."""
    waiting: deque[tuple[tuple[Step, ...], type[BaseModel]]] = deque([((), model)])
    while waiting:
        steps, item = waiting.popleft()
        yield steps, item
        for name, field in item.model_fields.items():
            for inner, many in _classes(field.rebuild_annotation()):
                waiting.append(((*steps, (field.alias or name, many)), inner))


def _classes(annotation: Any, *, many: bool = False) -> Iterator[tuple[type[BaseModel], bool]]:  # noqa: ANN401 - a type of any shape
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, many
    for inner in get_args(annotation):
        yield from _classes(inner, many=many or get_origin(annotation) is tuple)


def _nested(steps: tuple[Step, ...], text: str, *, is_list: bool) -> str:
    for number, (key, many) in enumerate(reversed(steps)):
        item = "  - " + indent(text, "    ")[4:] if many and not (is_list and number == 0) else indent(text, "  ")
        text = f"{key}:\n{item}"
    return text


def _without(text: str, keys: set[str]) -> str:
    """A file without some of its keys."""
    for key in keys:
        text = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)
    return text


def _mistakes(folder: Path, path: str, text: str) -> list[str]:
    copytree(BASE, folder)
    (folder / path).write_text(text, encoding="utf-8")
    findings = read_desk(folder).findings
    return [f"{f.place.line}: {f.code}: {f.message}" for f in findings if f.place.path == path and f.code in _CODES]
