"""The sentences of sources as they are compared: the words that say something, the actors, the figures and the days."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.naming import actors_named, names_in
from briefing_room.analysis.support import withdrawn_in
from briefing_room.lexicon.figures import figure_words
from briefing_room.model.article import sentence_spans
from briefing_room.model.derived import derived
from briefing_room.model.types import main_language
from briefing_room.quotes import fold
from briefing_room.search.stems import passing_in, stem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from briefing_room.lexicon.figures import Figure, FigureWords
    from briefing_room.model.desk import Desk

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OWNER: Final = re.compile(r"['’]s?$")
_LEAST: Final = 3
"""Letters that a word has at least that says something by itself, where words are written in letters."""

_FAR: Final = 40
"""Characters behind a number in which what it counts is named."""

_NOUNS: Final = 2
_SMALL: Final = 10
_LAST_DAY: Final = 31
_SEVERAL: Final = 2
_YEARS: Final = range(1500, 2101)


@dataclass(frozen=True)
class Counted:
    """A number of a sentence, as it stands, and the words that say what it counts.

    One that is small is a word for at most ten, without a unit, which mostly says no more than *some*; or may be a day.
    """

    shown: str
    values: frozenset[Fraction]
    of: frozenset[str]
    is_small: bool


@dataclass(frozen=True)
class SourceSentence:
    """One sentence of a source's text.

    ``words`` are those that say something, without their endings and without the names of ``actors``; ``counted`` the
    numbers that are no part of a day, ``days`` what is said of days, months and years.
    """

    source: str
    start: int
    end: int
    text: str
    words: frozenset[str]
    actors: frozenset[str]
    counted: tuple[Counted, ...]
    days: frozenset[tuple[str, Fraction]]

    @property
    def is_dated(self) -> bool:
        """Whether it names a month or a year."""
        return any(sort in {"month", "year"} for sort, _ in self.days)


@derived
def sentences_of(desk: Desk, source_id: str) -> tuple[SourceSentence, ...]:
    """The sentences of a source's paragraphs, list items and block quotes; none of one that was withdrawn."""
    source = desk.sources[source_id]
    if source_id in withdrawn_in(desk):
        return ()
    reader = words_reader(desk, source.language)
    made = []
    for block in source.blocks:
        if block.kind in {"heading", "row"}:
            continue
        text, offsets = block.located(source.body)
        for first, last in sentence_spans(text):
            shown = text[first:last]
            actors = _named_by_themselves(desk, shown)
            words, counted, days = reader.read(shown, reader.names_of(actors))
            start, end = offsets[first], offsets[last - 1] + 1
            made.append(SourceSentence(source_id, start, end, shown, words, actors, counted, days))
    return tuple(made)


def _named_by_themselves(desk: Desk, text: str) -> frozenset[str]:
    """The actors that a text names, without those whose name is only a part of another's: *UN* of *UN Council*."""
    found = actors_named(desk, text)
    if len(found) < _SEVERAL:
        return found
    read = fold(text)
    spans = {
        key: [match.span() for name in names_in(desk, key) for match in name.as_written.finditer(read)] for key in found
    }
    return frozenset(key for key in found if any(not _is_within(one, spans, key) for one in spans[key]))


def _is_within(span: tuple[int, int], spans: Mapping[str, list[tuple[int, int]]], key: str) -> bool:
    others = (other for name, found in spans.items() if name != key for other in found)
    return any(first <= span[0] and span[1] <= last and (first, last) != span for first, last in others)


@dataclass(frozen=True)
class WordsReader:
    """What reads sentences of one language."""

    desk: Desk
    language: str
    figures: FigureWords

    def words(self, text: str, without: frozenset[str] = frozenset()) -> frozenset[str]:
        """The words of a text that say something, without their endings."""
        passing = passing_in(self.language).words
        found = (_OWNER.sub("", match[0]) for match in _WORD.finditer(text))
        passing = passing | self.figures.numbers.keys() | self.figures.scales.keys() | self.figures.alone.keys()
        said = (word for word in found if (len(word) >= _LEAST or not word.isascii()) and word.lower() not in passing)
        return frozenset(stem_of(word, self.language) for word in said) - without

    def names_of(self, actors: Iterable[str]) -> frozenset[str]:
        """The words that actors are called by."""
        named = (self.desk.actors[key] for key in actors)
        texts = (name for actor in named for name in (actor.name, *actor.aliases))
        return frozenset().union(*map(self.words, texts))

    def read(
        self, text: str, names: frozenset[str]
    ) -> tuple[frozenset[str], tuple[Counted, ...], frozenset[tuple[str, Fraction]]]:
        """What a sentence says: its words, its numbers and its days."""
        found = self.figures.figures_in(text)
        days, of_days = _days(text, found)
        counted = tuple(
            self._counted(text, one)
            for one in found
            if one.sort == "number" and one.asked and one not in of_days and not self._only_orders(text, one)
        )
        plain = _blanked(text, [(one.start, one.end) for one in found if one.sort != "number"])
        return self.words(plain, names), counted, days

    def _only_orders(self, text: str, figure: Figure) -> bool:
        """Whether a number counts nothing: *the fourth*, *bilateral*."""
        word = text[figure.start : figure.end].lower()
        return word in self.figures.alone and word not in self.figures.multiples

    def _counted(self, text: str, figure: Figure) -> Counted:
        """A number with what it counts: its unit, or the words behind it up to a small one: “41 grain ships were”."""
        shown = text[figure.start : figure.end]
        if figure.unit:
            return Counted(shown, figure.values, frozenset({figure.unit}), is_small=False)
        said: list[str] = []
        clause = re.split(r"[.,;:()–—]", text[figure.end : figure.end + _FAR])[0]
        for match in _WORD.finditer(clause):
            if word := self.words(match[0]):
                said += word
            elif said and match[0].lower() not in self.figures.numbers:
                break
        # Where the names of months are not known, a number may be a day: “9 mars”.
        small = max(figure.values) <= (_SMALL if shown.isalpha() else 0 if self.figures.days else _LAST_DAY)
        return Counted(shown, figure.values, frozenset(said[:_NOUNS]), is_small=small)


def words_reader(desk: Desk, language: str) -> WordsReader:
    """What reads sentences of a language of the desk, given as a tag."""
    return WordsReader(desk, main_language(language), _figures(desk)[main_language(language)])


@derived
def _figures(desk: Desk) -> Mapping[str, FigureWords]:
    """The words that stand for figures, of every language of the desk."""
    tags = (desk.settings.language, *(source.language for source in desk.sources.values()))
    return {language: figure_words(language) for language in sorted(set(map(main_language, tags)))}


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = f"{text[:start]}{' ' * (min(end, len(text)) - start)}{text[end:]}" if start < len(text) else text
    return text


def _days(text: str, found: tuple[Figure, ...]) -> tuple[frozenset[tuple[str, Fraction]], tuple[Figure, ...]]:
    """What a text says of days, months and years, and the numbers that belong to it."""
    months = [one for one in found if one.sort == "month"]
    days: set[tuple[str, Fraction]] = {("month", value) for one in months for value in one.values}
    used = []
    for one in found:
        if one.sort != "number" or one.unit:
            continue
        beside = any(_is_beside(text, one, month) for month in months)
        digits = text[one.start : one.end]
        year = len(digits) == 4 and digits.isdecimal() and int(digits) in _YEARS  # noqa: PLR2004 - of a year
        if beside or year:
            used.append(one)
            days |= {("year" if year else "day", value) for value in one.values}
    return frozenset(days), tuple(used)


def _is_beside(text: str, number: Figure, month: Figure) -> bool:
    first, last = sorted((number, month), key=lambda one: one.start)
    between = text[first.end : last.start] if first.end <= last.start else ""
    return re.fullmatch(r"(?:st|nd|rd|th)?[\s,.]*(?:(?:of|and|to)\s+\d*\s*)?", between) is not None


@dataclass(frozen=True)
class Weights:
    """How much the words of a language say on this desk: what stands in few sentences says most."""

    sentences: int
    spread: Mapping[str, int]

    def of(self, words: Iterable[str]) -> float:
        """What some words weigh together."""
        return sum(math.log(1 + self.sentences / (1 + self.spread.get(word, 0))) for word in sorted(words))

    def share(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much of the shorter of two texts the other has as well, from 0 to 1."""
        least = min(self.of(one), self.of(other))
        return self.of(one & other) / least if least else 0.0

    def covered(self, words: frozenset[str], by: frozenset[str]) -> float:
        """How much of some words others have, from 0 to 1."""
        whole = self.of(words)
        return self.of(words & by) / whole if whole else 0.0


def weights_of(desk: Desk, language: str) -> Weights:
    """The weights of the words of a language, given without script and region."""
    return _weights_in(desk).get(language, Weights(0, {}))


@derived
def _weights_in(desk: Desk) -> Mapping[str, Weights]:
    """The weights of words, by language."""
    texts: dict[str, list[SourceSentence]] = defaultdict(list)
    for key, source in desk.sources.items():
        texts[main_language(source.language)] += sentences_of(desk, key)
    return {
        language: Weights(len(ours), Counter(word for sentence in ours for word in sentence.words))
        for language, ours in texts.items()
    }


@derived
def _holding(desk: Desk) -> Mapping[str, tuple[SourceSentence, ...]]:
    """The sentences of the desk by the words that they have."""
    found: dict[str, list[SourceSentence]] = defaultdict(list)
    for key in desk.sources:
        for sentence in sentences_of(desk, key):
            for word in sentence.words:
                found[word].append(sentence)
    return {word: tuple(sentences) for word, sentences in found.items()}


def sharing(desk: Desk, words: frozenset[str], least: int) -> Iterator[SourceSentence]:
    """Yield the sentences of the desk that have so many of some words, by source and place."""
    holding = _holding(desk)
    held = {(one.source, one.start): one for word in words for one in holding.get(word, ())}
    many = Counter((one.source, one.start) for word in words for one in holding.get(word, ()))
    yield from (held[key] for key in sorted(held) if many[key] >= least)


def pairs_sharing(sentences: Iterable[SourceSentence], least: int) -> Iterator[tuple[SourceSentence, SourceSentence]]:
    """Yield every two sentences that share so many words, in order; words that stand nearly everywhere do not count."""
    ordered = tuple(sentences)
    holding: dict[str, list[int]] = {}
    for number, sentence in enumerate(ordered):
        for word in sentence.words:
            holding.setdefault(word, []).append(number)
    most = max(20, len(ordered) // 10)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holding.values():
        if len(numbers) <= most:
            shared.update((a, b) for n, a in enumerate(numbers) for b in numbers[n + 1 :])
    yield from ((ordered[a], ordered[b]) for (a, b), many in sorted(shared.items()) if many >= least)
