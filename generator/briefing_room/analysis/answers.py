"""For which position on a question the desk quotes which source.

    disagreements:
      - question: Who travelled to whom?          Article A   1 (these words), 2 (these)
        positions:                                Article B   1 (these words)
          - text: Kim went to Russia.             1 is shared by A and B, because both are quoted for it
          - text: Putin went to North Korea.

Nothing is concluded: a source stands where the analyst put words of it under a position, and two sources agree where
they stand under the same one. A source of which nothing is quoted on a question has no place in it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.analysis.cited import cited_by
from briefing_room.analysis.disputes import positions_of
from briefing_room.analysis.support import key_of, standing
from briefing_room.model.derived import derived

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement
    from briefing_room.quotes import Citation


@dataclass(frozen=True)
class Answer:
    """One position that a source is quoted for, or against where it is so marked, with the quotes.

    ``number`` is the position's place in its question, so the same number is the same position.
    """

    number: int
    position: Statement
    against: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Question:
    """A disagreement, and what each source that is quoted on it is quoted for."""

    statement: Statement
    answers: Mapping[str, tuple[Answer, ...]]
    assessment: Statement | None = None
    """What the analyst makes of it, where that is written."""

    @property
    def shared(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The positions for which several sources are quoted: number and ids of the sources."""
        behind: dict[int, list[str]] = defaultdict(list)
        for source_id, answers in self.answers.items():
            for answer in answers:
                if not answer.against:
                    behind[answer.number].append(source_id)
        return tuple((number, tuple(ids)) for number, ids in sorted(behind.items()) if len(ids) > 1)


@derived
def answers_in(desk: Desk, briefing_id: str) -> tuple[Question, ...]:
    """The questions of a briefing that stand, as its analyst has ordered them."""
    found = standing(desk, briefing_id)
    assessed = {one.owner: one for one in found if one.sort == "assessment"}
    return tuple(
        Question(statement, _answers(desk, statement), assessed.get(statement.address))
        for statement in found
        if statement.sort == "disagreement"
    )


def quoted_on(questions: tuple[Question, ...]) -> frozenset[str]:
    """Ids of the sources that are quoted on any of these questions."""
    return frozenset(source_id for question in questions for source_id in question.answers)


def _answers(desk: Desk, question: Statement) -> Mapping[str, tuple[Answer, ...]]:
    found: dict[str, list[Answer]] = defaultdict(list)
    for number, position in enumerate(positions_of(desk, question), 1):
        groups: dict[tuple[str, bool], list[Citation]] = defaultdict(list)
        for citation in cited_by(desk).get(key_of(position), ()):
            groups[citation.source.id, citation.evidence.bears == "against"].append(citation)
        for (source_id, against), citations in groups.items():
            found[source_id].append(Answer(number, position, against, tuple(citations)))
    return {source_id: tuple(answers) for source_id, answers in found.items()}
