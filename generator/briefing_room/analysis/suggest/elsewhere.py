"""Statements that rest on one source, where another of another origin has it as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.cited import cited_by
from briefing_room.analysis.suggest.copies import repeats
from briefing_room.analysis.suggest.proposal import Proposal, evidence_of, id_of, spot_of
from briefing_room.analysis.suggest.sentences import sentences_of, sharing, weights_of
from briefing_room.analysis.support import key_of, origin_of, standing
from briefing_room.lexicon import lexicon_of
from briefing_room.model.types import main_language
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.suggest.sentences import SourceSentence
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

_LEAST: Final = 4
"""Words that two sentences share where they say the same."""

_ALIKE: Final = 0.6
"""Share of the shorter sentence that the other has as well."""


def proposals(desk: Desk, briefing_id: str) -> Iterator[Proposal]:
    """Yield, for each statement whose evidence is from one source, the sentence of another that says it best."""
    for statement in standing(desk, briefing_id):
        quoted = _quoted(desk, statement)
        sources = {one.source for one in quoted}
        if len(sources) != 1 or not statement.kind:
            continue
        (own,) = sources
        found = [
            (share, other, one)
            for one in quoted
            for other in sharing(desk, one.words, _LEAST)
            if other.source != own and _is_another(desk, own, other.source)
            if (share := _likeness(desk, one, other)) >= _ALIKE
        ]
        for share, other, one in sorted(found, key=lambda each: (-each[0], each[1].source, each[1].start))[:1]:
            yield _proposal(desk, statement, one, other, share)


def _proposal(desk: Desk, statement: Statement, one: SourceSentence, other: SourceSentence, share: float) -> Proposal:
    return Proposal(
        "also-in",
        id_of("also-in", f"{statement.address} {other.source}", other.text),
        statement.briefing,
        f"{statement.address} ({statement.sort}) is from {one.source} alone, and {other.source} may say it as well",
        (spot_of(desk, other), spot_of(desk, one)),
        f"evidence of {statement.address} in {statement.briefing}.yml",
        evidence_of(desk, other),
        share,
    )


def _quoted(desk: Desk, statement: Statement) -> tuple[SourceSentence, ...]:
    """The sentences that the evidence for a statement stands in."""
    found: dict[tuple[str, int], SourceSentence] = {}
    for citation in cited_by(desk).get(key_of(statement), ()):
        passage = citation.found
        if citation.evidence.bears != "for" or not isinstance(passage, Passage) or passage.where != "text":
            continue
        for sentence in sentences_of(desk, citation.source.id):
            if any(start < sentence.end and sentence.start < end for start, end in passage.spans):
                found[sentence.source, sentence.start] = sentence
    return tuple(found.values())


def _is_another(desk: Desk, own: str, key: str) -> bool:
    """Whether a source is in the same language and not said to have the same origin."""
    one, other = desk.sources[own], desk.sources[key]
    same = origin_of(one) is not None and origin_of(one) == origin_of(other)
    return not same and main_language(one.language) == main_language(other.language)


def _likeness(desk: Desk, one: SourceSentence, other: SourceSentence) -> float:
    """How much two sentences say the same; nothing where one repeats the other, denies it or counts otherwise."""
    shared = one.words & other.words
    if len(shared) < _LEAST or other.source in repeats(desk, one):
        return 0.0
    if one.actors and other.actors and one.actors.isdisjoint(other.actors):
        return 0.0
    ours, theirs = ({value for each in s.counted for value in each.values} for s in (one, other))
    if ours and ours.isdisjoint(theirs):
        return 0.0
    if one.is_dated and other.is_dated and one.days.isdisjoint(other.days):
        return 0.0
    language = main_language(desk.sources[one.source].language)
    negations = lexicon_of(desk).finder("negations", language)
    if negations.stands_in(one.text) != negations.stands_in(other.text):
        return 0.0
    return weights_of(desk, language).share(one.words, other.words)
