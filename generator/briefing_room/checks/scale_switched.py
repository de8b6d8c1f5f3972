"""When a desk switches its scale, terms that both scales have are looked at again.

The same word may mean another range: *unlikely* is 20 to 45 per cent on icd203 and 25 to 35 on phia. Terms that the
new scale lacks are errors (`likelihood-term`) and cannot be overlooked; these can. The scale before is the one under
`scale_before` in the settings, or with `--against` that of the earlier state, or the one to which other terms of the
desk belong. To confirm a term, add an entry to `history` on or after the day under `until`, with `wording: true`.

Bad:   scale: phia      and likelihood: unlikely, written when it meant 20–45 %
Good:  the same, with an entry of history that says that it was looked at again
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.desk import SCALE_KEYS
from briefing_room.model.scales import SCALES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk, ScaleBefore
    from briefing_room.model.estimates import Estimate
    from briefing_room.model.scales import Scale

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each term whose range another scale has changed under it."""
    settings, former = desk.settings, _former(desk)
    if former is None or former.bands == settings.likelihoods.bands:
        return
    for briefing in desk.briefings.values():
        for estimate in briefing.estimates if not briefing.is_archived else ():
            if estimate.retired or estimate.resolved or _is_confirmed(estimate, settings.scale_before):
                continue
            for mistake in _of(estimate, settings.likelihoods, former):
                sure = mistake.concluded_from(estimate, "history", "resolved", "retired")
                sure = sure.concluded_from(briefing, "status").concluded_from(settings, "scale", "scale_before")
                sure = sure.concluded_from_each(settings.scale_items, *SCALE_KEYS)
                yield sure.concluded_from(settings.scale_before, "until") if settings.scale_before else sure


def _is_confirmed(estimate: Estimate, before: ScaleBefore | None) -> bool:
    """Whether an entry of the history says that the term was looked at again after the switch."""
    return before is not None and any(
        # A day that could not be read may be one after the switch.
        change.date >= before.until or change.broken("date")
        for change in estimate.history
    )


def _of(estimate: Estimate, scale: Scale, former: Scale) -> Iterator[Mistake]:
    """Yield the term of an estimate, where both scales have it with different ranges."""
    ours, theirs = scale.band(estimate.likelihood or ""), former.band(estimate.likelihood or "")
    if ours and theirs and ours.range != theirs.range:
        near = scale.nearest_to(theirs)
        message = f"“{ours.term}” is {ours.range} on this scale, and was {theirs.range} on {former.id}"
        help_ = "see whether the term still says what is meant" + (
            f"; nearest to the former range is “{near.term}” ({near.range})" if near is not ours else ""
        )
        yield Mistake(estimate.at("likelihood"), message, help_)


def _former(desk: Desk) -> Scale | None:
    """The scale the desk had before, as far as it can be told."""
    settings = desk.settings
    if settings.scale_before:
        return settings.scale_before.scale.likelihoods
    before = desk.before
    known = before and not before.settings.broken("scale")  # it decides by what else the former scale can be told
    if before and known and before.settings.likelihoods.bands != settings.likelihoods.bands:
        return before.settings.likelihoods
    terms = {e.likelihood for briefing in desk.briefings.values() for e in briefing.estimates if e.likelihood}
    strange = [term for term in terms if settings.likelihoods.band(term) is None]
    owners = [[scale.id for scale in SCALES.values() if scale.band(term)] for term in strange]
    # A term that both known scales have says nothing of which of them was used.
    sure = {ids[0] for ids in owners if len(ids) == 1}
    return SCALES[sure.pop()] if len(sure) == 1 else None
