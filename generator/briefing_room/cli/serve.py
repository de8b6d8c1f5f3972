"""`briefing serve`: a preview of the private site."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING

from briefing_room.build import at_work, check, put_right
from briefing_room.cli.port import address_to_serve
from briefing_room.cli.shared import ERRORS, OK, MisuseError, desk_folder, say_error
from briefing_room.cli.shown import print_findings, project_of
from briefing_room.findings import count_findings
from briefing_room.publish.serve import serve

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing serve`; the exit code."""
    folder = desk_folder(arguments.desk)
    address, told = address_to_serve(arguments.address)
    put_right(folder)
    checked = check(folder)
    project = project_of(folder, arguments, None, private=True)
    if not checked.may_be_published and not (project.markdown / "index.md").is_file():
        print_findings(checked.desk.files, checked.findings, arguments)
        sys.stdout.write(f"{count_findings(checked.findings)}; mend the errors, then start the preview again\n")
        return ERRORS
    if told:
        say_error(told, OK)
    try:
        with at_work(project):
            serve(project, address)  # which tells the findings again whenever the desk changes
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL}:
            raise
        reason = (error.strerror or str(error)).lower()
        raise MisuseError(f"{address}: {reason}; name another with --address HOST:PORT") from None
    return OK
