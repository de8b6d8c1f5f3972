"""`briefing schema`: what editors need to explain and complete the desk's files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.cli.shared import OK, desk_folder
from briefing_room.load.desk import read_desk
from briefing_room.scaffold import write_schemas

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing schema`; the exit code."""
    desk = read_desk(desk_folder(arguments.desk)).desk if arguments.desk else None
    write_schemas(arguments.folder, desk)
    sys.stdout.write(f"the schemas are in {arguments.folder}\n")
    return OK
