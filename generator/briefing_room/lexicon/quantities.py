"""Quantities and days that a text names without a figure: *thousands of*, *half the*, *most of*, *last winter*.

A count and a share have a least and a most, so that *thousands* is held by *3,000* and *most of* by *70 per cent*. A
day that is told from the day of writing (*last winter*, *a year ago*) is held by the same words, or by others that
mean the same. The words are data, in the tables of `figures`; a language without any has no such quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from briefing_room.lexicon.figures import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing_room.lexicon.figures import Figure

Sort = Literal["count", "share", "day"]

_YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d|2100")
_WHOLE: Final = 100
"""A share is told in hundredths."""


@dataclass(frozen=True)
class Quantity:
    """A quantity or a day that is named without a figure, and where it stands.

    A count or a share lies between ``least`` and ``most``; a day has a ``name`` that all words for it share. One that
    is not ``asked`` for counts in a quote alone.
    """

    start: int
    end: int
    sort: Sort
    least: float = 0
    most: float = 0
    name: str = ""
    asked: bool = True

    def is_among(self, others: Iterable[Quantity]) -> bool:
        """Whether one of several quantities is this one, or a figure of its size."""
        return any(
            other.sort == self.sort
            and other.name == self.name
            and self.least <= other.most
            and other.least <= self.most
            for other in others
        )


@dataclass(frozen=True)
class QuantityWords:
    """The words of one language that name quantities and days."""

    words: re.Pattern[str] | None
    counts: Mapping[str, tuple[float, float]]
    shares: Mapping[str, tuple[float, float]]
    held: Mapping[str, tuple[float, float]]
    named: Mapping[str, str]
    many: re.Pattern[str] | None
    over_half: tuple[float, float]

    def quantities_in(self, text: str) -> tuple[Quantity, ...]:
        """Every quantity and day in a text that is named without a figure, in order."""
        return tuple(sorted(self._found(text), key=lambda one: one.start))

    def held_by(self, text: str, figures: Iterable[Figure]) -> tuple[Quantity, ...]:
        """What a quote holds: the quantities that it names, and its figures as quantities; a year is no count."""
        told = [_of_figure(text, figure) for figure in figures]
        return (*self.quantities_in(text), *(one for several in told for one in several))

    def _found(self, text: str) -> Iterator[Quantity]:
        for match in self.words.finditer(text) if self.words else ():
            word = " ".join(re.split(r"[\s-]+", match[0].lower()))
            if word in self.counts:
                yield Quantity(*match.span(), "count", *self.counts[word])
            elif word in self.shares:
                yield Quantity(*match.span(), "share", *self.shares[word])
            elif word in self.held:
                yield Quantity(*match.span(), "share", *self.held[word], asked=False)
            else:
                yield Quantity(*match.span(), "day", name=self.named[word])
        for match in self.many.finditer(text) if self.many else ():
            yield Quantity(*match.span(1), "share", *self.over_half)


def _of_figure(text: str, figure: Figure) -> Iterator[Quantity]:
    """Yield the count or the share that a figure is."""
    if figure.sort != "number" or _YEAR.fullmatch(text[figure.start : figure.end]):
        return
    span = figure.start, figure.end
    for value in map(float, figure.values):
        if figure.unit == "percent":
            yield Quantity(*span, "share", value, value)
        elif 0 < value < 1:
            yield Quantity(*span, "share", value * _WHOLE, value * _WHOLE)
        else:
            yield Quantity(*span, "count", value, value)


def quantity_words(language: str) -> QuantityWords:
    """The words of a language, given as a tag, that name quantities and days."""
    return _made(read_table(language))


def _made(table: Mapping[str, Any]) -> QuantityWords:
    counts, shares, held = (_ranges(table.get(name, {})) for name in ("counts", "shares", "shares_held"))
    named = {word: str(name) for word, name in table.get("days", {}).items()}
    for beside, words in table.get("beside", {}).items():
        named |= {f"{word} {time}": f"{beside} {name}" for word in words for time, name in table["times"].items()}
    named |= {
        f"{one} {time} {gone}": f"{name} {gone}"
        for gone in table.get("gone", ())
        for time, name in table["times"].items()
        for one in table.get("single", ())
    }
    many, plural = table.get("most", ()), table.get("plural")
    before_many = re.compile(rf"(?<![\w-])({'|'.join(many)})\s+{plural}", re.IGNORECASE) if many and plural else None
    unless = table.get("no_day_before", ())
    words = _pattern([*counts, *shares, *held], ()), _pattern([*named], unless)
    whole = "|".join(filter(None, words))
    return QuantityWords(
        re.compile(whole, re.IGNORECASE) if whole else None, counts, shares, held, named, before_many,
        shares.get("most of", (0, 0)),
    )  # fmt: skip


def _ranges(table: Mapping[str, list[float]]) -> dict[str, tuple[float, float]]:
    return {word: (least, most) for word, (least, most) in table.items()}


def _pattern(words: Iterable[str], unless: Iterable[str]) -> str:
    """What finds the words, the longest first, but not before some others: the *last week of* a month is no day."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    if not longest_first:
        return ""
    inner = "|".join(r"[\s-]+".join(map(re.escape, word.split())) for word in longest_first)
    not_before = rf"(?!\s+(?:{'|'.join(map(re.escape, unless))})\b)" if unless else ""
    return rf"(?<![\w-])(?:{inner})(?![\w-]){not_before}"
