"""Figures, dates and units in a text, whether in digits or in words.

*1,600*, *1 600* and *sixteen hundred* are one number, *18 June*, *June 18th* and *2031-06-18* one day, *70 %* and
*seventy per cent* one share. The words are data, a file for each language; in a language without a file only digits
are read. The libraries that know number words know neither days nor units and give no places, or are compiled; a
table of a hundred words needs no care.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from fractions import Fraction
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal

from briefing_room.model.types import main_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Sort = Literal["number", "month", "weekday"]

_TOKEN: Final = re.compile(
    r"(?P<iso>\b\d{4}-\d{2}-\d{2}\b)|(?P<date>\b\d{1,2}[./]\d{1,2}[./]\d{4}\b)"
    r"|(?P<digits>\d{1,3}(?:[,.’' \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,:]\d+)?)"
    r"|(?P<word>[^\W\d_]+)"
)
_GROUPED: Final = re.compile(r"\d{1,3}(?:[,.’' \u00a0\u202f]\d{3})+")
_BETWEEN: Final = re.compile(r"(?:\s|-)+")
_PART_OF_NAME: Final = re.compile(r"\w[-–]?$")
_DAY_BESIDE: Final = (
    re.compile(r"(?:\d|\d(?:st|nd|rd|th)|\b(?:in|of|since|until|by|from|last|next|early|late))[\s-]+$"),
    re.compile(r"\s+\d"),
)
_AMBIGUOUS: Final = "May"
_HUNDRED: Final = 100
_TEN: Final = 10
_HALF: Final = Fraction(1, 2)
_TIMES: Final = "times"
"""The unit of what says how many times as much something is."""


@dataclass(frozen=True)
class Figure:
    """A number, a month or a day of the week in a text.

    ``values`` are what it may be: “03/04/2031” is a day in March or in April. ``unit`` is what is counted, where that
    is said at once. A figure that is not ``asked`` for is mostly none.
    """

    start: int
    end: int
    sort: Sort
    values: frozenset[Fraction]
    unit: str | None = None
    asked: bool = True

    def is_among(self, others: Iterable[Figure]) -> bool:
        """Whether one of several figures is this one.

        A unit that is not said is no other unit; but two of something are not *twice*.
        """
        return any(
            other.sort == self.sort
            and not other.values.isdisjoint(self.values)
            and (self.unit is None or self.unit == other.unit or (other.unit is None and self.unit != _TIMES))
            for other in others
        )


@dataclass(frozen=True)
class FigureWords:
    """The words of one language that stand for numbers, days and units; without any for a language not known."""

    numbers: Mapping[str, Fraction]
    scales: Mapping[str, Fraction]
    alone: Mapping[str, Fraction]
    days: Mapping[str, tuple[Sort, Fraction]]
    units: Mapping[str, str]
    unasked: frozenset[str]
    joining: frozenset[str]
    halves: tuple[str, ...]
    decimal: str | None
    unit_behind: re.Pattern[str] | None
    multiples: frozenset[str]

    @property
    def known(self) -> bool:
        """Whether numbers in words are read."""
        return bool(self.numbers)

    def figures_in(self, text: str) -> tuple[Figure, ...]:
        """Every figure in a text, in order."""
        found: list[Figure] = []
        at = 0
        while match := _TOKEN.search(text, at):
            new, at = self._read(text, match)
            found += new
        return tuple(found)

    def _read(self, text: str, match: re.Match[str]) -> tuple[list[Figure], int]:
        """The figures of a token and of those that belong to it, and where the next one may begin."""
        start, end = match.span()
        if match["iso"] or match["date"]:
            return _date(match), end
        if match["digits"]:
            asked = not _PART_OF_NAME.search(text[max(0, start - 2) : start])
            return self._number(text, start, end, self._values(match[0]), asked=asked)
        if (day := self.days.get(match[0])) and (match[0] != _AMBIGUOUS or _is_month(text, start, end)):
            return [Figure(start, end, day[0], frozenset({day[1]}))], end
        word = match[0].lower()
        if word in self.alone:
            read, end = self._number(text, start, end, {self.alone[word]}, asked=word not in self.unasked)
            return [replace(one, unit=_TIMES) for one in read] if word in self.multiples else read, end
        if word in self.numbers or word in self.scales:
            value, end = self._in_words(text, start)
            return self._number(text, start, end, {value}, asked=not self._is_unasked(text, start, end))
        return [], end

    def _is_unasked(self, text: str, start: int, end: int) -> bool:
        """Whether a number is mostly no figure: “one of them”; or only means what was named: “the two”."""
        number, before = text[start:end].lower(), text[:start].split()[-1:]
        return number in self.unasked or " ".join([*before, number]).lower() in self.unasked

    def _number(
        self, text: str, start: int, end: int, values: set[Fraction], *, asked: bool
    ) -> tuple[list[Figure], int]:
        """A number with the scale, the half and the unit behind it: “1.6 million”, “two and a half times”, “70 %”."""
        while (scale := self._next_word(text, end)) and scale[0] in self.scales:
            values, end = {value * self.scales[scale[0]] for value in values}, scale[1]
        for half in self.halves:
            if re.match(rf"\s+{half}\b", text[end:], re.IGNORECASE):
                values, end = {value + _HALF for value in values}, end + len(half) + 1
        unit = self.units.get(text[start - 1 : start])
        if self.unit_behind and (behind := self.unit_behind.match(text, end)):
            unit, end = self.units[" ".join(behind[1].lower().split())], behind.end()
        return [Figure(start, end, "number", frozenset(values), unit, asked)], end

    def _values(self, digits: str) -> set[Fraction]:
        """What a number in digits may be."""
        whole = Fraction(re.sub(r"\D", "", digits))
        grouped = bool(_GROUPED.fullmatch(digits)) and not (self.decimal and self.decimal in digits)
        parts = re.split(r"[.,:]", digits)
        plain = len(parts) == 2 and all(part.isdecimal() for part in parts)  # noqa: PLR2004 - a whole and its fraction
        if plain and not (grouped and self.decimal):
            fraction = Fraction(int(parts[0])) + Fraction(int(parts[1]), 10 ** len(parts[1]))
            return {fraction, whole} if grouped else {fraction}
        return {whole}

    def _in_words(self, text: str, start: int) -> tuple[Fraction, int]:
        """A number in words, and where it ends: “forty-one”, “sixteen hundred”, “a hundred and twenty”."""
        total, current, end = Fraction(0), Fraction(0), start
        last: Fraction | None = None  # what the last word was worth, None for a scale
        word = self._word_at(text, start)
        while word:
            name, stop = word
            if name in self.numbers:
                value = self.numbers[name]
                if end > start and not _may_follow(last, value):
                    break
                current, last = current + value, value
            elif name in self.scales:
                value = self.scales[name]
                current, last = max(current, Fraction(1)) * value, None
                if value > _HUNDRED:
                    total, current = total + current, Fraction(0)
            elif name in self.alone and last and _may_follow(last, self.alone[name]):
                return total + current + self.alone[name], stop  # “twenty-third”
            elif name in self.joining and end > start and last is None:
                after = self._next_word(text, stop)
                if not after or after[0] not in self.numbers:
                    break
                word = after
                continue
            else:
                break
            end = stop
            word = self._next_word(text, end)
        return total + current, end

    def _next_word(self, text: str, at: int) -> tuple[str, int] | None:
        between = _BETWEEN.match(text, at)
        return self._word_at(text, between.end()) if between else None

    def _word_at(self, text: str, at: int) -> tuple[str, int] | None:
        match = _TOKEN.match(text, at)
        return (match[0].lower(), match.end()) if match and match["word"] else None


def _may_follow(last: Fraction | None, value: Fraction) -> bool:
    """Whether a number word goes on with the number before it: “forty-one” and “hundred five”, not “two three”."""
    return last is None or (last >= 2 * _TEN and last % _TEN == 0 and value < _TEN)


def _is_month(text: str, start: int, end: int) -> bool:
    """Whether a word that is a month and a verb is the month here: a day, a year or “in” stands beside it."""
    before, behind = _DAY_BESIDE
    return bool(before.search(text[:start]) or behind.match(text, end))


def _date(match: re.Match[str]) -> list[Figure]:
    """The day, month and year of a date in digits; which of two small numbers is the month is not always known."""
    parts = [Fraction(part) for part in re.split(r"[-./]", match[0])]
    small = frozenset(parts[1:] if match["iso"] else parts[:2])
    year, span = parts[0] if match["iso"] else parts[2], match.span()
    month, day = (frozenset({part}) for part in parts[1:]) if match["iso"] else (small, small)
    return [
        Figure(*span, "number", frozenset({year})),
        Figure(*span, "month", month),
        Figure(*span, "number", day),
    ]


def figure_words(language: str) -> FigureWords:
    """The words of a language, given as a tag, that stand for figures."""
    return _made(read_table(language))


def read_table(language: str) -> dict[str, Any]:
    """The table of a language, given as a tag, read from the package; an empty one for a language without a file."""
    entry = files(__name__) / f"{main_language(language)}.toml"
    return tomllib.loads(entry.read_text(encoding="utf-8")) if entry.is_file() else {}


def _made(table: Mapping[str, Any]) -> FigureWords:
    def fractions(name: str) -> dict[str, Fraction]:
        return {word: Fraction(str(value)) for word, value in table.get(name, {}).items()}

    days: dict[str, tuple[Sort, Fraction]] = {word: ("month", value) for word, value in fractions("months").items()}
    days |= {word: ("weekday", value) for word, value in fractions("weekdays").items()}
    units = {word: unit for unit, words in table.get("units", {}).items() for word in words}
    return FigureWords(
        fractions("numbers"), fractions("scales"), fractions("alone"), days, units,
        frozenset(table.get("unasked", ())), frozenset(table.get("joining", ())), tuple(table.get("halves", ())),
        table.get("decimal"), _units_pattern(units), frozenset(table.get("multiples", ())),
    )  # fmt: skip


def _units_pattern(units: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(units, key=lambda word: (-len(word), word))
    if not longest_first:
        return None
    words = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"[\s-]*({words})(?!\w)", re.IGNORECASE)
