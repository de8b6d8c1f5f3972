"""What each key of a briefing may name, for whoever proposes it while it is typed: ids and terms with what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.findings import short
from briefing_room.model.statements import CONDITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Sort, Statement

Wanted = Literal[
    "source", "actor", "topic", "region", "category", "likelihood", "impact", "statement", "condition", "estimate",
    "assumption", "indicator", "disagreement", "timeline entry",
]  # fmt: skip
"""What an id, or a word, may be of."""

WANTED: Final[Mapping[str, Wanted]] = {
    "default_source": "source",
    "source": "source",
    "actor": "actor",
    "from": "actor",
    "to": "actor",
    "for": "actor",
    "exposed": "actor",
    "topics": "topic",
    "regions": "region",
    "category": "category",
    "likelihood": "likelihood",
    "impact": "impact",
    "rests_on": "statement",
    "given": "condition",
    "raises": "estimate",
    "lowers": "estimate",
    "would_change": "estimate",
    "assumes": "assumption",
    "indicators": "indicator",
    "disagreements": "disagreement",
    "after": "timeline entry",
}
"""What is named under each key; at the head of a briefing, `indicators` and `disagreements` are lists of items."""

_SORTS: Final[Mapping[Wanted, frozenset[Sort]]] = {
    "condition": CONDITIONS,
    "estimate": frozenset({"judgement", "risk"}),
    "assumption": frozenset({"assumption"}),
    "indicator": frozenset({"indicator"}),
    "disagreement": frozenset({"disagreement"}),
    "timeline entry": frozenset({"timeline entry"}),
}


@dataclass(frozen=True)
class Nameable:
    """An id, or a word, with what it stands for in a line."""

    id: str
    says: str


def nameable(desk: Desk, wanted: Wanted, briefing_id: str) -> tuple[Nameable, ...]:
    """What may be named in a briefing where something of this kind is wanted; of statements those of the briefing."""
    settings = desk.settings
    if wanted == "source":
        return tuple(Nameable(key, source_in_a_line(source)) for key, source in desk.sources.items())
    if wanted == "actor":
        return tuple(Nameable(key, f"{actor.name}, {actor.kind}") for key, actor in desk.actors.items())
    if wanted == "likelihood":
        return tuple(Nameable(band.term, band.range) for band in settings.likelihoods.bands)
    if wanted == "impact":
        return tuple(Nameable(term, meaning) for term, meaning in settings.impact_meanings.items())
    words = {"topic": settings.topics, "region": settings.regions, "category": settings.risk_categories}.get(wanted)
    if words is not None:
        return tuple(Nameable(key, text) for key, text in words.items())
    found = (one for one in _statements(desk, briefing_id) if wanted == "statement" or one.sort in _SORTS[wanted])
    return tuple(Nameable(one.address, statement_in_a_line(one)) for one in found)


def _statements(desk: Desk, briefing_id: str) -> Iterator[Statement]:
    """Yield the statements of a briefing whose address stays, but for what was taken back."""
    if briefing_id in desk.briefings:
        yield from (one for one in desk.statements(briefing_id) if not one.derived and not desk.is_gone(one))


def statement_in_a_line(statement: Statement) -> str:
    """A statement with its sort: ``risk: “…”``."""
    return f"{statement.sort}: {short(statement.text, 100)}"


def source_in_a_line(source: Source) -> str:
    """A source with what is worth knowing before it is quoted."""
    facts = source.facts
    published = str(facts.published) if facts.published else "undated"
    notes = ["withdrawn"] if facts.withdrawn else [] if source.is_reviewed else ["not reviewed"]
    return ", ".join([short(source.title), facts.publisher or "publisher not known", published, *notes])
