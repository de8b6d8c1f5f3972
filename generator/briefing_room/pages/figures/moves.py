"""What judgements and risks said over time: for each a band of likelihood a period, all on one scale of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.changes import moves_of_history
from briefing_room.model.estimates import Estimate
from briefing_room.pages.figures.axis import percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from briefing_room.analysis.changes import Move
    from briefing_room.model.scales import Band
    from briefing_room.model.statements import Statement
    from briefing_room.pages.site import Site

MOST: Final = 12
"""So many charts one page holds; what moved longest ago is left to the list."""

_EARLIER: Final = 6
"""What was said before the first move has one part in so many of the time that is drawn."""

_PRESENT: Final = 6.0
"""Per cent of the width behind the last day, so that what was said on that day can be seen."""


@dataclass(frozen=True)
class Period:
    """What was said from a day until another; None is a day that is not known, or the present."""

    since: date | None
    until: date | None
    term: str
    band: Band | None


@dataclass(frozen=True)
class Step:
    """A period in the drawing, in per cent from its left and its top."""

    period: Period
    left: float
    right: float

    @property
    def x(self) -> Markup:
        """Where it begins."""
        return percent(self.left)

    @property
    def width(self) -> Markup:
        """How long it lasts."""
        return percent(self.right - self.left)

    @property
    def y(self) -> Markup:
        """The upper end of its band."""
        return percent(100 - self.period.band.high) if self.period.band else percent(100)

    @property
    def height(self) -> Markup:
        """How wide its band is."""
        return percent(self.period.band.high - self.period.band.low) if self.period.band else percent(0)


@dataclass(frozen=True)
class History:
    """What one judgement or risk said, in order: likelihoods, and confidences where they moved as well."""

    statement: Statement
    item: Estimate
    end: date
    likelihoods: tuple[Period, ...]
    confidences: tuple[Period, ...]

    @property
    def moved(self) -> date:
        """The day of its newest move."""
        return self.likelihoods[-1].since or self.end


@dataclass(frozen=True)
class Chart:
    """A history as it is drawn."""

    history: History
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Charts:
    """The charts of a page, which all show the same time: up to ``end``, the first move on ``first``."""

    first: date
    end: date
    charts: tuple[Chart, ...]


def charts_of(site: Site, briefing_id: str) -> Charts | None:
    """The judgements and risks of a briefing whose likelihood moved, in the order of its page."""
    return _charts(_histories(site, briefing_id))


def newest_charts(site: Site, most: int = MOST) -> Charts | None:
    """Those of all briefings, the newest move first."""
    found = [history for key in site.newest_first for history in _histories(site, key)]
    return _charts(sorted(found, key=lambda history: -history.moved.toordinal())[:most])


def _histories(site: Site, briefing_id: str) -> list[History]:
    as_of = site.heading(briefing_id).as_of.date
    made = (_history(site, statement, as_of) for statement in site.statements[briefing_id] if not statement.retired)
    return [history for history in made if history]


def _history(site: Site, statement: Statement, as_of: date) -> History | None:
    """What a judgement or risk said; None when its likelihood never moved."""
    item = statement.item
    if not isinstance(item, Estimate) or statement.owner:
        return None
    told = moves_of_history(item, site.desk.settings, statement.briefing)
    moves = sorted((move for _, moved in told for move in moved.moves), key=lambda move: move.date)
    likelihoods = _periods(move for move in moves if move.sort == "likelihood")
    if not likelihoods:
        return None
    end = item.resolved.on if item.resolved else as_of
    confidences = _periods(move for move in moves if move.sort == "confidence")
    return History(statement, item, max(end, likelihoods[-1].since or end), likelihoods, confidences)


def _periods(moves: Iterable[Move]) -> tuple[Period, ...]:
    """What was said until each move, and from the last one on."""
    periods: list[Period] = []
    since, last = None, None
    for move in moves:
        periods.append(Period(since, move.date, move.before, move.band_before))
        since, last = move.date, move
    if last:
        periods.append(Period(since, None, last.after, last.band_after))
    return tuple(periods)


def _charts(histories: Iterable[History]) -> Charts | None:
    found = tuple(histories)
    if not found:
        return None
    first = min(period.until for history in found for period in history.likelihoods if period.until)
    end = max(history.end for history in found)
    scale = _Scale(first, max(end, first + timedelta(days=1)))
    return Charts(first, end, tuple(Chart(history, tuple(_steps(history, scale))) for history in found))


@dataclass(frozen=True)
class _Scale:
    """Days to per cent; what was before the first move has its part at the left."""

    first: date
    end: date

    def at(self, day: date) -> float:
        before = 100 / _EARLIER
        return before + (day - self.first).days / (self.end - self.first).days * (100 - before - _PRESENT)


def _steps(history: History, scale: _Scale) -> Iterable[Step]:
    for period in history.likelihoods:
        left = scale.at(period.since) if period.since else 0.0
        yield Step(period, left, scale.at(period.until) if period.until else scale.at(history.end) + _PRESENT)
