"""Every id that is named is there: actor, source, topic, region, category, statement.

Bad:   actor: kim-jong-on
Good:  actor: kim-jong-un
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity
from generator.model.statements import statements_of
from generator.model.types import STAND_IN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.findings import Place
    from generator.model.briefing import Briefing
    from generator.model.desk import Desk
    from generator.model.located import Item
    from generator.model.statements import Statement

SEVERITY: Severity = "error"


@dataclass(frozen=True)
class _Named:
    """One id that is named: where, what it should be the id of, and the ids there are."""

    id: str
    place: Place
    wanted: str
    known: Collection[str]
    sure: bool = True


def check(desk: Desk) -> Iterator[Finding]:
    """Yield each id that names nothing, with the one that was probably meant."""
    for briefing_id, briefing in desk.briefings.items():
        for named in _all_named(desk, briefing_id, briefing):
            if named.id in named.known or named.id in desk.broken or named.id.startswith(STAND_IN) or not named.sure:
                continue
            close = get_close_matches(named.id, named.known, n=1)
            help_ = f"did you mean “{close[0]}”?" if close else _listing(named)
            yield Finding(named.place, "unknown-id", SEVERITY, f"there is no {named.wanted} “{named.id}”", help_)


def _listing(named: _Named) -> str:
    if not named.known:
        return f"this desk has no {named.wanted} yet"
    known = sorted(named.known)
    return f"known: {', '.join(known[:12])}{', …' if len(known) > 12 else ''}"  # noqa: PLR2004 - a line's worth


def _all_named(desk: Desk, briefing_id: str, briefing: Briefing) -> Iterator[_Named]:
    sources = partial(_Named, wanted="source", known=desk.sources)
    if briefing.default_source:
        yield sources(briefing.default_source, briefing.at("default_source"))
    yield from _settings_named(desk, briefing)
    yield from _actors_named(desk, briefing)
    statements = statements_of(briefing_id, briefing)
    for statement in statements:
        for evidence in statement.evidence:
            if evidence.source:
                yield sources(evidence.source, evidence.at("source"))
    yield from _items_named(briefing, statements)
    yield from _rests_on_named(desk, briefing_id, statements)


def _settings_named(desk: Desk, briefing: Briefing) -> Iterator[_Named]:
    settings, sure = desk.settings, "settings" not in desk.broken
    for number, topic in enumerate(briefing.topics):
        place = briefing.at("topics", number)
        yield _Named(topic, place, "topic in the settings", settings.topics, sure and not settings.broken("topics"))
    for number, region in enumerate(briefing.regions):
        place = briefing.at("regions", number)
        yield _Named(region, place, "region in the settings", settings.regions, sure and not settings.broken("regions"))
    for risk in briefing.risks:
        certain = sure and not settings.broken("risk_categories")
        yield _Named(
            risk.category, risk.at("category"), "risk category in the settings", settings.risk_categories, certain
        )


def _actors_named(desk: Desk, briefing: Briefing) -> Iterator[_Named]:
    actor = partial(_Named, wanted="actor", known=desk.actors, sure="actors" not in desk.broken)
    for role in briefing.actors:
        yield actor(role.actor, role.at("actor"))
    for relation in briefing.relations:
        yield actor(relation.from_, relation.at("from"))
        yield actor(relation.to, relation.at("to"))
    for stake in briefing.stakes:
        yield actor(stake.for_, stake.at("for"))
    for risk in briefing.risks:
        for number, exposed in enumerate(risk.exposed):
            yield actor(exposed, risk.at("exposed", number))


def _items_named(briefing: Briefing, statements: tuple[Statement, ...]) -> Iterator[_Named]:
    anything = {statement.address for statement in statements}
    assumptions = {item.id for item in briefing.assumptions}
    entries = {item.id for item in briefing.timeline}
    for estimate in briefing.estimates:
        yield from _list_named(estimate, "assumes", estimate.assumes, "assumption of this briefing", assumptions)
    for risk in briefing.risks:
        if risk.given:
            yield _Named(risk.given, risk.at("given"), "item of this briefing", anything)
    yield from _estimates_named(briefing)
    for entry in briefing.timeline:
        if entry.after:
            yield _Named(entry.after, entry.at("after"), "timeline entry of this briefing", entries)


def _estimates_named(briefing: Briefing) -> Iterator[_Named]:
    estimates = {item.id for item in briefing.estimates}
    wanted = "judgement or risk of this briefing"
    for indicator in briefing.indicators:
        yield from _list_named(indicator, "raises", indicator.raises, wanted, estimates)
        yield from _list_named(indicator, "lowers", indicator.lowers, wanted, estimates)
    for gap in briefing.gaps:
        yield from _list_named(gap, "would_change", gap.would_change, wanted, estimates)


def _list_named(item: Item, key: str, ids: tuple[str, ...], wanted: str, known: Collection[str]) -> Iterator[_Named]:
    for number, named in enumerate(ids):
        yield _Named(named, item.at(key, number), wanted, known)


def _rests_on_named(desk: Desk, briefing_id: str, statements: tuple[Statement, ...]) -> Iterator[_Named]:
    here = {statement.address for statement in statements}
    for statement in statements:
        for number, ref in enumerate(statement.rests_on):
            place = statement.item.at("rests_on", number)
            other, _, address = ref.rpartition("#")
            if not other or other == briefing_id:
                yield _Named(address, place, "statement of this briefing", here)
            elif other not in desk.briefings:
                yield _Named(other, place, "briefing", desk.briefings)
            else:
                there = {s.address for s in statements_of(other, desk.briefings[other])}
                yield _Named(address, place, f"statement of {other}", there)
