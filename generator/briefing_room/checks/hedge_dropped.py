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

from briefing_room.analysis.cited import cited_by
from briefing_room.analysis.support import key_of, standing
from briefing_room.findings import Mistake, Severity
from briefing_room.lexicon import lexicon_of
from briefing_room.lexicon.hedging import Said, make_hedging
from briefing_room.model.briefing import Relation
from briefing_room.model.types import main_language
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Place
    from briefing_room.lexicon.hedging import Hedging
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement
    from briefing_room.quotes import Citation

SEVERITY: Severity = "error"

_HALF: Final = 0.5
"""The share of a statement's words, or of its quotes, from which they speak for the whole."""


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each reported statement that says flatly what its quotes hedge."""
    reader = _Reader(desk)
    hedging = reader.hedging(desk.settings.language)
    if "settings" in desk.broken or not hedging.knows:
        return  # by whose language and words every text is read
    names = _names(desk, hedging)
    for briefing_id, briefing in desk.briefings.items():
        if briefing.status == "archived":
            continue
        for statement in standing(desk, briefing_id):
            if statement.kind != "reported":
                continue
            case = _Case(statement, reader.quotes(statement), hedging, names)
            if told := case.told():
                yield Mistake(_place(statement), *told).concluded_from(statement, "evidence", "status")


@dataclass(frozen=True)
class _Quote:
    """A quote of a statement, and what it says in the desk's language."""

    citation: Citation
    said: Said


@dataclass(frozen=True)
class _Case:
    """One reported statement beside the quotes that bear for it."""

    statement: Statement
    quotes: tuple[_Quote, ...]
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
        raised = self.hedging.only_expects(self.statement.text)
        if raised and all(self.hedging.only_possible(quote.said) for quote in hedged):
            return f"“{raised}” says more than its words do ({said})", self._cure(said)
        return None

    def _keeps_doubt(self) -> bool:
        item = self.statement.item
        if isinstance(item, Relation) and item.status != "reported":
            return True
        return self.hedging.keeps_doubt(self.statement.text)

    def _stated_flatly(self, hedged: list[_Quote]) -> bool:
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


def _place(statement: Statement) -> Place:
    keys = {"role": "role", "relation": "what", "outcome": "because", "indicator": "status"}
    return statement.item.at(keys.get(statement.sort, "text"))


class _Reader:
    """What reads the desk's quotes; the words of each language are made ready once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: dict[str, Hedging] = {}

    def hedging(self, language: str) -> Hedging:
        """What finds hedges in texts of a language."""
        if language not in self._made:
            self._made[language] = make_hedging(lexicon_of(self._desk), language)
        return self._made[language]

    def quotes(self, statement: Statement) -> tuple[_Quote, ...]:
        """The quotes that bear for a statement; none when one of them is not found, of which another rule tells."""
        found = cited_by(self._desk).get(key_of(statement), ())
        if len(found) != len(statement.evidence) or not all(isinstance(one.found, Passage) for one in found):
            return ()
        return tuple(_Quote(one, self._said(one)) for one in found if one.evidence.bears == "for")

    def _said(self, citation: Citation) -> Said:
        """What a quote says, in the desk's language where it is translated."""
        evidence, language = citation.evidence, self._desk.settings.language
        own = self.hedging(citation.source.language).read(evidence.quote)
        if not evidence.translation or main_language(citation.source.language) == main_language(language):
            return own
        said = self.hedging(language).read(evidence.translation)
        if own.hedges and not said.hedges:  # the translation has lost it: then nothing of it is said flatly
            return Said(own.hedges, said.flat, frozenset())
        return said


def _names(desk: Desk, hedging: Hedging) -> frozenset[str]:
    """The words of actors' names, which say nothing of what is hedged."""
    names = (name for actor in desk.actors.values() for name in (actor.name, *actor.aliases))
    return frozenset().union(*(hedging.stems(name) for name in names))
