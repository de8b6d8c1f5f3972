"""What the quotes of the desk's reports say with a hedge and what they say flatly, each in the desk's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_room.analysis.cited import cited_by
from briefing_room.analysis.reports import reports_of
from briefing_room.analysis.support import key_of
from briefing_room.lexicon import lexicon_of
from briefing_room.lexicon.hedging import Said, make_hedging
from briefing_room.model.types import main_language
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from briefing_room.lexicon.hedging import Hedging
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement
    from briefing_room.quotes import Citation


@dataclass(frozen=True)
class HedgedQuote:
    """A quote of a statement, and what it says in the desk's language."""

    citation: Citation
    said: Said

    @property
    def forms(self) -> frozenset[str]:
        """Its words as they stand, and those of its translation, in small letters."""
        evidence = self.citation.evidence
        return frozenset(re.findall(r"\w+", f"{evidence.quote} {evidence.translation or ''}".casefold()))


class HedgedReader:
    """What reads the desk's reports and their quotes; the words of each language are made ready once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: dict[str, Hedging] = {}

    @property
    def hedging(self) -> Hedging:
        """What finds hedges in texts of the desk's own language."""
        return self._hedging(self._desk.settings.language)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of actors' names, which say nothing of what is hedged."""
        names = (name for actor in self._desk.actors.values() for name in (actor.name, *actor.aliases))
        return frozenset().union(*(self.hedging.stems(name) for name in names))

    def reports(self) -> tuple[Statement, ...]:
        """The statements that hand on what sources say; none where the words that hedge are not known."""
        if "settings" in self._desk.broken or not self.hedging.knows:
            return ()  # by whose language and words every text is read
        return tuple(reports_of(self._desk))

    def _hedging(self, language: str) -> Hedging:
        if language not in self._made:
            self._made[language] = make_hedging(lexicon_of(self._desk), language)
        return self._made[language]

    def quotes(self, statement: Statement) -> tuple[HedgedQuote, ...]:
        """The quotes that bear for a statement; none when one of them is not found, of which another rule tells."""
        found = cited_by(self._desk).get(key_of(statement), ())
        if len(found) != len(statement.evidence) or not all(isinstance(one.found, Passage) for one in found):
            return ()
        return tuple(HedgedQuote(one, self._said(one)) for one in found if one.evidence.bears == "for")

    def _said(self, citation: Citation) -> Said:
        """What a quote says, in the desk's language where it is translated."""
        evidence, language = citation.evidence, self._desk.settings.language
        own = self._hedging(citation.source.language).read(evidence.quote)
        if not evidence.translation or main_language(citation.source.language) == main_language(language):
            return own
        said = self._hedging(language).read(evidence.translation)
        if own.hedges and not said.hedges:  # the translation has lost it: then nothing of it is said flatly
            return Said(own.hedges, said.flat, frozenset())
        return said
