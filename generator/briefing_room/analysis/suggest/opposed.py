"""Two places that may say different things of one matter: a negation, a hedge or a number that only one of them has.

    found no crack in the wall         found a crack in the wall
    may complete the filling           completes the filling
    holds 90 million cubic metres      holds 120 million cubic metres

It is a proposal to look, and no more: whether they contradict each other, only a reader of both can say. Numbers that
are told of different days are no such pair, and what a disagreement holds already is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.suggest.copies import repeats
from briefing_room.analysis.suggest.proposal import Proposal, evidence_of, id_of, indented, spot_of
from briefing_room.analysis.suggest.sentences import pairs_sharing, sentences_of, weights_of
from briefing_room.analysis.suggest.used import quoted_by_nobody, read_by, users_of
from briefing_room.lexicon import lexicon_of
from briefing_room.lexicon.hedging import Hedging, make_hedging
from briefing_room.lexicon.negating import Negating, make_negating
from briefing_room.model.types import main_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.suggest.sentences import Counted, SourceSentence, Weights
    from briefing_room.model.desk import Desk

_LEAST: Final = 2
"""Words that two sentences share before they are compared."""

_ALIKE: Final = 0.5
"""Share of the shorter sentence that the other has as well, where they are of one matter."""

_ALIKE_IN_NUMBERS: Final = 0.4
"""The same where a number of the same things stands in both."""

_HEDGED: Final = 3
"""Words that one hedges and the other says flatly."""


def proposals(desk: Desk, briefing_id: str) -> Iterator[Proposal]:
    """Yield the pairs among the sources of a briefing, and of those that nobody quotes yet."""
    ours = read_by(desk, briefing_id)
    sources = (*ours, *(key for key in quoted_by_nobody(desk)))
    languages = dict.fromkeys(main_language(desk.sources[key].language) for key in sources)
    for language in languages:
        alike = [key for key in sources if main_language(desk.sources[key].language) == language]
        sentences = [one for n, key in enumerate(alike) for one in _own_sentences(desk, key, alike[:n])]
        reader = _Reader.of(desk, language)
        for one, other in pairs_sharing(sentences, _LEAST):
            told = one.source in ours or other.source in ours
            if told and not _is_known(desk, one, other) and (found := reader.opposed(one, other)):
                yield _proposal(desk, briefing_id, (one, other), found)


def _own_sentences(desk: Desk, source_id: str, before: list[str]) -> list[SourceSentence]:
    """The sentences of a source that assert something and that no source before it has word for word."""
    told = (one for one in sentences_of(desk, source_id) if not one.text.rstrip("”’\"'").endswith("?"))
    return [one for one in told if repeats(desk, one).isdisjoint(before)]


def _proposal(
    desk: Desk, briefing_id: str, pair: tuple[SourceSentence, SourceSentence], found: tuple[str, float]
) -> Proposal:
    one, other = pair
    entries = [evidence_of(desk, each) for each in pair]
    positions = [row for entry in entries for row in ("- text:", "  evidence:", *indented(entry, 4))]
    return Proposal(
        "look-at-two",
        id_of("look-at-two", f"{one.source} {other.source}", f"{one.text} {other.text}"),
        briefing_id,
        f"look at these two: {found[0]}",
        (spot_of(desk, one), spot_of(desk, other)),
        f"disagreements of {briefing_id}.yml, if they disagree",
        ("- id:", "  question:", "  kind:", "  positions:", *indented(positions, 4), "  status: open"),
        found[1],
    )


def _is_known(desk: Desk, one: SourceSentence, other: SourceSentence) -> bool:
    """Whether one repeats the other, or one statement or one question of the desk holds both already."""
    if other.source in repeats(desk, one):
        return True
    ours, theirs = ({(s.briefing, s.owner or s.address) for s in users_of(desk, each)} for each in (one, other))
    return not ours.isdisjoint(theirs)


@dataclass(frozen=True)
class _Reader:
    """What compares two sentences of one language."""

    hedging: Hedging
    negating: Negating
    weights: Weights

    @classmethod
    def of(cls, desk: Desk, language: str) -> _Reader:
        lexicon = lexicon_of(desk)
        return cls(make_hedging(lexicon, language), make_negating(lexicon, language), weights_of(desk, language))

    def opposed(self, one: SourceSentence, other: SourceSentence) -> tuple[str, float] | None:
        """What stands against what in two sentences, in words, and how much they are alike; None where nothing does."""
        if one.actors and other.actors and one.actors.isdisjoint(other.actors):
            return None
        for ours, theirs in _numbers(one, other):
            of = ours.of & theirs.of
            # What is counted is no likeness yet: cubic metres are those of a lake and of a river.
            beside = self.weights.share(one.words - of, other.words - of)
            if beside >= _ALIKE_IN_NUMBERS:
                return f"they give different numbers, “{ours.shown}” and “{theirs.shown}”", beside
        share = self.weights.share(one.words, other.words)
        if share < _ALIKE or len(one.words & other.words) < _HEDGED:
            return None
        if denied := self._denied(one, other) or self._denied(other, one):
            return f"one says “{denied}”, and the other does not", share
        if hedge := self._hedged(one, other) or self._hedged(other, one):
            return f"one says it with “{hedge}”, and the other flatly", share
        return None

    def _denied(self, one: SourceSentence, other: SourceSentence) -> str | None:
        """What one sentence turns round by a negation, and the other says as it is."""
        plain = self.negating.stems(other.text) - {turned.word for turned in self.negating.turned_round_in(other.text)}
        return next((turned.shown for turned in self.negating.turned_round_in(one.text) if turned.word in plain), None)

    def _hedged(self, one: SourceSentence, other: SourceSentence) -> str | None:
        """The hedge on which one sentence says what the other says flatly."""
        if self.hedging.keeps_doubt(other.text):
            return None
        flat = self.hedging.read(other.text).flat
        reaches = self.hedging.read(one.text).reaches
        return next((reach.hedge for reach in reaches if len(reach.words & flat) >= _HEDGED), None)


def _numbers(one: SourceSentence, other: SourceSentence) -> Iterator[tuple[Counted, Counted]]:
    """Yield the numbers by which two sentences count the same things otherwise; none where they tell of other days."""
    if one.is_dated != other.is_dated or (one.is_dated and one.days.isdisjoint(other.days)):
        return
    for ours in one.counted:
        for theirs in other.counted:
            if ours.of & theirs.of and _is_alone(ours, other.counted) and _is_alone(theirs, one.counted):
                yield ours, theirs


def _is_alone(number: Counted, others: tuple[Counted, ...]) -> bool:
    """Whether nobody among the others counts as many."""
    return all(number.values.isdisjoint(other.values) for other in others)
