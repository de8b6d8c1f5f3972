"""`briefing new`: the beginning of a briefing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.bring_in.add import taken_ids
from briefing_room.cli.asked import source_named
from briefing_room.cli.shared import OK, MisuseError, desk_folder, desk_option
from briefing_room.cli.shown import checked_desk
from briefing_room.model.ids import id_from, id_mistake
from briefing_room.scaffold import write_briefing
from briefing_room.scaffold.placed import TakenError

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing new`; the exit code."""
    wrong = id_mistake(arguments.id) if arguments.id else None
    if wrong:
        message = f"“{arguments.id}” cannot be a briefing's id: {wrong}"
        raise MisuseError(message)
    if arguments.source is None:
        if arguments.id is None:
            raise MisuseError("name the briefing: briefing new ID; or make a draft of a source: --from SOURCE")
        desk, source = checked_desk(arguments.desk).desk, None
    else:
        desk, source = source_named(desk_folder(arguments.desk), arguments.source)
    briefing_id = arguments.id or id_from(source.title if source else "", taken_ids(desk))
    try:
        path = write_briefing(arguments.desk, briefing_id, desk, arguments.today, source)
    except TakenError as error:
        raise MisuseError(str(error)) from None
    option = desk_option(arguments.desk)
    sys.stdout.write(f"{path} written. Edit it, then run: briefing check{option} {path}\n")
    return OK
