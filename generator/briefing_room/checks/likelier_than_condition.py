"""A judgement or risk is no likelier than another that it rests on.

What can only be so if something else is so is no likelier than that: if the meeting is *likely*, what was said at the
meeting is not *very likely*. Name the other in `given`, and the likelihood is meant for that case alone; or lower it.
An estimate that is below even may be rested on for its opposite: its not happening is then what is compared. Two that
are given on different conditions are not compared. Where the other is one reason among several, so that it may well
be so without it, say that in `waive`.

Bad:   likelihood: very likely     rests_on: [deliveries]     (which are: likely)
Good:  likelihood: very likely     given: deliveries
Good:  likelihood: likely          rests_on: [deliveries]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.support import standing
from briefing_room.findings import Mistake, Severity
from briefing_room.model.estimates import Estimate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.scales import Band
    from briefing_room.model.statements import Statement

SEVERITY: Severity = "warning"

_EVEN = 0.5


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each likelihood that is above that of a statement which it rests on."""
    for briefing_id, briefing in desk.briefings.items():
        if briefing.is_archived:
            continue
        for statement in standing(desk, briefing_id):
            for number, ref in enumerate(statement.rests_on):
                other = desk.statement(ref, briefing_id)
                if other is not None and _is_likelier(desk, statement, other):
                    yield _mistake(statement, other, ref, number)


def _is_likelier(desk: Desk, statement: Statement, other: Statement) -> bool:
    ours, theirs = _band(desk, statement), _band(desk, other)
    if ours is None or theirs is None or _condition(desk, other) not in {None, _condition(desk, statement)}:
        return False
    if _condition(desk, statement) not in {None, _condition(desk, other)}:
        return False  # what holds in one case is not compared with what holds in all
    return ours.midpoint > max(theirs.midpoint, 1 - theirs.midpoint if theirs.midpoint < _EVEN else 0)


def _band(desk: Desk, statement: Statement) -> Band | None:
    """The band of a judgement or risk that is not settled yet."""
    item = statement.item
    if not isinstance(item, Estimate) or item.resolved or not item.likelihood:
        return None
    return desk.settings.likelihoods.band(item.likelihood)


def _condition(desk: Desk, statement: Statement) -> tuple[str, str] | None:
    """The statement on whose condition one is meant."""
    found = desk.statement(statement.given, statement.briefing) if statement.given else None
    return (found.briefing, found.address) if found else None


def _mistake(statement: Statement, other: Statement, ref: str, number: int) -> Mistake:
    ours, theirs = _likelihood(statement), _likelihood(other)
    message = f"{statement.address} is {ours}, and rests on {ref}, which is {theirs}"
    help_ = (
        f"if it is meant for the case that {ref} is so, set “given: {ref}”\n"
        f"or lower its likelihood: it is no likelier than what it needs; or say in “waive” why it may be so without it"
    )
    mistake = Mistake(statement.place_of_ref(number), message, help_).concluded_from(
        statement.item, "likelihood", "given"
    )
    return mistake.concluded_from(other.item, "likelihood", "given")


def _likelihood(statement: Statement) -> str:
    return (statement.item.likelihood or "") if isinstance(statement.item, Estimate) else ""
