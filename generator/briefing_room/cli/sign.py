"""`briefing sign`: a person stands for what a briefing says now."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.cli.parser import meant
from briefing_room.cli.shared import ERRORS, OK, MisuseError, plural
from briefing_room.cli.shown import checked_desk, print_findings
from briefing_room.edit.rows import CannotEditError
from briefing_room.edit.sign import signed
from briefing_room.edit.whole import write_whole
from briefing_room.findings import has_errors
from briefing_room.model.signature import statements_sum

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing sign`; the exit code."""
    checked = checked_desk(arguments.desk)
    desk, key = checked.desk, arguments.id
    if key not in desk.briefings and key not in desk.broken:
        hint = meant(key, desk.briefings) or f"; known: {', '.join(desk.briefings)}"
        raise MisuseError(f"there is no briefing “{key}”{hint}")
    if has_errors(checked.findings):
        print_findings(desk.files, tuple(one for one in checked.findings if one.severity == "error"), arguments)
        sys.stdout.write("Nothing was signed: the desk has errors.\n")
        return ERRORS
    briefing = desk.briefings[key]
    by = " ".join(arguments.by.split())
    if not by:
        raise MisuseError("nobody is named; write --by and the name of the person who signs")
    if briefing.drafted_by and by.casefold() == briefing.drafted_by.casefold():
        raise MisuseError(f"{briefing.drafted_by} drafted it; it is signed by a person who has read what is there")
    name = f"{key}.yml"
    try:
        data = signed(name, (arguments.desk / name).read_bytes(), by, arguments.today, statements_sum(briefing))
    except CannotEditError as error:
        print_findings(desk.files, error.findings, arguments)
        return ERRORS
    write_whole(arguments.desk, {name: data})
    many = plural(len(desk.statements(key)), "statement")
    sys.stdout.write(f"{key} is signed by {by}, {arguments.today}: {many} as they are now.\n")
    return OK
