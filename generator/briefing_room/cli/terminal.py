"""What a terminal gets more than a file: colours, and a line that says what is being done."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Color = Literal["auto", "always", "never"]

_ERASE = "\r\x1b[K"


def is_coloured(choice: Color, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether findings are coloured: as was asked for, else as the environment says, else on a terminal.

    ``NO_COLOR`` and ``FORCE_COLOR`` are what many programs know; the first counts more, and an option more than both.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return stream.isatty() and _obeys(environment)


def _obeys(environment: Mapping[str, str]) -> bool:
    """Whether a terminal obeys escapes; those of Windows that do say so."""
    if environment.get("TERM") == "dumb":
        return False
    return os.name != "nt" or any(environment.get(name) for name in ("WT_SESSION", "ANSICON", "TERM"))


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A function that says on standard error what is being done, one line that is written over and gone in the end.

    Where nobody looks on, it says nothing, so that what is kept of an output is the same every time.
    """
    stream = sys.stderr
    if not (stream.isatty() and _obeys(os.environ)):
        yield lambda _: None
        return

    def tell(what: str) -> None:
        stream.write(f"{_ERASE}{what} …")
        stream.flush()

    try:
        yield tell
    finally:
        stream.write(_ERASE)
        stream.flush()
