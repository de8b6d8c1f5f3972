"""A bottom line, judgement or risk says no probability in figures.

*99 percent certain*, *nine times in ten* and *a one in three chance* claim more than anybody knows, and stand beside a
likelihood that has another range. Write the term of the desk's scale: in the bottom line the one of what it rests on,
for a judgement or risk in its key `likelihood`. A share is none: “55 percent of the shells”, “one in three ships”. A
figure that only may be one, “(99 %)”, is a warning of `likelihood-in-words`. What stands in quotation marks, and a
probability that one of the statement's own quotes has, is somebody else's and does not count.

Bad:   text: North Korea is 70 percent certain to supply Russia with ammunition.
Good:  text: North Korea will likely supply Russia with ammunition.
Good:  text: The paper speaks of “a 70 percent chance”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.reports import judged_of
from briefing_room.findings import Mistake, Severity
from briefing_room.lexicon.odds import odds_reader
from briefing_room.model.desk import SCALE_KEYS
from briefing_room.model.estimates import Estimate
from briefing_room.model.texts import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.lexicon.odds import Odds, OddsReader
    from briefing_room.model.desk import Desk
    from briefing_room.model.scales import Scale
    from briefing_room.model.statements import Statement

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each probability that is said in figures."""
    reader, scale = odds_reader(desk), desk.settings.likelihoods
    for statement in judged_of(desk):
        for odds in reader.odds_in(own_words(statement.text)):
            if not odds.sure or _is_quoted(reader, odds, statement):
                continue
            place = desk.place_in(statement.item.at("text"), statement.text, odds.start)
            message = (
                f"“{_words(statement, odds)}” is a probability in figures; "
                f"a likelihood is a term of the desk's scale ({scale.id})"
            )
            mistake = Mistake(place, message, _help(statement, odds, scale))
            mistake = mistake.concluded_from(desk.settings, "scale", "language")
            yield mistake.concluded_from_each(desk.settings.scale_items, *SCALE_KEYS)


def _words(statement: Statement, odds: Odds) -> str:
    return " ".join(statement.text[odds.start : odds.end].split())


def _is_quoted(reader: OddsReader, odds: Odds, statement: Statement) -> bool:
    """Whether a quote of the statement has the figure, so that it hands on what its source says."""
    ours = {figure for one in reader.figures.figures_in(_words(statement, odds)) for figure in one.values}
    quoted = {
        figure
        for evidence in statement.evidence
        for text in (evidence.quote, evidence.translation or "")
        for one in reader.figures.figures_in(text)
        for figure in one.values
    }
    return bool(ours) and ours <= quoted


def _help(statement: Statement, odds: Odds, scale: Scale) -> str:
    """What to write: the term that holds the figure, unless the statement has one already."""
    near = " or ".join(f"{band.term} ({band.range})" for band in scale.bands_near(odds.percent))
    if not isinstance(statement.item, Estimate):
        return f"write {near}, if that is what it rests on says"
    if statement.item.likelihood:
        return f"take it out: “likelihood” says {statement.item.likelihood}, and the figure would be {near}"
    return f"take it out, and set “likelihood”: {near}"
