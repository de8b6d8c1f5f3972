"""The days a date may mean, so that it can be drawn as long and as sure as it is."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.model.dates import SEASON_STARTS, DateParts

if TYPE_CHECKING:
    from briefing_room.model.briefing import TimelineEntry
    from briefing_room.model.dates import Edtf, End

Certainty = Literal["day", "span", "vague", "estimated", "unknown"]
"""How well a date is known. *span*: a month, a year or a period; *vague*: about then, or uncertain."""

_DECEMBER, _SEASON_MONTHS = 12, 3
_YEARS_OF_X: Final = {0: 1, 1: 10, 2: 100}
"""Years that a year with so many unspecified digits may mean: none, a decade's, a century's."""


@dataclass(frozen=True)
class Span:
    """First and last day, as ordinals. An open side has no end that is known."""

    first: int
    last: int
    open_start: bool = False
    open_end: bool = False


def certainty_of(entry: TimelineEntry) -> Certainty:
    """How well the date of an entry is known. An estimate counts only where the sources give no date."""
    if not entry.date.sides:
        return "estimated" if entry.estimate and entry.estimate.sides else "unknown"
    sides = [side for side in entry.date.sides if isinstance(side, DateParts)]
    if any(side.qualifier for side in sides):
        return "vague"
    return "day" if len(entry.date.sides) == 1 and sides[0].day.isdigit() else "span"


def span_of(when: Edtf | None) -> Span | None:
    """The days a date may mean; None when it is unknown, or outside the years that can be drawn (1 to 9999)."""
    if when is None or not when.sides:
        return None
    if len(when.sides) == 1:
        return _days(when.sides[0])
    start, end = when.sides
    first, last = _days(start), _days(end)
    if first and last:
        return Span(first.first, max(first.last, last.last))
    if first and isinstance(end, str):
        return Span(first.first, first.last, open_end=True)
    if last and isinstance(start, str):
        return Span(last.first, last.last, open_start=True)
    return None


def _days(parts: DateParts | End) -> Span | None:
    """The days of one side; none for a side without a date."""
    if not isinstance(parts, DateParts):
        return None
    years = _YEARS_OF_X[parts.year.count("X")]
    if not 1 <= parts.first[0] <= MAXYEAR - years + 1:
        return None
    start = date(*parts.first)
    if parts.day.isdigit():
        return Span(start.toordinal(), start.toordinal())
    if not parts.month.isdigit():
        return Span(start.toordinal(), date(start.year + years - 1, _DECEMBER, 31).toordinal())
    months = _SEASON_MONTHS if int(parts.month) in SEASON_STARTS else 1
    return Span(start.toordinal(), _end_of_month(start, months).toordinal())


def _end_of_month(start: date, months: int) -> date:
    """The last day of the month that many months on, the first one counted; of winter: in the next year."""
    years, month = divmod(start.month + months - 2, 12)
    year = start.year + years
    return date(year, month + 1, monthrange(year, month + 1)[1]) if year <= MAXYEAR else date.max
