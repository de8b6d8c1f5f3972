"""What every command shares: exit codes, the desk's folder, and how paths and findings are shown."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing_room.findings import disarmed, printable
from briefing_room.model.dates import read_day

if TYPE_CHECKING:
    from datetime import date

DESK: Final = Path("briefings")
"""The desk a command takes when none is named."""

OK: Final = 0
ERRORS: Final = 1
MISUSE: Final = 2


class MisuseError(Exception):
    """The command was used wrongly; the text says how."""


class InterruptedHereError(Exception):
    """Whoever was asked a question left: Ctrl-C, or the end of the input."""


def say_error(text: str, code: int) -> int:
    """Say what is wrong on standard error; the exit code."""
    sys.stderr.write("\n".join(disarmed(printable(line)) for line in f"briefing: {text}".split("\n")) + "\n")
    return code


def desk_folder(folder: Path) -> Path:
    """The folder of a desk, when there is one; what a killed run had begun to change in it is ended first.

    Raises:
        MisuseError: there is none.
    """
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is no desk: it is a file; name the desk's folder with --desk"
        raise MisuseError(message)
    if not folder.is_dir():
        message = (
            f"{folder} is no desk: there is no such folder; "
            f"name one with --desk, or make one with: briefing init --desk-only {folder}"
        )
        raise MisuseError(message)
    from briefing_room.edit.whole import finish  # noqa: PLC0415 - help needs none of it

    finish(folder)
    return folder


def hold_each_other(one: Path, other: Path) -> bool:
    """Whether one of two folders is, or is in, the other."""
    return one.is_relative_to(other) or other.is_relative_to(one)


def plural(number: int, noun: str) -> str:
    """A number with its noun: ``1 source``, ``2 sources``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def near(path: Path) -> str:
    """A path as the user would type it: relative when that is shorter."""
    relative = os.path.relpath(path)
    return path.as_posix() if relative.startswith("..") else Path(relative).as_posix()


_LAST_EPOCH: Final = 2**32 - 1  # what a gzip header holds


def check_epoch() -> None:
    """See that SOURCE_DATE_EPOCH is a time; an empty one counts as none.

    Raises:
        MisuseError: it is none.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch == "":
        del os.environ["SOURCE_DATE_EPOCH"]
    elif epoch is not None and not (epoch.isascii() and epoch.isdecimal() and int(epoch) <= _LAST_EPOCH):
        raise MisuseError(f"SOURCE_DATE_EPOCH is {epoch!r}; it is a number of seconds since 1970, such as 1713830400")


def desk_option(desk: Path) -> str:
    """The option that names a desk, for a command that is proposed; nothing for the usual one."""
    return "" if desk == DESK else f" --desk {desk}"


def day_typed(text: str) -> date:
    """A day as an option of a command.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return read_day(text)
    except ValueError:
        message = f"{text} is no day; write YYYY-MM-DD"
        raise argparse.ArgumentTypeError(message) from None


def version_line() -> str:
    """The program's name with the version that is installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to load, and seldom asked for

    try:
        return f"briefing {version('briefing-room')}"
    except PackageNotFoundError:
        return "briefing, run from a copy that is not installed"
