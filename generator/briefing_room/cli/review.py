"""`briefing review` and `briefing refresh`: a source beside its original, and extracted again."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from briefing_room.bring_in import change_source, mark_reviewed, write_change
from briefing_room.cli.asked import may_ask, say_refused, source_named, wishes_of, write_rows
from briefing_room.cli.shared import ERRORS, OK, desk_folder, desk_option, plural
from briefing_room.cli.side_by_side import side_by_side
from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.document.extracted import Wishes
from briefing_room.model.source import NO_ORIGINAL

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from briefing_room.bring_in import Change


def review(arguments: argparse.Namespace) -> int:
    """Run `briefing review`; the exit code."""
    folder = desk_folder(arguments.desk)
    desk, source = source_named(folder, arguments.id)
    wishes = wishes_of(arguments)
    if wishes.keep or wishes.strip:
        try:
            change = change_source(desk, folder, source, wishes)
        except RefusedError as error:
            return say_refused(source.id, error)
        if change.files and not _take_change(folder, change, arguments):
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
    if arguments.yes or (may_ask(arguments) and click.confirm("Is the cleaned text the article, and all of it?")):
        mark_reviewed(desk, folder, source, arguments.today)
        sys.stdout.write(f"{source.id} is reviewed.\n")
        return OK
    sys.stdout.write(
        f"{source.id} is not reviewed yet. If the cleaned text is the article: {again} --yes\n"
        f"To correct it: {again} --keep N,N-M --strip N,N-M\n"
    )
    return OK


def refresh(arguments: argparse.Namespace) -> int:
    """Run `briefing refresh`; the exit code."""
    folder = desk_folder(arguments.desk)
    desk, source = source_named(folder, arguments.id)
    try:
        change = change_source(desk, folder, source, Wishes())
    except RefusedError as error:
        return say_refused(source.id, error)
    if not change.files:
        sys.stdout.write(f"{source.id}: today's rules give the text that is there\n")
        return OK
    return OK if _take_change(folder, change, arguments) else ERRORS


def _take_change(folder: Path, change: Change, arguments: argparse.Namespace) -> bool:
    """Show what would change, quotes that would be lost first, and write it when the analyst takes it."""
    write_rows(_lost_rows(change, arguments.desk))
    write_rows(change.diff)
    if not arguments.yes and not (change.as_wished and not change.lost and not change.unfound):
        if not may_ask(arguments):
            sys.stdout.write("nothing was written; to take it: --yes\n")
            return False
        if not click.confirm("Write this?", default=False):
            sys.stdout.write("nothing was written\n")
            return False
    write_change(folder, change)
    sys.stdout.write(f"{change.source.id} written, to be reviewed\n")
    return True


def _lost_rows(change: Change, desk: Path) -> Iterator[str]:
    if change.lost:
        yield f"{plural(len(change.lost), 'quote')} would be lost:"
    for citation in change.lost:
        place = citation.evidence.at("quote")
        yield f"  {(desk / place.path).as_posix()}:{place.line}:{place.column}: {citation.evidence.quote}"
    if change.unfound:
        yield "Lines you once decided on are not in the original as it is read today:"
    yield from (f"  {row}" for row in change.unfound)
