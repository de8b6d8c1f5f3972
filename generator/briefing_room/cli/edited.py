"""What the commands that edit a desk share: the difference is shown, then asked about, then written as a whole.

An edit that would make an error is refused, with the finding. What was published is compared with, so that an address
that readers have is not lost by an edit.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.build import check
from briefing_room.cli.asked import confirmed, may_ask, write_rows
from briefing_room.cli.shared import ERRORS, OK, MisuseError, plural
from briefing_room.edit.change import checked_after, diff_of, new_errors
from briefing_room.edit.whole import write_whole
from briefing_room.findings import write_findings
from briefing_room.load.past import NoDeskThenError, PastError, read_past_desk, read_published_desk

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from briefing_room.edit.change import Change
    from briefing_room.edit.rows import CannotEditError
    from briefing_room.model.desk import Desk


def published_desk(folder: Path, ref: str | None) -> Desk | None:
    """The desk at a git ref, which is what readers have; without a ref the last commit.

    None where there was none yet. Without git to ask, what stands in the folder counts as what readers have.

    Raises:
        MisuseError: the ref that was named cannot be read.
    """
    if ref is None:
        return read_published_desk(folder)
    try:
        return read_past_desk(folder, ref)
    except NoDeskThenError:
        return None
    except PastError as error:
        raise MisuseError(str(error)) from None


def take(folder: Path, change: Change, arguments: argparse.Namespace, before: Desk | None = None) -> int:
    """Show a change, refuse it when it makes an error, ask, and write it; the exit code.

    ``before`` is the desk whose addresses readers have.
    """
    if change.is_empty:
        sys.stdout.write("there is nothing to change\n")
        return OK
    write_rows(diff_of(folder, change))
    after = checked_after(folder, change, before)
    now = check(folder, before=before)
    errors = new_errors(now.findings, after.findings)
    if errors:
        shown = write_findings(errors, "text", after.desk.files, lambda path: (arguments.desk / path).as_posix())
        sys.stdout.write(f"\nThis would make {plural(len(errors), 'error')}:\n\n{shown}\nnothing was written\n")
        return ERRORS
    write_rows((*change.notes, *_signatures_lost(now.desk, after.desk)))
    if arguments.dry_run:
        sys.stdout.write("nothing was written\n")
        return OK
    if not arguments.yes and not may_ask(arguments):
        sys.stdout.write("nothing was written; to write it: --yes\n")
        return ERRORS
    if not arguments.yes and not confirmed("Write this?", default=True):
        sys.stdout.write("nothing was written\n")
        return ERRORS
    write_whole(folder, change.files, change.moves)
    sys.stdout.write(f"{plural(len(change.files) or len(change.moves), 'file')} written\n")
    return OK


def _signatures_lost(now: Desk, after: Desk) -> Iterator[str]:
    """Yield what has to be signed again: a signature is of ids too, and falls with a statement that is taken back."""
    signed = {one.signed.hash for one in now.briefings.values() if one.signed and one.is_signed}
    for key, briefing in after.briefings.items():
        if briefing.signed and briefing.signed.hash in signed and not briefing.is_signed:
            by = briefing.signed.by
            yield f"{key} is then no longer signed by {by}; when a person has read it: briefing sign {key} --by NAME"


def refuse(error: CannotEditError, arguments: argparse.Namespace) -> int:
    """Say what has to be mended before a file can be edited; the exit code."""
    shown = write_findings(error.findings, "text", {}, lambda path: (arguments.desk / path).as_posix())
    sys.stdout.write(f"{shown}\nnothing was written\n")
    return ERRORS
