"""The days a date may mean, so that it can be drawn as long and as sure as it is."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.model.dates import read_edtf

if TYPE_CHECKING:
    from briefing_room.model.briefing import TimelineEntry
    from briefing_room.model.dates import Edtf

Certainty = Literal["day", "span", "vague", "estimated", "unknown"]
"""How well a date is known. *span*: a month, a year or a period; *vague*: about then, or uncertain."""

_SPRING, _DECEMBER, _SEASON_MONTHS = 21, 12, 3
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
    if entry.date.text == "unknown":
        return "estimated" if entry.estimate and entry.estimate.text != "unknown" else "unknown"
    if re.search("[~?%]", entry.date.text):
        return "vague"
    return "day" if re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", entry.date.text) else "span"


def span_of(when: Edtf | None) -> Span | None:
    """The days a date may mean; None when it is unknown, or outside the years that can be drawn (1 to 9999)."""
    if when is None or when.text == "unknown":
        return None
    if "/" not in when.text:
        return _days(when.text)
    start, _, end = when.text.partition("/")
    first, last = _side(start), _side(end)
    if first and last:
        return Span(first.first, max(first.last, last.last))
    if first and _is_open(end):
        return Span(first.first, first.last, open_end=True)
    if last and _is_open(start):
        return Span(last.first, last.last, open_start=True)
    return None


def _is_open(text: str) -> bool:
    return text in {"", ".."}


def _side(text: str) -> Span | None:
    return None if _is_open(text) else _days(text)


def _days(text: str) -> Span | None:
    """The days of one date, which is no interval."""
    order = read_edtf(text).order
    years = _YEARS_OF_X.get(text.split("-", maxsplit=1)[0].count("X"), 1)
    if order is None or text.startswith(("Y", "-")) or not 1 <= order[0] <= MAXYEAR - years + 1:
        return None
    start = date(*order)
    parts = text.rstrip("~?%").split("T")[0].split("-")[1:]
    month, day = [part if part.isdigit() else "" for part in (*parts, "", "")[:2]]
    if day:
        return Span(start.toordinal(), start.toordinal())
    if not month:
        return Span(start.toordinal(), date(start.year + years - 1, _DECEMBER, 31).toordinal())
    months = _SEASON_MONTHS if int(month) >= _SPRING else 1
    return Span(start.toordinal(), _end_of_month(start, months).toordinal())


def _end_of_month(start: date, months: int) -> date:
    """The last day of the month that many months on, the first one counted; of winter: in the next year."""
    years, month = divmod(start.month + months - 2, 12)
    year = start.year + years
    return date(year, month + 1, monthrange(year, month + 1)[1]) if year <= MAXYEAR else date.max
