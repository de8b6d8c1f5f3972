"""Which record a word stands in, and how much it counts there.

A word of the title counts more than one of the texts, one of few words more than one of many, the second time less
than the first. What is a judgement or a page counts more than what belongs to one (`Record.weight`). The lengths that
a text is compared with are set, and not those of this desk, so that no record changes what another's words count.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefing_room.search.letters import LONGEST, PASSING, fold, forms_of, key_of, whole_key, words_of
from briefing_room.search.stems import passing_in, stem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing_room.search.letters import Word
    from briefing_room.search.record import Findable, Record, Text
    from briefing_room.search.slots import Block

ACTOR: Final = "@"
"""Stands before the id of an actor, under which every record is kept that is about it, whichever name it uses."""

NAME: Final = " "
"""Marks the name of an actor, which leads to its records."""

WHOLE: Final = "="
"""Marks all that a thing is called, which leads to it alone."""

LEVELS: Final = 40
"""The most that a word can count in a record."""

_MOST_NAMED: Final = 8
"""Longer titles are not kept whole: nobody types them."""

_TITLE, _CONDITION, _TEXT, _LABEL, _ASKED, _NAMED, _JOINED, _ABOUT = 3.0, 1.0, 1.0, 1.5, 4.0, 2.5, 0.6, 1.5
_TITLE_WORDS, _TEXT_WORDS = 14, 45
_ENOUGH: Final = 1.2
"""How soon another occurrence of a word says no more."""

_HYPHENED: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)+")


@dataclass
class Postings:
    """The records in which one word stands, by number; how much it counts in each, and whether it is in its texts."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    counts: bytearray = field(default_factory=bytearray)
    in_texts: bytearray = field(default_factory=bytearray)

    def add(self, number: int, count: int, *, in_texts: bool = False) -> None:
        """Add a record."""
        self.numbers.append(number)
        self.counts.append(count)
        self.in_texts.append(in_texts)


@dataclass
class Words:
    """Every word of a site by its key, with the stems it has in the languages in which it occurs."""

    postings: dict[str, Postings] = field(default_factory=dict)
    stems: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    """Names of actors, with the keys under which their records are."""


def weigh(findable: Findable, blocks: Sequence[Block]) -> Words:
    """Every word of the records, with what it counts in each."""
    words, named = Words(), _Named(findable.actors)
    passing = passing_in(findable.language).words
    for forms, actors in named.names():
        words.names[whole_key(forms, NAME, passing)] = {ACTOR + actor for actor in actors}
    for block in blocks:
        for slot, record in block.records:
            weighed = _Weighed(findable.language, words.stems)
            weighed.add_record(record, named)
            number = block.at(slot)
            for key, count in weighed.counts.items():
                found = words.postings.get(key)
                if found is None:
                    found = words.postings[key] = Postings()
                found.add(number, _level(count, record.weight), in_texts=key in weighed.in_texts)
            for key in _wholes(record, passing):
                words.postings.setdefault(key, Postings()).add(number, LEVELS)
    return words


def _level(count: float, weight: float) -> int:
    return min(LEVELS, max(1, round(24 * weight * count / (_ENOUGH + count))))


def _wholes(record: Record, passing: frozenset[str]) -> Iterable[str]:
    """All that a thing is called, each a key; a name that a colon ends is one by itself."""
    called = map(forms_of, (record.title.words, *record.names, *(name.partition(":")[0] for name in record.names)))
    return dict.fromkeys(whole_key(forms, WHOLE, passing) for forms in called if 0 < len(forms) <= _MOST_NAMED)


class _Named:
    """The names of actors, looked for in the words of a text."""

    def __init__(self, actors: Mapping[str, Sequence[str]]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], set[str]]] = {}
        for actor, names in actors.items():
            for forms in filter(None, map(forms_of, names)):
                self._by_first.setdefault(forms[0], {}).setdefault(forms, set()).add(actor)

    def names(self) -> Iterator[tuple[tuple[str, ...], set[str]]]:
        for names in self._by_first.values():
            yield from names.items()

    def find(self, words: Sequence[Word], passing: frozenset[str]) -> Iterator[str]:
        for at, word in enumerate(words):
            for forms, actors in self._by_first.get(word.form, {}).items():
                if len(forms) == 1 and word.form in passing and not word.is_name:
                    continue
                if tuple(one.form for one in words[at : at + len(forms)]) == forms:
                    yield from actors


@dataclass
class _Weighed:
    """How much each word counts in one record."""

    language: str
    stems: dict[str, set[str]]
    counts: dict[str, float] = field(default_factory=dict)
    in_texts: dict[str, float] = field(default_factory=dict)
    """The part of that which its texts bring."""

    def add_record(self, record: Record, named: _Named) -> None:
        for actor in record.actors:
            self._count(ACTOR + actor, _ABOUT)
        title = record.title
        parts = (
            (title.words[record.condition :], _TITLE, _TITLE_WORDS, title.language),
            (title.words[: record.condition], _CONDITION, _TEXT_WORDS, title.language),
            *((label, _LABEL, 0, self.language) for label in record.labels),
            (record.asked, _ASKED, 0, self.language),
            *((name, _NAMED, _TITLE_WORDS, self.language) for name in record.names),
        )
        for text, weight, length, language in parts:
            self._add(text, weight, length, language, named)
        ahead, self.counts = self.counts, {}
        self._add_texts(record.texts, named)
        self.in_texts, self.counts = self.counts, ahead
        for key, weight in self.in_texts.items():
            self._count(key, weight)

    def _add_texts(self, several: Sequence[Text], named: _Named) -> None:
        length = sum(len(text.words) for text in several) // 6
        for text in several:
            self._add(text.words, _TEXT * _shortened(length, _TEXT_WORDS), 0, text.language, named)

    def _add(self, text: str, weight: float, length: int, language: str, named: _Named) -> None:
        words = [*words_of(text)]
        passing = passing_in(language).words
        if length:
            weight *= _shortened(len(words), length)
        for word in words:
            key = key_of(word, passing)
            self._count(key, weight)
            if not key.startswith(PASSING):
                self._stem(key, stem_of(word.written, language))
        for match in _HYPHENED.finditer(text):
            joined = fold(match[0].replace("-", ""))
            if joined.isalpha() and len(joined) < LONGEST:
                self._count(joined, weight * _JOINED)
                self._stem(joined, joined)
        for actor in {*named.find(words, passing)}:
            self._count(ACTOR + actor, weight)

    def _count(self, key: str, weight: float) -> None:
        self.counts[key] = self.counts.get(key, 0.0) + weight

    def _stem(self, key: str, stem: str) -> None:
        known = self.stems.get(key)
        if known is None:
            self.stems[key] = {stem}
        else:
            known.add(stem)


def _shortened(words: int, usual: int) -> float:
    """How much less a word counts that is one of many, and more that is one of few."""
    return 1 / (0.4 + 0.6 * words / usual)
