"""`briefing lsp`: a language server for editors, over the standard streams."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from briefing_room.cli.shared import OK, MisuseError

if TYPE_CHECKING:
    import argparse


def run(_: argparse.Namespace) -> int:
    """Run `briefing lsp`; the exit code."""
    if find_spec("pygls") is None:
        message = "the language server needs one more package; install it with: pip install 'briefing-room[lsp]'"
        raise MisuseError(message)
    from briefing_room.lsp.server import serve  # noqa: PLC0415 - the extra that it needs may not be there

    serve()
    return OK
