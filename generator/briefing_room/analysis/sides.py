"""Which disagreements a statement may belong to, by the passages it quotes: what an analyst is asked, and nobody else.

Two quotes are of one passage when most of either stands in the other. Less than that is a phrase that both happen to
use. Nothing here is shown to readers; what they are told of a dispute is in ``disputes``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.analysis.cited import cited_by
from briefing_room.analysis.disputes import positions_of
from briefing_room.analysis.support import key_of, standing
from briefing_room.model.derived import derived
from briefing_room.model.disagreements import Disagreement
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.analysis.support import Key
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement
    from briefing_room.quotes import Citation

_Text = tuple[str, str, int]
"""A text of a source: the source's id, where in it, and which caption."""


@dataclass(frozen=True)
class Sides:
    """A disagreement whose passages a statement quotes: the positions that quote the same, and those that do not."""

    question: Statement
    quoted: tuple[Statement, ...]
    others: tuple[Statement, ...]


@derived
def sides_in(desk: Desk) -> Mapping[Key, tuple[Sides, ...]]:
    """For each statement the living disagreements of which it quotes a passage, as evidence for itself."""
    questions = [
        s for briefing_id in desk.briefings for s in standing(desk, briefing_id)
        if isinstance(s.item, Disagreement) and s.item.status != "superseded"
    ]  # fmt: skip
    groups = [(question, positions_of(desk, question)) for question in questions]
    quotes = _quotes_of(desk, [position for _, positions in groups for position in positions])
    groups_with: dict[Key, list[int]] = defaultdict(list)
    for number, (_, positions) in enumerate(groups):
        for position in positions:
            groups_with[key_of(position)].append(number)
    found: dict[Key, tuple[Sides, ...]] = {}
    for briefing_id in desk.briefings:
        for statement in standing(desk, briefing_id):
            same = _positions_quoting_the_same(desk, statement, quotes)
            touched = sorted({number for position in same for number in groups_with[position]})
            sides = tuple(
                Sides(question, _those(positions, same, among=True), _those(positions, same, among=False))
                for question, positions in (groups[number] for number in touched)
                if statement.owner != question.address
            )
            if sides:
                found[key_of(statement)] = sides
    return found


def share_words(desk: Desk, one: Statement, other: Statement) -> bool:
    """Whether evidence of two statements, for them or against, has words of a source in common."""
    ours, theirs = (cited_by(desk).get(key_of(statement), ()) for statement in (one, other))
    return any(_shared(mine, yours) for mine in ours for yours in theirs)


def _those(positions: tuple[Statement, ...], same: frozenset[Key], *, among: bool) -> tuple[Statement, ...]:
    return tuple(position for position in positions if (key_of(position) in same) is among)


def _quotes_of(desk: Desk, positions: list[Statement]) -> Mapping[_Text, list[tuple[Key, Citation]]]:
    """The quotes that positions rest on, by the text they are from."""
    found: dict[_Text, list[tuple[Key, Citation]]] = defaultdict(list)
    for position in positions:
        for citation in _supporting(desk, position):
            if text := _text_of(citation):
                found[text].append((key_of(position), citation))
    return found


def _positions_quoting_the_same(
    desk: Desk, statement: Statement, quotes: Mapping[_Text, list[tuple[Key, Citation]]]
) -> frozenset[Key]:
    return frozenset(
        position
        for citation in _supporting(desk, statement)
        if (text := _text_of(citation))
        for position, theirs in quotes.get(text, ())
        if _same_passage(citation, theirs)
    )


def _supporting(desk: Desk, statement: Statement) -> Iterator[Citation]:
    """The evidence that bears for a statement: what bears against it takes no side."""
    return (citation for citation in cited_by(desk).get(key_of(statement), ()) if citation.evidence.bears == "for")


def _same_passage(one: Citation, other: Citation) -> bool:
    """Whether most of either quote stands in the other.

    Letters are counted and not words, because not every script puts spaces between words.
    """
    return 2 * _shared(one, other) > max(_length(one), _length(other))


def _shared(one: Citation, other: Citation) -> int:
    """How much of a source's text stands in both quotes."""
    if _text_of(one) != _text_of(other):
        return 0
    return sum(
        max(0, min(end, stop) - max(start, begin)) for start, end in _spans(one) for begin, stop in _spans(other)
    )


def _length(citation: Citation) -> int:
    return sum(end - start for start, end in _spans(citation))


def _spans(citation: Citation) -> tuple[tuple[int, int], ...]:
    return tuple(citation.found.spans) if isinstance(citation.found, Passage) else ()


def _text_of(citation: Citation) -> _Text | None:
    """The text in which a quote was found; None for one that was not, which is a finding of its own."""
    found = citation.found
    return (citation.source.id, found.where, found.caption) if isinstance(found, Passage) else None
