"""How judgements and risks turned out: each one, how often in each band of the scale, and the Brier score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from briefing_room.analysis.support import standing
from briefing_room.model.derived import derived
from briefing_room.model.estimates import Estimate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.model.desk import Desk
    from briefing_room.model.estimates import Resolved
    from briefing_room.model.scales import Band
    from briefing_room.model.statements import Statement

FEWEST: Final = 20
"""Scored items from which a Brier score is given; fewer say nothing about calibration."""


@dataclass(frozen=True)
class Settled:
    """One item that has turned out. ``band`` is what was said of it before, on the scale of the day it was settled."""

    statement: Statement
    outcome: Statement
    item: Estimate
    resolved: Resolved
    band: Band | None

    @property
    def scored(self) -> bool:
        """Whether it counts: it had a likelihood, and it happened or did not."""
        return self.band is not None and self.resolved.outcome != "void"

    @property
    def occurred(self) -> bool:
        """Whether it happened."""
        return self.resolved.outcome == "occurred"


@dataclass(frozen=True)
class BandRecord:
    """How items of one likelihood turned out: how many were scored, and how many of them happened."""

    band: Band
    scored: int
    occurred: int

    @property
    def share(self) -> int | None:
        """How many of a hundred happened, rounded; None where there was none."""
        return round(100 * self.occurred / self.scored) if self.scored else None


@dataclass(frozen=True)
class TrackRecord:
    """All items that have turned out, the newest first, and what they come to.

    ``overdue`` are the living items whose horizon lies before the cut-off of their briefing and that nobody has
    settled; ``waiting`` is how many others are not settled.
    """

    settled: tuple[Settled, ...]
    bands: tuple[BandRecord, ...]
    overdue: tuple[Statement, ...]
    waiting: int

    @property
    def scored(self) -> tuple[Settled, ...]:
        """Those that count."""
        return tuple(one for one in self.settled if one.scored)

    @property
    def void(self) -> int:
        """How many were void."""
        return sum(one.resolved.outcome == "void" for one in self.settled)

    @property
    def brier(self) -> float | None:
        """The Brier score of the items that count, from `FEWEST` of them on; None below."""
        return brier_score(self.scored) if len(self.scored) >= FEWEST else None


@derived
def track_record_of(desk: Desk) -> TrackRecord:
    """The track record of a desk. What was taken back is not counted."""
    settled = sorted(_settled(desk), key=lambda one: -one.resolved.on.toordinal())  # stable: briefings stay in order
    unsettled = [(s, item) for s, item in _estimates(desk) if not item.resolved]
    overdue = tuple(
        statement
        for statement, item in unsettled
        if item.horizon and item.horizon < desk.briefings[statement.briefing].as_of.date
    )
    return TrackRecord(tuple(settled), _bands(desk, settled), overdue, len(unsettled) - len(overdue))


def brier_score(settled: Sequence[Settled]) -> float:
    """The mean of the squared differences between what was said, from 0 to 1, and what happened, 0 or 1.

    A term counts as the midpoint of its band (Brier 1950: Verification of forecasts expressed in terms of
    probability). 0 is best; who always says 50 per cent gets 0.25.
    """
    squares = [(one.band.midpoint - one.occurred) ** 2 for one in settled if one.band]
    return sum(squares) / len(squares)


def _estimates(desk: Desk) -> Iterator[tuple[Statement, Estimate]]:
    for briefing_id in desk.briefings:
        for statement in standing(desk, briefing_id):
            if isinstance(statement.item, Estimate):
                yield statement, statement.item


def _settled(desk: Desk) -> Iterator[Settled]:
    for statement, item in _estimates(desk):
        outcome = desk.statement(f"{statement.address}-outcome", statement.briefing)
        if item.resolved and outcome:
            yield Settled(statement, outcome, item, item.resolved, _said_before(desk, item, item.resolved))


def _said_before(desk: Desk, item: Estimate, resolved: Resolved) -> Band | None:
    # A likelihood that was set on the day of the outcome, or after it, is no forecast: what was said before counts.
    #   history:  2 May  unlikely (until then)      resolved:  2 May      likelihood:  almost certain
    #                    ^^^^^^^^ counts
    late = next((change for change in item.history if change.date >= resolved.on and change.likelihood), None)
    term = late.likelihood if late else item.likelihood
    settings = desk.settings
    scale = settings.likelihoods_until(late.date) if late else settings.likelihoods_on(resolved.on)
    return scale.band(term) if term else None


def _bands(desk: Desk, settled: Sequence[Settled]) -> tuple[BandRecord, ...]:
    """The bands of the present scale, and those of the former one that were used and differ."""
    bands = list(desk.settings.likelihoods.bands)
    bands += dict.fromkeys(cast("Band", one.band) for one in settled if one.scored and one.band not in bands)
    return tuple(
        BandRecord(band, len(group), sum(one.occurred for one in group))
        for band in bands
        for group in [[one for one in settled if one.scored and one.band == band]]
    )
