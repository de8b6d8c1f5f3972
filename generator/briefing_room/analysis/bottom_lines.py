"""What each part of a bottom line says, and of which of its grounds it speaks.

A part is a clause up to a semicolon or to *, and* or *, but*. It speaks of the ground whose words it shares most:
words are compared by how they begin, small words and the names of actors aside, and the words of its id and of its
condition are a ground's own as well. There is no grammar: who does what to whom is not seen, nor what *this* means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.names import conditions_of
from briefing_room.lexicon import lexicon_of
from briefing_room.lexicon.estimates import estimates_of
from briefing_room.lexicon.hedging import make_hedging
from briefing_room.lexicon.odds import odds_reader
from briefing_room.model.article import sentence_spans
from briefing_room.model.estimates import Estimate
from briefing_room.model.scales import Band
from briefing_room.model.statements import BOTTOM_LINE
from briefing_room.model.texts import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.lexicon import Finder, estimates
    from briefing_room.lexicon.hedging import Hedging
    from briefing_room.model.desk import Desk
    from briefing_room.model.scales import Scale
    from briefing_room.model.statements import Statement

_PARTS: Final = re.compile(r";|,\s+(?=(?:and|but)\b)", re.IGNORECASE)
_CLAUSES: Final = re.compile(r"[,;:–—]|\b(?:and|but)\b", re.IGNORECASE)
_BEGINNING: Final = re.compile(r"(?:^|[,;:(–—]|\b(?:and|but|or))\s*$", re.IGNORECASE)

_CLEARLY: Final = 2
"""Words by which a part must share more with one ground than with another to speak clearly of it."""


@dataclass(frozen=True)
class Ground:
    """A judgement or risk that a bottom line rests on: its likelihood, and the words by which it is known again."""

    statement: Statement
    item: Estimate
    likelihood: str
    words: frozenset[str]
    clauses: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True)
class Part:
    """A part of a bottom line: where it stands, its own words, its terms of the scale, and its words as compared.

    ``sentence`` is what it is a part of; both are without terms: the *unlikely* of “unlikely to” denies nothing.
    ``asserts`` says that it neither estimates nor hedges, leaves nothing open, and hands on nobody's words.
    """

    start: int
    end: int
    text: str
    sentence: str
    estimates: tuple[estimates.Estimate, ...]
    words: frozenset[str]
    asserts: bool


@dataclass(frozen=True)
class BottomLine:
    """A bottom line in parts, and what it rests on: what is estimated, and the words of all else and of its quotes."""

    statement: Statement
    parts: tuple[Part, ...]
    grounds: tuple[Ground, ...]
    others: tuple[frozenset[str], ...]
    scale: Scale
    negations: Finder
    conditions: Finder
    inverted: Finder

    def saying(self, band: Band, sentence: str) -> tuple[Ground, ...]:
        """The grounds of which an estimate in a sentence can be the likelihood.

        They are those that have it; where none does, those that have its opposite, while one of the two texts denies
        what the other says.
        """
        # A likelihood that is no term is told of already.
        having = tuple(one for one in self.grounds if self.scale.band(one.likelihood) in {None, band})
        return having or tuple(
            one for one in self.grounds if self._says_the_opposite(one, band, sentence, one.statement.text)
        )

    def _clause_of(self, ground: Ground, part: Part) -> str:
        """The clause of a ground that shares most words with a part."""
        return max(ground.clauses, key=lambda clause: len(clause[1] & part.words))[0]

    def _says_the_opposite(self, ground: Ground, band: Band, sentence: str, said: str) -> bool:
        own = self.scale.band(ground.likelihood)
        # Without a list of words that deny, it cannot be seen that none stands there.
        denies = self.negations.stands_in
        turned = self.negations.words is None or denies(sentence) != denies(said)
        return turned and own is not None and self.scale.nearest_to(Band("", 100 - own.high, 100 - own.low)) == band

    def said_in(self, parts: tuple[Part, ...]) -> tuple[Ground, ...]:
        """The grounds of which the estimates in some parts can be the likelihoods."""
        found = ((one.band, part.sentence) for part in parts for one in part.estimates)
        return tuple(ground for band, sentence in found if band for ground in self.saying(band, sentence))

    def rather_of(self, part: Part, grounds: tuple[Ground, ...]) -> Ground | None:
        """Another ground than these, of which a part clearly speaks rather than of any of them.

        That a part denies what a ground says, or the other way round, is asked of the clause whose words they share.
        """
        bands = [one.band for one in part.estimates if one.band]
        turned = [
            one
            for one in self.grounds
            if any(self._says_the_opposite(one, band, part.text, self._clause_of(one, part)) for band in bands)
        ]
        others = [one for one in self.grounds if one not in (*grounds, *turned)]
        nearest = max(others, key=lambda one: len(one.words & part.words), default=None)
        shared = len(nearest.words & part.words) if nearest else 0
        clearly = max((len(one.words & part.words) for one in grounds), default=0) + _CLEARLY
        return nearest if shared >= clearly else None

    def sets_a_condition(self, sentence: str) -> bool:
        """Whether a sentence holds only if something is so; true where no word is known by which it could be seen."""
        if self.conditions.words is None or self.conditions.stands_in(sentence):
            return True
        return any(_BEGINNING.search(sentence[:start]) for start, _ in self.inverted.spans(sentence))


def bottom_lines(desk: Desk) -> Iterator[BottomLine]:
    """Yield the bottom line of each briefing that is not archived, where all that it rests on is there."""
    reader = _Reader(desk)
    for briefing_id, briefing in desk.briefings.items():
        line = desk.statement(BOTTOM_LINE, briefing_id)
        if briefing.is_archived or line is None:
            continue
        grounds = [desk.statement(ref, briefing_id) for ref in line.rests_on]
        if None not in grounds:  # of which another rule tells
            yield reader.read(line, [ground for ground in grounds if ground])


class _Reader:
    """What reads the bottom lines of a desk; the words of its language are made ready once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        lexicon, language = lexicon_of(desk), desk.settings.language
        self._estimates = estimates_of(desk)
        self._hedging = make_hedging(lexicon, language)
        self._finders = tuple(lexicon.finder(name, language) for name in ("negations", "conditional", "inverted"))
        self._opening = tuple(lexicon.finder(name, language) for name in ("undecided", "speakers", "certain"))
        self._odds = odds_reader(desk)
        self._names = _names(desk, self._hedging)

    def read(self, line: Statement, grounds: list[Statement]) -> BottomLine:
        """A bottom line in parts, with what it rests on."""
        judged = tuple(self._ground(one, one.item) for one in grounds if isinstance(one.item, Estimate))
        texts = [one.text for one in grounds if not isinstance(one.item, Estimate)]
        quotes = [text for one in line.evidence for text in (one.quote, one.translation or "")]
        others = tuple(self._words(text) for text in (*texts, *quotes))
        estimated = tuple(one for one in judged if one.likelihood)
        return BottomLine(line, tuple(self._parts(line.text)), estimated, others, self._estimates.scale, *self._finders)

    def _ground(self, statement: Statement, item: Estimate) -> Ground:
        conditions = conditions_of(self._desk, statement).named
        texts = (statement.address.replace("-", " "), statement.text, *(one.text for one in conditions))
        clauses = tuple((clause, self._words(clause)) for clause in _CLAUSES.split(statement.text))
        return Ground(statement, item, item.likelihood or "", self._words(" ".join(texts)), clauses)

    def _parts(self, text: str) -> Iterator[Part]:
        shown = own_words(text)
        without_terms = self._without_terms(shown)
        for first, last in sentence_spans(text):
            starts = [first, *(match.end() for match in _PARTS.finditer(shown, first, last)), last]
            for start, end in pairwise(starts):
                found = tuple(one for one in self._estimates.of_the_scale_in(shown) if start <= one.start < end)
                words = self._words(shown[start:end])
                yield Part(
                    start,
                    end,
                    shown[start:end],
                    without_terms[first:last],
                    found,
                    words,
                    self._asserts(shown[start:end]),
                )

    def _asserts(self, text: str) -> bool:
        """Whether a part says flatly what it says; a condition alone makes it no estimate."""
        if not self._hedging.knows:
            return False  # no word is known by which it could be seen to hedge
        if self._estimates.all_in(text) or any(self._odds.odds_in(text)):
            return False
        if any(finder.stands_in(text) for finder in self._opening):
            return False  # what is certain, of which another rule tells, as well as what is open or handed on
        hedges = {text[start:end].lower() for finder in self._hedging.kept for start, end in finder.spans(text)}
        return not {" ".join(hedge.split()) for hedge in hedges} - self._hedging.lesser

    def _words(self, text: str) -> frozenset[str]:
        """The words of a text by which it is known again: without terms of likelihood and names."""
        return self._hedging.stems(self._without_terms(text)) - self._names

    def _without_terms(self, text: str) -> str:
        for start, end in self._estimates.finder.spans(text):
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
        return text


def _names(desk: Desk, hedging: Hedging) -> frozenset[str]:
    """The words of actors' names, which many statements share whatever they say."""
    names = (name for actor in desk.actors.values() for name in (actor.name, *actor.aliases))
    return frozenset().union(*(hedging.stems(name) for name in names))
