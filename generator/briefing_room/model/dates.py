"""Dates as sources and analysts know them: whole days, and EDTF for the rest.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019, here levels 0 and 1. An expression is read here, and nowhere
else, into its parts; `words/dates.py` writes them in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

UNKNOWN: Final = "unknown"
NOT_SPECIFIED: Final = "XX"
"""A month or a day of which it is said that it is not known."""

SEASON_STARTS: Final = {21: 3, 22: 6, 23: 9, 24: 12}
"""The month in which a season begins, by the number that EDTF writes in a month's place."""

_DECEMBER: Final = 12

_DATE = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?P<qualifier>[?~%])?"
)
_LONG_YEAR = re.compile(r"Y(-?\d{5,12})", re.ASCII)
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?", re.ASCII)

Day = tuple[int, int, int]
"""Year, month, day; the year may be one that Python's calendar lacks."""

End = Literal["..", ""]
"""A side of an interval without a date: open, or unknown."""

_ENDS: Final[dict[str, End]] = {"..": "..", "": ""}


def read_day(text: str) -> date:
    """A day written ``YYYY-MM-DD``.

    Raises:
        ValueError: it is not written so, or the calendar has no such day.
    """
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        message = "a day is written YYYY-MM-DD"
        raise ValueError(message)
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = "the calendar has no such day"
        raise ValueError(message) from None


@dataclass(frozen=True)
class DateParts:
    """One date by its parts, as they are written; what is not said is empty.

    ``year`` may hold ``X`` for digits that are not specified, ``month`` the number of a season; ``first`` is the first
    day that the date may mean.
    """

    first: Day
    year: str
    month: str = ""
    day: str = ""
    qualifier: str = ""
    time: str = ""
    zone: str = ""


@dataclass(frozen=True)
class Edtf:
    """One EDTF expression: as it was written, and by its parts.

    ``sides`` are none for an unknown date, one for a date, and two for an interval, of which one may have no date.
    """

    text: str
    sides: tuple[()] | tuple[DateParts] | tuple[DateParts | End, DateParts | End]

    @property
    def order(self) -> Day | None:
        """The first day it may mean; None for an unknown date, or an interval without a known start."""
        start = self.sides[0] if self.sides else ""
        return start.first if isinstance(start, DateParts) else None


def read_edtf(text: str) -> Edtf:
    """An EDTF expression of level 0 or 1, or the word ``unknown``.

    Raises:
        ValueError: the expression is not of these levels, or names a day that does not exist.
    """
    if text == UNKNOWN:
        return Edtf(text, ())
    if "/" in text:
        return Edtf(text, _read_interval(text))
    stamp = _TIMESTAMP.fullmatch(text)
    return Edtf(text, (_read_timestamp(stamp) if stamp else _read_date(text),))


def _read_interval(text: str) -> tuple[DateParts | End, DateParts | End]:
    start, _, end = text.partition("/")
    first, last = _read_side(start), _read_side(end)
    if isinstance(first, str) and isinstance(last, str):
        message = "an interval needs a date on at least one side"
        raise ValueError(message)  # noqa: TRY004 - the expression is wrong, not a type
    if isinstance(first, DateParts) and isinstance(last, DateParts) and _last_day(last) < first.first:
        message = "the interval ends before it begins"
        raise ValueError(message)
    return first, last


def _read_side(text: str) -> DateParts | End:
    return _ENDS[text] if text in _ENDS else _read_date(text)


def _last_day(parts: DateParts) -> Day:
    """The last day a date may mean, as the calendar's longest month has it."""
    year, month = int(parts.year.replace("X", "0" if parts.year.startswith("-") else "9")), parts.month
    if month in {"", NOT_SPECIFIED}:
        return year, _DECEMBER, 31
    if int(month) in SEASON_STARTS:
        last = SEASON_STARTS[int(month)] + 2
        return (year, last, 31) if last <= _DECEMBER else (year + 1, last - _DECEMBER, 31)
    return year, int(month), 31 if parts.day in {"", NOT_SPECIFIED} else int(parts.day)


def _read_timestamp(stamp: re.Match[str]) -> DateParts:
    moment = datetime.fromisoformat(stamp[1])
    return DateParts(
        (moment.year, moment.month, moment.day),
        str(moment.year),
        f"{moment.month:02}",
        f"{moment.day:02}",
        time=f"{moment:%H:%M}",
        zone={None: "", "Z": "UTC"}.get(stamp[2], f"UTC{stamp[2]}"),
    )


def _read_date(text: str) -> DateParts:
    long_year = _LONG_YEAR.fullmatch(text)
    if long_year:
        return DateParts((int(long_year[1]), 1, 1), long_year[1])
    parts = _DATE.fullmatch(text)
    if not parts or not text.isascii():
        message = "not an EDTF date (level 0 or 1)"
        raise ValueError(message)
    year, month, day, qualifier = (part or "" for part in parts.group("year", "month", "day", "qualifier"))
    return DateParts(_first_day(year, month, day), year, month, day, qualifier)


def _first_day(year: str, month: str, day: str) -> Day:
    """The first day the parts may mean.

    Raises:
        ValueError: the calendar has no such month or day.
    """
    first_year = int(year.replace("X", "0"))
    if "X" in year and month:
        message = "a year with unspecified digits has no month"
        raise ValueError(message)
    if not month or month == NOT_SPECIFIED:
        if day and day != NOT_SPECIFIED:
            message = "a day needs its month"
            raise ValueError(message)
        return first_year, 1, 1
    number = int(month)
    if number in SEASON_STARTS and not day:
        return first_year, SEASON_STARTS[number], 1
    if not 1 <= number <= _DECEMBER:
        message = "the calendar has no such month"
        raise ValueError(message)
    first_day = int(day) if day and day != NOT_SPECIFIED else 1
    # The calendar of Python begins in year 1; a leap cycle of 400 years makes any other year the same.
    try:
        date(first_year % 400 + 400, number, first_day)
    except ValueError:
        message = "the calendar has no such day"
        raise ValueError(message) from None
    return first_year, number, first_day
