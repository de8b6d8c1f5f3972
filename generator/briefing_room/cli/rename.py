"""`briefing rename`: another id, written wherever the old one is named."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from briefing_room.cli.edited import published_desk, refuse, take
from briefing_room.cli.shared import ERRORS, MisuseError, desk_folder
from briefing_room.edit.published import readers_have
from briefing_room.edit.rename import RenameError, renamed
from briefing_room.edit.rows import CannotEditError

if TYPE_CHECKING:
    import argparse

_PUBLISHED: Final = (
    "An address that readers have is not given up, for nothing leads from an old one to a new one: change the title, "
    "the name or the text, which may change, or take it back and write another.\n"
    "What readers have is the desk at the last commit; if they have another: --against GITREF; "
    "if they never had this address: --unpublished\n"
    "nothing was written\n"
)


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing rename`; the exit code."""
    folder = desk_folder(arguments.desk)
    try:
        change = renamed(folder, arguments.old, arguments.new)
    except RenameError as error:
        raise MisuseError(str(error)) from None
    except CannotEditError as error:
        return refuse(error, arguments)
    before = None if arguments.unpublished else published_desk(folder, arguments.against)
    briefing, _, old = arguments.old.rpartition("#")
    if readers_have(before, old, briefing):
        sys.stdout.write(f"Readers have “{arguments.old}”. {_PUBLISHED}")
        return ERRORS
    return take(folder, change, arguments, before)
