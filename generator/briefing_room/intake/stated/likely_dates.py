"""A date that only stands in the text of a page: looked for under the headline, and nowhere else.

Page furniture holds dates too: of today, of other articles, of the copyright. So
only the lines between the headline and the text are asked, and what is found
there is always doubtful.
"""

from __future__ import annotations

import copy
import logging
import re
from datetime import date
from typing import TYPE_CHECKING, Final

from dateparser.search import search_dates
from htmldate import find_date

from briefing_room.intake.document.extracted import HEADLINE, KEPT
from briefing_room.intake.document.reading import Offer
from briefing_room.intake.stated.days import GUESS, IN_ADDRESS, UNDER_HEADLINE
from briefing_room.model.types import main_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from briefing_room.intake.document.extracted import Extract

_MOST_LINES: Final = 14
_LONGEST: Final = 160
_NO_DATE_THERE: Final = frozenset({"navigation", "page-foot", "aside", "hidden", "dialog", "related"})

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_FIRST: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s?(?:[-./]|[年년])\s?(\d{1,2})\s?(?:[-./]|[月월])\s?(\d{1,2})(?!\d)"
)
_DAY_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)(?!\d)")
_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_MONTHS: Final = 12


def likely_dates(made: Extract, tree: HtmlElement, addresses: Sequence[str], language: str | None) -> Iterator[Offer]:
    """Yield the date in the lines between headline and text, in the page's address, and what htmldate makes of it."""
    yield from date_under_headline(made, language)
    for address in addresses:
        if (match := _IN_ADDRESS.search(address)) and (day := _day(match[1], match[2], match[3])):
            yield Offer("published", day.isoformat(), IN_ADDRESS)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    # Its thorough search reads dates out of any text; the quick one asks elements that are marked as dates.
    guess = find_date(copy.deepcopy(tree), extensive_search=False, original_date=True)
    if guess and re.fullmatch(r"\d{4}-\d\d-\d\d", guess):
        yield Offer("published", guess, GUESS)


def date_under_headline(made: Extract, language: str | None) -> Iterator[Offer]:
    """Yield the first day that a line between headline and text names."""
    days = (day for row in _rows(made) if (day := day_in(row, language)))
    if day := next(days, None):
        yield Offer("published", day.isoformat(), UNDER_HEADLINE)


def day_in(row: str, language: str | None) -> date | None:
    """The first day a line names, with its year; None when it names none, or could mean two."""
    if not _YEAR.search(row):
        return None
    found = [*_in_figures(row), *_in_words(row, language)]
    return min(found, key=lambda place: place[0])[1] if found else None


def _in_figures(row: str) -> Iterator[tuple[int, date | None]]:
    """Yield the days that are written in figures, with where they stand; None for one that could mean two."""
    for match in _YEAR_FIRST.finditer(row):
        if day := _day(match[1], match[2], match[3]):
            yield match.start(), day
    for match in _DAY_FIRST.finditer(row):
        # 12/05/2021 is May for one half of the world and December for the other.
        clear = "." in match[0] or int(match[1]) > _MONTHS or int(match[2]) > _MONTHS or match[1] == match[2]
        day = _day(match[3], match[2], match[1]) or _day(match[3], match[1], match[2])
        if day:
            yield match.start(), day if clear else None


def _in_words(row: str, language: str | None) -> Iterator[tuple[int, date]]:
    """Yield the first day that is written with the month's name, and where it stands."""
    languages = [main_language(language)] if language else None
    try:
        found = search_dates(row, languages=languages, settings={"STRICT_PARSING": True})
    except (ValueError, OverflowError):  # a language it does not know
        return
    for words, moment in found or ():
        if any(char.isalpha() for char in words):
            yield row.find(words), moment.date()
            return


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _rows(made: Extract) -> Iterator[str]:
    """Yield the lines from the headline to the first paragraph of the text, without those of menus."""
    verdicts = made.verdicts
    first = next((n for n, verdict in enumerate(verdicts) if verdict == HEADLINE), None)
    if first is None:
        return
    prose = {number for block in made.blocks if block.is_prose for number in block.numbers}
    for number in range(first + 1, min(len(verdicts), first + 1 + _MOST_LINES)):
        line = made.lines[number]
        if number in prose and verdicts[number] == KEPT:
            break
        if line.region not in _NO_DATE_THERE and len(line.text) <= _LONGEST:
            yield line.text
