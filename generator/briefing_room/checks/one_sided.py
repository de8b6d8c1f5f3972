"""A judgement, risk or bottom line that uses one side of a disagreement refers to the disagreement.

Its evidence shares words with the evidence of one position and with none of the others. A reader who does not know
that another side exists takes the words for undisputed. What is reported is marked on the site without being asked.

Bad:   evidence: ["Putin’s imminent visit"]      while the disagreement who-travelled quotes the same words
Good:  the same with disagreements: [who-travelled]
Good:  the same with evidence of the other side that bears against it
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.disputes import disputes_in, positions_of, share_words
from briefing_room.analysis.support import key_of
from briefing_room.findings import Mistake, Severity, short
from briefing_room.visible.drafts import is_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.disputes import Dispute
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

SEVERITY: Severity = "warning"

_ASKED: Final = frozenset({"judgement", "risk", "bottom line"})


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each judged statement that keeps a known other side from its readers."""
    disputes = disputes_in(desk)
    for briefing_id in desk.briefings:
        for statement in desk.statements(briefing_id):
            if statement.sort not in _ASKED:
                continue
            for dispute in disputes.get(key_of(statement), ()):
                hidden = _is_draft(desk, dispute.question) and not _is_draft(desk, statement)
                if dispute.others and not hidden and not _refers(desk, statement, dispute):
                    yield _finding(statement, dispute)


def _is_draft(desk: Desk, statement: Statement) -> bool:
    return is_draft(desk.briefings[statement.briefing])


def _refers(desk: Desk, statement: Statement, dispute: Dispute) -> bool:
    """Whether a statement names the disagreement, rests on its question or assessment, or quotes another side."""
    question = dispute.question
    named = (*getattr(statement.item, "disagreements", ()), *statement.rests_on)
    answers = {question.address, f"{question.address}-assessment", *(p.address for p in positions_of(desk, question))}
    for ref in named:
        briefing, _, address = ref.rpartition("#")
        if (briefing or statement.briefing) == question.briefing and address in answers:
            return True
    return any(share_words(desk, statement, other) for other in dispute.others)


def _finding(statement: Statement, dispute: Dispute) -> Mistake:
    question, address = dispute.question, statement.address
    where = question.address if question.briefing == statement.briefing else f"{question.briefing}#{question.address}"
    message = f"{address} uses one side of the disagreement {where} and does not refer to it: {short(question.text)}"
    help_ = f"add “disagreements: [{where}]”, or quote the other side as well, with “bears: against”"
    return Mistake(statement.item.place, message, help_).concluded_from(statement, "evidence", "disagreements")
