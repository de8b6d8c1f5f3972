"""A published briefing says what its sources are worth as a whole.

The site counts sources, origins and grades by itself. What that amounts to, which strengths and weaknesses the
sources have and what they leave out, only the analyst can say (ICD 206, source summary statement).

Bad:   a published briefing that quotes sources and has no source_base
Good:  source_base: Two undated articles by unknown outlets; neither was present at the talks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each published briefing that quotes sources and says nothing of them as a whole."""
    for briefing_id, briefing in desk.briefings.items():
        quotes = any(statement.evidence for statement in desk.statements(briefing_id))
        if briefing.status == "published" and quotes and not briefing.source_base:
            message = "the briefing does not say what its sources are worth as a whole"
            help_ = "add “source_base: …”: their strengths and weaknesses, and what they leave out"
            mistake = Mistake(briefing.at("title"), message, help_).concluded_from(briefing, "source_base", "status")
            yield mistake.concluded_from(desk.settings, "rules")  # which may switch this rule off
