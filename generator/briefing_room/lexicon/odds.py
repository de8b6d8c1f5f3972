"""Probabilities that a text says in figures: “99 percent certain”, “nine times in ten”, “a one in three chance”.

A share of something is none: “55 percent of the shells”, “a rise of 12 per cent”, “one in three ships”. So a figure is
surely a probability where a word says so, or times and cases are counted. It may be one where it stands by itself,
“(99 %)” or “…, nine in ten.”, or is put on something, “we put it at 80 %”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefing_room.lexicon import lexicon_of
from briefing_room.lexicon.estimates import estimates_of
from briefing_room.lexicon.figures import figure_words
from briefing_room.model.article import sentence_around

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from briefing_room.lexicon import Finder, Lexicon
    from briefing_room.lexicon.estimates import Estimates
    from briefing_room.lexicon.figures import Figure, FigureWords
    from briefing_room.model.desk import Desk

_PERCENT_SIGN: Final = re.compile(r"\s*[%％]")
_EDGE_BEHIND: Final = re.compile(r"\s*(?:[),;:.!?–—\0]|$|that\b)")
_EDGE_BEFORE: Final = re.compile(r"(?:^|[(,;:–—\0])$")
_FIFTIES: Final = re.compile(r"\s*[-–/]\s*")
_LAST: Final = re.compile(r"(?:(?P<word>[^\W\d_]+)|\d[\d.,]*\s*[-–])$")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_WHOLE: Final = 100
_HALF: Final = 50
_MOST: Final = 1000
"""What is more is a year: “three times in 2031”."""


@dataclass(frozen=True)
class Odds:
    """A probability in figures: where it stands, how many per cent it is, and whether it is surely one."""

    start: int
    end: int
    percent: float
    sure: bool


@dataclass(frozen=True)
class OddsReader:
    """What finds probabilities in figures in texts of one language."""

    figures: FigureWords
    chances: Finder
    terms: tuple[Finder, ...]
    rating: Finder
    ratios: frozenset[str]
    roughly: frozenset[str]
    linking: frozenset[str]
    stating: frozenset[str]

    def odds_in(self, text: str) -> Iterator[Odds]:
        """Yield every probability in figures in a text, what it only mentions blanked."""
        found = [one for one in self.figures.figures_in(text) if one.sort == "number"]
        for start, end, percent, counted in self._values(text, found):
            first, last = sentence_around(text, start, end)
            before, behind = text[first:start], text[end:last]
            if counted or self._is_named(before, behind):
                yield Odds(start, end, float(percent), sure=True)
            elif self._stands_alone(before, behind):
                yield Odds(start, end, float(percent), sure=False)

    def _values(self, text: str, found: list[Figure]) -> Iterator[tuple[int, int, Fraction, bool]]:
        """Yield every figure that can be a probability: where it stands, per cent, and whether times are counted."""
        for one in found:
            value = min(one.values)
            sign = _PERCENT_SIGN.match(text, one.end)
            if (one.unit == "percent" or sign) and value <= _WHOLE:
                yield one.start, max(one.end, sign.end() if sign else 0), value, False
            elif one.unit is None and 0 < value < 1 and "." in text[one.start : one.end]:
                yield one.start, one.end, value * _WHOLE, False
        for one, other in pairwise(found):
            if one.unit in {None, "times"} and other.unit is None and min(other.values) <= _MOST:
                yield from self._of_two(text, one, other)

    def _of_two(self, text: str, one: Figure, other: Figure) -> Iterator[tuple[int, int, Fraction, bool]]:
        """Yield a share of two numbers: “nine times in ten”, “50-50”."""
        few, many, between = min(one.values), min(other.values), text[one.end : other.start]
        joined = " ".join(between.replace("-", " ").lower().split())
        if joined in self.ratios and 0 < few <= many:
            counted = one.unit == "times" or joined.split()[0] in _COUNTED
            yield one.start, other.end, few / many * _WHOLE, counted
        elif few == many == _HALF and _FIFTIES.fullmatch(between):
            yield one.start, other.end, few, False

    def _is_named(self, before: str, behind: str) -> bool:
        """Whether a word beside a figure says that it is a probability."""
        after = re.sub(r"^[\s)\]-]*", "", behind)
        if any(next(finder.spans(after), (1, 1))[0] == 0 for finder in (self.chances, *self.terms)):
            return True
        stated = self._without_measures(before).split()[-1:]  # “the probability of a deal is about” 60 per cent
        is_stated = bool(stated) and stated[0].lower() in self.stating
        for _, end in self.chances.spans(before):
            between = before[end:]
            if not re.search(r"[,;.–—]", between) and (is_stated or self._are_small(between)):
                return True
        return any(not re.sub(r"[\s(:,]", "", before[end:]) for finder in self.terms for _, end in finder.spans(before))

    def _stands_alone(self, before: str, behind: str) -> bool:
        """Whether a figure stands by itself between two marks, or is put on something."""
        if not _EDGE_BEHIND.match(behind):
            return False
        words = self._without_measures(before)
        if _EDGE_BEFORE.search(words):
            return True
        return " at " in f"{before[len(words) :]} " and self.rating.stands_in(before)

    def _without_measures(self, before: str) -> str:
        """What stands before a figure, without what only measures it: “about”, “at least”, “60–”."""
        words = before.rstrip()
        while (last := _LAST.search(words)) and (last["word"] is None or last["word"].lower() in self.roughly):
            words = words[: last.start()].rstrip()
        return words

    def _are_small(self, between: str) -> bool:
        return all(word[0].lower() in self.roughly | self.linking | self.stating for word in _WORDS.finditer(between))


_COUNTED: Final = frozenset({"times", "chances", "cases"})
"""What is counted where two numbers are a probability and no share of things."""


def odds_reader(desk: Desk) -> OddsReader:
    """What finds probabilities in figures in the desk's texts."""
    return make_odds_reader(lexicon_of(desk), estimates_of(desk), desk.settings.language)


def make_odds_reader(lexicon: Lexicon, estimates: Estimates, language: str) -> OddsReader:
    """What finds probabilities in figures in texts of a language, given as a tag."""
    chances, rating, certain = (lexicon.finder(name, language) for name in ("chances", "rating", "certain"))
    names = ("ratios", "roughly", "linking", "stating")
    ratios, roughly, linking, stating = (lexicon.entries(name, language) for name in names)
    terms = (estimates.finder, certain, lexicon.finder("sureness", language))
    return OddsReader(figure_words(language), chances, terms, rating, ratios, roughly, linking, stating)
