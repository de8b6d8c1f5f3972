"""A reported statement hedges in the clause that hands on what its quotes hedge.

*May attack the port, and Norland seizes the ships* is a hedge and a flat report. Of the statement's clauses the one
that shares most words with what a quote hedges has to hedge; where another shares as many, and hedges, nothing is
said. *According to …*, *if …*, a hedge in brackets or before *that* speaks for its whole sentence, and *which* takes
over the doubt before it. Words are compared by how they begin, without grammar or synonyms: a flat clause passes that
shares fewer than two words with what is hedged. Not asked for is what another quote says flatly, and a quote whose
`note` says why.

Bad:   text: May buy the crane; the quay is leased.   evidence: ["It may buy the crane", "… could lease the quay"]
Good:  text: May buy the crane; the quay could be leased.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.hedged import HedgedReader
from briefing_room.analysis.reports import words_of
from briefing_room.findings import Mistake, Severity, short
from briefing_room.lexicon.doubt import clauses_of
from briefing_room.model.briefing import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.hedged import HedgedQuote
    from briefing_room.lexicon.doubt import Clause
    from briefing_room.lexicon.hedging import Hedging, Reach
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

SEVERITY: Severity = "warning"

_LEAST: Final = 2
"""Words that a clause shares at least with what is hedged, before it is taken for what hands it on."""


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each clause of a reported statement that says flatly what a quote hedges, beside a hedge of another."""
    reader = HedgedReader(desk)
    hedging = reader.hedging
    for statement in reader.reports():
        text = words_of(statement)[1]
        if isinstance(statement.item, Relation) and statement.item.status != "reported":
            continue
        if statement.sort == "indicator" or not hedging.keeps_doubt(text):
            continue  # of which another rule tells
        told: dict[Clause, Reach] = {}
        for clause, reach in _flat(hedging, reader.names, text, reader.quotes(statement)):
            told.setdefault(clause, reach)
        for clause, reach in told.items():
            yield _mistake(desk, statement, clause, reach)


def _flat(
    hedging: Hedging, names: frozenset[str], text: str, quotes: tuple[HedgedQuote, ...]
) -> Iterator[tuple[Clause, Reach]]:
    """Yield the clauses that hand on without a hedge what one of the quotes hedges."""
    said_flatly = frozenset().union(*(quote.said.flat for quote in quotes))
    clauses = clauses_of(hedging, text, frozenset().union(*(quote.forms for quote in quotes)))
    for quote in quotes:
        # What is only wished is told of last: “could” says more of what is doubtful than “willingness to”.
        reaches = sorted(quote.said.reaches, key=lambda one: hedging.wishes.stands_in(one.hedge))
        for reach in () if quote.citation.evidence.note else reaches:
            own = reach.words - names - said_flatly
            shared = [len(clause.words & own) for clause in clauses]
            most = max(shared, default=0)
            nearest = [clause for clause, count in zip(clauses, shared, strict=True) if count == most]
            if most >= _LEAST and not any(clause.doubtful for clause in nearest):
                yield nearest[0], reach


def _mistake(desk: Desk, statement: Statement, clause: Clause, reach: Reach) -> Mistake:
    key, text = words_of(statement)
    start = clause.start + len(text[clause.start : clause.end]) - len(text[clause.start : clause.end].lstrip(" ,;"))
    said = short(text[start : clause.end])
    help_ = (
        f"hedge there as the source does (“{reach.hedge}”): “could …”, “is said to …”\n"
        "or quote the words that say it flatly, or say in “note” at the quote why it may stand so"
    )
    message = f"{said} is hedged in its words (“{reach.hedge}”), and the hedge of the statement stands elsewhere"
    place = desk.place_in(statement.item.at(key), text, start)
    return Mistake(place, message, help_).concluded_from(statement, "evidence", "status")
