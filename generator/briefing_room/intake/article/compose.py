"""The article put together: what was judged its part, after the analyst's wishes, and a verdict for every line."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from briefing_room.intake.article.headings import mark_headings
from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.document.blocks import Block, gather
from briefing_room.intake.document.extracted import BY_HAND, CAPTION, KEPT, OURS, Extract

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_room.intake.document.extracted import Wishes
    from briefing_room.intake.document.reading import Line, Reading


def compose(reading: Reading, verdicts: Mapping[int, str], wishes: Wishes) -> Extract:
    """Put the kept blocks together; what the document states is not in it yet.

    Raises:
        RefusedError: a wish names a line that is not there, or one line twice.
    """
    made: list[str] = [""] * len(reading.lines)
    kept: list[Block] = []
    captions: list[str] = []
    for block in gather(_apart(reading.lines, wishes)):
        verdict = _wish(block.first, wishes) or verdicts.get(block.first) or _holder(block, verdicts)
        for number in block.numbers:
            made[number] = verdict
        if verdict == KEPT:
            kept.append(block)
        elif verdict == CAPTION and block.text not in captions:
            captions.append(block.text)
    _check_numbers(wishes, len(made))
    return Extract(
        lines=reading.lines,
        verdicts=tuple(made),
        blocks=mark_headings(kept) if reading.layout == "lines" else tuple(kept),
        captions=tuple(captions),
        offers=(),
        doubts=reading.doubts,
        alarm=None,
        extractor=f"{OURS}{version('briefing-room')}, {reading.reader}",
        is_text=reading.is_original,
    )


def _apart(lines: Sequence[Line], wishes: Wishes) -> list[Line]:
    """The lines, with a line that was wished kept or stripped parted from the one it joined, when that one was not."""
    made = list(lines)
    for number, line in enumerate(lines):
        if line.joins and _wish(number, wishes) != _wish(number - 1, wishes):
            made[number] = replace(line, joins=False)
    return made


def _wish(number: int, wishes: Wishes) -> str | None:
    if number + 1 in wishes.strip:
        return BY_HAND
    return KEPT if number + 1 in wishes.keep else None


def _holder(block: Block, verdicts: Mapping[int, str]) -> str:
    """The verdict of the block that a wish parted this one from."""
    return next((verdicts[number] for number in range(block.first, -1, -1) if number in verdicts), KEPT)


def _check_numbers(wishes: Wishes, count: int) -> None:
    beyond = sorted(number for number in wishes.keep | wishes.strip if number > count)
    if beyond:
        message = f"there is no line {beyond[0]}: the original has {count} lines"
        raise RefusedError(message, "count them as the strip log does; briefing review ID shows the lines of a source")
    both = sorted(wishes.keep & wishes.strip)
    if both:
        raise RefusedError(f"line {both[0]} is to be kept and stripped at once", "name it once")
