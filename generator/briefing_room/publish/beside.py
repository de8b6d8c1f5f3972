"""Work beside other work: by a copy of this process on a second core, where the system makes one safely.

A copy has all that was read and worked out so far, so nothing has to be handed over; what it makes comes back as one
value, which it leaves in memory when it ends. It holds the build's locks, and ends when the build does.
Where there is no copy, or one fails for whatever reason, the work is done here, and fails or not as it does here.
"""

from __future__ import annotations

import gc
import os
import pickle
from contextlib import contextmanager
from typing import TYPE_CHECKING, Never, TypeVar, cast

from briefing_room.system import end_part, hidden_file, may_part, part, wait_for_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Made = TypeVar("Made")


@contextmanager
def beside(work: Callable[[], Made], *, is_worth_it: bool) -> Iterator[Callable[[], Made]]:
    """Begin some work and yield what waits for it and gives what it made.

    Args:
        work: makes a value that can be pickled of what is known, and does nothing else.
        is_worth_it: whether the work takes longer than copying a process.
    """
    if not (is_worth_it and may_part()):
        yield work
        return
    gc.freeze()  # looking for garbage would touch, and so copy, what the two have in common
    answer = hidden_file()
    copy = part()
    if copy == 0:
        _send(work, answer)
    try:
        yield lambda: _received(copy, answer, work)
    finally:
        end_part(copy)
        os.close(answer)


def _received(copy: int, answer: int, work: Callable[[], Made]) -> Made:
    """What a copy left, all of it; the work is done here where it left nothing, or was ended on the way."""
    wait_for_part(copy)
    try:
        with os.fdopen(os.dup(answer), "rb") as file:
            file.seek(0)
            return cast("Made", pickle.load(file))  # noqa: S301 - it comes from a copy of this process, through a file of its own
    except (EOFError, pickle.UnpicklingError):
        return work()


def _send(work: Callable[[], object], answer: int) -> Never:
    """Do the work in the copy, and end it: what would be done on the way out is for the other process to do.

    Whoever has ended needs no memory but for what it left, so a copy waits for nobody.
    """
    code = 1
    try:
        gc.disable()
        with os.fdopen(answer, "wb") as file:
            pickle.dump(work(), file, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)
