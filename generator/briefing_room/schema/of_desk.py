"""The schemas with a desk's own ids and terms in them, so that an editor proposes what this desk has.

They propose and never refuse: what is typed after they were made may be new, and whether an id is there is for the
check to say.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from briefing_room.analysis.nameable import WANTED, Nameable, nameable
from briefing_room.schema import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.analysis.nameable import Wanted
    from briefing_room.model.desk import Desk

MOST: Final = 2_000
"""The most ids that are proposed under one key: a longer list helps nobody, and editors read it at every key."""

_OF_EVERY_BRIEFING: Final = frozenset({"source", "actor", "topic", "region", "category", "likelihood", "impact"})


def schemas_of(desk: Desk) -> dict[str, str]:
    """The schema of each kind of file as JSON text, by file name, with what the desk has under each key."""
    made = schemas()
    briefing = json.loads(made["briefing.json"])
    definitions = briefing["$defs"]
    proposed = {wanted: _proposal(_all_of(desk, wanted), wanted) for wanted in dict.fromkeys(WANTED.values())}
    for holder in (briefing, *definitions.values()):
        for key, below in _properties(holder):
            if key in WANTED and proposed[WANTED[key]] and not _holds_items(below):
                _propose(below, _name_of(WANTED[key]))
    definitions |= {_name_of(wanted): proposal for wanted, proposal in proposed.items() if proposal}
    _propose_pairs(definitions["Evidence"], desk)
    return made | {"briefing.json": json.dumps(briefing, ensure_ascii=False, indent=2) + "\n"}


def _all_of(desk: Desk, wanted: Wanted) -> tuple[Nameable, ...]:
    """What may be named, in any briefing; nothing where it is too much for a list."""
    if wanted in _OF_EVERY_BRIEFING:
        found = list(nameable(desk, wanted, ""))
    else:
        found = [
            Nameable(one.id, f"{briefing_id}: {one.says}")
            for briefing_id in desk.briefings
            for one in nameable(desk, wanted, briefing_id)
        ]
    merged: dict[str, str] = {}
    for one in found:
        merged[one.id] = f"{merged[one.id]} · {one.says}" if one.id in merged else one.says
    return tuple(Nameable(key, says) for key, says in merged.items()) if len(merged) <= MOST else ()


def _properties(holder: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the keys of a definition, be it in one form or in several."""
    for form in (holder, *holder.get("anyOf", ())):
        yield from form.get("properties", {}).items()


def _holds_items(below: dict[str, Any]) -> bool:
    """Whether a key holds a list of items, and not of ids."""
    return "$ref" in below.get("items", {})


def _name_of(wanted: Wanted) -> str:
    """The definition that proposes what is of a kind."""
    return f"Each {wanted} of this desk"


def _propose(below: dict[str, Any], name: str) -> None:
    """Let a key, or each entry of its list, propose what a definition lists; what it takes besides stays as it is."""
    holder = below.get("items", below)
    rest = {key: holder.pop(key) for key in [*holder] if key not in {"title", "description", "default"}}
    forms = rest.get("anyOf", [{**rest, "title": below["title"]}])
    holder["anyOf"] = [{"$ref": f"#/$defs/{quote(name)}"}, *forms]


def _proposal(ids: Sequence[Nameable], wanted: Wanted) -> dict[str, Any]:
    if not ids:
        return {}
    title = f"{wanted[:1].upper()}{wanted[1:]} of this desk"
    return {"title": title, "enum": [one.id for one in ids], "enumDescriptions": [one.says for one in ids]}


def _propose_pairs(evidence: dict[str, Any], desk: Desk) -> None:
    """Let an entry of evidence propose the desk's sources as its key: ``source-id: words``."""
    pair = next(form for form in evidence["anyOf"] if "patternProperties" in form)
    (words,) = pair["patternProperties"].values()
    sources = nameable(desk, "source", "")
    if len(sources) <= MOST:
        pair["properties"] = {one.id: {**words, "title": one.id, "description": one.says} for one in sources}
