"""An original of an older desk as it is read today, and which of today's lines each line of the old reading is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_room.bring_in.decided import found_again
from briefing_room.edit.rows import with_value
from briefing_room.intake.document.arrival import Delivery, RefusedError
from briefing_room.intake.document.extracted import READ_AS, Wishes
from briefing_room.intake.process.isolated import extract_isolated
from briefing_room.intake.source.bound import bound
from briefing_room.intake.source.strip_log import numbers_in, ranges
from briefing_room.load.yaml_tree import Scalar, walk
from briefing_room.model.article import one_line, text_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_room.intake.source.strip_log import Stripped
    from briefing_room.load.yaml_tree import Node
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source


@dataclass(frozen=True)
class Again:
    """An original as it is read today.

    ``lines`` are those of the reading, ``numbers`` today's number of each line of the old one that is found again (none
    where there was no old one), ``log`` what today's rules leave out, ``told`` what is to be said. ``lines`` is None
    where nothing could be read.
    """

    lines: tuple[str, ...] | None
    numbers: Mapping[int, int] = field(default_factory=dict)
    log: tuple[Stripped, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def reading(self) -> bytes | None:
        """The file of the reading."""
        return None if self.lines is None else "".join(f"{line}\n" for line in self.lines).encode("utf-8")

    def today(self, lines: str) -> str | None:
        """Today's numbers of lines, as ``5`` or ``7-9``; None where they are not found, or not beside each other."""
        numbers = [self.numbers.get(number) for number in sorted(numbers_in([lines]))]
        found = [number for number in numbers if number is not None]
        named = list(ranges(found)) if len(found) == len(numbers) else []
        return named[0] if len(named) == 1 else None

    def renumbered(self, rows: Sequence[str], value: Node, first: int) -> list[str]:
        """Rows, of which the first is row ``first`` of the file, with today's numbers for each line they name."""
        after = list(rows)
        for node in walk(value):
            if isinstance(node, Scalar) and (today := self.today(node.text)) and today != node.text:
                at = node.place.line - 1 - first
                after[at] = with_value(after[at], node, f'"{today}"')
        return after


def read_again(desk: Desk, source: Source, original: bytes, old: bytes | None) -> Again:
    """Read the original of a source as `briefing add` would today; ``old`` is the reading that was kept, if any."""
    delivery = Delivery(
        source.facts.original or "",
        original,
        charset=(source.facts.extractor or "").partition(READ_AS)[2] or None,
        address=source.facts.url,
    )
    try:
        made = extract_isolated(delivery, Wishes(title=source.title), desk.settings.phrases)
    except RefusedError as error:
        return Again(None, told=(f"the original cannot be read today: {error.message}; {error.help}",))
    held = bound(made, source.title)
    if old is None:
        return Again(held.lines, log=held.log)
    before = [one_line(line) for line in text_lines(old.decode("utf-8", "replace"))]
    while before and not before[-1]:
        before.pop()
    numbers, gone = found_again(before, [line.text for line in made.lines], range(1, len(before) + 1))
    told = tuple(f"not in the original as it is read today, of the reading that was kept: {one}" for one in gone)
    return Again(held.lines, numbers, held.log, told)
