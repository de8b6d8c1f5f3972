"""What a program spends: processor time, time on the clock, and the most memory, asked of the system itself.

Each program is a process of its own. Where the system does not tell what one process has spent, as on Windows, only
the time on the clock is known.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_KILOBYTE: Final = 1 if sys.platform == "darwin" else 1024
"""How many bytes the system means by one, when it tells of memory."""


@dataclass(frozen=True)
class Spent:
    """What one process and those that it waited for have spent.

    ``cpu`` are seconds, ``peak`` megabytes of the largest of them. Both are None where they are not known.
    """

    cpu: float | None
    wall: float
    peak: float | None


class StoppedError(SystemExit):
    """A program failed. The bench ends, unless somebody else's may fail."""

    def __init__(self, words: list[str], said: str) -> None:
        """With the words it was started by, and what it printed."""
        super().__init__(f"{' '.join(words)}\n{said}")
        self.reason = next((line for line in reversed(said.splitlines()) if line.strip()), "it said nothing")


def tried(words: list[str], folder: Path) -> Spent | str:
    """Run somebody else's program in a folder: what it spent, or why it stopped."""
    try:
        return run(words, folder)[0]
    except StoppedError as stopped:
        return f"stopped: {stopped.reason}"


def run(words: list[str], folder: Path | None = None) -> tuple[Spent, str]:
    """Run a program in a folder: what it spent and what it printed.

    Raises:
        StoppedError: it failed.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as out:
        began = time.monotonic()
        process = subprocess.Popen(words, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT)
        cpu, peak = wait_for(process)
        wall = time.monotonic() - began
        out.seek(0)
        said = out.read().decode("utf-8", errors="replace")
    if process.returncode:
        raise StoppedError(words, said)
    return Spent(cpu, wall, peak), said


def python(*words: str, folder: Path | None = None) -> tuple[Spent, str]:
    """Run `python -m …`."""
    return run([sys.executable, "-m", *words], folder)


def wait_for(process: subprocess.Popen[bytes]) -> tuple[float | None, float | None]:
    """Wait for a process to end: its seconds and the megabytes it had at most, None where they are not known."""
    if not hasattr(os, "wait4"):
        process.wait()
        return None, None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KILOBYTE / 1e6


def most_memory() -> float | None:
    """The most memory that this process has had so far, in megabytes; None where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - only some systems have it
    except ImportError:
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTE / 1e6
