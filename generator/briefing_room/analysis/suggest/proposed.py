"""All proposals in one order, without what was dismissed; and the dismissals that silence nothing any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.analysis.suggest import (
    absent_actors,
    answered_gaps,
    copies,
    elsewhere,
    opposed,
    unknown_names,
    unused_sentences,
)
from briefing_room.analysis.suggest.proposal import KINDS
from briefing_room.lexicon import lexicon_of
from briefing_room.model.derived import derived
from briefing_room.model.types import main_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_room.analysis.suggest.proposal import Proposal
    from briefing_room.findings import Place
    from briefing_room.model.desk import Desk

_OF_A_BRIEFING = (opposed, answered_gaps, absent_actors, elsewhere, unused_sentences)
_OF_THE_DESK = (copies, unknown_names)


@dataclass(frozen=True)
class Idle:
    """A dismissal that silences nothing: its id, and where it stands."""

    id: str
    place: Place


@derived
def proposed_in(desk: Desk, briefing_id: str) -> tuple[Proposal, ...]:
    """What is proposed for one briefing, in order; a sentence that another kind points at is not told of as unused."""
    found = _ordered(one for rule in _OF_A_BRIEFING for one in rule.proposals(desk, briefing_id))
    return _each_sentence_once(found)


@derived
def proposed_of_all(desk: Desk) -> tuple[Proposal, ...]:
    """What is proposed for the desk as a whole, and for no briefing of its own."""
    return _ordered(one for rule in _OF_THE_DESK for one in rule.proposals(desk))


def proposed(desk: Desk, briefing_id: str | None = None) -> tuple[Proposal, ...]:
    """What is proposed for a briefing, or for the whole desk, in order and without what was dismissed.

    An archived briefing is no longer kept current, so nothing is proposed for it unless it is asked for.
    """
    ids = [briefing_id] if briefing_id else [key for key, one in desk.briefings.items() if not one.is_archived]
    found = [one for key in ids for one in proposed_in(desk, key) if one.id not in desk.briefings[key].dismissed]
    found += [] if briefing_id else proposed_of_all(desk)
    kept = {one.id: one for one in reversed(found) if one.id not in desk.settings.dismissed}
    return _ordered(reversed(kept.values()))


def idle_dismissals(desk: Desk) -> tuple[Idle, ...]:
    """The dismissals that silence nothing any more: what they were written for is said, or reads otherwise now."""
    everywhere = {one.id for one in proposed_of_all(desk)}
    idle = []
    for key, briefing in desk.briefings.items():
        here = {one.id for one in proposed_in(desk, key)} if briefing.dismissed or desk.settings.dismissed else set()
        everywhere |= here
        idle += [Idle(one, briefing.at_key("dismissed", one)) for one in briefing.dismissed if one not in here]
    settings = desk.settings
    idle += [Idle(one, settings.at_key("dismissed", one)) for one in settings.dismissed if one not in everywhere]
    return tuple(idle)


def languages_without_lists(desk: Desk) -> tuple[str, ...]:
    """The languages of sources in which hedges, negations and names are not compared, for want of lists."""
    lexicon = lexicon_of(desk)
    known = dict.fromkeys(main_language(source.language) for source in desk.sources.values())
    return tuple(sorted(one for one in known if lexicon.finder("titles", one).words is None))


def _ordered(found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    kinds = [*KINDS]
    return tuple(sorted(found, key=lambda one: (kinds.index(one.kind), -one.weight, one.spots[0].place, one.id)))


def _each_sentence_once(found: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    told = {(spot.source, spot.start) for one in found if one.kind != "sentence-unused" for spot in one.spots}
    return tuple(
        one for one in found if one.kind != "sentence-unused" or (one.spots[0].source, one.spots[0].start) not in told
    )
