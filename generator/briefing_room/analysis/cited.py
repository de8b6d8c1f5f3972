"""Which quotes stand behind what is still said, by statement and by source; and the briefings, the newest first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefing_room.model.derived import derived
from briefing_room.quotes import citations
from briefing_room.quotes.citations import citations_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.quotes import Citation


@derived
def statements_by_briefing(desk: Desk) -> Mapping[str, tuple[Statement, ...]]:
    """The statements of each briefing."""
    return {key: desk.statements(key) for key in desk.briefings}


@derived
def citations_standing(desk: Desk) -> tuple[Citation, ...]:
    """All evidence of what was not taken back."""
    return tuple(citation for citation in citations(desk) if not desk.is_gone(citation.statement))


@derived
def cited_by(desk: Desk) -> Mapping[tuple[str, str], tuple[Citation, ...]]:
    """The evidence of each statement that was not taken back, by briefing and address."""
    found: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in citations_standing(desk):
        found[citation.statement.briefing, citation.statement.address].append(citation)
    return {key: tuple(group) for key, group in found.items()}


@derived
def citations_from(desk: Desk) -> Mapping[str, tuple[Citation, ...]]:
    """The evidence from each source, for what was not taken back."""
    by_source: dict[str, list[Citation]] = {source_id: [] for source_id in desk.sources}
    for citation in citations_standing(desk):
        by_source[citation.source.id].append(citation)
    return {key: tuple(group) for key, group in by_source.items()}


@derived
def sources_quoted_in(desk: Desk, briefing_id: str) -> tuple[Source, ...]:
    """The sources that a briefing quotes for what was not taken back, by id."""
    quoted = {one.source.id: one.source for one in citations_in(desk, briefing_id) if not desk.is_gone(one.statement)}
    return tuple(quoted[source_id] for source_id in sorted(quoted))


@derived
def newest_first(desk: Desk) -> tuple[str, ...]:
    """Ids of the briefings, the newest cut-off first."""
    briefings = desk.briefings
    return tuple(sorted(briefings, key=lambda key: (-briefings[key].as_of.date.toordinal(), key)))
