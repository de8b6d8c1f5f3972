"""An assumption with which a judgement falls says what follows if it is wrong.

Bad:   linchpin: true
Good:  linchpin: true
       if_wrong: There is little to supply, and the judgements on supply no longer apply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each linchpin that does not say what falls with it."""
    for briefing in desk.briefings.values():
        for assumption in briefing.assumptions:
            if assumption.linchpin and not assumption.if_wrong and not assumption.retired:
                message = f"{assumption.id} is a linchpin and does not say what follows if it is wrong"
                help_ = "add “if_wrong: …”: which judgements fall with it, and what would be the case instead"
                mistake = Mistake(assumption.at("linchpin"), message, help_)
                yield mistake.concluded_from(assumption, "linchpin", "if_wrong")
