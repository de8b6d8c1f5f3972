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

from briefing_room.search.letters import LONGEST, PASSING, fold, forms_of, key_of, words_of
from briefing_room.search.slots import ROOM
from briefing_room.search.stems import passing_in, stem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing_room.search.letters import Word
    from briefing_room.search.record import Findable, Record, Text
    from briefing_room.search.slots import Block

ACTOR: Final = "@"
"""Stands before the id of an actor, under which every record is kept that is about it, whichever name it uses."""

NAME: Final = " "
"""Stands after a name of an actor, which leads to its records."""

WHOLE: Final = "="
"""Stands after all that a thing is called, which leads to it alone."""

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
    """The records in which one word stands, by number, and how much it counts in each."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    counts: bytearray = field(default_factory=bytearray)


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
    for name, actors in named.names():
        words.names[name] = {ACTOR + actor for actor in actors}
    for block in blocks:
        for slot, record in block.records:
            weighed = _Weighed(findable.language, words.stems)
            weighed.add_record(record, named)
            number = ROOM * block.number + slot
            for key, count in weighed.counts.items():
                found = words.postings.get(key)
                if found is None:
                    found = words.postings[key] = Postings()
                found.numbers.append(number)
                found.counts.append(_level(count, record.weight))
            for key in _wholes(record):
                found = words.postings.setdefault(key, Postings())
                found.numbers.append(number)
                found.counts.append(LEVELS)
    return words


def _level(count: float, weight: float) -> int:
    return min(LEVELS, max(1, round(24 * weight * count / (_ENOUGH + count))))


def _wholes(record: Record) -> Iterable[str]:
    """All that a thing is called, each a key; a name that a colon ends is one by itself."""
    called = map(forms_of, (record.title.words, *record.names, *(name.partition(":")[0] for name in record.names)))
    return dict.fromkeys(" ".join(forms) + WHOLE for forms in called if 0 < len(forms) <= _MOST_NAMED)


class _Named:
    """The names of actors, looked for in the words of a text."""

    def __init__(self, actors: Mapping[str, Sequence[str]]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], set[str]]] = {}
        for actor, names in actors.items():
            for forms in filter(None, map(forms_of, names)):
                self._by_first.setdefault(forms[0], {}).setdefault(forms, set()).add(actor)

    def names(self) -> Iterator[tuple[str, set[str]]]:
        for names in self._by_first.values():
            for forms, actors in names.items():
                yield " ".join(forms) + NAME, actors

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
        self._add_texts(record.texts, named)

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
            if not key.endswith(PASSING):
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
