"""What a page says of the part of a register that it is: its name, and where what a briefing says belongs."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from briefing_room.pages.parts import Entry, by_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from briefing_room.model.statements import Statement
    from briefing_room.pages.parts import Part, Step, Way
    from briefing_room.pages.say import Say
    from briefing_room.pages.site import Site

_WITHOUT: Final = "without a date"  # messages
_NO_CLOSER: Final = "no closer date"  # messages


def way_of(site: Site, statement: Statement) -> Way:
    """Where a statement belongs: to the day of its briefing."""
    return by_day(site.desk.briefings[statement.briefing].as_of.date, statement.briefing, statement.address)


def gone(site: Site, sort: str, cost: int) -> Iterator[Entry[Any]]:
    """Yield what was taken back of one sort, which keeps its part."""
    return (Entry(None, way_of(site, one), cost) for one in site.taken_back(sort))


def way_of_briefing(site: Site, briefing_id: str) -> Way:
    """Where a briefing belongs."""
    return by_day(site.desk.briefings[briefing_id].as_of.date, briefing_id)


def part_name(say: Say, steps: tuple[Step, ...]) -> str:
    """The name of a part: the year, month or day that it is of, or the letters that names in it begin with."""
    return ", ".join(_names(say, steps))


def _names(say: Say, steps: tuple[Step, ...]) -> Iterator[str]:
    for step, closer in zip_longest(steps, steps[1:]):
        if step.date and not (closer and closer.date):
            yield say.date(step.date)
        elif step.name:
            yield step.name
        elif step.letters and not (closer and (closer.letters or closer.name)):
            yield f"{unicodedata.normalize('NFC', step.letters).capitalize().rstrip('~')}…"
        elif step.is_unsaid:
            yield say.words.text(_NO_CLOSER if steps[0].date else _WITHOUT)


def titled(say: Say, title: Markup, part: Part[object]) -> Markup:
    """The title of a page, with the part of the register that it is."""
    return title if part.is_first else say.t("{title}, {part}", title=title, part=part_name(say, part.to.steps))
