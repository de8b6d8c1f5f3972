"""`briefing init`: a repository to begin with, or a desk alone."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing_room.cli.shared import OK, MisuseError
from briefing_room.load.desk import read_desk
from briefing_room.scaffold import KEPT_SCHEMAS, write_desk, write_schemas
from briefing_room.scaffold.begin import write_repository
from briefing_room.scaffold.placed import TakenError

if TYPE_CHECKING:
    import argparse

_DRIVER: Final = "git config merge.briefing.driver '.venv/bin/briefing merge-driver %O %A %B %P'"
"""What a person tells git; the program changes nobody's configuration."""


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing init`; the exit code."""
    folder: Path = arguments.folder
    try:
        if arguments.desk_only:
            write_desk(folder)
        else:
            write_repository(folder)
            write_schemas(folder / KEPT_SCHEMAS, read_desk(folder / "briefings").desk)
    except TakenError as error:
        raise MisuseError(str(error)) from None
    typed = shlex.quote(str(folder))
    if arguments.desk_only:
        what = f"{folder} written: settings, a registry of actors, one source and one briefing."
        then = f"briefing build --desk {typed} --site site"
    else:
        what = f"{folder} written: a desk in briefings/, and what checks, builds and publishes it."
        then = "make build" if folder.resolve() == Path.cwd() else f"cd {typed} && make build"
    sys.stdout.write(f"{what}\nNext: {then}\n")
    if not arguments.desk_only:
        sys.stdout.write(f"To merge branches by statement, tell each clone once: {_DRIVER}\n")
    return OK
