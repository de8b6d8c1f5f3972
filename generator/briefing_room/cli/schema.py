"""`briefing schema`: what editors need to explain and complete the desk's files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.cli.shared import OK
from briefing_room.scaffold import write_schemas

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing schema`; the exit code."""
    write_schemas(arguments.folder)
    sys.stdout.write(f"the schemas are in {arguments.folder}\n")
    return OK
