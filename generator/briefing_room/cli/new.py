"""`briefing new`: the beginning of a briefing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.cli.shared import OK, MisuseError, desk_option
from briefing_room.cli.shown import checked_desk
from briefing_room.model.ids import id_mistake
from briefing_room.scaffold import write_briefing
from briefing_room.scaffold.placed import TakenError

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing new`; the exit code."""
    wrong = id_mistake(arguments.id)
    if wrong:
        message = f"“{arguments.id}” cannot be a briefing's id: {wrong}"
        raise MisuseError(message)
    checked = checked_desk(arguments.desk)
    try:
        path = write_briefing(arguments.desk, arguments.id, checked.desk, arguments.today)
    except TakenError as error:
        raise MisuseError(str(error)) from None
    desk = desk_option(arguments.desk)
    sys.stdout.write(f"{path} written. Edit it, then run: briefing check{desk} {path}\n")
    return OK
