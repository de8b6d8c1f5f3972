"""Every quote names the source it is from, or the briefing names one for all.

Bad:   evidence: ["rose sharply"]      in a briefing without default_source
Good:  evidence: [{source: city-paper, quote: "rose sharply"}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.findings import Finding, Severity
from generator.model.statements import statements_of
from generator.quotes import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Finding]:
    """Yield each quote that has no source."""
    for briefing_id, briefing in desk.briefings.items():
        if briefing.broken("default_source"):
            continue
        for statement in statements_of(briefing_id, briefing):
            for evidence in statement.evidence:
                if source_of(evidence, briefing) is None and not evidence.broken("source"):
                    yield Finding(
                        evidence.at("quote"),
                        "evidence-without-source",
                        SEVERITY,
                        "the quote does not say which source it is from",
                        "add “source: …” to it, or “default_source: …” to the briefing",
                    )
