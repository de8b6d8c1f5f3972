"""Every explanation is rated against everything that is known, and there are two or more.

An empty field in the table would look as if nobody had asked.

Bad:   ratings: {accident: consistent}                       and there is also the explanation sabotage
Good:  ratings: {accident: consistent, sabotage: inconsistent}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.marks import NO_MARK
from briefing_room.model.meant import meant_id
from briefing_room.model.types import STAND_IN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.hypotheses import Hypotheses, Observation

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each set that is none, each rating that is missing, and each that rates nothing."""
    for briefing in desk.briefings.values():
        for item in briefing.hypotheses:
            if not item.retired:
                for mistake in _of(item):
                    yield mistake.concluded_from(item, "explanations")


def _of(item: Hypotheses) -> Iterator[Mistake]:
    known = [explanation.id for explanation in item.explanations]
    if len(known) < 2:  # noqa: PLR2004 - two
        message = f"explanations compete when there are two or more, and {item.id} has {len(known)}"
        yield Mistake(item.at_key("explanations"), message, "add what else may be the case")
    for observation in item.observations:
        for mistake in _ratings(observation, known):
            yield mistake.concluded_from(observation, "ratings")


def _ratings(observation: Observation, known: list[str]) -> Iterator[Mistake]:
    if any(key.startswith(STAND_IN) for key in known):
        return  # an id is missing, and the ratings may name it
    typed = observation.mark.inside.get("ratings", NO_MARK).keys  # those whose word could not be used as well
    missing = [key for key in known if key not in observation.ratings and key not in typed]
    if missing:
        message = f"the observation does not rate {', '.join(missing)}"
        help_ = "add consistent, inconsistent or neutral for each explanation"
        yield Mistake(observation.at_key("ratings"), message, help_)
    for key in observation.ratings:
        if key not in known:
            close = meant_id(key, (one for one in known if one not in typed))
            cure = observation.writing_key(close, "ratings", key) if close else None
            help_ = f"did you mean “{close}”?" if close else f"known: {', '.join(known)}"
            message = f"there is no explanation “{key}” here"
            yield Mistake(observation.at_key("ratings", key), message, help_).cured_by(cure)
