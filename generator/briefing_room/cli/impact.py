"""`briefing impact`: what would be lost if a source were withdrawn."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.analysis.impact import impact_of
from briefing_room.analysis.names import name_for_analysts
from briefing_room.cli.parser import meant
from briefing_room.cli.shared import OK, MisuseError, plural
from briefing_room.cli.shown import checked_desk, print_findings
from briefing_room.findings import has_errors, printable

if TYPE_CHECKING:
    import argparse

    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing impact`; the exit code."""
    checked = checked_desk(arguments.desk)
    desk = checked.desk
    if arguments.source not in desk.sources:
        hint = meant(arguments.source, desk.sources) or f"; known: {', '.join(desk.sources)}"
        raise MisuseError(f"there is no source “{arguments.source}”{hint}")
    if has_errors(checked.findings):
        errors = tuple(finding for finding in checked.findings if finding.severity == "error")
        print_findings(checked.desk.files, errors, arguments)
        sys.stdout.write("The desk has errors, so that something may be missing below.\n\n")
    impact = impact_of(desk, arguments.source)
    groups = (
        ("lose all support", impact.unsupported),
        ("keep other sources and lose an origin", impact.one_origin_less),
        ("keep every origin they have", impact.weakened),
    )
    resting = sum(len(group) for _, group in groups)
    if not resting:
        sys.stdout.write(f"No statement rests on {arguments.source}.\n")
        return OK
    sys.stdout.write(f"{plural(resting, 'statement')} {_rest(resting)} on {arguments.source}. Without it\n")
    for words, group in groups:
        sys.stdout.write(f"\n{len(group)} {words}{':' if group else '.'}\n")
        for statement in group:
            sys.stdout.write(_line(desk, statement, arguments.desk.as_posix()))
    return OK


def _rest(number: int) -> str:
    return "rests" if number == 1 else "rest"


def _line(desk: Desk, statement: Statement, folder: str) -> str:
    place = statement.item.place
    what = f"{statement.address} ({statement.sort})"
    return printable(f"  {folder}/{place.path}:{place.line}: {what}: {name_for_analysts(desk, statement, 80)}") + "\n"
