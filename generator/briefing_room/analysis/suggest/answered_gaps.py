"""Gaps of a briefing that a source may fill which the briefing does not quote yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.suggest.copies import repeats
from briefing_room.analysis.suggest.proposal import Proposal, evidence_of, id_of, spot_of
from briefing_room.analysis.suggest.sentences import sharing, weights_of, words_reader
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
    known, new = {*read_by(desk, briefing_id)}, {*new_to(desk, briefing_id)}
    language = main_language(desk.settings.language)
    reader, weights = words_reader(desk, language), weights_of(desk, language)
    for gap in standing(desk, briefing_id):
        best: dict[str, tuple[float, SourceSentence]] = {}
        for first, last in sentence_spans(gap.text) if gap.sort == "gap" else ():
            asked = gap.text[first:last]
            words = reader.words(asked)
            for one in sharing(desk, words, _LEAST):
                share = weights.covered(words, one.words)
                if share < _MOST_OF or one.source not in new or main_language(_tag(desk, one)) != language:
                    continue
                better = one.source not in best or share > best[one.source][0]
                if better and not repeats(desk, one) & known and _has_what_is_asked(desk, asked, one):
                    best[one.source] = share, one
        yield from (_proposal(desk, gap, one, share) for share, one in best.values())


def _tag(desk: Desk, sentence: SourceSentence) -> str:
    return desk.sources[sentence.source].language


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
