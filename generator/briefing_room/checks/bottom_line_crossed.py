"""An estimate in a bottom line stands with the words of the ground that has it.

Something that it rests on may have the likelihood, and the sentence speak of something else: *a lasting effect is
likely* where that is *unlikely*, and *likely* is the delivery. So each clause (up to a semicolon, *, and* or *, but*)
is compared with everything that is rested on; where it has at least two words more in common with what has another
likelihood than with anything that has this one, the rule asks. It asks as well where the clause speaks so clearly of
what is meant on a condition, and names none.

Compared are words by how they begin, those of ids and conditions among them, without small words and names of actors.
Other words for the same thing are not seen, nor who does what to whom, nor a word that turns the sense round. Where it
is right all the same, say so in `waive`.

Bad:   text: A lasting effect of the deliveries is likely.       (effect-lasts is unlikely, deliveries are: likely)
Good:  text: A lasting effect of the deliveries is unlikely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.bottom_lines import bottom_lines
from briefing_room.analysis.names import name_for_analysts, opening_for_analysts
from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.bottom_lines import BottomLine, Ground, Part
    from briefing_room.lexicon.estimates import Estimate
    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each estimate of a bottom line that stands with the words of another ground."""
    for line in bottom_lines(desk):
        for part in line.parts:
            for found in part.estimates:
                if found.band is None or not (having := line.saying(found.band, part.sentence)):
                    continue
                if other := line.rather_of(part, line.said_in((part,))):
                    yield _mistake(desk, line, found, _crossed(desk, other))
                elif given := _lost(line, part, having):
                    yield _mistake(desk, line, found, _without_condition(desk, given))


def _lost(line: BottomLine, part: Part, having: tuple[Ground, ...]) -> Ground | None:
    """The ground on a condition of which a part speaks without one, though another has its likelihood on none."""
    free = tuple(one for one in having if not one.statement.given or one.item.resolved)
    other = line.rather_of(part, free) if free and not line.sets_a_condition(part.sentence) else None
    return other if other in having else None


def _mistake(desk: Desk, line: BottomLine, found: Estimate, told: tuple[str, str]) -> Mistake:
    term = " ".join(line.statement.text[found.start : found.end].split())
    place = desk.place_in(line.statement.item.at("text"), line.statement.text, found.start)
    mistake = Mistake(place, f"“{term}” {told[0]}", told[1])
    mistake = mistake.concluded_from(desk.settings, "scale", "language", "words")
    mistake = mistake.concluded_from(line.statement, "rests_on")
    return mistake.concluded_from_each((one.item for one in line.grounds), "likelihood", "given", "resolved")


def _crossed(desk: Desk, other: Ground) -> tuple[str, str]:
    """What is wrong with an estimate of another ground, and what to write."""
    address, likelihood = other.statement.address, other.likelihood
    message = f"stands with the words of {address}, which is {likelihood}: {name_for_analysts(desk, other.statement)}"
    return message, f"write “{likelihood}”, or say it of what has this likelihood; or say in “waive” why it is right"


def _without_condition(desk: Desk, given: Ground) -> tuple[str, str]:
    """What is wrong with an estimate that has lost its condition, and what to write."""
    address, opening = given.statement.address, opening_for_analysts(desk, given.statement)
    message = f"stands with the words of {address}, which is {given.likelihood} only given {given.statement.given}"
    return message, f"say the condition in this sentence: {opening}; or say in “waive” why it is right"
