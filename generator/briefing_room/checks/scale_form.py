"""A likelihood scale of the desk's own runs upwards, and its ranges touch at most at their ends.

Bad:   - {term: unlikely, range: 20-45}
       - {term: even, range: 40-60}           (40 to 45 would be both)
Good:  - {term: unlikely, range: 20-45}
       - {term: even, range: 45-60}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefing_room.findings import Mistake, Severity
from briefing_room.model.scales import read_band

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk, ScaleChoice

SEVERITY: Severity = "error"

_FEWEST: Final = 2


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield what is wrong with the form of the desk's scales."""
    settings = desk.settings
    choices = {"scale": settings.scale}
    if settings.scale_before:
        choices["scale_before"] = settings.scale_before.scale
    for key, choice in choices.items():
        for mistake in _of(choice):
            yield mistake.concluded_from(settings, key).concluded_from(choice, "profile", "bands")


def _of(choice: ScaleChoice) -> Iterator[Mistake]:
    if choice.profile and (choice.bands or choice.name):
        message = f"the scale is {choice.profile}, and also one of the desk's own"
        yield Mistake(choice.at_key("profile"), message, "remove “profile”, or “name” and “bands”")
        return
    if not choice.profile and len(choice.bands) < _FEWEST:
        message = f"a scale has two terms or more, and this one has {len(choice.bands)}"
        yield Mistake(choice.at_key("bands"), message, "add “bands:”, each with its term and its range")
        return
    words: set[str] = set()
    for own in choice.bands:
        for word in (own.term, *own.also):
            if word.lower() in words:
                yield Mistake(own.place, f"“{word}” stands twice on the scale", "give each range a word of its own")
            words.add(word.lower())
    for lower, upper in pairwise(choice.bands):
        one, other = read_band(lower.term, lower.range), read_band(upper.term, upper.range)
        if other.low < one.high:
            what = "overlaps" if other.high > one.low else "lies below"
            message = f"{other.range} (“{upper.term}”) {what} {one.range} (“{lower.term}”), which stands before it"
            help_ = "order the terms upwards, and let ranges touch at most at an end"
            yield Mistake(upper.at("range"), message, help_).concluded_from_each((lower, upper), "range")
