"""The desk's evidence: every quote behind a statement, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.model.derived import derived
from briefing_room.quotes.find import Searchable

if TYPE_CHECKING:
    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.evidence import Evidence
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.quotes.find import Found


@dataclass(frozen=True)
class Citation:
    """One piece of evidence of one statement, and where it stands.

    ``number`` counts the statement's evidence from 1.
    """

    statement: Statement
    number: int
    evidence: Evidence
    searchable: Searchable
    found: Found

    @property
    def source(self) -> Source:
        """The source the quote is from."""
        return self.searchable.source


def source_of(evidence: Evidence, briefing: Briefing) -> str | None:
    """Id of the source a piece of evidence names, or that its briefing names for it."""
    return evidence.source or briefing.default_source


@derived
def searchable_in(desk: Desk, source_id: str) -> Searchable:
    """A source of the desk made ready for finding quotes in it."""
    return Searchable(desk.sources[source_id])


@derived
def citations(desk: Desk) -> tuple[Citation, ...]:
    """All evidence of the desk that names a source there is."""
    return tuple(citation for briefing_id in desk.briefings for citation in citations_in(desk, briefing_id))


@derived
def citations_in(desk: Desk, briefing_id: str) -> tuple[Citation, ...]:
    """The evidence of one briefing that names a source there is."""
    briefing = desk.briefings[briefing_id]
    made = []
    for statement in desk.statements(briefing_id):
        for number, evidence in enumerate(statement.evidence, 1):
            source_id = source_of(evidence, briefing)
            if source_id is not None and source_id in desk.sources:
                searchable = searchable_in(desk, source_id)
                made.append(Citation(statement, number, evidence, searchable, searchable.find_evidence(evidence)))
    return tuple(made)
