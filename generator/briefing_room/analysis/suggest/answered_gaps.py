"""Gaps of a briefing that a source may fill which the briefing does not quote yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.suggest.copies import repeats
from briefing_room.analysis.suggest.proposal import Proposal, evidence_of, id_of, spot_of
from briefing_room.analysis.suggest.sentences import sentences_of, weights_of, words_reader
from briefing_room.analysis.suggest.used import new_to, read_by
from briefing_room.analysis.support import standing
from briefing_room.lexicon import lexicon_of
from briefing_room.model.article import sentence_spans
from briefing_room.model.types import main_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.suggest.sentences import SourceSentence
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

_LEAST: Final = 2
"""Words of a gap that a sentence has."""

_MOST_OF: Final = 0.6
"""Share of a sentence of the gap that a sentence of the source covers."""

_NAME: Final = re.compile(r"(?<=[\w,;:”’] )[A-Z][\w’-]+")


def proposals(desk: Desk, briefing_id: str) -> Iterator[Proposal]:
    """Yield, for each gap, the best sentence of each source that the briefing does not quote."""
    ours = main_language(desk.settings.language)
    known = {*read_by(desk, briefing_id)}
    for gap in standing(desk, briefing_id):
        if gap.sort != "gap":
            continue
        for source_id in new_to(desk, briefing_id):
            if main_language(desk.sources[source_id].language) != ours:
                continue
            new = [one for one in sentences_of(desk, source_id) if not repeats(desk, one) & known]
            found = [(share, one) for one in new if (share := _covered(desk, gap, one)) >= _MOST_OF]
            for share, one in sorted(found, key=lambda each: (-each[0], each[1].start))[:1]:
                yield _proposal(desk, gap, one, share)


def _proposal(desk: Desk, gap: Statement, sentence: SourceSentence, share: float) -> Proposal:
    return Proposal(
        "gap-answered",
        id_of("gap-answered", f"{gap.address} {sentence.source}", sentence.text),
        gap.briefing,
        f"{sentence.source} is not quoted here, and this may fill the gap {gap.address}",
        (spot_of(desk, sentence),),
        f"evidence of a statement in {gap.briefing}.yml; then the gap {gap.address} can be retired",
        evidence_of(desk, sentence),
        share,
    )


def _covered(desk: Desk, gap: Statement, sentence: SourceSentence) -> float:
    """How much of a sentence of a gap another one covers that has what is asked for."""
    language = main_language(desk.settings.language)
    reader, weights = words_reader(desk, language), weights_of(desk, language)
    shares = [0.0]
    for first, last in sentence_spans(gap.text):
        asked = gap.text[first:last]
        words = reader.words(asked)
        if len(words & sentence.words) >= _LEAST and _has_what_is_asked(desk, asked, sentence):
            shares.append(weights.covered(words, sentence.words))
    return max(shares)


def _has_what_is_asked(desk: Desk, asked: str, sentence: SourceSentence) -> bool:
    """Whether a sentence has a day where a gap asks when, a number where it asks how many, a name where it asks who."""
    lexicon, language = lexicon_of(desk), desk.settings.language
    if lexicon.finder("asking_when", language).stands_in(asked):
        return bool(sentence.days or sentence.counted)
    if lexicon.finder("asking_number", language).stands_in(asked):
        return bool(sentence.counted)
    if lexicon.finder("asking_who", language).stands_in(asked):
        return bool(sentence.actors) or _NAME.search(sentence.text) is not None
    return True
