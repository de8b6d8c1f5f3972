"""A bottom line, judgement or risk does not say that something is certain.

No scale has a term for *certainly*, *inevitably*, *no doubt* or *cannot fail to*: its last one ends below 100 per cent.
So the bottom line says the term of what it rests on, and a judgement or risk leaves it to its key `likelihood`; the
assessment of a disagreement is held to it as well. What is denied (*it is not certain that*), stands in quotation
marks or is handed on as what others say (*both sides say that victory is certain*) does not count. Beside a
`likelihood` that is the last term of the scale `likelihood-in-words` warns. A desk adds words with `certain` under
`words` in its settings.

Bad:   text: North Korea will certainly supply Russia with ammunition.     (which rests on what is: likely)
Good:  text: North Korea will likely supply Russia with ammunition.
Good:  text: It is not certain that North Korea supplies any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.reports import judged_of
from briefing_room.findings import Mistake, Severity
from briefing_room.lexicon.certainty import certainty_of
from briefing_room.lexicon.odds import odds_reader
from briefing_room.model.estimates import Estimate
from briefing_room.model.texts import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each claim that something is certain."""
    certainty, reader = certainty_of(desk), odds_reader(desk)
    for statement in judged_of(desk):
        figures = {one.end for one in reader.odds_in(own_words(statement.text)) if one.sure}
        for start, end in certainty.claims_of(statement):
            if len(statement.text[:start].rstrip()) in figures:
                continue  # “99 per cent certain”, of which another rule tells
            words = " ".join(statement.text[start:end].split())
            place = desk.place_in(statement.item.at("text"), statement.text, start)
            message = f"“{words}” says that something is certain, and nothing that is judged ever is"
            mistake = Mistake(place, message, _help(desk, statement))
            mistake = mistake.concluded_from(desk.settings, "scale", "language", "words")
            yield mistake.concluded_from(statement.item, "likelihood")


def _help(desk: Desk, statement: Statement) -> str:
    if isinstance(statement.item, Estimate) and statement.item.likelihood:
        return f"take it out: “likelihood” says {statement.item.likelihood}"
    if statement.sort in {"judgement", "risk"}:
        terms = ", ".join(desk.settings.likelihoods.terms)
        return f"take it out, and write: likelihood: … (one of: {terms})"
    held = [*_held(desk, statement)]
    ways = f"write the term of what it rests on ({', '.join(held)})" if held else "say what is known, and from where"
    return f"{ways}, or take the word out"


def _held(desk: Desk, statement: Statement) -> Iterator[str]:
    """Yield what a statement rests on and has a likelihood, each with its likelihood."""
    for ref in statement.rests_on:
        found = desk.statement(ref, statement.briefing)
        if found and isinstance(found.item, Estimate) and found.item.likelihood:
            yield f"{found.address} is {found.item.likelihood}"
