"""What changed on a desk, and why: what moved, and what was taken back, settled, seen, withdrawn or corrected.

An entry of a history holds what the item said until its day. So what it moved to stands in the next entry that names
the same key, or in the item itself.

    history:                       what readers are told
      - date: 2024-05-02           2 May 2024: likely → roughly even chance
        likelihood: likely
      - date: 2024-06-10           10 June 2024: roughly even chance → unlikely
        likelihood: roughly even chance
    likelihood: unlikely
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.model.briefing import Indicator
from briefing_room.model.derived import derived
from briefing_room.model.estimates import Estimate
from briefing_room.quotes import source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from briefing_room.model.desk import Desk, Settings
    from briefing_room.model.estimates import Change
    from briefing_room.model.scales import Band

MoveSort = Literal[
    "likelihood", "confidence", "text", "reviewed", "retired", "resolved", "observed", "withdrawn",
    "corrected",
]  # fmt: skip
"""What moved. *reviewed*: an entry of a history that names nothing that moved, only why it was looked at again;
*corrected*: an entry of a briefing's corrections."""

Direction = Literal["raised", "lowered", ""]

_CONFIDENCE: Final = ("low", "moderate", "high")


@dataclass(frozen=True)
class Move:
    """One thing that changed on one day.

    ``address`` is the statement's, or the source's id where a source was withdrawn; of a correction it is what was
    corrected, as typed. ``before`` and ``after`` are terms, words of confidence or texts; of what was settled ``after``
    is the outcome. An empty one means that there was none. The bands are those of the scale of the day.
    """

    briefing: str
    address: str
    date: date
    sort: MoveSort
    before: str = ""
    after: str = ""
    why: str = ""
    indicators: tuple[str, ...] = ()
    direction: Direction = ""
    band_before: Band | None = None
    band_after: Band | None = None


@dataclass(frozen=True)
class Moved:
    """What changed of one item on one day for one reason: moves that readers are told of together."""

    moves: tuple[Move, ...]

    @property
    def first(self) -> Move:
        """The move that weighs most: a likelihood before a confidence before words."""
        return self.moves[0]


@derived
def moves_in(desk: Desk) -> tuple[Move, ...]:
    """Everything that changed, the newest first; within a day in the order of briefings and of their pages."""
    return _newest_first(move for briefing_id in sorted(desk.briefings) for move in _moves_of(desk, briefing_id))


def _newest_first(moves: Iterable[Move]) -> tuple[Move, ...]:
    return tuple(sorted(moves, key=lambda move: -move.date.toordinal()))  # which keeps the order within a day


def _moves_in_one(desk: Desk, briefing_id: str) -> tuple[Move, ...]:
    return _newest_first(_moves_of(desk, briefing_id)) if briefing_id in desk.briefings else ()


@derived
def moved_in(desk: Desk, briefing_id: str = "") -> tuple[Moved, ...]:
    """The same, with the moves that one entry of a history tells put together; of one briefing when it is named."""
    groups: list[list[Move]] = []
    for move in _moves_in_one(desk, briefing_id) if briefing_id else moves_in(desk):
        if groups and _are_one(groups[-1][0], move):
            groups[-1].append(move)
        else:
            groups.append([move])
    return tuple(Moved(tuple(group)) for group in groups)


_OF_HISTORY: Final[frozenset[MoveSort]] = frozenset({"likelihood", "confidence", "text"})


def _are_one(one: Move, other: Move) -> bool:
    return (
        {one.sort, other.sort} <= _OF_HISTORY
        and one.sort != other.sort
        and (one.briefing, one.address, one.date, one.why) == (other.briefing, other.address, other.date, other.why)
    )


def moves_of_history(item: Estimate, settings: Settings, briefing_id: str = "") -> tuple[tuple[Change, Moved], ...]:
    """The entries of a history that readers are shown, with what moved in each, in the order they stand in.

    An entry marked `wording` tells only of words; a likelihood or a confidence that it names is shown all the same.
    """
    told = []
    for number, change in enumerate(item.history):
        found = tuple(_moves_of_change(item, number, settings, briefing_id))
        if found:
            told.append((change, Moved(found)))
    return tuple(told)


# --- one briefing -------------------------------------------------------------------------------------


def _moves_of(desk: Desk, briefing_id: str) -> Iterator[Move]:
    for statement in desk.statements(briefing_id):
        item = statement.item
        if statement.retired and not statement.owner:
            retired = statement.retired
            yield Move(briefing_id, statement.address, retired.date, "retired", why=retired.why)
        if isinstance(item, Estimate):
            yield from _moves_of_estimate(item, desk.settings, briefing_id)
        if isinstance(item, Indicator) and item.status == "observed" and item.checked and not item.retired:
            yield Move(briefing_id, item.id, item.checked, "observed")
    yield from _withdrawn(desk, briefing_id)
    for correction in desk.briefings[briefing_id].corrections:
        was, why = correction.was or "", correction.why
        yield Move(briefing_id, correction.what, correction.date, "corrected", before=was, why=why)


def _moves_of_estimate(item: Estimate, settings: Settings, briefing_id: str) -> Iterator[Move]:
    if item.resolved:
        resolved = item.resolved
        yield Move(briefing_id, item.id, resolved.on, "resolved", after=resolved.outcome, why=resolved.because)
    for _, moved in reversed(moves_of_history(item, settings, briefing_id)):  # of two on one day the later first
        yield from moved.moves


def _moves_of_change(item: Estimate, number: int, settings: Settings, briefing_id: str) -> Iterator[Move]:
    change, later = item.history[number], item.history[number + 1 :]

    def made(
        sort: MoveSort, before: str = "", after: str = "", direction: Direction = "", **bands: Band | None
    ) -> Move:
        return Move(
            briefing_id, item.id, change.date, sort, before, after, change.why, change.indicators, direction, **bands
        )

    found = []
    if change.likelihood:
        after, day = _next_likelihood(item, later)
        if after != change.likelihood:
            old, new = _band(settings, change.likelihood, change.date), _band(settings, after, day)
            bands = {"band_before": old, "band_after": new}
            found.append(made("likelihood", change.likelihood, after, _between_bands(old, new), **bands))
    if change.confidence:
        sure = next((c.confidence for c in later if c.confidence), item.confidence) or ""
        if sure != change.confidence:
            found.append(made("confidence", change.confidence, sure, _between_words(change.confidence, sure)))
    if change.text and not change.wording:
        text = next((c.text for c in later if c.text), item.text)
        if text != change.text:
            found.append(made("text", change.text, text))
    if not found and not change.wording:
        found.append(made("reviewed"))
    yield from found


def _next_likelihood(item: Estimate, later: Sequence[Change]) -> tuple[str, date | None]:
    """The term it moved to, and the day whose scale that is read on; None for the present one."""
    for change in later:
        if change.likelihood:
            return change.likelihood, change.date
    return item.likelihood or "", None


def _band(settings: Settings, term: str, day: date | None) -> Band | None:
    """The band of a term that was said until a day; on the desk's other scale when the one of then lacks it."""
    scales = [settings.likelihoods_until(day)] if day else []
    scales.append(settings.likelihoods)
    if settings.scale_before:
        scales.append(settings.scale_before.scale.likelihoods)
    return next((band for scale in scales if (band := scale.band(term))), None)


def _between_bands(old: Band | None, new: Band | None) -> Direction:
    if not old or not new or old.midpoint == new.midpoint:
        return ""
    return "raised" if new.midpoint > old.midpoint else "lowered"


def _between_words(old: str, new: str) -> Direction:
    if old not in _CONFIDENCE or new not in _CONFIDENCE:
        return ""
    return "raised" if _CONFIDENCE.index(new) > _CONFIDENCE.index(old) else "lowered"


def _withdrawn(desk: Desk, briefing_id: str) -> Iterator[Move]:
    """Yield the withdrawn sources that a briefing quotes, in the order of its page."""
    briefing = desk.briefings[briefing_id]
    named = dict.fromkeys(
        source_of(evidence, briefing) or "" for s in desk.statements(briefing_id) for evidence in s.evidence
    )
    for source_id in named:
        source = desk.sources.get(source_id)
        if source and source.facts.withdrawn:
            withdrawn = source.facts.withdrawn
            yield Move(briefing_id, source_id, withdrawn.date, "withdrawn", why=withdrawn.why)
