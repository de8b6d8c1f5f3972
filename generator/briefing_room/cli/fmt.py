"""`briefing fmt`: briefings in the short forms of the format, comments and all else as they are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.cli.asked import write_rows
from briefing_room.cli.shared import ERRORS, OK, MisuseError, desk_folder, desk_option, near, plural
from briefing_room.edit.change import Change, diff_of
from briefing_room.edit.fmt import can_be_read, in_short_forms
from briefing_room.edit.whole import write_whole
from briefing_room.load.raw import RawFile
from briefing_room.load.stray import ACTORS, SETTINGS

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing fmt`; the exit code."""
    folder = desk_folder(arguments.desk)
    files: dict[str, bytes] = {}
    unread: list[Path] = []
    for path in _chosen(folder, arguments.paths):
        data = path.read_bytes()
        raw = RawFile(path.name, "briefing", data)
        if not can_be_read(raw):
            unread.append(path)
            continue
        made = in_short_forms(raw)
        if made != data:
            files[path.name] = made
    if arguments.check:
        sys.stdout.writelines(f"{near(folder / name)} can be shorter\n" for name in files)
        again = f"{plural(len(files), 'file')} to be formatted; run: briefing fmt{desk_option(arguments.desk)}\n"
        sys.stdout.write(again if files else "")
        return _unread(unread, arguments) or (ERRORS if files else OK)
    write_rows(diff_of(folder, Change(files)))
    if arguments.dry_run or not files:
        sys.stdout.write("nothing was written\n" if files else "there is nothing to change\n")
        return _unread(unread, arguments)
    write_whole(folder, files)
    sys.stdout.write(f"{plural(len(files), 'file')} written\n")
    return _unread(unread, arguments)


def _unread(paths: list[Path], arguments: argparse.Namespace) -> int:
    """Say which files were left as they are, because they cannot be read as briefings; the exit code."""
    for path in paths:
        shown = near(path)
        sys.stdout.write(
            f"{shown} has errors and is left as it is: briefing check{desk_option(arguments.desk)} {shown}\n"
        )
    return ERRORS if paths else OK


def _chosen(folder: Path, paths: list[Path]) -> list[Path]:
    """The briefings that are named, or all; of other files of the desk, which a hook may name, nothing is done."""
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise MisuseError(f"there is no {missing[0]}")
    ours = sorted(path for path in folder.glob("*.yml") if path.name not in {SETTINGS, ACTORS} and path.is_file())
    wanted = {path.resolve() for path in paths}
    return [path for path in ours if not paths or path.resolve() in wanted or folder.resolve() in wanted]
