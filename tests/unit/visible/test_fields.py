"""Of every field of a source it is decided who may see it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from briefing_room.model.evidence import Evidence
from briefing_room.model.source import FrontMatter, Source, StripLog
from tests.meta.test_rules_documented import classes_in
from tests.unit.visible.canaries import CANARIES, FIELDS, RIGHTS, USES, is_public, is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

REPEATED = {
    "Source.id", "Source.reading", "Evidence.prefix", "Evidence.suffix",
    "Correction.was", "Correction.now", "Correction.why", "FrontMatter.no_original",
}  # fmt: skip
"""Fields whose words are those of another canary, or which are one; and those that no source of the desk sets yet."""


def _fields() -> Iterator[str]:
    """Yield every field of a source and of the evidence from one."""
    yield from (f"Source.{field.name}" for field in fields(Source))
    for model in (FrontMatter, StripLog, Evidence):
        yield from (f"{item.__name__}.{name}" for item in classes_in(model) for name in item.model_fields)


def test_every_field_is_decided() -> None:
    """A new field fails here until somebody has thought of who may read it."""
    assert sorted({*_fields()} - FIELDS.keys()) == [], "decide who may see it, in FIELDS of canaries.py beside this"
    assert sorted(FIELDS.keys() - {*_fields()}) == [], "decided, and no field"


def test_every_field_with_words_has_a_canary() -> None:
    """What may hold words is looked for in a whole site; see `tests/site/test_rights.py`."""
    wordy = {name for name, decision in FIELDS.items() if decision != "nothing"}
    assert wordy - REPEATED == {*CANARIES.values()}


def test_the_decisions_are_those_of_the_handbook() -> None:
    """What a public page shows of the words of a source that is quoted, by its rights."""
    words = {name for name, field in CANARIES.items() if FIELDS[field] in {"words", "log"}}
    shown = {rights: {name for name in words if is_public(name, "quoted", rights)} for rights in RIGHTS}
    assert shown == {
        "full-text": words - {"stripped"} - {"translation"} | {"translation"},
        "excerpts": {"sentence", "waving", "quote", "translation"},
        "none": set(),
    }
    assert not [name for name in CANARIES for use in ("unused", "drafted") if is_public(name, use, "full-text")]
    assert all(any(is_set(name, use) for use in USES) for name in CANARIES)
