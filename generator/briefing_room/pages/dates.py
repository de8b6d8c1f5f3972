"""Dates in words, in the language of the interface.

English is written by the model, whose words the findings use too. Other languages take names and order of months from
Babel, and what is said around them from the catalogue.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from briefing_room.model.dates import UNKNOWN
from briefing_room.model.dates import day_in_words as day_in_english
from briefing_room.words import SOURCE

if TYPE_CHECKING:
    from briefing_room.model.dates import Edtf
    from briefing_room.words import Words

SEASONS: Final = {21: "spring {year}", 22: "summer {year}", 23: "autumn {year}", 24: "winter {year}"}
QUALIFIERS: Final = {"?": "{date} (uncertain)", "~": "about {date}", "%": "about {date} (uncertain)"}
ENDS: Final = {
    "..": ("from {date}, end open", "until {date}, start open"),
    "": ("from {date}, end unknown", "until {date}, start unknown"),
}
"""An interval without its end, and one without its start, whose other side is open or unknown."""

_FIRST: Final = {"fr": "1er"}
"""Languages that call the first day of a month by an ordinal, which Babel does not."""

_STAND_IN: Final = 2000
"""A leap year that Babel writes, in whose place any other is put: Python's calendar ends at the years 1 and 9999."""

_TIME: Final = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<time>\d\d:\d\d):\d\d(?P<zone>.*)")
_DATE: Final = re.compile(r"(?P<year>-?[\dX]{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<qualifier>[?~%])?")


def day_in_words(day: date, words: Words) -> str:
    """A day as readers see it: ``23 April 2024``."""
    if words.language == SOURCE:
        return day_in_english(day)
    return _calendar(str(day.year), day.month, day.day, words)


def date_in_words(when: Edtf, words: Words) -> str:
    """A date that may be uncertain, a month, an interval or unknown."""
    if words.language == SOURCE:
        return when.words
    return _in_words(when.text, words)


def _in_words(text: str, words: Words) -> str:
    if text == UNKNOWN:
        return words.text("date unknown")
    if "/" in text:
        start, _, end = text.partition("/")
        return _interval(start, end, words)
    moment = _TIME.fullmatch(text)
    if moment:
        zone = {"": "", "Z": " UTC"}.get(moment["zone"], f" UTC{moment['zone']}")
        return f"{day_in_words(date.fromisoformat(moment['day']), words)}, {moment['time']}{zone}"
    parts = _DATE.fullmatch(text)
    if not parts:
        return text.removeprefix("Y")  # a year of more than four digits
    written = _parts(parts["year"], parts["month"] or "", parts["day"] or "", words)
    qualifier = parts["qualifier"]
    return words.text(QUALIFIERS[qualifier]).format(date=written) if qualifier else written


def _interval(start: str, end: str, words: Words) -> str:
    if start in ENDS:
        return words.text(ENDS[start][1]).format(date=_in_words(end, words))
    if end in ENDS:
        return words.text(ENDS[end][0]).format(date=_in_words(start, words))
    return words.text("{start} to {end}").format(start=_in_words(start, words), end=_in_words(end, words))


def _parts(year: str, month: str, day: str, words: Words) -> str:
    if "X" in year:
        return words.text("{year}s").format(year=year.replace("X", "0"))
    if not month:
        return year
    if month == "XX":
        message = words.text("some day in {year}") if day else words.text("some month in {year}")
        return message.format(year=year)
    number = int(month)
    if number in SEASONS:
        return words.text(SEASONS[number]).format(year=year)
    if day == "XX":
        return words.text("some day in {month}").format(month=_calendar(year, number, 0, words))
    return _calendar(year, number, int(day or 0), words)


def _calendar(year: str, month: int, day: int, words: Words) -> str:
    """A day, or with 0 a month, as the language writes it."""
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - an English site does without it

    moment = date(_STAND_IN, month, day or 1)
    written: str = (
        format_date(moment, "long", words.language) if day else format_skeleton("yMMMM", moment, locale=words.language)
    )
    if day == 1 and words.language in _FIRST:
        written = re.sub(r"^1\b", _FIRST[words.language], written)
    return written.replace(str(_STAND_IN), year)
