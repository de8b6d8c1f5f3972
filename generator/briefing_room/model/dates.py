"""Dates as sources and analysts know them: whole days, and EDTF for the rest.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019, here levels 0 and 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

UNKNOWN: Final = "unknown"

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SEASON_STARTS: Final = {21: 3, 22: 6, 23: 9, 24: 12}
_DECEMBER: Final = 12

_DATE = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?P<qualifier>[?~%])?"
)
_LONG_YEAR = re.compile(r"Y(-?\d{5,12})", re.ASCII)
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?", re.ASCII)
_QUALIFIERS: Final = {"?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)"}


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


def day_in_words(day: date) -> str:
    """A day as readers see it: ``23 April 2024``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True)
class Edtf:
    """One EDTF expression: as it was written, in words, and a key to sort by.

    ``order`` is the first moment it may mean (year, month, day); for an unknown
    date, or an interval without a known start, it is None.
    """

    text: str
    words: str
    order: tuple[int, int, int] | None


def read_edtf(text: str) -> Edtf:
    """An EDTF expression of level 0 or 1, or the word ``unknown``.

    Raises:
        ValueError: the expression is not of these levels, or names a day that does not exist.
    """
    if text == UNKNOWN:
        return Edtf(text, "date unknown", None)
    if "/" in text:
        return _read_interval(text)
    stamp = _TIMESTAMP.fullmatch(text)
    if stamp:
        return _read_timestamp(text, stamp)
    return _read_date(text)


def _read_interval(text: str) -> Edtf:
    start, _, end = text.partition("/")
    ends = {"": "an unknown date", "..": "an open date"}
    if start in ends and end in ends:
        message = "an interval needs a date on at least one side"
        raise ValueError(message)
    first = None if start in ends else _read_date(start)
    last = None if end in ends else _read_date(end)
    if first and last and first.order and _last_day(end) < first.order:
        message = "the interval ends before it begins"
        raise ValueError(message)
    if first and last:
        words = f"{first.words} to {last.words}"
    elif first:
        words = f"from {first.words}, end {'open' if end == '..' else 'unknown'}"
    else:
        words = f"until {last.words if last else ''}, start {'open' if start == '..' else 'unknown'}"
    return Edtf(text, words, first.order if first else None)


def _last_day(text: str) -> tuple[int, int, int]:
    """The last day a date may mean, as the calendar's longest month has it."""
    parts = _DATE.fullmatch(text)
    if not parts:
        return int(text.removeprefix("Y")), _DECEMBER, 31
    year, month, day = int(parts["year"].replace("X", "9")), parts["month"], parts["day"]
    if parts["year"].startswith("-") and "X" in parts["year"]:
        year = int(parts["year"].replace("X", "0"))
    if month in {None, "XX"}:
        return year, _DECEMBER, 31
    if int(month) in _SEASON_STARTS:
        last = _SEASON_STARTS[int(month)] + 2
        return (year, last, 31) if last <= _DECEMBER else (year + 1, last - _DECEMBER, 31)
    return year, int(month), 31 if day in {None, "XX"} else int(day)


def _read_timestamp(text: str, stamp: re.Match[str]) -> Edtf:
    moment = datetime.fromisoformat(stamp[1])
    zone = {None: "", "Z": " UTC"}.get(stamp[2], f" UTC{stamp[2]}")
    words = f"{day_in_words(moment.date())}, {moment:%H:%M}{zone}"
    return Edtf(text, words, (moment.year, moment.month, moment.day))


def _read_date(text: str) -> Edtf:
    long_year = _LONG_YEAR.fullmatch(text)
    if long_year:
        return Edtf(text, long_year[1], (int(long_year[1]), 1, 1))
    parts = _DATE.fullmatch(text)
    if not parts or not text.isascii():
        message = "not an EDTF date (level 0 or 1)"
        raise ValueError(message)
    order = _first_day(parts["year"], parts["month"], parts["day"])
    words = _date_words(parts["year"], parts["month"], parts["day"])
    return Edtf(text, _QUALIFIERS.get(parts["qualifier"], "{}").format(words), order)


def _first_day(year: str, month: str | None, day: str | None) -> tuple[int, int, int]:
    """The first day the parts may mean.

    Raises:
        ValueError: the calendar has no such month or day.
    """
    first_year = int(year.replace("X", "0"))
    if "X" in year and month:
        message = "a year with unspecified digits has no month"
        raise ValueError(message)
    if not month or month == "XX":
        if day and day != "XX":
            message = "a day needs its month"
            raise ValueError(message)
        return first_year, 1, 1
    number = int(month)
    if number in _SEASONS and not day:
        return first_year, _SEASON_STARTS[number], 1
    if not 1 <= number <= _DECEMBER:
        message = "the calendar has no such month"
        raise ValueError(message)
    first_day = int(day) if day and day != "XX" else 1
    # The calendar of Python begins in year 1; a leap cycle of 400 years makes any other year the same.
    try:
        date(first_year % 400 + 400, number, first_day)
    except ValueError:
        message = "the calendar has no such day"
        raise ValueError(message) from None
    return first_year, number, first_day


def _date_words(year: str, month: str | None, day: str | None) -> str:
    if "X" in year:
        return f"{year.replace('X', '0')}s"
    if not month:
        return year
    if month == "XX":
        return f"some {'day' if day else 'month'} in {year}"
    number = int(month)
    if number in _SEASONS:
        return f"{_SEASONS[number]} {year}"
    name = f"{_MONTHS[number - 1]} {year}"
    if not day:
        return name
    return f"some day in {name}" if day == "XX" else f"{int(day)} {name}"
