"""A judgement gives a reason, an alternative, an indicator and a deadline; a risk all but the alternative.

Without them a reader can neither follow the judgement nor see when it has turned out wrong (ICD 203, standards 2, 4
and 8). An archived briefing is not asked, nor is what was taken back or has been settled.

Bad:   - id: arms-flow
         text: North Korea supplies Russia with artillery ammunition.
         likelihood: likely
Good:  the same with `because`, `alternatives` and `horizon`, and an indicator that raises or lowers it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.estimates import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.estimates import Estimate

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each judgement and risk that lacks one of its parts, with all that it lacks."""
    for briefing in desk.briefings.values():
        if briefing.is_archived:
            continue
        for estimate in briefing.estimates:
            missing = list(_missing(estimate, briefing))
            if missing and not estimate.retired and not estimate.resolved:
                word = "judgement" if isinstance(estimate, Judgement) else "risk"
                message = f"the {word} {estimate.id} has {_listed([f'no {what}' for what, _ in missing])}"
                help_ = f"add {_listed([how for _, how in missing])}"
                mistake = Mistake(estimate.at("id"), message, help_).concluded_from(briefing, "status")
                yield mistake.concluded_from(desk.settings, "rules")  # which may switch this rule off


def _missing(estimate: Estimate, briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Yield what an estimate lacks, and how to add it. What could not be used was told of already."""
    # Asked here, since one mistake names all that is missing.
    if not estimate.because and not estimate.broken("because"):
        yield "reason", "“because: …”"
    if isinstance(estimate, Judgement) and not estimate.alternatives and not estimate.broken("alternatives"):
        yield "alternative", "“alternatives:” with another reading of the evidence"
    pointing = any(estimate.id in (*sign.raises, *sign.lowers) and not sign.retired for sign in briefing.indicators)
    if not pointing and not briefing.broken("indicators") and not any(i.broken("raises") for i in briefing.indicators):
        yield "indicator", f"an entry of “indicators” with “raises: [{estimate.id}]” or “lowers: [{estimate.id}]”"
    if not estimate.horizon and not estimate.broken("horizon"):
        yield "horizon", "“horizon: YYYY-MM-DD”"


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
