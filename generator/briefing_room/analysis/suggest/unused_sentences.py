"""Sentences that no statement uses though they say something that could be told: of a risk, a number, a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.prose import WRITTEN
from briefing_room.analysis.suggest.copies import repeats
from briefing_room.analysis.suggest.proposal import Proposal, evidence_of, id_of, listed, spot_of
from briefing_room.analysis.suggest.sentences import sentences_of, weights_of, words_reader
from briefing_room.analysis.suggest.used import home_of, read_by, users_in, users_of
from briefing_room.analysis.support import standing
from briefing_room.model.derived import derived
from briefing_room.model.estimates import Risk
from briefing_room.model.types import main_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from briefing_room.analysis.suggest.sentences import SourceSentence
    from briefing_room.model.desk import Desk
    from briefing_room.model.located import Item
    from briefing_room.model.statements import Statement

_LEAST: Final = 3
"""Words of a risk that a sentence has, or of a sentence that says something at all."""

_BESIDE: Final = 2
"""Words that stand beside the same numbers where the same is told."""

_MOST_OF: Final = 0.4
"""Share of the shorter of the two that they have in common."""


def proposals(desk: Desk, briefing_id: str) -> Iterator[Proposal]:
    """Yield the sentences of a briefing's sources that nobody uses, those with a risk's words first."""
    risks = [one for one in standing(desk, briefing_id) if isinstance(one.item, Risk) and not one.item.resolved]
    for source_id in read_by(desk, briefing_id):
        for sentence in sentences_of(desk, source_id):
            if users_of(desk, sentence) or len(sentence.words) < _LEAST or _is_used_elsewhere(desk, sentence):
                continue
            weight, risk = max(
                ((_likeness(desk, sentence, risk), risk) for risk in risks), key=lambda one: one[0], default=(0.0, None)
            )
            if risk is not None and weight:
                yield _with_risk(desk, sentence, risk, weight)
            elif home_of(desk, source_id) == briefing_id and _has_figure(sentence) and not _is_told(desk, sentence):
                yield _with_figure(desk, sentence, briefing_id)


def _has_figure(sentence: SourceSentence) -> bool:
    return sentence.is_dated or any(not one.is_small for one in sentence.counted)


def _is_told(desk: Desk, sentence: SourceSentence) -> bool:
    """Whether the desk tells its numbers and days already, beside words of the sentence, in a quote or in a text."""
    values = {value for one in sentence.counted if not one.is_small for value in one.values}
    return any(
        sentence.days <= days and values <= counted and len(sentence.words & words) >= _BESIDE
        for words, counted, days in _told_in(desk)
    )


@derived
def _told_in(desk: Desk) -> tuple[tuple[frozenset[str], frozenset[Fraction], frozenset[tuple[str, Fraction]]], ...]:
    """The words, numbers and days of all that the desk tells: of the sentences it quotes, and of its own texts."""
    quoted = (one for key in desk.sources for one in sentences_of(desk, key) if users_of(desk, one))
    told = [(one.words, one.counted, one.days) for one in quoted]
    reader = words_reader(desk, desk.settings.language)
    for briefing in desk.briefings.values():
        told += [reader.read(text, frozenset()) for item in briefing.items() for text in _texts(item)]
    return tuple(
        (words, frozenset(value for one in counted for value in one.values), days)
        for words, counted, days in told
        if counted or days
    )


def _texts(item: Item) -> Iterator[str]:
    values = ((name, getattr(item, name)) for name in type(item).model_fields if name in WRITTEN)
    yield from (value for _, value in values if isinstance(value, str))


def _is_used_elsewhere(desk: Desk, sentence: SourceSentence) -> bool:
    """Whether another source has these words, and a statement uses them there."""
    others = (other for key in repeats(desk, sentence) for other in sentences_of(desk, key))
    same = (other for other in others if other.words == sentence.words)
    return any(users_in(desk, other.source).get(other.start) for other in same)


def _likeness(desk: Desk, sentence: SourceSentence, risk: Statement) -> float:
    """How much of a risk's words a sentence has; nothing where that is little, or another language."""
    language = desk.settings.language
    if main_language(desk.sources[sentence.source].language) != main_language(language):
        return 0.0
    words = words_reader(desk, language).words(risk.text)
    shared = len(words & sentence.words)
    share = weights_of(desk, main_language(language)).share(words, sentence.words)
    return share if shared >= _LEAST and share >= _MOST_OF else 0.0


def _with_risk(desk: Desk, sentence: SourceSentence, risk: Statement, weight: float) -> Proposal:
    words = words_reader(desk, desk.settings.language).words
    shared = words(risk.text) & sentence.words
    named = [word for word in sentence.text.replace("“", " ").split() if words(word) & shared]
    said = ", ".join(dict.fromkeys(word.strip(".,;:!?”’()").lower() for word in named))
    return Proposal(
        "sentence-unused",
        id_of("sentence-unused", sentence.source, sentence.text),
        risk.briefing,
        f"no statement uses it, and it has words of the risk {risk.address}: {said}",
        (spot_of(desk, sentence),),
        f"evidence of {risk.address} in {risk.briefing}.yml, where it bears on it",
        evidence_of(desk, sentence),
        1 + weight,
    )


def _with_figure(desk: Desk, sentence: SourceSentence, briefing_id: str) -> Proposal:
    told = [f"“{one.shown}”" for one in sentence.counted if not one.is_small]
    told += ["a date"] if sentence.is_dated else []
    return Proposal(
        "sentence-unused",
        id_of("sentence-unused", sentence.source, sentence.text),
        briefing_id,
        f"no statement uses it, and it names {listed(told)}",
        (spot_of(desk, sentence),),
        f"evidence of a statement in {briefing_id}.yml",
        evidence_of(desk, sentence),
        len(told) / 10,
    )
