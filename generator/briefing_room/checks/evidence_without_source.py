"""Every quote names the source it is from, or the briefing names one for all.

Bad:   evidence: ["rose sharply"]      in a briefing without default_source
Good:  evidence: [{source: city-paper, quote: "rose sharply"}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.quotes import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield the first quote of each briefing that has no source; where there are more, it tells where."""
    for briefing_id, briefing in desk.briefings.items():
        # Asked here, since one mistake names the lines of all quotes without a source.
        places = [
            evidence.at("quote")
            for statement in desk.statements(briefing_id)
            for evidence in statement.evidence
            if source_of(evidence, briefing) is None and not evidence.broken("source")
        ]
        if places:
            first, *others = sorted(places)
            lines = ", ".join(str(place.line) for place in others)
            also = f", nor {'does the one' if len(others) == 1 else 'do those'} in line {lines}" if others else ""
            message = f"the quote does not say which source it is from{also}"
            help_ = "add “source: …” to it, or “default_source: …” to the briefing"
            yield Mistake(first, message, help_).concluded_from(briefing, "default_source")
