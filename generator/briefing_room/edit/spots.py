"""Words of a desk's files exchanged where they stand, so that every other byte stays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.edit.rows import CannotEditError
from briefing_room.findings import Mistake, Place, finding_of
from briefing_room.load.raw import BYTE_ORDER_MARK
from briefing_room.load.rules import yaml_structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing_room.findings import Cure


@dataclass(frozen=True, order=True)
class Spot:
    """Words that stand at a place, on one row, and those that are to stand there."""

    place: Place
    was: str
    now: str


def spot_of(cure: Cure, text: str) -> Spot:
    """A cure that replaces words on one row of a file's text, as a spot."""
    row = text.split("\n")[cure.start.line - 1]
    return Spot(cure.start, row[cure.start.column - 1 : cure.end.column - 1], cure.text)


def exchanged(files: Mapping[str, bytes], spots: Iterable[Spot]) -> dict[str, bytes]:
    """The files in which words are exchanged, as they are then; ``files`` are those of the desk by their names.

    Raises:
        CannotEditError: something else stands at a place, as where an id is written with escapes.
    """
    by_file: dict[str, list[Spot]] = defaultdict(list)
    for spot in dict.fromkeys(spots):
        by_file[spot.place.path].append(spot)
    return {name: _exchanged(files[name], here) for name, here in sorted(by_file.items())}


def _exchanged(data: bytes, spots: list[Spot]) -> bytes:
    text = data.decode("utf-8")
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    rows = text.removeprefix(BYTE_ORDER_MARK).split("\n")
    for spot in sorted(spots, reverse=True):
        line, at = spot.place.line - 1, spot.place.column - 1
        row = rows[line] if line < len(rows) else ""
        if not row.startswith(spot.was, at):
            message = f"“{spot.was}” does not stand here as it is read"
            cure = f"write it in plain letters: {spot.was}"
            raise CannotEditError(finding_of(yaml_structure, Mistake(spot.place, message, cure)))
        rows[line] = row[:at] + spot.now + row[at + len(spot.was) :]
    return (mark + "\n".join(rows)).encode("utf-8")
