"""The person who stands for what a briefing states: a signature is of one state of its statements."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, Final

from pydantic import Field

from briefing_room.model.dates import Edtf
from briefing_room.model.evidence import Evidence
from briefing_room.model.located import Item
from briefing_room.model.types import Day, Sha256, Text

_BESIDE: Final = frozenset({
    "status", "as_of", "topics", "regions", "authors", "drafted_by", "signed", "waive", "dismissed", "corrections",
    "default_source", "default_confidence", "default_horizon",
})  # fmt: skip
"""Keys of a briefing that state nothing about its subject. What is said for all is stated where it holds."""


class Signature(Item):
    """That a person stands for what a briefing says."""

    by: Text = Field(description="The person's name, as readers see it.")
    on: Day = Field(description="The day on which it was signed.")
    hash: Sha256 = Field(description="The sum of the statements that were signed, which `briefing sign` writes.")


def statements_sum(briefing: Item) -> str:
    """The SHA-256 sum of all that a briefing states: every statement with its evidence, its reasons and its title.

    The words count, with one space between them, and not how they are typed: comments, short forms, line breaks and
    the order of keys change nothing, and moving one word does. What a statement does not have is left out, so that a
    key that the format gets later takes no signature away.
    """
    default = vars(briefing).get("default_source")
    stated = {key: value for key, value in _stated(briefing, default).items() if key not in _BESIDE}
    return sha256(json.dumps(stated, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()


def _stated(item: Item, default: str | None) -> dict[str, Any]:
    """What an item says, by key, without what is let pass; a quote without a source is from the default one."""
    fields = type(item).model_fields
    typed = vars(item)  # and not by their names: to sum a key is not to show it, which a test asks for
    values = {name: typed[name] for name in fields if name != "waive" and typed[name] != fields[name].get_default()}
    if isinstance(item, Evidence) and default:
        values.setdefault("source", default)
    return {fields[name].alias or name: _plain(value, default) for name, value in values.items()}


def _plain(value: Any, default: str | None) -> Any:  # noqa: ANN401 - what the model holds
    """A value as JSON has it, with one space between words."""
    if isinstance(value, Item):
        return _stated(value, default)
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, dict):
        return {key: _plain(inner, default) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner, default) for inner in value]
    return value if isinstance(value, bool | int) else " ".join(str(value).split())
