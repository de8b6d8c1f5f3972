"""`briefing migrate`: a desk of an older format brought to the present one, after a look at what would change."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.cli.asked import write_rows
from briefing_room.cli.shared import ERRORS, OK, desk_folder, desk_option, plural
from briefing_room.cli.shown import chosen, counted, print_findings
from briefing_room.edit.change import Change, checked_after, diff_of
from briefing_room.edit.migrate import migration_of
from briefing_room.edit.rows import CannotEditError
from briefing_room.edit.whole import write_whole
from briefing_room.findings import write_findings
from briefing_room.load.desk import read_desk
from briefing_room.model.desk import FORMAT

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from briefing_room.edit.migrate import Migration


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing migrate`; the exit code."""
    folder = desk_folder(arguments.desk)
    try:
        migration = migration_of(folder)
    except CannotEditError as error:
        files = read_desk(folder).desk.files
        shown = write_findings(error.findings, "text", files, lambda path: (arguments.desk / path).as_posix())
        sys.stdout.write(f"{shown}\nnothing was written\n")
        return ERRORS
    if not migration.files:
        sys.stdout.write(f"{arguments.desk} is of format {FORMAT}, the present one; there is nothing to change\n")
        return OK
    write_rows(diff_of(folder, Change(migration.files)))
    _show_what_is_left(folder, migration, arguments)
    named = plural(len(migration.files), "file")
    if arguments.write:
        write_whole(folder, migration.files)
        sys.stdout.write(f"{named} written; {arguments.desk} is of format {FORMAT}\n")
    else:
        again = f"briefing migrate{desk_option(arguments.desk)} --write"
        sys.stdout.write(f"nothing was written; to write {named}: {again}\n")
    return OK


def _show_what_is_left(folder: Path, migration: Migration, arguments: argparse.Namespace) -> None:
    """Show what a person has to look at: what the change itself knows, and what `check` would find behind it."""
    if migration.notes:
        sys.stdout.write("\nTo be looked at:\n")
    write_rows(f"  {(arguments.desk / note.path).as_posix()}: {note.text}" for note in migration.notes)
    checked = checked_after(folder, Change(migration.files))
    sys.stdout.write("\nWhat briefing check finds then:\n\n")
    print_findings(checked.desk.files, chosen(checked.findings, arguments), arguments)
    sys.stdout.write(f"{counted(checked.findings, arguments)}\n\n")
