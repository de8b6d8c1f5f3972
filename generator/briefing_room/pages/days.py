"""Days on a page: the cut-off of a briefing with what it goes by, and days that the reader's clock may have passed.

A page is made once and read for years, so nothing on it may be true only on the day it was made. A sentence about
time names the day it holds for. What has passed since is told by a script beside the day (``clock.js``); without it
the plain date stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing_room.pages.glossary import BASIS
from briefing_room.pages.terms import term

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from briefing_room.analysis.heading import Heading
    from briefing_room.model.briefing import AsOf
    from briefing_room.pages.say import Say


def cut_off(say: Say, as_of: AsOf) -> Markup:
    """The day of a cut-off, and what it goes by: ``23 April 2024 (set by the analyst)``."""
    return say.t(
        "{day} ({basis})", day=say.day(as_of.date), basis=term("basis", as_of.basis, say.t(BASIS[as_of.basis]))
    )


def cut_off_in_words(say: Say, as_of: AsOf) -> str:
    """The same as plain words, for a picture."""
    message, basis = say.words.text("{day} ({basis})"), say.words.text(BASIS[as_of.basis])
    return message.format(day=say.day(as_of.date), basis=basis)


def cut_offs(say: Say, briefings: Iterable[Heading]) -> Markup:
    """The days up to which briefings know anything, as one: ``23 April 2024``, or the first and the last."""
    days = sorted({briefing.as_of.date for briefing in briefings})
    if len(days) <= 1:
        return Markup().join(map(say.day, days))
    return say.t("{first} to {last}", first=say.day(days[0]), last=say.day(days[-1]))


def due(say: Say, day: date) -> Markup:
    """The day by which something open will have turned out."""
    return _beside_the_clock("due", say, day)


def looked(say: Say, day: date) -> Markup:
    """The day on which somebody looked."""
    return _beside_the_clock("looked", say, day)


def _beside_the_clock(kind: str, say: Say, day: date) -> Markup:
    return Markup('<time datetime="{}" data-clock="{}">{}</time>').format(day.isoformat(), kind, say.day(day))
