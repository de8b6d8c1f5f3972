"""The entries that tell readers of a change: which are new, what they are about, and how one is typed."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.wording import bare_words
from briefing_room.findings import Mistake, yaml_text
from briefing_room.model.corrections import AS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.corrections import Corrected

GAP: Final = "…"
"""What the analyst has to fill in."""


def day_of(briefing: Briefing) -> str:
    """The day a proposed entry gets: the briefing's, or a gap where that could not be read, never a stand-in."""
    unread = briefing.broken("as_of") or briefing.as_of.broken("date")
    return GAP if unread else briefing.as_of.date.isoformat()


def told_of(before: Briefing, now: Briefing) -> frozenset[str]:
    """What the new corrections of a briefing are about: addresses, ids of sources, and `as_of`.

    An entry from before the day of what was published tells of something older, and not of what moved since.
    """
    known = {_key_of(one) for one in before.corrections}
    kept = {_key_of(one) for one in now.corrections}
    # One that stands in the place of one that is gone is that one, rewritten, and tells nothing new.
    lost = {(one.date, one.what) for one in before.corrections if _key_of(one) not in kept}
    return frozenset(
        one.what
        for one in now.corrections
        if _key_of(one) not in known and (one.date, one.what) not in lost and one.date >= earliest(before, now)
    )


def earliest(before: Briefing, now: Briefing) -> date:
    """The first day on which an entry can tell of what moved since a briefing was published."""
    if any(one.broken("as_of") or one.as_of.broken("date") for one in (before, now)):
        return date.min
    return min(before.as_of.date, now.as_of.date)


def rewritten(before: Briefing, now: Briefing) -> Iterator[Mistake]:
    """Yield each correction that readers were told of and that is gone or another now."""
    kept = {_key_of(correction) for correction in now.corrections}
    for lost in before.corrections:
        if _key_of(lost) not in kept:
            message = f"the correction of {lost.date} on {lost.what} is not as it was published, and none is rewritten"
            place = now.at_key("corrections") if now.corrections else now.at("title")
            put_back = correction(lost.date.isoformat(), lost.what, lost.was or "", lost.why)
            yield Mistake(place, message, f"put it back as it was:\n{put_back}").concluded_from(now, "corrections")


def proposal(now: Briefing, what: str, was: str) -> str:
    """The correction that tells readers, ready to be pasted."""
    lead = "as its newest correction:" if now.corrections else "in the briefing’s\ncorrections:"
    return f"put it back, or tell readers {lead}\n{correction(day_of(now), what, was)}"


def correction(day: str, what: str, was: str, why: str = GAP) -> str:
    """A correction as it is typed."""
    rows = [f"  - date: {day}", f"    what: {plain(what)}"]
    if was:
        rows.append(f"    was: {yaml_text(' '.join(was.split()))}")
    return "\n".join([*rows, f"    why: {why if why == GAP else yaml_text(' '.join(why.split()))}"])


def entry(day: str, formers: Mapping[str, str], *rows: str, why: str = GAP) -> str:
    """An entry of a history as it is typed."""
    named = [f"    {key}: {plain(value)}" for key, value in formers.items()]
    given = why if why == GAP else yaml_text(" ".join(why.split()))
    return "\n".join([f"  - date: {day}", *named, *(f"    {row}" for row in rows), f"    why: {given}"])


def plain(value: str) -> str:
    """A word, a term or an id as it is typed; everything else in quotes."""
    flat = " ".join(value.split())
    return (
        flat
        if re.fullmatch(r"[A-Za-z][A-Za-z -]*|[a-z0-9-]*[a-z][a-z0-9-]*", flat) or flat == AS_OF
        else yaml_text(flat)
    )


def _key_of(correction: Corrected) -> tuple[object, ...]:
    return correction.date, correction.what, bare_words(correction.was or ""), bare_words(correction.why)
