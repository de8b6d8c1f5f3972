"""A bottom line that states an estimate keeps the condition on which it is meant.

*Sanctions will likely follow* is another claim than *if weapons are traced, sanctions will likely follow*. So a
sentence that states a likelihood which everything that has it, among what the bottom line rests on, holds only on a
condition (`given`) says the condition: with *if*, *unless*, *should … come to light*, *in that case*, *on condition
that*, *as long as*. Whether it is the right condition is not seen. A desk adds words with `conditional` under
`words` in its settings.

Bad:   text: New sanctions will likely follow.                      (which are: likely, given weapons-traced)
Good:  text: If the weapons are traced, new sanctions will likely follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.bottom_lines import bottom_lines
from briefing_room.analysis.names import opening_for_analysts
from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.bottom_lines import BottomLine, Ground, Part
    from briefing_room.lexicon.estimates import Estimate
    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each estimate of a bottom line that has lost its condition."""
    for line in bottom_lines(desk):
        for part in line.parts:
            for found in part.estimates:
                grounds = line.saying(found.band, part.sentence) if found.band else ()
                if not grounds or not all(_is_given(one) for one in grounds) or line.sets_a_condition(part.sentence):
                    continue
                if line.rather_of(part, grounds) is None:  # else it is the likelihood that is wrong
                    yield _mistake(desk, line, part, found, grounds)


def _is_given(ground: Ground) -> bool:
    """Whether a ground is meant on a condition, and it is open yet whether that comes true."""
    return bool(ground.statement.given) and not ground.item.resolved


def _mistake(desk: Desk, line: BottomLine, part: Part, found: Estimate, grounds: tuple[Ground, ...]) -> Mistake:
    term = " ".join(line.statement.text[found.start : found.end].split())
    nearest = max(grounds, key=lambda ground: len(ground.words & part.words))
    address, given = nearest.statement.address, nearest.statement.given
    message = f"“{term}” has lost its condition: {address} is {nearest.likelihood} only given {given}"
    help_ = f"say it in this sentence, before or behind the estimate: {opening_for_analysts(desk, nearest.statement)}"
    place = desk.place_in(line.statement.item.at("text"), line.statement.text, found.start)
    mistake = Mistake(place, message, help_).concluded_from(desk.settings, "scale", "language", "words")
    mistake = mistake.concluded_from(line.statement, "rests_on")
    return mistake.concluded_from_each((one.item for one in line.grounds), "likelihood", "given", "resolved")
