"""Arguments in, findings out.

Exit codes: 0 no error, 1 errors in the desk or the site, 2 misuse.
"""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from briefing_room.cli.commands import make_parser, run_command
from briefing_room.cli.ending import ended_in_order
from briefing_room.cli.shared import ERRORS, MISUSE, OK, InterruptedHereError, MisuseError, say_error
from briefing_room.ledger import NotOurFolderError
from briefing_room.lock import BusyError
from briefing_room.publish.failures import PathTakenError, PublishError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter is no reason to stop
    words = sys.argv[1:] if argv is None else argv
    _collect_seldom()
    parser = make_parser()
    if not words:
        parser.print_help()
        return OK
    arguments = parser.parse_args(words)
    try:
        with ended_in_order():
            return run_command(arguments)
    except (MisuseError, NotOurFolderError) as error:
        return say_error(str(error), MISUSE)
    except (BusyError, PathTakenError) as error:
        return say_error(str(error), ERRORS)
    except InterruptedHereError:
        return say_error("interrupted; nothing was written", ERRORS)
    except (PublishError, OSError, KeyboardInterrupt) as error:
        return _say_failure(error)


def _collect_seldom() -> None:
    """Look for circles of garbage seldom: a desk is large, has none, and lives as long as the command.

    A check takes an eighth less time so, and no more memory. What `serve` leaves behind is collected all the same.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _say_failure(error: PublishError | OSError | KeyboardInterrupt) -> int:
    if isinstance(error, BrokenPipeError):  # whoever read has had enough: `briefing check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERRORS
    if isinstance(error, KeyboardInterrupt):
        return say_error("interrupted; nothing was published", ERRORS)
    if isinstance(error, PublishError):
        return say_error(f"the site could not be built; nothing was published\n{error}", ERRORS)
    return say_error(f"{error.strerror or error}: {error.filename}" if error.filename else str(error), ERRORS)
