"""Dates in words, in any language: one writer, for what pages say and for what is said to an analyst.

What is said around a date (about, uncertain, open) is a message like any other. English has the names of its months
here; another language takes them, and the order of day, month and year, from Babel.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from briefing_room.model.dates import NOT_SPECIFIED, SEASON_STARTS, DateParts
from briefing_room.words import ENGLISH, SOURCE

if TYPE_CHECKING:
    from briefing_room.model.dates import Edtf, End
    from briefing_room.words import Words

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

SEASONS: Final = {21: "spring {year}", 22: "summer {year}", 23: "autumn {year}", 24: "winter {year}"}  # messages
QUALIFIERS: Final = {"?": "{date} (uncertain)", "~": "about {date}", "%": "about {date} (uncertain)"}  # messages
ENDS: Final = {  # messages
    "..": ("from {date}, end open", "until {date}, start open"),
    "": ("from {date}, end unknown", "until {date}, start unknown"),
}
"""An interval without its end, and one without its start, whose other side is open or unknown."""

_STAND_IN: Final = 2000
"""A leap year that Babel writes, in whose place any other is put: Python's calendar ends at the years 1 and 9999."""


def day_in_words(day: date, words: Words = ENGLISH) -> str:
    """A day as readers see it: ``23 April 2024``."""
    return _calendar(str(day.year), day.month, day.day, words)


def date_in_words(when: Edtf, words: Words = ENGLISH) -> str:
    """A date that may be uncertain, a month, an interval or unknown."""
    if not when.sides:
        return words.text("date unknown")
    if len(when.sides) == 1:
        return _side(when.sides[0], words)
    return _interval(*when.sides, words)


def _interval(start: DateParts | End, end: DateParts | End, words: Words) -> str:
    if not isinstance(start, DateParts):
        return words.text(ENDS[start][1]).format(date=_side(end, words))
    if not isinstance(end, DateParts):
        return words.text(ENDS[end][0]).format(date=_side(start, words))
    return words.text("{start} to {end}").format(start=_side(start, words), end=_side(end, words))


def _side(parts: DateParts | End, words: Words) -> str:
    """One date, with its time of day and how sure it is; nothing for a side without a date."""
    if not isinstance(parts, DateParts):
        return ""
    written = _parts(parts, words)
    if parts.time:
        return f"{written}, {parts.time} {parts.zone}".rstrip()
    return words.text(QUALIFIERS[parts.qualifier]).format(date=written) if parts.qualifier else written


def _parts(parts: DateParts, words: Words) -> str:
    year, month, day = parts.year, parts.month, parts.day
    if "X" in year:
        return words.text("{year}s").format(year=year.replace("X", "0"))
    if not month:
        return year
    if month == NOT_SPECIFIED:
        message = words.text("some day in {year}") if day else words.text("some month in {year}")
        return message.format(year=year)
    number = int(month)
    if number in SEASON_STARTS:
        return words.text(SEASONS[number]).format(year=year)
    if day == NOT_SPECIFIED:
        return words.text("some day in {month}").format(month=_calendar(year, number, 0, words))
    return _calendar(year, number, int(day or 0), words)


def _calendar(year: str, month: int, day: int, words: Words) -> str:
    """A day, or with 0 a month, as the language writes it."""
    if words.language == SOURCE:
        return f"{day} {_MONTHS[month - 1]} {year}" if day else f"{_MONTHS[month - 1]} {year}"
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - an English site does without it

    moment = date(_STAND_IN, month, day or 1)
    written: str = (
        format_date(moment, "long", words.language) if day else format_skeleton("yMMMM", moment, locale=words.language)
    )
    if day == 1:  # which some languages call by an ordinal, and Babel does not
        # translators: the first day of a month, as a date names it
        written = re.sub(r"\b1\b", words.text("1"), written, count=1)
    return written.replace(str(_STAND_IN), year)
