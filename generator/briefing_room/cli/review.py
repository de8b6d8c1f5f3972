"""`briefing review`: a source beside its original."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from briefing_room.bring_in import change_source, mark_reviewed
from briefing_room.cli.asked import confirmed, may_ask, say_refused, source_named, wishes_of, write_rows
from briefing_room.cli.changes import take_change
from briefing_room.cli.shared import ERRORS, OK, desk_folder, desk_option
from briefing_room.cli.side_by_side import side_by_side
from briefing_room.intake.document.arrival import RefusedError
from briefing_room.model.source import NO_ORIGINAL

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing review`; the exit code."""
    folder = desk_folder(arguments.desk)
    desk, source = source_named(folder, arguments.id)
    wishes = wishes_of(arguments)
    if wishes.keep or wishes.strip:
        try:
            change = change_source(desk, folder, source, wishes)
        except RefusedError as error:
            return say_refused(source.id, error)
        if change.files and not take_change(folder, change, arguments):
            return ERRORS
        desk, source = source_named(folder, arguments.id)
    again = f"briefing review{desk_option(arguments.desk)} {source.id}"
    kept = source.facts.original not in {None, NO_ORIGINAL}
    if source.reading is None and (kept or not arguments.yes):
        cure = f"put {source.facts.original} back" if kept else f"if the text is right: {again} --yes"
        return say_refused(source.id, RefusedError("there is no original that could be shown beside the text", cure))
    write_rows(side_by_side(source, shutil.get_terminal_size((120, 24)).columns))
    if source.is_reviewed:
        sys.stdout.write(f"{source.id} was reviewed on {source.compared_on}.\n")
        return OK
    if source.compared_on:
        sys.stdout.write(f"{source.id} was reviewed on {source.compared_on}, and its text was changed since.\n")
    if arguments.yes or (may_ask(arguments) and confirmed("Is the cleaned text the article, and all of it?")):
        mark_reviewed(desk, folder, source, arguments.today)
        sys.stdout.write(f"{source.id} is reviewed.\n")
        return OK
    sys.stdout.write(
        f"{source.id} is not reviewed yet. If the cleaned text is the article: {again} --yes\n"
        f"To correct it: {again} --keep N,N-M --strip N,N-M\n"
    )
    return OK
