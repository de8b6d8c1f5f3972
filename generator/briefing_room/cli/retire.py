"""`briefing retire`: a statement taken back at its address, with the reason, and what rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.cli.edited import published_desk, refuse, take
from briefing_room.cli.shared import MisuseError, desk_folder
from briefing_room.edit.retire import RetireError, retired
from briefing_room.edit.rows import CannotEditError

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing retire`; the exit code."""
    folder = desk_folder(arguments.desk)
    try:
        change = retired(folder, arguments.statement, arguments.why, arguments.today)
    except RetireError as error:
        raise MisuseError(str(error)) from None
    except CannotEditError as error:
        return refuse(error, arguments)
    return take(folder, change, arguments, published_desk(folder, None))
