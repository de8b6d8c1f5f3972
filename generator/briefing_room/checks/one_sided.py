"""A judgement, risk or bottom line that quotes one side of a disagreement refers to the disagreement.

Most of its quote is the passage that one position quotes, most of that passage is its quote, and it quotes none of the
other side. A reader who does not know that another side exists takes the words for undisputed. The same words need not
say the same thing: whether the statement takes a side is for the analyst to say, and the site says nothing of it until
then.

Bad:   evidence: ["Putin’s imminent visit"]      while the disagreement who-travelled quotes the same words
Good:  the same with disagreements: [who-travelled]
Good:  the same with evidence of the other side that bears against it
Good:  the same with waive: {one-sided: that he was invited is not in dispute}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.cited import cited_by
from briefing_room.analysis.disputes import positions_of
from briefing_room.analysis.sides import share_words, sides_in
from briefing_room.analysis.support import key_of
from briefing_room.findings import Mistake, Severity, short
from briefing_room.quotes import Passage
from briefing_room.visible.drafts import is_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.sides import Sides
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

SEVERITY: Severity = "warning"

_ASKED: Final = frozenset({"judgement", "risk", "bottom line"})


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each judged statement that keeps a known other side from its readers."""
    found = sides_in(desk)
    for briefing_id in desk.briefings:
        for statement in desk.statements(briefing_id):
            if statement.sort not in _ASKED:
                continue
            for sides in found.get(key_of(statement), ()):
                hidden = _is_draft(desk, sides.question) and not _is_draft(desk, statement)
                if (
                    sides.others
                    and not hidden
                    and not _refers(desk, statement, sides)
                    and _are_found(desk, statement, sides)
                ):
                    yield _finding(statement, sides.question)


def _are_found(desk: Desk, statement: Statement, sides: Sides) -> bool:
    """Whether every quote of a statement and of the positions is found: one that is not may be of the other side."""
    citations = (c for one in (statement, *sides.quoted, *sides.others) for c in cited_by(desk).get(key_of(one), ()))
    return all(isinstance(citation.found, Passage) for citation in citations)


def _is_draft(desk: Desk, statement: Statement) -> bool:
    return is_draft(desk.briefings[statement.briefing])


def _refers(desk: Desk, statement: Statement, sides: Sides) -> bool:
    """Whether a statement names the disagreement, rests on its question or assessment, or quotes another side."""
    question = sides.question
    named = (*_disagreements_of(statement), *statement.rests_on)
    answers = {question.address, f"{question.address}-assessment", *(p.address for p in positions_of(desk, question))}
    for ref in named:
        briefing, _, address = ref.rpartition("#")
        if (briefing or statement.briefing) == question.briefing and address in answers:
            return True
    return any(share_words(desk, statement, other) for other in sides.others)


def _disagreements_of(statement: Statement) -> tuple[str, ...]:
    return tuple(getattr(statement.item, "disagreements", ()))


def _finding(statement: Statement, question: Statement) -> Mistake:
    address, elsewhere = statement.address, f"{question.briefing}#{question.address}"
    where = question.address if question.briefing == statement.briefing else elsewhere
    message = f"{address} quotes the passage of one side of the disagreement {where} and does not refer to it: "
    return Mistake(statement.item.place, message + short(question.text), _help(statement, where)).concluded_from(
        statement, "evidence", "disagreements"
    )


def _help(statement: Statement, where: str) -> str:
    """What to type: the whole key, because a second one of the same name would be an error."""
    named = _disagreements_of(statement)
    entries = ", ".join(f'"{ref}"' if "#" in ref else ref for ref in (*named, where))
    verb = "write" if named else "add"
    return (
        f"if it takes a side there, {verb} “disagreements: [{entries}]”, and readers see that it is disputed; "
        "if it does not, let it pass under “waive”, with the reason"
    )
