"""Every source is quoted somewhere.

A source nobody quotes was brought in for nothing, or a briefing forgot it.

Bad:   sources/city-paper/ and no evidence from it
Good:  at least one quote from it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.findings import Finding, Severity
from generator.quotes import citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Finding]:
    """Yield each source that nothing names."""
    if not desk.complete:  # what could not be read may be what uses it
        return
    used = {citation.source.id for citation in citations(desk)}
    for source_id, source in desk.sources.items():
        if source_id not in used and source.facts.withdrawn is None:
            yield Finding(
                source.facts.at("title"),
                "unused-source",
                SEVERITY,
                f"nothing is quoted from the source {source_id}",
                "quote it, or remove its folder",
            )
