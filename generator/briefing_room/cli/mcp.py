"""`briefing mcp`: a desk for an assistant, over standard input and output, in the model context protocol."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from briefing_room.cli.shared import OK, MisuseError, desk_folder, version_line

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing mcp`; the exit code, when whoever asked has gone."""
    folder = desk_folder(arguments.desk)
    if find_spec("mcp") is None:
        message = "the server needs one more package; install it with: pip install 'briefing-room[mcp]'"
        raise MisuseError(message)
    from briefing_room.mcp.drafts import RefusedError  # noqa: PLC0415 - the extra that it needs may not be there
    from briefing_room.mcp.server import make_server  # noqa: PLC0415 - the same

    try:
        server = make_server(folder, arguments.draft, version_line().rpartition(" ")[2])
    except RefusedError as error:
        raise MisuseError(str(error)) from None
    server.run("stdio")
    return OK
