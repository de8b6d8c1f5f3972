"""Every id that is named is there: actor, source, topic, region, category, statement.

Bad:   actor: kim-jong-on
Good:  actor: kim-jong-un
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.located import ANY_KEY
from briefing_room.model.statements import BOTTOM_LINE, statements_of
from briefing_room.model.types import STAND_IN

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from briefing_room.findings import Place
    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.located import Item
    from briefing_room.model.statements import Statement

SEVERITY: Severity = "error"


@dataclass(frozen=True)
class _Named:
    """One id that is named: where, what it should be the id of, and the ids there are.

    ``briefing`` is the briefing in which a statement is named. ``sure`` is False
    when the file that would hold the id could not be read.
    """

    id: str
    place: Place
    wanted: str
    known: Collection[str]
    briefing: str = ""
    sure: bool = True


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each id that names nothing, with the one that was probably meant."""
    unknown = [
        named
        for briefing_id, briefing in desk.briefings.items()
        for named in _all_named(desk, briefing_id, briefing)
        if named.sure and not (named.id in named.known or named.id in desk.broken or named.id.startswith(STAND_IN))
    ]
    explained = _explained(desk, unknown)
    for named in unknown:
        if named.briefing in explained:
            continue
        close = get_close_matches(named.id, named.known, n=1)
        help_ = f"did you mean “{close[0]}”?" if close else _listing(named)
        yield Mistake(named.place, f"there is no {named.wanted} “{named.id}”", help_)


def _explained(desk: Desk, unknown: Sequence[_Named]) -> set[str]:
    """The briefings in which no more ids are unknown than items lack theirs, which was told of already."""
    names: dict[str, set[str]] = defaultdict(set)
    for named in unknown:
        if named.briefing:
            names[named.briefing].add(named.id)
    return {briefing_id for briefing_id, ids in names.items() if len(ids) <= _ids_missing(desk, briefing_id)}


def _ids_missing(desk: Desk, briefing_id: str) -> int:
    """How many statements lack their id, or swallowed another whose beginning is missing."""
    return sum(
        statement.address.startswith(STAND_IN) or statement.item.broken(ANY_KEY)
        for statement in statements_of(briefing_id, desk.briefings[briefing_id])
        if statement.address != BOTTOM_LINE
    )


def _listing(named: _Named) -> str:
    if not named.known:
        return f"this desk has no {named.wanted} yet"
    known = sorted(key for key in named.known if not key.startswith(STAND_IN))
    return f"known: {', '.join(known[:12])}{', …' if len(known) > 12 else ''}"  # noqa: PLR2004 - a line's worth


def _all_named(desk: Desk, briefing_id: str, briefing: Briefing) -> Iterator[_Named]:
    sources = partial(_Named, wanted="source", known=desk.sources, sure="sources" not in desk.broken)
    if briefing.default_source:
        yield sources(briefing.default_source, briefing.at("default_source"))
    yield from _settings_named(desk, briefing)
    yield from _actors_named(desk, briefing)
    statements = desk.statements(briefing_id)
    for statement in statements:
        for evidence in statement.evidence:
            if evidence.source:
                yield sources(evidence.source, evidence.at("source"))
    yield from _items_named(briefing_id, briefing)
    yield from _statements_named(desk, briefing_id, statements)
    yield from _disagreements_named(desk, briefing_id, statements)


def _settings_named(desk: Desk, briefing: Briefing) -> Iterator[_Named]:
    settings = desk.settings
    named = partial(_Named, sure="settings" not in desk.broken)
    for number, topic in enumerate(briefing.topics):
        yield named(topic, briefing.at("topics", number), "topic in the settings", settings.topics)
    for number, region in enumerate(briefing.regions):
        yield named(region, briefing.at("regions", number), "region in the settings", settings.regions)
    for risk in briefing.risks:
        wanted = "risk category in the settings"
        yield named(risk.category, risk.at("category"), wanted, settings.risk_categories)


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


def _items_named(briefing_id: str, briefing: Briefing) -> Iterator[_Named]:
    here = partial(_Named, briefing=briefing_id)
    entries = {item.id for item in briefing.timeline}
    assumption = partial(here, wanted="assumption of this briefing", known={item.id for item in briefing.assumptions})
    moved = partial(here, wanted="judgement or risk of this briefing", known={item.id for item in briefing.estimates})
    for estimate in briefing.estimates:
        yield from _list_named(estimate, "assumes", estimate.assumes, assumption)
    sign = partial(here, wanted="indicator of this briefing", known={item.id for item in briefing.indicators})
    for estimate in briefing.estimates:
        for change in estimate.history:
            yield from _list_named(change, "indicators", change.indicators, sign)
    for indicator in briefing.indicators:
        yield from _list_named(indicator, "raises", indicator.raises, moved)
        yield from _list_named(indicator, "lowers", indicator.lowers, moved)
    for gap in briefing.gaps:
        yield from _list_named(gap, "would_change", gap.would_change, moved)
    for entry in briefing.timeline:
        if entry.after:
            yield here(entry.after, entry.at("after"), wanted="timeline entry of this briefing", known=entries)


def _list_named(item: Item, key: str, ids: tuple[str, ...], named: Callable[[str, Place], _Named]) -> Iterator[_Named]:
    for number, one in enumerate(ids):
        yield named(one, item.at(key, number))


def _statements_named(desk: Desk, briefing_id: str, statements: tuple[Statement, ...]) -> Iterator[_Named]:
    here = {statement.address for statement in statements}
    for statement in statements:
        for place, ref in statement.placed_refs:
            other, _, address = ref.rpartition("#")
            if not other or other == briefing_id:
                yield _Named(address, place, "statement of this briefing", here, briefing_id)
            elif other not in desk.briefings:
                yield _Named(other, place, "briefing", desk.briefings)
            else:
                there = {s.address for s in desk.statements(other)}
                yield _Named(address, place, f"statement of {other}", there, other)


def _disagreements_named(desk: Desk, briefing_id: str, statements: tuple[Statement, ...]) -> Iterator[_Named]:
    for statement in statements:
        for number, ref in enumerate(getattr(statement.item, "disagreements", ())):
            place = statement.item.at("disagreements", number)
            other, _, address = ref.rpartition("#")
            if other and other not in desk.briefings:
                yield _Named(other, place, "briefing", desk.briefings)
                continue
            there = desk.briefings[other or briefing_id]
            where = f"of {other}" if other and other != briefing_id else "of this briefing"
            known = {disagreement.id for disagreement in there.disagreements}
            yield _Named(address, place, f"disagreement {where}", known, other or briefing_id)
