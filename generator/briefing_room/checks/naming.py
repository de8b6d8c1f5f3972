"""The ids that a briefing names, each with where it stands, what it should be the id of, and what it may be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from briefing_room.model.meant import meant_id
from briefing_room.model.statements import CONDITIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from briefing_room.findings import Cure
    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.located import Item
    from briefing_room.model.statements import Statement


@dataclass(frozen=True)
class Named:
    """One id that is named: in which item and under which keys, what it should be the id of, and the ids there are.

    ``taken`` are ids that would say nothing, or something wrong, if they stood here: those beside it in its list, the
    item's own. ``lead`` and ``tail`` are what stands
    before and behind the id, ``briefing`` the briefing in which a statement is named.
    ``sure`` is False when the file that would hold the id could not be read.
    """

    id: str
    item: Item
    path: tuple[str | int, ...]
    wanted: str
    known: Collection[str]
    briefing: str = ""
    lead: str = ""
    tail: str = ""
    taken: Collection[str] = ()
    sure: bool = True

    @property
    def meant(self) -> str | None:
        """The id that was probably meant."""
        return meant_id(self.id, (one for one in self.known if one not in self.taken))

    @property
    def written(self) -> str:
        """What was probably meant, as it is to be written here."""
        return f"{self.lead}{self.meant or self.id}{self.tail}"

    @property
    def cure(self) -> Cure | None:
        """The edit that writes the id that was probably meant."""
        return self.item.writing(self.written, *self.path) if self.meant else None


def named_in(desk: Desk, briefing_id: str, briefing: Briefing) -> Iterator[Named]:
    """Yield every id that a briefing names, in the order of its kinds."""
    sources = partial(Named, wanted="source", known=desk.sources, sure="sources" not in desk.broken)
    if briefing.default_source:
        yield sources(briefing.default_source, briefing, ("default_source",))
    yield from _settings_named(desk, briefing)
    yield from _actors_named(desk, briefing)
    statements = desk.statements(briefing_id)
    for statement in statements:
        for evidence in statement.evidence:
            if evidence.source:
                yield sources(evidence.source, evidence, ("source",))
    yield from _items_named(briefing_id, briefing)
    for entry in briefing.timeline:
        if entry.after:
            typed = entry, ("after",)
            yield _named_within(
                desk, briefing_id, entry.after, typed, sort="timeline entry", key="timeline", taken={entry.id}
            )
    yield from _statements_named(desk, briefing_id, statements)
    yield from _disagreements_named(desk, briefing_id, statements)


def _settings_named(desk: Desk, briefing: Briefing) -> Iterator[Named]:
    settings = desk.settings
    named = partial(Named, sure="settings" not in desk.broken)
    topic = partial(named, wanted="topic in the settings", known=settings.topics)
    yield from _list_named(briefing, "topics", briefing.topics, topic)
    region = partial(named, wanted="region in the settings", known=settings.regions)
    yield from _list_named(briefing, "regions", briefing.regions, region)
    for risk in briefing.risks:
        wanted = "risk category in the settings"
        yield named(risk.category, risk, ("category",), wanted, settings.risk_categories)


def _actors_named(desk: Desk, briefing: Briefing) -> Iterator[Named]:
    actor = partial(Named, wanted="actor", known=desk.actors, sure="actors" not in desk.broken)
    roles = {role.actor for role in briefing.actors}
    for role in briefing.actors:
        yield actor(role.actor, role, ("actor",), taken=roles)
    for relation in briefing.relations:
        yield actor(relation.from_, relation, ("from",), taken=(relation.to,))
        yield actor(relation.to, relation, ("to",), taken=(relation.from_,))
    for stake in briefing.stakes:
        yield actor(stake.for_, stake, ("for",))
    for risk in briefing.risks:
        yield from _list_named(risk, "exposed", risk.exposed, actor)


def _items_named(briefing_id: str, briefing: Briefing) -> Iterator[Named]:
    here = partial(Named, briefing=briefing_id)
    assumption = partial(here, wanted="assumption of this briefing", known={item.id for item in briefing.assumptions})
    moved = partial(here, wanted="judgement or risk of this briefing", known={item.id for item in briefing.estimates})
    for estimate in briefing.estimates:
        yield from _list_named(estimate, "assumes", estimate.assumes, assumption)
    sign = partial(here, wanted="indicator of this briefing", known={item.id for item in briefing.indicators})
    for estimate in briefing.estimates:
        for change in estimate.history:
            yield from _list_named(change, "indicators", change.indicators, sign)
    for indicator in briefing.indicators:
        both = (*indicator.raises, *indicator.lowers)
        yield from _list_named(indicator, "raises", indicator.raises, moved, both)
        yield from _list_named(indicator, "lowers", indicator.lowers, moved, both)
    for gap in briefing.gaps:
        yield from _list_named(gap, "would_change", gap.would_change, moved)


def _list_named(
    item: Item, key: str, ids: tuple[str, ...], named: Callable[..., Named], beside: Collection[str] = ()
) -> Iterator[Named]:
    for number, one in enumerate(ids):
        yield named(one, item, (key, number), taken=(*ids, *beside))


def _statements_named(desk: Desk, briefing_id: str, statements: tuple[Statement, ...]) -> Iterator[Named]:
    here = {statement.address for statement in statements}
    for statement in statements:
        for item, path, ref in statement.typed_refs:
            other, _, address = ref.rpartition("#")
            typed = item, path
            if other and other not in desk.briefings:
                yield Named(other, *typed, "briefing", desk.briefings, tail=f"#{address}")
                continue
            within = other or briefing_id
            there = here if within == briefing_id else {s.address for s in desk.statements(within)}
            wanted = "statement of this briefing" if within == briefing_id else f"statement of {other}"
            lead = f"{other}#" if other else ""
            taken = set() if address in there else {*_beside(statement, within), *_unfit(desk, within, path[0])}
            yield Named(address, *typed, wanted, there, within, lead, taken=taken)


def _beside(statement: Statement, briefing_id: str) -> Iterator[str]:
    """Yield what a statement names in a briefing already, and itself."""
    yield statement.address
    for *_, ref in statement.typed_refs:
        other, _, address = ref.rpartition("#")
        if other in {"", briefing_id}:
            yield address


def _unfit(desk: Desk, briefing_id: str, key: str | int) -> Iterator[str]:
    """Yield what a key does not take of a briefing: what has no proof, or is no condition, and what was taken back."""
    for statement in desk.statements(briefing_id):
        bare = statement.proof == "none" and not statement.evidence
        if statement.retired or (statement.sort not in CONDITIONS if key == "given" else bare):
            yield statement.address


def _disagreements_named(desk: Desk, briefing_id: str, statements: tuple[Statement, ...]) -> Iterator[Named]:
    for statement in statements:
        refs: tuple[str, ...] = getattr(statement.item, "disagreements", ())
        taken = {one.rpartition("#")[2] for one in refs}
        for number, ref in enumerate(refs):
            typed = statement.item, ("disagreements", number)
            yield _named_within(desk, briefing_id, ref, typed, sort="disagreement", key="disagreements", taken=taken)


def _named_within(  # noqa: PLR0913 - what is named, where it is typed, and what it should be
    desk: Desk,
    briefing_id: str,
    ref: str,
    typed: tuple[Item, tuple[str | int, ...]],
    *,
    sort: str,
    key: str,
    taken: Collection[str],
) -> Named:
    """An item of one list of this briefing, or of another: ``other-briefing#id``."""
    other, _, address = ref.rpartition("#")
    if other and other not in desk.briefings:
        return Named(other, *typed, "briefing", desk.briefings, tail=f"#{address}")
    where = f"of {other}" if other and other != briefing_id else "of this briefing"
    known = {item.id for item in getattr(desk.briefings[other or briefing_id], key)}
    lead = f"{other}#" if other else ""
    return Named(address, *typed, f"{sort} {where}", known, other or briefing_id, lead, taken=taken)
