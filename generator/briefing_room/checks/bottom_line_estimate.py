"""An estimate that a bottom line states is the likelihood of a statement that it rests on.

The bottom line is what most readers keep: it says *very likely* where a judgement or risk that it rests on says so, and
estimates nothing that is estimated nowhere. That something does not happen may be said the other way round: a
settlement is *very unlikely* where the judgement that there is none is *very likely*. Words in quotation marks do not
count.

Bad:   text: They very likely met in Russia.     rests_on: [met-in-russia]     (which is: likely)
Good:  text: They likely met in Russia.          rests_on: [met-in-russia]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.lexicon import lexicon_of
from briefing_room.lexicon.estimates import estimates_of
from briefing_room.model.article import sentence_around
from briefing_room.model.estimates import Estimate
from briefing_room.model.scales import Band
from briefing_room.model.statements import BOTTOM_LINE
from briefing_room.model.texts import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.lexicon import Finder
    from briefing_room.model.desk import Desk
    from briefing_room.model.scales import Scale
    from briefing_room.model.statements import Statement

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each estimate of a bottom line that is not the likelihood of something it rests on."""
    estimates = estimates_of(desk)
    negations = lexicon_of(desk).finder("negations", desk.settings.language)
    for briefing_id, briefing in desk.briefings.items():
        line = desk.statement(BOTTOM_LINE, briefing_id)
        if briefing.status == "archived" or line is None:
            continue
        grounds = [desk.statement(ref, briefing_id) for ref in line.rests_on]
        if None in grounds:
            continue  # of which another rule tells
        estimated = [one for one in grounds if one and isinstance(one.item, Estimate) and one.item.likelihood]
        for found in estimates.of_the_scale_in(own_words(line.text)):
            sentence = line.text[slice(*sentence_around(line.text, found.start, found.end))]
            if found.band and not any(
                _says(one, found.band, sentence, estimates.scale, negations) for one in estimated
            ):
                message, help_ = _told(found.band, estimated)
                place = desk.place_in(line.item.at("text"), line.text, found.start)
                mistake = Mistake(place, message, help_).concluded_from(desk.settings, "scale", "language")
                yield mistake.concluded_from(line, "rests_on").concluded_from_each(grounded(estimated), "likelihood")


def grounded(estimated: list[Statement]) -> Iterator[Estimate]:
    """Yield the judgements and risks among statements."""
    yield from (one.item for one in estimated if isinstance(one.item, Estimate))


def _says(statement: Statement, band: Band, sentence: str, scale: Scale, negations: Finder) -> bool:
    """Whether a statement has a likelihood, or its opposite while one of the two texts denies what the other says."""
    own = scale.band(_likelihood(statement))
    if own is None or own == band:
        return True  # a likelihood that is no term is told of already
    opposite = scale.nearest_to(Band("", 100 - own.high, 100 - own.low))
    # Without a list of words that deny, it cannot be seen that none stands there.
    turned = negations.words is None or negations.stands_in(sentence) != negations.stands_in(statement.text)
    return turned and opposite == band


def _likelihood(statement: Statement) -> str:
    return (statement.item.likelihood or "") if isinstance(statement.item, Estimate) else ""


def _told(band: Band, estimated: list[Statement]) -> tuple[str, str]:
    """What is wrong with an estimate, and what to write."""
    if not estimated:
        message = f"“{band.term}” estimates something that the bottom line does not rest on"
        return message, "name in “rests_on” the judgement or risk that has this likelihood, or take the estimate out"
    held = ", ".join(f"{one.address} is {_likelihood(one)}" for one in estimated)
    message = f"nothing that the bottom line rests on is {band.term}: {held}"
    terms = " or ".join(dict.fromkeys(f"“{_likelihood(one)}”" for one in estimated))
    return message, f"write {terms}, as what it rests on says, or name in “rests_on” what is {band.term}"
