"""A reported statement negates what its quotes negate, and nothing else.

*Never arrived* is not *arrived*, and the other way about. Where the word behind a statement's negation stands in one of
its quotes, and none of these has a negation, this warns; so it does where the word behind a quote's negation stands in
a statement that has none, unless another quote says it flatly. A denial in other words (*false*, *little*,
*rejected*) on either side is taken for a negation, and so is any negation elsewhere in the same text: the rule would
rather be silent. It knows no opposites (*closed* and *not open*), and no *came* for *arrived*. A `note` at the quote
says why it is meant.

Bad:   text: Never arrived in Russia by train.      evidence: ["Kim Jong Un arrived in Russia via his private train"]
Good:  text: Arrived in Russia by train.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.cited import cited_by
from briefing_room.analysis.reports import reports_of, words_of
from briefing_room.analysis.support import key_of
from briefing_room.findings import Mistake, Severity
from briefing_room.lexicon import lexicon_of
from briefing_room.lexicon.negating import make_negating
from briefing_room.model.types import main_language
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.lexicon.negating import Negating
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

SEVERITY: Severity = "warning"

_HELP: Final = (
    "say it as the source does, or quote the words that say so\nor say in “note” at the quote why it is meant"
)


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each reported statement that negates what its quotes say, or says what they negate."""
    if "settings" in desk.broken:
        return  # by whose language and words every text is read
    negating = make_negating(lexicon_of(desk), desk.settings.language)
    for statement in reports_of(desk):
        quotes = _quotes(desk, statement)
        # A sign that was observed was written before, as what one would see.
        if quotes and statement.sort != "indicator" and (message := _told(negating, statement, quotes)):
            key, text = words_of(statement)
            span = negating.first(text)
            place = desk.place_in(statement.item.at(key), text, span[0]) if span else statement.item.at(key)
            yield Mistake(place, message, _HELP).concluded_from(statement, "evidence", key)


def _told(negating: Negating, statement: Statement, quotes: tuple[str, ...]) -> str | None:
    text = words_of(statement)[1]
    for turned in negating.turned_round_in(text):
        denied = any(negating.denies(quote, but=turned.word) for quote in quotes)
        if not denied and any(turned.word in negating.stems(quote) for quote in quotes):
            return f"“{turned.shown}” negates what its quotes say without a negation"
    if negating.denies(text):
        return None
    flat = frozenset().union(*(negating.stems(quote) for quote in quotes if not negating.denies(quote)))
    for quote in quotes:
        for turned in negating.turned_round_in(quote):
            if turned.word in negating.stems(text) - flat:
                return f"its quote negates what it says: “{turned.shown}”"
    return None


def _quotes(desk: Desk, statement: Statement) -> tuple[str, ...]:
    """The quotes that bear for a statement, in the desk's language; none where one is not, or has a note."""
    found = cited_by(desk).get(key_of(statement), ())
    quotes: list[str] = []
    if len(found) != len(statement.evidence):
        return ()
    for citation in found:
        evidence = citation.evidence
        foreign = main_language(citation.source.language) != main_language(desk.settings.language)
        text = evidence.translation if foreign else evidence.quote
        if evidence.note or text is None or not isinstance(citation.found, Passage):
            return ()
        if evidence.bears == "for":
            quotes.append(text)
    return tuple(quotes)
