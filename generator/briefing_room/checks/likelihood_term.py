"""A likelihood is a term of the desk's declared scale.

The same word means another range on another scale, so a desk keeps to one, and to one row of its terms. A number
is no term: readers are always shown the range, and a single number claims more than anybody knows.

What is settled (`resolved`) is read on the scale of its day, and an entry of `history` on the scale of what was said
until its day, so that one on the very day of a switch still has a term of the former scale: see `scale_before` in the
settings.

Bad:   likelihood: probable        (ICD 203's other row of terms)
Bad:   likelihood: 70 %
Good:  likelihood: likely
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing_room.findings import Mistake, Severity
from briefing_room.model.desk import SCALE_KEYS
from briefing_room.model.meant import meant_id
from briefing_room.model.scales import SCALES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.estimates import Change, Estimate
    from briefing_room.model.scales import Scale

SEVERITY: Severity = "error"

_NUMBER: Final = re.compile(r"(?:about |ca\. ?|~ ?)?(\d{1,3}(?:[.,]\d+)?) ?(?:%|per ?cent)?", re.ASCII)


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each likelihood the scale does not have."""
    for briefing in desk.briefings.values():
        for estimate in briefing.estimates:
            settled = estimate.resolved
            scale = desk.settings.likelihoods_on(settled.on) if settled else desk.settings.likelihoods
            told = [*_of(estimate, scale)]
            for change in estimate.history:
                told += _of(change, desk.settings.likelihoods_until(change.date))
            for mistake in told:
                sure = mistake.concluded_from(desk.settings, "scale", "scale_before")
                yield sure.concluded_from_each(desk.settings.scale_items, *SCALE_KEYS)


def _of(item: Estimate | Change, scale: Scale) -> Iterator[Mistake]:
    term = item.likelihood
    if term is not None and scale.band(term) is None:
        message, help_, right = _told(term, scale)
        cure = item.writing(right, "likelihood") if right else None
        yield Mistake(item.at("likelihood"), message, help_).cured_by(cure)


def _told(term: str, scale: Scale) -> tuple[str, str, str]:
    """What is wrong with a term, how to mend it, and the right term where there is one."""
    if number := _NUMBER.fullmatch(term.strip()):
        return _told_number(term, float(number[1].replace(",", ".")), scale)
    listed = f"its terms: {', '.join(scale.terms)}"
    if own := scale.band_of_word(term):
        if own.term.lower() == term.strip().lower():
            message = f"“{term}” is written “{own.term}” on the desk's scale ({scale.id})"
        else:
            message = f"“{term}” is another word for “{own.term}” ({own.range}), and a desk keeps to one"
        return message, f"write: {own.term}", own.term
    for other in SCALES.values():
        if band := other.band_of_word(term):
            near = scale.nearest_to(band)
            message = f"“{term}” is a term of another scale ({other.id}: {band.range}), not of the desk's ({scale.id})"
            help_ = f"nearest on the desk's scale: “{near.term}” ({near.range})\nwrite: {near.term}"
            return message, help_, near.term
    close = meant_id(term, scale.terms)
    help_ = (f"did you mean “{close}”? " if close else "") + listed
    return f"“{term}” is not a term of the desk's scale ({scale.id})", help_, close or ""


def _told_number(term: str, percent: float, scale: Scale) -> tuple[str, str, str]:
    near = scale.bands_near(percent)
    if scale.band_at(percent):
        message = f"“{term}” is a number; a likelihood is a term of the desk's scale ({scale.id})"
        return message, f"write: {near[0].term}", near[0].term
    words = " or ".join(f"{band.term} ({band.range})" for band in near)
    if not 0 < percent < 100:  # noqa: PLR2004 - per cent
        return f"“{term}” cannot be: nothing is ever 0 or 100 per cent", f"the nearest term: {words}", ""
    return f"“{term}” is in a gap that the desk's scale ({scale.id}) leaves on purpose", f"write {words}", ""
