"""Makes the search index of a desk, and nothing else of its site.

As a program, in a process of its own, it says what that took:

`python -m benchmarks.search.indexing DESK FOLDER` prints a line of JSON.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from briefing_room import build
from briefing_room.load.desk import read_desk
from briefing_room.pages import site_of
from briefing_room.publish.search import BUNDLE

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

_STATUS: Final = Path("/proc/self/status")
_RESET: Final = Path("/proc/self/clear_refs")


def main() -> int:
    """Load the desk of the first argument, index it into the folder of the second, and print what that took.

    It is indexed twice, and the second time counts: what follows from a desk is worked out the first time, as in a
    build it is for the pages.
    """
    desk, folder = map(Path, sys.argv[1:3])
    site = site_of(read_desk(desk).desk, private=False)
    with tempfile.TemporaryDirectory() as name:
        index(site, Path(name))
    _release()
    folder.mkdir(parents=True)
    held, began, clock = _memory("VmRSS"), _seconds(), time.monotonic()
    index(site, folder)
    peak = max(_memory("VmHWM") - held, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
    print(json.dumps({"cpu": _seconds() - began, "wall": time.monotonic() - clock, "peak": peak, "desk": held}))
    return 0


def _release() -> None:
    """Give back what is not in use any more, and count the peak from here."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    _RESET.write_text("5", encoding="ascii")


def index(site: Site, folder: Path) -> None:
    """Write the search index of a site into a folder, and no pictures."""
    with patch.object(build, "write_pictures"):
        build.add_to_site(site, folder)


def bundle_of(folder: Path) -> Path:
    """The folder of the index in a site."""
    return folder / BUNDLE


def _memory(key: str) -> int:
    """Megabytes of this process, now or at most."""
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(f"{key}:"))


def _seconds() -> float:
    return sum(os.times()[:4])


if __name__ == "__main__":
    sys.exit(main())
