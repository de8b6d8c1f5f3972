"""`briefing archive`: a briefing that is no longer kept current, and keeps its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.cli.edited import published_desk, take
from briefing_room.cli.shared import MisuseError, desk_folder
from briefing_room.edit.retire import RetireError, archived

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing archive`; the exit code."""
    folder = desk_folder(arguments.desk)
    try:
        change = archived(folder, arguments.id)
    except RetireError as error:
        raise MisuseError(str(error)) from None
    return take(folder, change, arguments, published_desk(folder, None))
