"""The pages of the handbook that are generated: every rule, every key of the desk's files, and every command."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Union, get_args, get_origin

from markupsafe import Markup
from pydantic import BaseModel, WithJsonSchema

from briefing_room.model.briefing import Briefing
from briefing_room.model.dates import Edtf
from briefing_room.model.desk import Actor, Settings
from briefing_room.model.evidence import Evidence
from briefing_room.model.source import FrontMatter, StripLog
from briefing_room.pages.commands import COMMAND_LIST, OPTIONS
from briefing_room.pages.escape import escape, escape_piece
from briefing_room.pages.render import render_page
from briefing_room.pages.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment

    from briefing_room.pages.commands import CommandText
    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site
    from briefing_room.rulebook import RuleText

_FILES: Final[tuple[tuple[type[BaseModel], str], ...]] = (
    (Settings, "settings.yml"),
    (Actor, "actors.yml: each actor"),
    (FrontMatter, "sources/ID/article.md: the front matter"),
    (StripLog, "sources/ID/stripped.yml"),
    (Briefing, "a briefing"),
)


@dataclass(frozen=True)
class KeyRow:
    """One key in the reference."""

    name: str
    value: Markup
    needed: bool
    meaning: Markup


@dataclass(frozen=True)
class KeyGroup:
    """The keys of one mapping."""

    title: str
    anchor: Markup
    text: Markup
    keys: tuple[KeyRow, ...]


KEYS: Final[Table[KeyRow]] = Table(
    (
        Column("Key", lambda _, row: Markup("<code>{}</code>").format(escape(row.name)), translated=False),
        Column("Value", lambda _, row: row.value, translated=False),
        Column("Needed", lambda _, row: "yes" if row.needed else "no", translated=False),
        Column("Meaning", lambda _, row: row.meaning, translated=False),
    )
)
"""The keys of one mapping. The handbook is in English throughout."""


def handbook_pages(
    site: Site, templates: Environment, rules: Sequence[RuleText], commands: Sequence[CommandText]
) -> Iterator[Page]:
    """Yield the generated pages of the handbook."""
    shown = [
        {
            "code": rule.code,
            "severity": rule.severity,
            "paragraphs": [with_code(paragraph) for paragraph in rule.paragraphs],
            "example": [_row(line) for line in rule.example],
        }
        for rule in rules
    ]
    yield render_page(templates, "rules.md.jinja", site, "rules.md", rules=shown)
    yield render_page(templates, "keys.md.jinja", site, "keys.md", groups=key_groups(), key_table=KEYS)
    yield render_page(
        templates,
        "commands.md.jinja",
        site,
        "commands.md",
        commands=tuple(commands),
        command_list=COMMAND_LIST,
        options=OPTIONS,
    )


def with_code(text: str) -> Markup:
    """A text in which words between backticks are code, and nothing else is markup."""
    out = Markup()
    for number, piece in enumerate(re.split(r"`+", text)):
        out += Markup("<code>{}</code>").format(escape(piece)) if number % 2 else escape_piece(piece)
    return out


def _row(line: str) -> dict[str, Markup]:
    bare = line.lstrip(" ")
    return {"indent": Markup(" " * (len(line) - len(bare))), "text": _wide(bare)}  # noqa: S704 - spaces


def _wide(text: str) -> Markup:
    """A line of an example, its runs of spaces kept."""
    return Markup("").join(escape(p) if p.strip() else Markup(p) for p in re.split(r"( +)", text))  # noqa: S704 - spaces only


def key_groups() -> list[KeyGroup]:
    """Every mapping of the desk's files with its keys, outermost first."""
    groups: list[KeyGroup] = []
    for model, title in _FILES:
        waiting: list[tuple[type[BaseModel], str]] = [(model, title)]
        seen: set[type[BaseModel]] = set()
        while waiting:
            owner, name = waiting.pop(0)
            if owner in seen:
                continue
            seen.add(owner)
            groups.append(_group(owner, name))
            waiting.extend(_inner(owner, title))
    first_of: dict[str, KeyGroup] = {}
    for group in groups:
        first_of.setdefault(group.title, group)
    return list(first_of.values())


def _group(owner: type[BaseModel], title: str) -> KeyGroup:
    text = " ".join((owner.__doc__ or "").split())
    keys = tuple(
        KeyRow(
            field.alias or name,
            _value(field.rebuild_annotation()),
            field.is_required(),
            with_code(field.description or ""),
        )
        for name, field in owner.model_fields.items()
    )
    anchor = "_" + re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    return KeyGroup(title, Markup(anchor), with_code(text), keys)  # noqa: S704 - letters, digits and hyphens


def _inner(owner: type[BaseModel], title: str) -> Iterator[tuple[type[BaseModel], str]]:
    for name, field in owner.model_fields.items():
        inner = _model_in(field.rebuild_annotation())
        if inner is Evidence:
            yield inner, "evidence (long form)"
        elif inner is not None:
            yield inner, f"{title}: {field.alias or name}"


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - a type of any shape
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, BaseModel) else None
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)


def _value(annotation: Any) -> Markup:  # noqa: ANN401 - a type of any shape
    """What a key's value is, in a word: text, id, day, a choice, a list of these."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        named = _named_by_schema(arguments)
        return escape(named) if named else _value(arguments[0])
    if origin in {Union, UnionType}:
        return _value(next(arg for arg in arguments if arg is not type(None)))
    if origin is Literal:
        return Markup(" · ").join(Markup("<code>{}</code>").format(escape(str(word))) for word in arguments)
    if origin is tuple and not _model_in(annotation):
        return escape_piece("list of ") + _value(arguments[0])
    if annotation is Edtf:
        return escape("date (EDTF) or unknown")
    plain = "list" if origin is tuple else "mapping" if origin is dict or _model_in(annotation) else "text"
    return escape(plain)


def _named_by_schema(arguments: tuple[Any, ...]) -> str:
    """The name of a type of single values, which its JSON Schema tells apart."""
    schema = next((m.json_schema for m in arguments if isinstance(m, WithJsonSchema) and m.json_schema), {})
    pattern = str(schema.get("pattern", ""))
    if schema.get("type") in {"boolean", "integer"}:
        return {"boolean": "true or false", "integer": "number"}[str(schema["type"])]
    if pattern.startswith(("^[a-z0-9]", "^([a-z0-9]")):
        return "id"
    return "day" if pattern.startswith(r"^\d{4}") else ""
