"""Which statements a disagreement touches: those that use the words one of its sides rests on.

A disagreement is between sources, or inside one. A statement takes a side when its evidence shares words with the
evidence of a position, or when it rests on that position.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from briefing_room.analysis.cited import newest_first
from briefing_room.analysis.support import key_of, standing
from briefing_room.model.derived import derived
from briefing_room.model.disagreements import Disagreement
from briefing_room.quotes import Passage, citations

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from briefing_room.analysis.support import Key
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement
    from briefing_room.quotes import Citation

_Text = tuple[str, str, int]
"""A text of a source: the source's id, where in it, and which caption."""

Scope = Literal["between sources", "within one source"]  # messages


@dataclass(frozen=True)
class Dispute:
    """A disagreement that touches a statement.

    ``sides`` are the positions the statement shares words with, ``others`` those it does not; ``against`` are the
    ids of the sources the others are from, without those of its own side unless there is no other.
    """

    question: Statement
    sides: tuple[Statement, ...]
    others: tuple[Statement, ...]
    against: tuple[str, ...]

    @property
    def item(self) -> Disagreement:
        """The disagreement as the analyst typed it."""
        return cast("Disagreement", self.question.item)


@derived
def disputes_in(desk: Desk) -> Mapping[Key, tuple[Dispute, ...]]:
    """For each statement the living disagreements that touch it."""
    questions = [
        s for key in desk.briefings for s in standing(desk, key)
        if isinstance(s.item, Disagreement) and s.item.status != "superseded"
    ]  # fmt: skip
    positions = {key_of(question): positions_of(desk, question) for question in questions}
    asked = {key_of(p): number for number, question in enumerate(questions) for p in positions[key_of(question)]}
    stretches = _stretches(desk, (p for group in positions.values() for p in group))
    found: dict[Key, tuple[Dispute, ...]] = {}
    for briefing_id in desk.briefings:
        for statement in standing(desk, briefing_id):
            touched = _sides(desk, statement, stretches, asked)
            disputes = [
                _dispute(desk, question, positions[key_of(question)], touched)
                for question in (questions[number] for number in sorted({asked[key] for key in touched}))
                if statement.owner != question.address  # its own positions and assessment are the dispute
            ]
            if disputes:
                found[key_of(statement)] = tuple(disputes)
    return found


def positions_of(desk: Desk, question: Statement) -> tuple[Statement, ...]:
    """The positions of a disagreement."""
    return tuple(s for s in desk.statements(question.briefing) if s.owner == question.address and s.sort == "position")


def sources_of(desk: Desk, statement: Statement) -> tuple[str, ...]:
    """Ids of the sources whose words a statement quotes, for it or against it, in the order of its evidence."""
    return tuple(dict.fromkeys(c.source.id for c in _cited_by(desk).get(key_of(statement), ())))


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


@derived
def _cited_by(desk: Desk) -> Mapping[Key, list[Citation]]:
    found: dict[Key, list[Citation]] = defaultdict(list)
    for citation in citations(desk):
        found[key_of(citation.statement)].append(citation)
    return found


def share_words(desk: Desk, one: Statement, other: Statement) -> bool:
    """Whether evidence of two statements, for them or against, has words of a source in common."""
    ours, theirs = (
        [span for citation in _cited_by(desk).get(key_of(statement), ()) for span in _spans(citation)]
        for statement in (one, other)
    )
    return any(
        place == there and start < stop and begin < end for place, start, end in ours for there, begin, stop in theirs
    )


@dataclass(frozen=True)
class _Stretch:
    """Words of a source on which a position rests."""

    start: int
    end: int
    position: Statement


def _stretches(desk: Desk, positions: Iterable[Statement]) -> dict[_Text, list[_Stretch]]:
    """The words every position rests on, by text: source, where in it, which caption."""
    found: dict[_Text, list[_Stretch]] = defaultdict(list)
    for position in positions:
        for citation in _supporting(desk, position):
            for place, start, end in _spans(citation):
                found[place].append(_Stretch(start, end, position))
    return found


def _supporting(desk: Desk, statement: Statement) -> list[Citation]:
    """The evidence that bears for a statement: what bears against it takes no side."""
    return [citation for citation in _cited_by(desk).get(key_of(statement), ()) if citation.evidence.bears == "for"]


def _spans(citation: Citation) -> Iterator[tuple[_Text, int, int]]:
    if isinstance(citation.found, Passage):
        place = (citation.source.id, citation.found.where, citation.found.caption)
        yield from ((place, start, end) for start, end in citation.found.spans)


def _sides(
    desk: Desk, statement: Statement, stretches: Mapping[_Text, list[_Stretch]], own: Container[Key]
) -> frozenset[Key]:
    """The positions a statement shares words with, or rests on."""
    shared = {
        key_of(stretch.position)
        for citation in _supporting(desk, statement)
        for place, start, end in _spans(citation)
        for stretch in stretches.get(place, ())
        if stretch.start < end and start < stretch.end
    }
    named = (desk.statement(ref, statement.briefing) for ref in statement.rests_on)
    return frozenset(shared | {key_of(target) for target in named if target and key_of(target) in own})


def _dispute(desk: Desk, question: Statement, group: tuple[Statement, ...], touched: frozenset[Key]) -> Dispute:
    sides = tuple(position for position in group if key_of(position) in touched)
    others = tuple(position for position in group if key_of(position) not in touched)
    ours = {key for position in sides for key in sources_of(desk, position)}
    theirs = [key for position in others for key in sources_of(desk, position)]
    against = dict.fromkeys(key for key in theirs if key not in ours) or dict.fromkeys(theirs)
    return Dispute(question, sides, others, tuple(against))
