"""What a date means that is typed as people write dates: in figures, or with the name of its month.

It is asked only when a date is not written as ISO 8601 has it, so that the analyst is told what to write. A date that
could be read in two ways has two readings, and one that the calendar lacks has none. The names of months and days of
the week come from Babel, in the languages that sources are often in; the beginning of a name will do where it can
begin no other.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import permutations
from typing import TYPE_CHECKING, Final, Literal
from unicodedata import combining, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 60
_LANGUAGES: Final = ("en", "fr", "de", "es", "it", "pt", "nl", "sv", "pl", "tr", "ru", "uk", "ar")

_FEWEST_LETTERS: Final = 3
"""Letters that a name is at least known by; a shorter beginning may be that of any word."""

_LITTLE: Final = frozenset(
    ["of", "the", "on", "de", "del", "di", "le", "el", "al", "den", "der", "am", "um", "г", "года", "р", "року"]
)
"""Words that stand around the parts of a date."""

_CENTURY: Final = 2000
_NINETIES: Final = 69
"""From here on, two figures of a year are rather of the century before, as POSIX has it."""

_TIME: Final = r"(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
_YEAR_FIRST: Final = re.compile(
    rf"(\d{{4}})(?:([-./]) ?(\d{{1,2}})\2 ?(\d{{1,2}})\.?|(\d\d)(\d\d)"
    rf"|[年년] ?(\d{{1,2}})[月월] ?(\d{{1,2}})[日일]){_TIME}"
)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-./]) ?(\d{1,2})\2 ?(\d{4}|\d\d)")
_TWO_PARTS: Final = re.compile(r"(?P<year>\d{4})[./](?P<month>\d{1,2})|(?P<first>\d{1,2})[-./](?P<last>\d{4})")
_PART: Final = re.compile(r"(\d+)(?:st|nd|rd|th|er|e|[ºª])?(?![^\W_])|([^\W\d_]+)")
_BETWEEN: Final = re.compile(r"[\s,.\-/’']*")


def iso_readings(text: str, *, months: bool = False) -> tuple[str, ...]:
    """What a date may mean, each reading as ISO 8601 has it; with ``months`` a month with its year is one as well.

    >>> iso_readings("16.11.2019"), iso_readings("03/04/2019"), iso_readings("30 Feb 2019")
    (('2019-11-16',), ('2019-04-03', '2019-03-04'), ())
    """
    plain = normalize("NFKC", text).strip()
    if len(plain) > _LONGEST or (months and ":" in plain):  # a time of day, which would be lost
        return ()
    days = [day for day in (*_in_figures(plain), *_in_words(plain)) if day]
    if len(days) == 1 and not re.search(r"\d{4}", plain):
        days += _in_the_other_century(days[0])
    found = [day.isoformat() for day in days]
    return tuple(dict.fromkeys(found or (_months_in(plain) if months else ())))


def _in_the_other_century(day: date) -> Iterator[date]:
    """Yield the same day of the other century that two figures of a year may mean."""
    try:
        yield day.replace(year=day.year + (100 if day.year < _CENTURY else -100))
    except ValueError:  # 29 February 1900
        return


def _in_figures(text: str) -> Iterator[date | None]:
    """Yield each reading of a date without words."""
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = (part for part in match.groups() if part and part.isdecimal())
        yield _day(year, month, day)
    elif match := _YEAR_LAST.fullmatch(text):
        one, sign, other, last = match.groups()
        if len(last) == len("19"):
            yield from (_day(_full(last), other, one), _day(_full(last), one, other), _day(_full(one), other, last))
            return
        day_first, month_first = _day(last, other, one), _day(last, one, other)
        yield day_first
        if sign != "." or not day_first:  # with full stops the day is first wherever it can be
            yield month_first


def _in_words(text: str) -> Iterator[date | None]:
    """Yield each reading of a date with the name of its month; none when it names a wrong day of the week."""
    parts = _parts(text)
    if parts is None:
        return
    months, weekdays, numbers = parts
    if len(months) != 1 or len(numbers) != 2:  # noqa: PLR2004 - a day and a year
        return
    for day, year in permutations(numbers):
        long = len(year) == len("2019")
        if len(day) <= len("16") and (long or len(year) == len("19")):
            found = _day(year if long else _full(year), str(*months), day)
            if found and all(found.weekday() in possible for possible in weekdays):
                yield found


def _months_in(text: str) -> tuple[str, ...]:
    """The month with its year that a text is."""
    if match := _TWO_PARTS.fullmatch(text):
        found = _day(match["year"] or match["last"], match["month"] or match["first"], "1")
        return (found.isoformat()[: len("2019-11")],) if found else ()
    months, weekdays, numbers = _parts(text) or ((), (), ())
    if len(months) != 1 or len(numbers) != 1 or weekdays or len(numbers[0]) != len("2019"):
        return ()
    return (f"{numbers[0]}-{months[0]:02}",)


def _parts(text: str) -> tuple[tuple[int, ...], tuple[frozenset[int], ...], tuple[str, ...]] | None:
    """The months, the days of the week and the numbers of a text; None when it holds anything else."""
    if not _BETWEEN.fullmatch(_PART.sub("", text)):
        return None
    months: list[int] = []
    weekdays: list[frozenset[int]] = []
    numbers: list[str] = []
    for number, word in _PART.findall(text):
        name = _bare(word)
        if number:
            numbers.append(number)
        elif (found := _named(name, "months")) and len(found) == 1:
            months.append(*found)
        elif found := _named(name, "weekdays"):
            weekdays.append(found)
        elif name not in _LITTLE:
            return None
    return tuple(months), tuple(weekdays), tuple(numbers)


def _named(word: str, sort: Literal["months", "weekdays"]) -> frozenset[int]:
    """The numbers of the months, or of the days of the week from Monday on, whose names begin so."""
    names = _names(sort)
    if word in names:
        return names[word]
    if len(word) < _FEWEST_LETTERS:
        return frozenset()
    return frozenset().union(*(numbers for name, numbers in names.items() if name.startswith(word)))


@lru_cache
def _names(sort: Literal["months", "weekdays"]) -> dict[str, frozenset[int]]:
    from babel.dates import get_day_names, get_month_names  # noqa: PLC0415 - only when a date is typed another way

    names = get_month_names if sort == "months" else get_day_names
    found: dict[str, frozenset[int]] = {}
    for language in _LANGUAGES:
        for context in ("format", "stand-alone"):
            for number, name in names("wide", context, language).items():
                found[_bare(name)] = found.get(_bare(name), frozenset()) | {number}
    return found


def _bare(word: str) -> str:
    """A name in small letters and without accents, as it is often typed."""
    return "".join(char for char in normalize("NFKD", word.casefold()) if not combining(char))


def _full(year: str) -> str:
    """The year that two figures rather mean."""
    return f"{19 if int(year) >= _NINETIES else 20}{year:0>2}"


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
