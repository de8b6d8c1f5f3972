"""`briefing merge-driver`: what git asks when two branches changed one file of a desk.

It reads the three versions, writes what comes out over ours, as git wants it, and ends with 1 when marks were left.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.cli.shared import ERRORS, OK, MisuseError
from briefing_room.edit.merge import merged
from briefing_room.edit.merge_by_line import merge_by_line

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from briefing_room.load.raw import Kind


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing merge-driver`; the exit code."""
    paths: tuple[Path, ...] = (arguments.base, arguments.ours, arguments.theirs)
    missing = [path for path in paths if not path.is_file()]
    if missing:
        raise MisuseError(f"there is no {missing[0]}; git names these files: see briefing merge-driver --help")
    try:
        base, ours, theirs = (path.read_bytes().decode("utf-8") for path in paths)
    except UnicodeDecodeError:
        return _by_line(arguments)
    made = merged(base, ours, theirs, _kind_of(arguments.path))
    if made is None:
        return _by_line(arguments)
    arguments.ours.write_bytes(made.text.encode("utf-8"))
    if made.conflicts:
        sys.stderr.write(f"{arguments.path}: {_entries(made.conflicts)} to be put together by hand\n")
    return ERRORS if made.conflicts else OK


def _by_line(arguments: argparse.Namespace) -> int:
    """Leave it to git, line by line: a version cannot be read, or something would be lost."""
    conflicts = merge_by_line(arguments.base, arguments.ours, arguments.theirs)
    why = "by statement it could not be read, or not as either side wrote it"
    sys.stderr.write(f"{arguments.path}: merged by line; {why}\n")
    return ERRORS if conflicts else OK


def _kind_of(path: str) -> Kind:
    name = path.rpartition("/")[2]
    kinds: dict[str, Kind] = {"settings.yml": "settings", "actors.yml": "actors", "stripped.yml": "strip-log"}
    return kinds.get(name, "briefing")


def _entries(number: int) -> str:
    return f"{number} {'entry' if number == 1 else 'entries'}"
