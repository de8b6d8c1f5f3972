"""Two folders change places in one step, where the system can."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_AT_WORKING_FOLDER: Final = -100
_RENAME_EXCHANGE: Final = 2
"""The flag of Linux's ``renameat2`` and, by the name of ``RENAME_SWAP``, of macOS's ``renamex_np``."""

# The kernel, the C library or the file system may not know it: NFS, FUSE and some containers' systems answer EINVAL,
# and a container's filter of system calls answers EPERM.
_UNKNOWN: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one file system change places in one step; False where the system cannot, and nothing is done.

    Raises:
        OSError: the system can, and it failed.
    """
    call = _call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def _call() -> Callable[[bytes, bytes], int] | None:
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            swap = library.renamex_np
            swap.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint)
            return lambda one, other: int(swap(one, other, _RENAME_EXCHANGE))
        renameat2 = library.renameat2
    except (OSError, TypeError, AttributeError):  # Windows has no such library; an old one has no such function
        return None
    renameat2.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return lambda one, other: int(renameat2(_AT_WORKING_FOLDER, one, _AT_WORKING_FOLDER, other, _RENAME_EXCHANGE))
