"""The desk's evidence: every quote behind a statement, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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


def citations(desk: Desk) -> tuple[Citation, ...]:
    """All evidence of the desk that names a source there is.

    Found once and kept with the desk, which never changes: several rules and pages ask.
    """
    return desk.once("citations", lambda: _find_all(desk))


def _find_all(desk: Desk) -> tuple[Citation, ...]:
    ready = {source_id: Searchable(source) for source_id, source in desk.sources.items()}
    made = []
    for briefing_id, briefing in desk.briefings.items():
        for statement in desk.statements(briefing_id):
            for number, evidence in enumerate(statement.evidence, 1):
                searchable = ready.get(source_of(evidence, briefing) or "")
                if searchable:
                    found = searchable.find_evidence(evidence)
                    made.append(Citation(statement, number, evidence, searchable, found))
    return tuple(made)
