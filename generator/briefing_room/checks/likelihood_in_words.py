"""Judgements, risks and bottom lines estimate with the desk's terms, and with no other words.

*Could* and *may* have no range: readers take them for anything from 5 to 80 per cent. So the text of a judgement or
risk says what happens, and its key `likelihood` how likely that is; the bottom line uses the terms of the desk's
scale. A figure that may be a probability, “(80 %)”, is asked about as well. Words in quotation marks and in the words
of a reference do not count. A desk adds words with `vague` under `words` in its settings.

Bad:   text: North Korea may supply Russia with ammunition.
Bad:   text: North Korea will likely supply Russia with ammunition.       (a judgement: the key says it)
Good:  text: North Korea supplies Russia with ammunition.
       likelihood: likely
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.reports import judged_of
from briefing_room.findings import Mistake, Severity
from briefing_room.lexicon import estimates
from briefing_room.lexicon.certainty import certainty_of
from briefing_room.lexicon.estimates import estimates_of
from briefing_room.lexicon.odds import odds_reader
from briefing_room.model.desk import SCALE_KEYS
from briefing_room.model.estimates import Estimate
from briefing_room.model.texts import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.lexicon.odds import OddsReader
    from briefing_room.model.desk import Desk
    from briefing_room.model.scales import Scale
    from briefing_room.model.statements import Statement

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each word of likelihood that stands where none should, or is none of the desk's."""
    words, odds, certainty = estimates_of(desk), odds_reader(desk), certainty_of(desk)
    for statement in judged_of(desk):
        if statement.sort == "assessment":
            continue
        text = own_words(statement.text)
        claims = [*certainty.claims_of(statement)]
        for found in (*words.all_in(text), *_figures(odds, text, words.scale)):
            if found.sort == "own" and statement.sort == "bottom line":
                continue
            if any(start < found.end and found.start < end for start, end in claims):
                continue  # of which another rule tells, as an error
            message, help_ = _told(statement, found, words.scale)
            place = desk.place_in(statement.item.at("text"), statement.text, found.start)
            mistake = Mistake(place, message, help_).concluded_from(desk.settings, "scale", "language")
            yield mistake.concluded_from_each(desk.settings.scale_items, *SCALE_KEYS)


def _figures(odds: OddsReader, text: str, scale: Scale) -> Iterator[estimates.Estimate]:
    """Yield the figures in a text that may be a probability, each with the first term near to it."""
    for one in odds.odds_in(text):
        if not one.sure:
            yield estimates.Estimate(one.start, one.end, "figure", scale.bands_near(one.percent)[0])


def _told(statement: Statement, found: estimates.Estimate, scale: Scale) -> tuple[str, str]:
    """What is wrong with a word, and what to write."""
    word = f"“{' '.join(statement.text[found.start : found.end].split())}”"
    if found.sort == "vague":
        message = f"{word} estimates without a range"
    elif found.sort == "figure":
        message = f"{word} may be a probability, and a likelihood is a term of the desk's scale ({scale.id})"
    elif found.sort == "other":
        message = f"{word} is no term of the desk's scale ({scale.id})"
    else:
        message = f"{word} stands in the text of the {statement.sort}, and a likelihood has a key of its own"
    if not isinstance(statement.item, Estimate):
        near = f"{found.band.term} ({found.band.range})" if found.band else f"one of: {', '.join(scale.terms)}"
        return message, f"write {near}"
    if statement.item.likelihood:
        would = f", and the figure would be {found.band.term}" if found.band and found.sort == "figure" else ""
        return message, f"take it out: “likelihood” says {statement.item.likelihood}{would}"
    return message, f"take it out, and write: likelihood: {found.band.term if found.band else _one_of(scale)}"


def _one_of(scale: Scale) -> str:
    return f"… (one of: {', '.join(scale.terms)})"
