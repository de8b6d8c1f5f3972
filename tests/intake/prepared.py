"""A process in which all that reads documents is loaded already; it makes a copy of itself for each document.

Most of what extracting a document takes is the start of a process and the import of the libraries that read. Here that
is done once. The copy is a process of its own, whose limits are set by the program's own code and kept by the system,
which reads what is asked and answers as the program's worker does, because it is that worker from its first line on.
What is not tried here is the start itself; tests that are about it go the program's own way.
"""

from __future__ import annotations

import os
import pickle
import runpy
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import IO, Final

_STEP: Final = 0.002
"""Seconds between two looks at whether the copy has ended."""


@dataclass
class Prepared:
    """The process that waits for documents, as the tests speak to it: one document at a time."""

    process: subprocess.Popen[bytes]
    cpu_seconds: int
    lock: Lock

    def ask(self, asked: bytes) -> subprocess.CompletedProcess[bytes]:
        """What the worker answers; the signature is that of the program's own ``ask_worker``."""
        assert self.process.stdin
        assert self.process.stdout
        with self.lock:
            pickle.dump((asked, self.cpu_seconds), self.process.stdin)
            self.process.stdin.flush()
            code, out, err = pickle.load(self.process.stdout)  # noqa: S301 - our own process
        return subprocess.CompletedProcess([], code, out, err)

    def end(self) -> None:
        """Let it go: there is nothing more to read."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def start(cpu_seconds: int) -> Prepared:
    """Start the process; each document may take so many seconds."""
    process = subprocess.Popen([sys.executable, "-P", __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    return Prepared(process, cpu_seconds, Lock())


# --- in the other process -----------------------------------------------------------------------------


def _serve() -> None:
    import briefing_room.intake.extract  # noqa: F401, PLC0415 - what takes long, before the first copy is made
    from briefing_room.intake.phrases.lists import load_phrases  # noqa: PLC0415

    load_phrases()
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            asked, cpu_seconds = pickle.load(questions)  # noqa: S301 - our own process
        except EOFError:
            return
        with tempfile.TemporaryFile() as into, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            into.write(asked)
            into.seek(0)
            copy = os.fork() or _answer((into, out, err), cpu_seconds)
            code = _ended(copy)
            said = [(file.seek(0), file.read())[1] for file in (out, err)]
        pickle.dump((code, *said), answers)
        answers.flush()


def _answer(files: tuple[IO[bytes], ...], cpu_seconds: int) -> int:
    """In the copy: be the worker, and never return."""
    from briefing_room.intake.process import worker  # noqa: PLC0415

    code = 1
    try:
        for number, file in enumerate(files):
            os.dup2(file.fileno(), number)
        sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, "rww"[number], closefd=False) for number in range(3))
        worker.CPU_SECONDS = cpu_seconds  # type: ignore[attr-defined]
        code = worker.main()
    except BaseException as error:  # noqa: BLE001 - as Python itself ends the worker
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _ended(copy: int) -> int:
    """How the copy ended; one that hangs is ended, as the program itself would do."""
    from briefing_room.intake.process.isolated import WALL_SECONDS  # noqa: PLC0415

    # Run as a script, which does not see the package of the tests.
    patience = runpy.run_path(str(Path(__file__).parents[1] / "patience.py"))["patience"]

    started = time.monotonic()
    while True:
        ended, status = os.waitpid(copy, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() - started > patience(WALL_SECONDS):
            os.kill(copy, 9)
        time.sleep(_STEP)


if __name__ == "__main__":
    _serve()
