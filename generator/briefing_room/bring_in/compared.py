"""The originals of a desk read again with today's extractors, beside the recorded readings; nothing is written."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from briefing_room.bring_in.again import delivery_of
from briefing_room.bring_in.decided import decided_on
from briefing_room.findings import Mistake, finding_of, short
from briefing_room.intake import article_refused
from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.document.extracted import Wishes
from briefing_room.intake.process.isolated import extract_isolated
from briefing_room.intake.source.bound import bound
from briefing_room.load.rules import reading_changed
from briefing_room.model.article import one_line, text_lines, without_bullet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from briefing_room.findings import Finding
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source


def compare_originals(desk: Desk, folder: Path, tell: Callable[[str], None]) -> Iterator[Finding]:
    """Yield for each source whose original reads otherwise today, or cannot be read any more, what is to be told.

    ``tell`` is told how far it is.

    A difference is a warning, since the recorded reading still binds the text; only the analyst takes another.
    """
    for number, source in enumerate(desk.sources.values(), 1):
        tell(f"Reading originals, {number} of {len(desk.sources)}")
        if source.reading is None or source.is_typed:
            continue  # there is none, or it is told already that it is not what was brought in
        place = source.facts.at("original")
        try:
            told = _difference(desk, folder, source)
        except RefusedError as error:
            message = f"the original of {source.id} cannot be read any more: {error.message}"
            yield finding_of(article_refused, Mistake(place, message, error.help))
            continue
        if told:
            cure = f"look at the original and at the difference: briefing refresh {source.id}"
            yield replace(finding_of(reading_changed, Mistake(place, told, cure)), severity="warning")


def _difference(desk: Desk, folder: Path, source: Source) -> str:
    """Where today's reading of an original differs from the recorded one, in a sentence; empty when it does not."""
    wishes = replace(decided_on(source, Wishes()), title=source.title)
    made = extract_isolated(delivery_of(folder, source), wishes, desk.settings.phrases)
    was = text_lines(source.reading or "")
    now = list(bound(made, source.title).lines)
    if made.is_text:  # the lines are the original's own, which the reading shows without markers
        was, now = ([without_bullet(one_line(line)) for line in lines] for lines in (was, now))
    pairs = enumerate(zip_longest(_ended(was), _ended(now)), 1)
    differing = [(number, old, new) for number, (old, new) in pairs if old != new]
    if not differing:
        return ""
    number, old, new = differing[0]
    was_read, is_read = _from_where_they_part(old, new)
    said = f"line {number} of the recorded reading of {source.id} says {was_read}, and today it is read as {is_read}"
    more = len(differing) - 1
    return said + (f"; {more} more line{'s differ' if more > 1 else ' differs'}" if more else "")


def _ended(lines: list[str]) -> list[str]:
    """Lines without blank ones at the end."""
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def _from_where_they_part(old: str | None, new: str | None) -> tuple[str, str]:
    """Two lines as they are shown: from the word in which they differ, so that clipping never hides it."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old or "", new or "", strict=False)))
    start = (old or "").rfind(" ", 0, same) + 1
    return _shown(old, start), _shown(new, start)


def _shown(line: str | None, start: int) -> str:
    return "nothing" if line is None else short(line[start:])
