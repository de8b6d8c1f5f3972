"""A program that is asked to end puts away what it has begun, and then ends."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_ASKS: Final = ("SIGTERM", "SIGHUP")
"""How a system, a pipeline or a closed terminal asks; Windows has only the first."""

_KILLED_BY: Final = 128
"""What shells add to a signal's number for the exit code."""


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Let those who ask this process to end be heard as Ctrl-C is: on the way out everything is put away.

    Whoever set a signal to be ignored, as `nohup` does, meant it. Who asks twice, as `make` does when its whole group
    is asked, is heard once: what is being put away is not left lying.
    """
    if threading.current_thread() is not threading.main_thread():  # where Python allows no change
        yield
        return
    asked = [getattr(signal, name) for name in _ASKS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in asked}
    for number in asked:
        if before[number] is signal.SIG_DFL:
            signal.signal(number, _end)
    try:
        yield
    finally:
        for number in asked:
            signal.signal(number, before[number])


def _end(number: int, frame: FrameType | None) -> None:
    del frame
    for name in _ASKS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    sys.exit(_KILLED_BY + number)
