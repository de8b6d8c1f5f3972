"""A figure or date in a reported statement stands in one of its quotes, or the statement says how it came about.

Digits and words are one (*1,600* and *sixteen hundred*, *70 %* and *seventy per cent*, *18 June* and *June 18th*), and
a unit is the same unit. So does a quantity that is named without a figure (*thousands of*, *half the*, *most of*),
or a figure of its size (*3,000*, *50 %*, *70 per cent*), and a day told from another (*last winter*, *a year ago*),
in the same or equal words. The day on which a quoted source was published needs no quote, for readers see it beside the
words, nor does that year or the one before, which an article leaves out. What the desk counted or worked out itself
is said in `computed`, which readers are shown. The day of a timeline entry is asked for too. Read are texts of a
language whose number words are known, and translations into it; *one*, *first*, *many*, *several* and names such as
*Hallow-2* are not asked for. Whether the figure counts the same thing in both, the rule does not see.

Bad:   text: The squadron came five weeks later.       evidence: ["The escort squadron arrived on 8 November"]
Good:  the same with computed: Horizon 30 September, arrival 8 November.
Bad:   text: Traffic falls by 40 per cent.             evidence: ["Traffic fell by 14 per cent"]
Good:  text: Traffic falls by fourteen percent.        evidence: ["Traffic fell by 14 per cent"]
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.cited import cited_by
from briefing_room.analysis.reports import reports_of, words_of
from briefing_room.analysis.support import key_of
from briefing_room.findings import Mistake, Severity
from briefing_room.lexicon.figures import Figure, figure_words
from briefing_room.lexicon.quantities import quantity_words
from briefing_room.model.briefing import TimelineEntry
from briefing_room.model.types import main_language
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Place
    from briefing_room.lexicon.figures import FigureWords
    from briefing_room.lexicon.quantities import Quantity, QuantityWords
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement
    from briefing_room.quotes import Citation

SEVERITY: Severity = "error"

_DAY: Final = re.compile(r"(?<!\d)(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)")
_MONTHS: Final = 12
_MENTIONED: Final = re.compile(r"\[\[[^\[\]|]*|\]\([^()\s]*\)")
_WORKED_OUT: Final = "or say how the desk worked it out: “computed: …”"
_SHOWN: Final = 4
"""Figures of the quotes that the help names."""


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each figure of a reported statement that stands in none of its quotes."""
    reader = _Reader(desk)
    if "settings" in desk.broken or not reader.words(desk.settings.language).figures.known:
        return  # in whose language every text is read
    for statement in reports_of(desk):
        # A sign that was observed was written before, as what one would see: “six ships or more”.
        if statement.sort != "indicator" and not statement.computed:
            yield from _missing(reader, statement)


def _missing(reader: _Reader, statement: Statement) -> Iterator[Mistake]:
    known = reader.known(statement)
    if known is None:
        return
    for place, said, figure in reader.asked(statement):
        held = figure.is_among(known.all) if isinstance(figure, Figure) else figure.is_among(known.quantities)
        if not held:
            message = f"“{said}” stands in none of its quotes"
            yield Mistake(place, message, _cure(known)).concluded_from(statement, "evidence", "computed", "date")


def _cure(known: _Known) -> str:
    held = f"its quotes have: {', '.join(known.shown[:_SHOWN])}\n" if known.shown else ""
    return f"{held}write the figure of the source, or quote the words that hold it\n{_WORKED_OUT}"


@dataclass(frozen=True)
class _Known:
    """The figures and quantities of a statement's quotes, the days of their sources, and what of it is shown."""

    all: tuple[Figure, ...]
    quantities: tuple[Quantity, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True)
class _Words:
    """The words of a language for figures, and for what is told without any."""

    figures: FigureWords
    quantities: QuantityWords


class _Reader:
    """What reads figures in the desk's texts; the words of each language are made ready once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: dict[str, _Words] = {}

    def words(self, language: str) -> _Words:
        """The words of a language."""
        if language not in self._made:
            self._made[language] = _Words(figure_words(language), quantity_words(language))
        return self._made[language]

    def asked(self, statement: Statement) -> Iterator[tuple[Place, str, Figure | Quantity]]:
        """Yield the figures and quantities of a statement that must stand in a quote, as they stand, and where."""
        key, text = words_of(statement)
        shown = _MENTIONED.sub(lambda match: " " * len(match[0]), text)
        words = self.words(self._desk.settings.language)
        quantities = tuple(one for one in words.quantities.quantities_in(shown) if one.asked)
        read = words.figures.figures_in(shown)
        figures = [figure for figure in read if figure.asked and not _within(figure, quantities)]
        asked: list[Figure | Quantity] = [*quantities, *figures]
        for one in asked:
            place = self._desk.place_in(statement.item.at(key), text, one.start)
            yield place, " ".join(text[one.start : one.end].split()), one
        if isinstance(statement.item, TimelineEntry):
            day = statement.item.date.text
            yield from ((statement.item.at("date"), day, figure) for figure in _of_days(day))

    def known(self, statement: Statement) -> _Known | None:
        """The figures that the quotes of a statement hold; None when what a quote holds cannot be read."""
        found = cited_by(self._desk).get(key_of(statement), ())
        if not found or len(found) != len(statement.evidence):
            return None
        figures: list[Figure] = []
        quantities: list[Quantity] = []
        shown: list[str] = []
        for citation in found:
            if not isinstance(citation.found, Passage):
                return None  # of which another rule tells
            for words, text in self._texts(citation):
                if words is None:
                    return None
                held, named = words.figures.figures_in(text), words.quantities.quantities_in(text)
                figures += held
                quantities += words.quantities.held_by(text, held)
                spans = sorted((one.start, one.end) for several in (held, named) for one in several if one.asked)
                shown += [" ".join(text[start:end].split()) for start, end in spans]
            figures += _published(citation)
        return _Known(tuple(figures), tuple(quantities), tuple(dict.fromkeys(shown)))

    def _texts(self, citation: Citation) -> Iterator[tuple[_Words | None, str]]:
        """Yield the texts of a quote, each with the words it is read by; none for a language that is not known."""
        evidence, language = citation.evidence, citation.source.language
        ours = self.words(self._desk.settings.language)
        own = self.words(language)
        if evidence.translation and main_language(language) != main_language(self._desk.settings.language):
            yield ours, evidence.translation
            yield own, evidence.quote
        else:
            yield (own if own.figures.known else None), evidence.quote


def _within(figure: Figure, quantities: tuple[Quantity, ...]) -> bool:
    """Whether a figure is only a word of a quantity: the *third* of “a third of”."""
    return any(one.start < figure.end and figure.start < one.end for one in quantities)


def _of_days(text: str) -> Iterator[Figure]:
    """Yield the years, months and days of dates as the format has them: 2031-08-23, 2031-10?, 2031-06-17/2031-12."""
    for match in _DAY.finditer(text):
        for part, sort in zip(match.groups(), ("year", "month", "day"), strict=True):
            if part and not (sort == "month" and int(part) > _MONTHS):  # above it are seasons
                yield Figure(0, 0, "month" if sort == "month" else "number", frozenset({Fraction(part)}))


def _published(citation: Citation) -> Iterator[Figure]:
    """Yield the day on which the source of a quote was published, as far as that is known, and the year before.

    “On 17 June”, read in March, is a day of the year before.
    """
    day = citation.source.facts.published
    stated = tuple(_of_days(day.text)) if day else ()
    yield from stated
    yield from (replace(figure, values=frozenset({year - 1})) for figure in stated[:1] for year in figure.values)
