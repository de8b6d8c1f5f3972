"""Sources and items are graded each for itself, and not both from one impression.

A reliable source can report a doubtful thing, and the other way round. In a study of over 1,400 reports 87 per cent
of the grades lay on the diagonal A1, B2, C3, D4, E5: most analysts had graded once and written it twice. A briefing
with five graded items or more, all of them on the diagonal, is worth a second look. F and 6 say that nothing can be
judged, and are not counted.

Bad:   five items, graded A1, B2, B2, C3 and B2
Good:  the same, once each item was asked for itself: A2, B2, B3, C3 and B4
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.findings import Mistake, Severity
from briefing_room.quotes import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"

_FEWEST: Final = 5
_UNKNOWN: Final = 6


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each briefing whose grades all lie on the diagonal, at the first of them."""
    for briefing_id, briefing in desk.briefings.items():
        graded = [
            (evidence, desk.sources[source].reliability)
            for statement in desk.statements(briefing_id)
            for evidence in statement.evidence
            if (source := source_of(evidence, briefing)) in desk.sources
            and source is not None
            and evidence.credibility not in {None, _UNKNOWN}
            and desk.sources[source].reliability != "F"
        ]
        diagonal = all("ABCDE".index(letter) + 1 == evidence.credibility for evidence, letter in graded)
        if len(graded) >= _FEWEST and diagonal:
            message = f"all {len(graded)} graded items lie on the diagonal (A1, B2, C3, D4, E5)"
            help_ = "ask of each item by itself how credible it is, whoever reports it"
            # The defaults may grade the sources that say nothing.
            yield Mistake(graded[0][0].at("credibility"), message, help_).concluded_from(desk.settings, "defaults")
