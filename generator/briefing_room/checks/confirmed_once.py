"""Grade 1 means confirmed by other, independent sources, so it needs two known origins.

The number belongs to the item (NATO grading). Ten articles that repeat one report have one origin, and an origin
that is not known cannot be shown to be another.

Bad:   credibility: 1      in evidence from one source, or from sources of one origin
Good:  credibility: 2
Good:  credibility: 1      beside evidence from a source of another known origin
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.support import origins_of
from briefing_room.findings import Mistake, Severity
from briefing_room.quotes import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each grade 1 that nothing confirms."""
    for briefing_id, briefing in desk.briefings.items():
        for statement in desk.statements(briefing_id):
            named = {source_of(evidence, briefing) for evidence in statement.evidence if evidence.bears == "for"}
            sources = frozenset(key for key in named if key)
            if sources - desk.sources.keys():
                continue  # a name that leads nowhere was told of already, and may be of another origin
            origins = origins_of(desk, sources)
            if len(origins) > 1:
                continue
            for evidence in statement.evidence:
                if evidence.credibility == 1:
                    known = f"the known origins are: {', '.join(sorted(origins))}" if origins else "no origin is known"
                    message = f"credibility 1 says that independent sources confirm it, but {known}"
                    help_ = (
                        "write 2 (probably true) or 3 (possibly true), or add evidence from a source of another origin"
                    )
                    mistake = Mistake(evidence.at("credibility"), message, help_).concluded_from(statement, "evidence")
                    mistake = mistake.concluded_from_each(statement.evidence, "source", "bears")
                    yield mistake.concluded_from_each((desk.sources[key].facts for key in sources), "origin")
