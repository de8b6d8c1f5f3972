"""What differs between operating systems, in one place: locks on files, limits of a process, whose a folder is.

Linux and macOS are POSIX; Windows has other means for some of it, and none for the rest.
No other module imports what only one system has; a test sees to it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import IO, TYPE_CHECKING, Final

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]
try:
    import msvcrt
except ImportError:  # POSIX
    msvcrt = None  # type: ignore[assignment]
try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from pathlib import Path

_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
"""Windows has no such flag; only an administrator makes links there."""

_KILLED: Final = frozenset(-getattr(signal, name) for name in ("SIGKILL", "SIGXCPU") if hasattr(signal, name))
"""How a process ends on POSIX that has used up its time; on Windows none is ended so."""

KEEPS_OPEN_FILES: Final = os.name == "nt"
"""Whether a file that is open cannot be removed."""


def open_lock(path: Path) -> IO[bytes]:
    """Open a file to be locked; it is made where there is none, and a link is not followed.

    Raises:
        OSError: it is a link, or cannot be written.
    """
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o644), "r+b")


def try_to_lock(file: IO[bytes]) -> bool:
    """Lock an open file until it is closed, be it by the end of the process; False when another holds it."""
    try:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        elif msvcrt is not None:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore] # Windows alone
    except (BlockingIOError, PermissionError):
        return False
    return True


def is_gone(file: IO[bytes]) -> bool:
    """Whether an open file has no name any more, because somebody removed it; never so on Windows."""
    return os.fstat(file.fileno()).st_nlink == 0


def is_ours(folder: Path) -> bool:
    """Whether a folder belongs to the user who runs this; on Windows everybody has a place for temporary files."""
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


def limit_process(seconds: int, memory: int) -> None:
    """Limit the processor time and the address space of this process, as far as the system knows such limits."""
    if resource is None:
        return
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (least, hard))
        except (ValueError, OSError):  # macOS knows the name RLIMIT_AS and refuses the value
            continue


def used_up_its_time(code: int) -> bool:
    """Whether a process with this exit code was ended because it had used up its processor time."""
    return code in _KILLED


_TELL_OF_PARENT: Final = 1
"""What Linux calls PR_SET_PDEATHSIG: which signal a process gets when the one that made it has ended."""


def may_part() -> bool:
    """Whether this process may be copied to use a second core: on Linux, and as long as it has one thread.

    macOS copies none safely that has used its libraries, Windows none at all; there is nothing to tell a copy there
    that the process is gone which it works for.
    """
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def part() -> int:
    """Copy this process; 0 in the copy, which ends with this one, and here what `end_part` ends it by."""
    import ctypes  # noqa: PLC0415 - only here, and every command would wait for it

    made_by = os.getpid()
    copy = os.fork()
    if copy == 0:
        for number in (signal.SIGINT, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # a terminal tells both; who was told first decides
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        ctypes.CDLL(None).prctl(_TELL_OF_PARENT, signal.SIGKILL)
        if os.getppid() != made_by:  # it ended before it could be told of
            os._exit(1)
    return copy


def hidden_file() -> int:
    """A file that is in memory alone and has no name; copies of this process have it open as well."""
    return os.memfd_create("briefing")


def wait_for_part(copy: int) -> None:
    """Wait until a copy has ended; it is still to be ended by `end_part`."""
    os.waitid(os.P_PID, copy, os.WEXITED | os.WNOWAIT)


def end_part(copy: int) -> None:
    """End a copy, whatever it does, and wait until it is gone."""
    os.kill(copy, signal.SIGKILL)
    os.waitpid(copy, 0)
