"""What a statement rests on in the end: sources, and the origins behind them.

A statement is supported by the sources its own evidence is from, and by whatever supports the statements it rests
on. Evidence that bears against a statement supports nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.model.derived import derived
from briefing_room.quotes import fold, source_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement

Key = tuple[str, str]
"""A statement: the briefing's id and its address there."""


def key_of(statement: Statement) -> Key:
    """The key of a statement."""
    return statement.briefing, statement.address


@dataclass(frozen=True)
class Support:
    """For each statement that stands the sources it rests on in the end, directly or through other statements."""

    sources: Mapping[Key, frozenset[str]]
    direct: Mapping[Key, frozenset[str]]
    """The sources of a statement's own evidence."""
    resting: Mapping[str, tuple[Statement, ...]]
    """For each source the statements that rest on it in the end, in the order of their briefings."""

    def of(self, statement: Statement) -> frozenset[str]:
        """The sources a statement rests on; none for what needs no proof and has none."""
        return self.sources.get(key_of(statement), frozenset())


def support_in(desk: Desk) -> Support:
    """The support of every statement of the desk; who asks for one has read that of no other."""
    return Support(sources_behind(desk), own_sources(desk), resting_on(desk))


@derived
def sources_behind(desk: Desk) -> Mapping[Key, frozenset[str]]:
    """For each statement that stands the sources it rests on in the end."""
    return _support_in(desk).sources


@derived
def own_sources(desk: Desk) -> Mapping[Key, frozenset[str]]:
    """For each statement that stands the sources of its own evidence."""
    return _support_in(desk).direct


@derived
def resting_on(desk: Desk) -> Mapping[str, tuple[Statement, ...]]:
    """For each source the statements that rest on it in the end."""
    return _support_in(desk).resting


@derived
def _support_in(desk: Desk) -> Support:
    direct = {key_of(s): _own_sources(desk, s) for key in desk.briefings for s in standing(desk, key)}
    rests = {key_of(s): _targets(desk, s, direct) for key in desk.briefings for s in standing(desk, key)}
    whole = _gathered(direct, rests)
    resting: dict[str, list[Statement]] = {}
    for briefing_id in desk.briefings:
        for statement in standing(desk, briefing_id):
            for source_id in whole[key_of(statement)]:
                resting.setdefault(source_id, []).append(statement)
    return Support(whole, direct, {key: tuple(statements) for key, statements in resting.items()})


def _gathered(direct: Mapping[Key, frozenset[str]], rests: Mapping[Key, tuple[Key, ...]]) -> dict[Key, frozenset[str]]:
    """The sources of each statement with those of all that it rests on, in the end."""
    whole = dict(direct)
    above: dict[Key, list[Key]] = defaultdict(list)
    for key, targets in rests.items():
        for target in targets:
            above[target].append(key)
    # What a statement rests on may rest on more; a circle is a finding of its own, and adds nothing here.
    waiting = [key for key in above if whole[key]]
    while waiting:
        target = waiting.pop()
        for key in above.get(target, ()):
            if not whole[target] <= whole[key]:
                whole[key] |= whole[target]
                waiting.append(key)
    return whole


def origin_of(source: Source) -> str | None:
    """Who first said it, in a form that can be compared; None when it is not known."""
    return fold(source.facts.origin).lower() if source.facts.origin else None


def origins_of(desk: Desk, sources: frozenset[str]) -> frozenset[str]:
    """The known origins behind sources."""
    return frozenset(origin for key in sources if (origin := origin_of(desk.sources[key])))


@derived
def withdrawn_in(desk: Desk) -> frozenset[str]:
    """Ids of the sources that were withdrawn; one of which it is not understood how is not among them."""
    return frozenset(
        key
        for key, source in desk.sources.items()
        if (facts := source.facts).withdrawn and not facts.broken("withdrawn") and not facts.withdrawn.mark.broken
    )


@derived
def standing(desk: Desk, briefing_id: str) -> tuple[Statement, ...]:
    """The statements of a briefing that were not taken back, nor the items they belong to."""
    return tuple(statement for statement in desk.statements(briefing_id) if not desk.is_gone(statement))


def _own_sources(desk: Desk, statement: Statement) -> frozenset[str]:
    briefing = desk.briefings[statement.briefing]
    named = (source_of(evidence, briefing) for evidence in statement.evidence if evidence.bears == "for")
    return frozenset(key for key in named if key is not None and key in desk.sources)


def _targets(desk: Desk, statement: Statement, known: Mapping[Key, frozenset[str]]) -> tuple[Key, ...]:
    found = (desk.statement(ref, statement.briefing) for ref in statement.rests_on)
    return tuple(key_of(target) for target in found if target and key_of(target) in known)
