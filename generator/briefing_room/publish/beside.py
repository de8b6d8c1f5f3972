"""Work beside other work: by a copy of this process on a second core, where the system makes one safely.

A copy has all that was read and worked out so far, so nothing has to be handed over; what it makes comes back as one
value. It writes nothing on the disk, so whoever is killed leaves nothing of it, and it ends when this process does.
Where there is no copy, or one fails for whatever reason, the work is done here, and fails or not as it does here.
"""

from __future__ import annotations

import gc
import os
import pickle
from contextlib import contextmanager
from typing import TYPE_CHECKING, Never, TypeVar, cast

from briefing_room.system import end_part, may_part, part

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
    receiving, sending = os.pipe()
    copy = part()
    if copy == 0:
        _send(work, sending)
    os.close(sending)
    try:
        with os.fdopen(receiving, "rb") as answer:
            yield lambda: _received(answer.read(), work)
    finally:
        end_part(copy)


def _received(sent: bytes, work: Callable[[], Made]) -> Made:
    """What a copy sent, all of it; the work is done here where it sent nothing, or was ended on the way."""
    try:
        return cast("Made", pickle.loads(sent))  # noqa: S301 - it comes from a copy of this process, through a pipe of its own
    except (EOFError, pickle.UnpicklingError):
        return work()


def _send(work: Callable[[], object], sending: int) -> Never:
    """Do the work in the copy, and end it: what would be done on the way out is for the other process to do."""
    code = 1
    try:
        gc.disable()  # it would touch, and so copy, all that the two have in common
        sent = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(sending, "wb") as answer:
            answer.write(sent)
        code = 0
    finally:
        os._exit(code)
