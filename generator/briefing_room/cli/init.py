"""`briefing init`: a desk to begin with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.cli.shared import OK, MisuseError
from briefing_room.scaffold import TakenError, write_desk

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing init`; the exit code."""
    try:
        write_desk(arguments.folder)
    except TakenError as error:
        raise MisuseError(str(error)) from None
    sys.stdout.write(
        f"{arguments.folder} written: settings, a registry of actors, one source and one briefing.\n"
        f"Next: briefing build --desk {arguments.folder} --site site\n"
    )
    return OK
