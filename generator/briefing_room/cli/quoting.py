"""`briefing quote`: words of a source as an entry of evidence, ready to be pasted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.analysis.entries import entries_for
from briefing_room.cli.asked import source_named
from briefing_room.cli.shared import ERRORS, OK, desk_folder, say_error

if TYPE_CHECKING:
    import argparse

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing quote`; the exit code."""
    desk, source = source_named(desk_folder(arguments.desk), arguments.id)
    return write_entries(desk, source, " ".join(arguments.words))


def write_entries(desk: Desk, source: Source, words: str) -> int:
    """Print the entry for some words of a source: one where they stand once, else one for each place.

    Words that are not there are an error; the nearest ones are proposed, as an entry too.
    """
    answer = entries_for(desk, source, words)
    if not answer.found:
        code = say_error(answer.told, ERRORS)
        sys.stderr.writelines(f"{row}\n" for entry in answer.entries for row in entry.rows)
        return code
    if answer.told:
        sys.stderr.write(f"{answer.told}\n")
    for entry in answer.entries:
        if answer.several:
            sys.stdout.write(f"# article.md, line {entry.line}\n")
        sys.stdout.writelines(f"{row}\n" for row in entry.rows)
    return OK
