"""A bottom line does not say flatly what it rests on says with a likelihood.

A reader takes *NATO opposes North Korea* for a fact, whatever stands farther down. So a clause of the bottom line
(up to a semicolon, *, and* or *, but*) that shares at least two words, and half of its words or more, with a judgement
or risk below the last term of the scale has a term, or hedges, or leaves it open (*it is not known whether*). Settled
estimates are not asked about, nor clauses that hand on what others say, that a quote of the bottom line's own says as
fully, or that are nearer to something else it rests on.

Compared are words by how they begin, those of ids and conditions among them, without small words and names of actors:
the same said in other words is not seen. Where it is a fact all the same, say so in `waive`, or quote it.

Bad:   text: The harbour stays closed until May.        (stays-closed is: likely)
Good:  text: The harbour will likely stay closed until May.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.bottom_lines import bottom_lines
from briefing_room.analysis.names import name_for_analysts
from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.bottom_lines import BottomLine, Ground, Part
    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"

_FEWEST = 2
_HALF = 0.5


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each part of a bottom line that asserts what is only estimated."""
    for line in bottom_lines(desk):
        for part in line.parts:
            if ground := _asserted(line, part):
                yield _mistake(desk, line, part, ground)


def _asserted(line: BottomLine, part: Part) -> Ground | None:
    """What is below the last term of the scale, and is asserted in a part of a bottom line."""
    said = line.said_in(tuple(one for one in line.parts if one.sentence == part.sentence))
    open_ = [one for one in line.grounds if not one.item.resolved and one not in said]
    nearest = max(open_, key=lambda one: len(one.words & part.words), default=None)
    if not part.asserts or nearest is None or nearest.likelihood == line.scale.terms[-1]:
        return None
    shared = len(nearest.words & part.words)
    elsewhere = max((len(words & part.words) for words in line.others), default=0)
    enough = shared >= max(_FEWEST, _HALF * len(part.words)) and shared > elsewhere
    return nearest if enough else None


def _mistake(desk: Desk, line: BottomLine, part: Part, ground: Ground) -> Mistake:
    address, likelihood = ground.statement.address, ground.likelihood
    said = name_for_analysts(desk, ground.statement)
    message = f"this is said flatly, and {address}, whose words it has, is {likelihood}: {said}"
    help_ = (
        f"say “{likelihood}” of it, as {address} does, or quote what makes it a fact; or say in “waive” why it is one"
    )
    start = part.start + len(part.text) - len(part.text.lstrip())
    place = desk.place_in(line.statement.item.at("text"), line.statement.text, start)
    mistake = Mistake(place, message, help_).concluded_from(desk.settings, "scale", "language", "words")
    mistake = mistake.concluded_from(line.statement, "rests_on", "evidence")
    return mistake.concluded_from_each((one.item for one in line.grounds), "likelihood", "resolved")
