"""What was published and means something else now says so to readers, and why.

Asked when a change is proposed: `briefing check --against GITREF` compares the desk with what it was. A briefing that
was a draft is free, and so is what was taken back (`retired`) or is new.

When the likelihood, the confidence or the text of a judgement or risk moved, its `history` has a new entry: what it
said until then, and why it moved; where only words changed the entry says `wording: true`. Nor does the outcome of what
was `resolved` change without one.

Everything else that readers were told has a new entry in the briefing's `corrections`, or one in the `history` of the
judgement or risk: the bottom line, a role, a relation, a stake, a position and every other text; a quote that was
exchanged, removed or bears the other way; the reason (`because`); a statement that it no longer rests on; a horizon,
impact, condition, category, or what would settle it; a date of the timeline; a day of the briefing that was put back; a
part that is gone; a quoted paragraph, the headline or the original of a source, which may not become *none* either.
Evidence that was added, and a quote that grew, need none. An entry from before the day of what was published tells of
something older, and not of what moved since.

Case, punctuation, markup, spaces and spelling do not count as a change: *colour* may become *color*, *occured*
*occurred*, *goverment* *government*. A number, a name, a negation, a hedge, a word of likelihood, a short word and
another ending always count. What readers were told is not rewritten: entries that were there stay as they were.

Bad:   likelihood: unlikely          and it was “likely” until now
Good:  history: [{date: 2024-05-02, likelihood: likely, why: A third article doubts it.}]
Bad:   horizon: 2025-06-30           and it was 2024-12-31 until now
Good:  corrections: [{date: 2024-05-02, what: arms-flow, was: "horizon: 2024-12-31", why: The talks were put off.}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.checks.compared.entries import rewritten
from briefing_room.checks.compared.histories import untold_of_estimates
from briefing_room.checks.compared.sources import untold_of_sources
from briefing_room.checks.compared.statements import untold
from briefing_room.visible.drafts import is_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Mistake, Severity
    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each entry for readers that was rewritten, and each change that no new entry tells."""
    before = desk.before
    if before is None:
        return
    for briefing_id, was in before.briefings.items():
        if briefing_id not in desk.briefings or is_draft(was):
            continue
        yield from untold_of_estimates(before, desk, briefing_id)
        yield from rewritten(was, desk.briefings[briefing_id])
        yield from untold(before, desk, briefing_id)
    yield from untold_of_sources(before, desk)
