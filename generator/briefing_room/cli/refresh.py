"""`briefing refresh`: a source extracted again with today's rules."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.bring_in import change_source
from briefing_room.cli.asked import say_refused, source_named
from briefing_room.cli.changes import take_change
from briefing_room.cli.shared import ERRORS, OK, desk_folder
from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.document.extracted import Wishes

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing refresh`; the exit code."""
    folder = desk_folder(arguments.desk)
    desk, source = source_named(folder, arguments.id)
    try:
        change = change_source(desk, folder, source, Wishes())
    except RefusedError as error:
        return say_refused(source.id, error)
    if not change.files:
        sys.stdout.write(f"{source.id}: today's rules give the text that is there\n")
        return OK
    return OK if take_change(folder, change, arguments) else ERRORS
