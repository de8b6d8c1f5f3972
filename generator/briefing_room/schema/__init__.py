"""JSON Schemas of the desk's files, made from the model, so that editors complete and explain every key."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from briefing_room.model.briefing import Briefing
from briefing_room.model.desk import Actors, Settings
from briefing_room.model.evidence import KEYS_OF_EVIDENCE
from briefing_room.model.ids import ID_PATTERN
from briefing_room.model.scales import SCALES
from briefing_room.model.source import FrontMatter, StripLog

if TYPE_CHECKING:
    from pydantic import BaseModel

_FILES: Final[dict[str, tuple[type[BaseModel], str]]] = {
    "settings": (Settings, "Settings of a desk"),
    "actors": (Actors, "Registry of actors"),
    "source": (FrontMatter, "Front matter of a source"),
    "stripped": (StripLog, "The strip log of a source"),
    "briefing": (Briefing, "A briefing"),
}


class _Generator(GenerateJsonSchema):
    """Leaves out pydantic's own titles; `_titled` gives ours."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - pydantic's signature
        return False


def schemas() -> dict[str, str]:
    """The schema of each kind of file as JSON text, by file name."""
    return {f"{name}.json": _schema(model, title) for name, (model, title) in _FILES.items()}


@lru_cache(maxsize=len(_FILES))
def _schema(model: type[BaseModel], title: str) -> str:
    made = model.model_json_schema(schema_generator=_Generator, by_alias=True)
    definitions: dict[str, JsonSchemaValue] = made.get("$defs", {})
    for name, definition in definitions.items():
        definition["title"] = _in_words(name)
    for holder in (made, *definitions.values()):
        _title_keys(holder)
    if "Evidence" in definitions:
        definitions["Evidence"] = {"anyOf": [*_SHORT_EVIDENCE, definitions["Evidence"]]}
    if "Assessment" in definitions:
        definitions["Assessment"] = {"anyOf": [_text("Assessment in one text"), definitions["Assessment"]]}
    for name in ("Alternative", "Response"):
        if name in definitions:
            definitions[name] = {"anyOf": [_text(f"{name} in one text"), definitions[name]]}
    for name in ("Author", "Organisation", "Licence"):
        if name in definitions:
            definitions[name] = {"anyOf": [_text(f"{name} by its name"), definitions[name]]}
    if "ScaleChoice" in definitions:
        definitions["ScaleChoice"] = {
            "anyOf": [{"title": "A known scale", "enum": [*SCALES]}, definitions["ScaleChoice"]]
        }
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": title}
    return json.dumps(_tidy(whole), ensure_ascii=False, indent=2) + "\n"


def _text(title: str) -> JsonSchemaValue:
    """A text that stands for a whole item."""
    return {"type": "string", "minLength": 1, "title": title}


def _in_words(name: str) -> str:
    """The name of a class or key as an editor shows it: ``Timeline entry``, ``Rests on``."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name).lower()
    return words[:1].upper() + words[1:]


def _title_keys(holder: JsonSchemaValue) -> None:
    """Name every key, and each of its forms: an editor heads what has no name with that of the whole file."""
    for key, below in holder.get("properties", {}).items():
        below["title"] = _in_words(key)
        for form in below.get("anyOf", ()):
            if "$ref" not in form:
                form["title"] = "Nothing" if form.get("type") == "null" else _in_words(key)
        if "items" in below and "$ref" not in below["items"]:
            below["items"]["title"] = _in_words(key)


_SHORT_EVIDENCE: Final[list[JsonSchemaValue]] = [
    {
        "type": "string",
        "minLength": 1,
        "title": "Words of the default source",
        "description": "Words copied from the briefing's default_source.",
    },
    {
        "type": "object",
        "title": "Source and words",
        "description": "One pair: id of the source, and the words copied from it.",
        "minProperties": 1,
        "maxProperties": 1,
        "patternProperties": {
            f"^(?!(?:{'|'.join(sorted(KEYS_OF_EVIDENCE))})$){ID_PATTERN}$": {"type": "string", "minLength": 1}
        },
        "additionalProperties": False,
    },
]


def _tidy(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Without defaults that say nothing, and with docstrings on one line."""
    if isinstance(value, dict):
        return {
            key: " ".join(item.split()) if key == "description" and isinstance(item, str) else _tidy(item)
            for key, item in value.items()
            if not (key == "default" and item in (None, [], {}))
        }
    return [_tidy(item) for item in value] if isinstance(value, list) else value
