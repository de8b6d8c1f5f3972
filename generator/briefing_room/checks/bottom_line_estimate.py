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

from briefing_room.analysis.bottom_lines import bottom_lines
from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.bottom_lines import Ground
    from briefing_room.model.desk import Desk
    from briefing_room.model.scales import Band

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each estimate of a bottom line that is not the likelihood of something it rests on."""
    for line in bottom_lines(desk):
        for part in line.parts:
            for found in part.estimates:
                if found.band is None or line.saying(found.band, part.sentence):
                    continue
                message, help_ = _told(found.band, line.grounds)
                place = desk.place_in(line.statement.item.at("text"), line.statement.text, found.start)
                mistake = Mistake(place, message, help_).concluded_from(desk.settings, "scale", "language")
                mistake = mistake.concluded_from(line.statement, "rests_on")
                yield mistake.concluded_from_each((one.item for one in line.grounds), "likelihood")


def _told(band: Band, grounds: tuple[Ground, ...]) -> tuple[str, str]:
    """What is wrong with an estimate, and what to write."""
    if not grounds:
        message = f"“{band.term}” estimates something that the bottom line does not rest on"
        return message, "name in “rests_on” the judgement or risk that has this likelihood, or take the estimate out"
    held = ", ".join(f"{one.statement.address} is {one.likelihood}" for one in grounds)
    message = f"nothing that the bottom line rests on is {band.term}: {held}"
    terms = " or ".join(dict.fromkeys(f"“{one.likelihood}”" for one in grounds))
    return message, f"write {terms}, as what it rests on says, or name in “rests_on” what is {band.term}"
