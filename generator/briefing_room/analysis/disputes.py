"""Which statements are disputed: those that the analyst put into a disagreement, and those that rest on one of these.

Nothing is concluded from words. That a statement and a position quote the same sentence does not make one sentence of
the two, and what readers are told of a dispute is what an analyst wrote; see design note 0012.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from briefing_room.analysis.cited import cited_by, newest_first
from briefing_room.analysis.support import key_of, standing
from briefing_room.model.derived import derived
from briefing_room.model.disagreements import Disagreement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_room.analysis.support import Key
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

Scope = Literal["between sources", "within one source"]  # messages


@dataclass(frozen=True)
class Dispute:
    """A disagreement that a statement is part of.

    ``named`` says that the analyst linked the statement itself to it; else something that it rests on, in the end,
    was linked to it or is a position of it.
    """

    question: Statement
    named: bool

    @property
    def item(self) -> Disagreement:
        """The disagreement as the analyst typed it."""
        return cast("Disagreement", self.question.item)


@derived
def disputes_in(desk: Desk) -> Mapping[Key, tuple[Dispute, ...]]:
    """For each statement the living disagreements that it is part of, in the order of the briefings."""
    statements = [s for briefing_id in desk.briefings for s in standing(desk, briefing_id)]
    questions = {
        key_of(s): s for s in statements if isinstance(s.item, Disagreement) and s.item.status != "superseded"
    }  # fmt: skip
    named = {key_of(s): linked_to(desk, s).intersection(questions) for s in statements}
    reached = _handed_on(desk, statements, named)
    order = {asked: number for number, asked in enumerate(questions)}
    found: dict[Key, tuple[Dispute, ...]] = {}
    for statement in statements:
        key = key_of(statement)
        disputes = tuple(
            Dispute(questions[asked], named=asked in named[key])
            for asked in sorted(reached[key], key=order.__getitem__)
            # The positions and the assessment of a question stand under it: they are the dispute.
            if asked != (statement.briefing, statement.owner)
        )
        if disputes:
            found[key] = disputes
    return found


def linked_to(desk: Desk, statement: Statement) -> frozenset[Key]:
    """The disagreements that the analyst linked a statement to, or that it is a position of."""
    refs = getattr(statement.item, "disagreements", ())
    targets = [desk.statement(ref, statement.briefing) for ref in refs]
    linked = frozenset(key_of(target) for target in targets if target and target.sort == "disagreement")
    return linked | {(statement.briefing, statement.owner)} if statement.sort == "position" else linked


def _handed_on(
    desk: Desk, statements: list[Statement], named: Mapping[Key, frozenset[Key]]
) -> Mapping[Key, frozenset[Key]]:
    """The disagreements of each statement with those of all that it rests on, in the end."""
    reached = dict(named)
    rests: dict[Key, list[Key]] = defaultdict(list)
    for statement in statements:
        for ref in statement.rests_on:
            target = desk.statement(ref, statement.briefing)
            if target and key_of(target) in named:
                rests[key_of(target)].append(key_of(statement))
    waiting = [key for key, asked in named.items() if asked]
    # A circle is a finding of its own; here it ends, because nothing is handed on that is known already.
    while waiting:
        key = waiting.pop()
        for above in rests[key]:
            if not reached[key] <= reached[above]:
                reached[above] |= reached[key]
                waiting.append(above)
    return reached


def positions_of(desk: Desk, question: Statement) -> tuple[Statement, ...]:
    """The positions of a disagreement."""
    return positions_in(desk, question.briefing).get(question.address, ())


@derived
def positions_in(desk: Desk, briefing_id: str) -> Mapping[str, tuple[Statement, ...]]:
    """The positions of each disagreement of a briefing, by its address."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in desk.statements(briefing_id):
        if statement.sort == "position":
            found[statement.owner].append(statement)
    return {address: tuple(positions) for address, positions in found.items()}


def sources_of(desk: Desk, statement: Statement) -> tuple[str, ...]:
    """Ids of the sources whose words a statement quotes, for it or against it, in the order of its evidence."""
    return tuple(dict.fromkeys(c.source.id for c in cited_by(desk).get(key_of(statement), ())))


def scope_of(desk: Desk, question: Statement) -> Scope:
    """Whether a disagreement is between sources or inside one."""
    sources = {key for position in positions_of(desk, question) for key in sources_of(desk, position)}
    return "between sources" if len(sources) > 1 else "within one source"


@derived
def questions_in(desk: Desk) -> Mapping[str, tuple[Statement, ...]]:
    """For each source the disagreements in which words of it are one side, or several; the newest briefing first."""
    found: dict[str, dict[Key, Statement]] = defaultdict(dict)
    for briefing_id in newest_first(desk):
        for question in desk.statements(briefing_id):
            if question.sort != "disagreement" or question.retired:
                continue
            for position in positions_of(desk, question):
                for source_id in sources_of(desk, position):
                    found[source_id][key_of(question)] = question
    return {source_id: tuple(questions.values()) for source_id, questions in found.items()}
