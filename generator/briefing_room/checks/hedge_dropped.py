"""A reported statement hedges where the words that it hands on hedge.

*Could lead to opposition* is not *opposes*, nor *is expected to oppose*: a reader of what is marked as reported
takes it for what a source says. Any hedge of the statement's own keeps the doubt (*may*, *said to*, *is accused
of*, *by one article's account*), and so does a relation's `status: suspected`. What another quote of the statement
says flatly needs no hedge; nor does a statement whose hedged quotes have a `note` that says why. A desk adds words
with `hedges` under `words` in its settings; a quote in another language is read in its `translation` too.

Bad:   text: Dealings without fear of penalties.      evidence: ["sanctions may have created a “firewall,” allowing …"]
Good:  text: Dealings that may be without fear of penalties.
Bad:   role: Expected to oppose it.                   evidence: ["it could lead to opposition"]
Good:  role: Could oppose it, one article says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.hedged import HedgedReader
from briefing_room.analysis.reports import place_of
from briefing_room.findings import Mistake, Severity
from briefing_room.model.briefing import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.hedged import HedgedQuote
    from briefing_room.lexicon.hedging import Hedging
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

SEVERITY: Severity = "error"

_HALF: Final = 0.5
"""The share of a statement's words, or of its quotes, from which they speak for the whole."""


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each reported statement that says flatly what its quotes hedge."""
    reader = HedgedReader(desk)
    for statement in reader.reports():
        case = _Case(statement, reader.quotes(statement), reader.hedging, reader.names)
        if told := case.told():
            yield Mistake(place_of(statement), *told).concluded_from(statement, "evidence", "status")


@dataclass(frozen=True)
class _Case:
    """One reported statement beside the quotes that bear for it."""

    statement: Statement
    quotes: tuple[HedgedQuote, ...]
    hedging: Hedging
    names: frozenset[str]

    def told(self) -> tuple[str, str] | None:
        """What is wrong and how to mend it, if the statement has lost a hedge."""
        hedged = [quote for quote in self.quotes if quote.said.hedges]
        asked = [quote for quote in hedged if not quote.citation.evidence.note]
        if not asked or self._stated_flatly(hedged):
            return None
        said = f"“{asked[0].said.hedges[0]}”"
        if not self._keeps_doubt():
            return f"its words are hedged ({said}), and the statement is not", self._cure(said)
        more = [self.hedging.more_than_wishes(quote.said) for quote in hedged]
        if not self._suspected() and self.hedging.only_wishes(self.statement.text) and all(more):
            said = f"“{more[0]}”"
            return f"its words are hedged ({said}), and the statement only says what is wished", self._cure(said)
        raised = self.hedging.only_expects(self.statement.text)
        if raised and all(self.hedging.only_possible(quote.said) for quote in hedged):
            return f"“{raised}” says more than its words do ({said})", self._cure(said)
        return None

    def _keeps_doubt(self) -> bool:
        return self._suspected() or self.hedging.keeps_doubt(self.statement.text)

    def _suspected(self) -> bool:
        item = self.statement.item
        return isinstance(item, Relation) and item.status != "reported"

    def _stated_flatly(self, hedged: list[HedgedQuote]) -> bool:
        """Whether what the statement says is said without a hedge as well."""
        words = self.hedging.stems(self.statement.text) - self.names
        flat = words & frozenset().union(*(quote.said.flat for quote in self.quotes))
        doubtful = words & frozenset().union(*(quote.said.hedged for quote in hedged))
        if doubtful:
            return doubtful <= flat
        # The statement puts it in words of its own: then the quotes that hedge must be the fewer, or say the less.
        far = [quote for quote in hedged if quote.said.far]
        return len(flat) >= _HALF * len(words) or len(far) < _HALF * len(self.quotes) or not far

    def _cure(self, said: str) -> str:
        ways = [f"hedge it as the source does ({said}): “could …”, “is said to …”, “by one article’s account”"]
        if isinstance(self.statement.item, Relation):
            ways.append("or set “status: suspected”")
        elif self.statement.sort == "indicator":
            ways = ["set “status: unclear”: what its words hedge was not observed"]
        ways.append("or quote the words that say it flatly, or say in “note” at the quote why it may stand so")
        return "\n".join(ways)
