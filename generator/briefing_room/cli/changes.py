"""What would change in a source, shown and taken: quotes that would be lost first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.bring_in import write_change
from briefing_room.cli.asked import confirmed, may_ask, write_rows
from briefing_room.cli.shared import plural

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from briefing_room.bring_in import Change


def take_change(folder: Path, change: Change, arguments: argparse.Namespace) -> bool:
    """Show what would change, quotes that would be lost first, and write it when the analyst takes it."""
    write_rows(_lost_rows(change, arguments.desk))
    write_rows(change.diff)
    if not arguments.yes and not (change.as_wished and not change.lost and not change.unfound):
        if not may_ask(arguments):
            sys.stdout.write("nothing was written; to take it: --yes\n")
            return False
        if not confirmed("Write this?", default=False):
            sys.stdout.write("nothing was written\n")
            return False
    write_change(folder, change)
    sys.stdout.write(f"{change.source.id} written, to be reviewed\n")
    return True


def _lost_rows(change: Change, desk: Path) -> Iterator[str]:
    if change.lost:
        yield f"{plural(len(change.lost), 'quote')} would be lost:"
    for citation in change.lost:
        place = citation.evidence.at("quote")
        yield f"  {(desk / place.path).as_posix()}:{place.line}:{place.column}: {citation.evidence.quote}"
    if change.unfound:
        yield "Lines you once decided on are not in the original as it is read today:"
    yield from (f"  {row}" for row in change.unfound)
