"""Which sentences of sources the desk's statements use, and which sources a briefing reads or has not read yet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing_room.analysis.cited import citations_from, sources_quoted_in
from briefing_room.analysis.coverage import coverage_of
from briefing_room.analysis.support import withdrawn_in
from briefing_room.model.derived import derived

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_room.analysis.suggest.sentences import SourceSentence
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement


@derived
def users_in(desk: Desk, source_id: str) -> Mapping[int, tuple[Statement, ...]]:
    """The statements that quote each sentence of a source, by where it begins."""
    coverage = coverage_of(desk.sources[source_id], citations_from(desk)[source_id])
    return {sentence.start: sentence.statements for sentence in coverage.sentences}


def users_of(desk: Desk, sentence: SourceSentence) -> tuple[Statement, ...]:
    """The statements that quote a sentence, in whole or in part."""
    return users_in(desk, sentence.source).get(sentence.start, ())


@derived
def read_by(desk: Desk, briefing_id: str) -> tuple[str, ...]:
    """Ids of the sources that a briefing quotes and that still count."""
    withdrawn = withdrawn_in(desk)
    return tuple(source.id for source in sources_quoted_in(desk, briefing_id) if source.id not in withdrawn)


@derived
def quoted_by_nobody(desk: Desk) -> tuple[str, ...]:
    """Ids of the sources that still count and that no statement quotes: what was brought in and not used yet."""
    withdrawn = withdrawn_in(desk)
    return tuple(key for key, quotes in citations_from(desk).items() if not quotes and key not in withdrawn)


def new_to(desk: Desk, briefing_id: str) -> tuple[str, ...]:
    """Ids of the sources that still count and that a briefing does not quote."""
    known, withdrawn = read_by(desk, briefing_id), withdrawn_in(desk)
    return tuple(key for key in desk.sources if key not in known and key not in withdrawn)


@derived
def home_of(desk: Desk, source_id: str) -> str | None:
    """Id of the briefing that quotes most of a source, the first of equals; None where none quotes it.

    What a source says and nobody uses is proposed there, and not once for each briefing that reads the source.
    """
    quoted = Counter(one.statement.briefing for one in citations_from(desk)[source_id])
    current = {key: many for key, many in quoted.items() if not desk.briefings[key].is_archived} or quoted
    return max(sorted(current), key=lambda key: current[key], default=None)
