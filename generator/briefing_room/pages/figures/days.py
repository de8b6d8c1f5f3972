"""A scale of days, and the days that are named on its axis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.pages.figures.axis import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

_EDGE: Final = 5.0
"""Per cent of the width beside the first and the last day."""

_NEAR_EDGE: Final = 12
"""Per cent of the width in which words are not set round their mark: they would be cut off."""

_MOST_DAYS: Final = 3
_MOST_YEARS: Final = 6
"""So many days, or years, are named on the axis: their words have room beside each other."""

_MONTHS_APART: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 24000)


@dataclass(frozen=True)
class Tick:
    """One day named on the axis. ``year`` alone is to be said when whole years are marked."""

    at: float
    day: date
    whole_year: bool

    @property
    def x(self) -> Markup:
        """Where it stands."""
        return percent(self.at)

    @property
    def side(self) -> Literal["left", "middle", "right"]:
        """Where its words stand beside its mark: never outside the drawing."""
        if self.at < _NEAR_EDGE:
            return "left"
        return "right" if self.at > 100 - _NEAR_EDGE else "middle"


@dataclass(frozen=True)
class Scale:
    """Days to per cent, with room at both edges."""

    first: int
    last: int

    def at(self, day: int) -> float:
        """Where a day stands, in per cent of the width."""
        return _EDGE + (day - self.first) / (self.last - self.first) * (100 - 2 * _EDGE)


def ticks_of(scale: Scale) -> tuple[Tick, ...]:
    """First days of months, as many months apart as leaves room for their words."""
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    apart = next(apart for apart in _MONTHS_APART if _have_room(first, last, apart))
    days = list(_month_starts(first, last, apart))
    if len(days) < 2:  # noqa: PLR2004 - one day on an axis is no scale, so its ends are named
        return Tick(scale.at(scale.first), first, whole_year=False), Tick(scale.at(scale.last), last, whole_year=False)
    return tuple(Tick(scale.at(day.toordinal()), day, whole_year=apart % 12 == 0) for day in days)


def _have_room(first: date, last: date, apart: int) -> bool:
    most = _MOST_YEARS if apart % 12 == 0 else _MOST_DAYS
    # Counted only when there may be few enough: thousands of years have many months.
    few = (last.year - first.year) * 12 <= (most + 2) * apart
    return few and len(list(_month_starts(first, last, apart))) <= most


def _month_starts(first: date, last: date, apart: int) -> Iterator[date]:
    """Yield the first days of months in a stretch of time, counted so that a year begins with one of them."""
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for number in range(begin - begin % apart, end + 1, apart):
        year, month = divmod(number, 12)
        if year >= 1 and first <= date(year, month + 1, 1) <= last:
            yield date(year, month + 1, 1)
