"""A copy of the whole project to build, break and build again, and one that is built for all tests of a run."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from unittest import mock

from briefing_room.cli import main
from briefing_room.system import open_lock, try_to_lock
from tests.patience import patience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

PARTS = ("briefings", "docs", "generator", "mkdocs.yml", "schema")


@dataclass(frozen=True)
class Copy:
    """A copy of the project, and the program run on it as a user would."""

    folder: Path

    def run(self, *words: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run ``python -m …`` with this copy's own code."""
        clean = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
        return subprocess.run(
            [sys.executable, "-m", *words],
            cwd=cwd or self.folder,
            env={**clean, "PYTHONPATH": str(self.folder / "generator"), **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=patience(),
            check=False,
        )

    def briefing(self, *words: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run ``briefing …`` in a process of its own: for tests that are about processes, kills and environments."""
        return self.run("briefing_room", *words, cwd=cwd, **environment)

    def here(self, *words: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        """Call ``briefing …`` in this process: the same words, the same answer, without the start of a process."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in "oe")
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            contextlib.chdir(cwd or self.folder),
            mock.patch.dict(os.environ, environment),
        ):
            try:
                code = main(list(words))
            except SystemExit as ended:
                code = int(ended.code or 0)
        said = [stream.buffer.getvalue().decode("utf-8") for stream in (out, err)]
        return subprocess.CompletedProcess([], code, *said)


def copy_project(root: Path, to: Path) -> Copy:
    """Copy what a build needs."""
    to.mkdir(parents=True)
    for part in PARTS:
        source = root / part
        if source.is_dir():
            shutil.copytree(source, to / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, to / part)
    return Copy(to)


def sums(folder: Path) -> dict[str, str]:
    """The SHA-256 sum of every file, by path."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def shared_folder(temporary: pytest.TempPathFactory) -> Path:
    """The folder that all workers of this run share."""
    own = temporary.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextlib.contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Wait until no other worker holds this file."""
    with open_lock(lock) as file:
        while not try_to_lock(file):
            time.sleep(0.1)
        yield


def built_once(root: Path, shared: Path) -> Copy:
    """The project as its site is published, built by the first worker that needs it; nobody changes it."""
    made = Copy(shared / "demonstration")
    with alone(shared / "demonstration.lock"):
        if not (shared / "demonstration.done").exists():
            shutil.rmtree(made.folder, ignore_errors=True)  # of a worker that was stopped
            done = copy_project(root, made.folder).briefing("build")
            assert done.returncode == 0, done.stdout + done.stderr
            (shared / "demonstration.done").touch()
    return made


def exercise_once(root: Path, shared: Path) -> Path:
    """The site of the second desk, built by the first worker that needs it; nobody changes it."""
    site = shared / "exercise" / "site"
    with alone(shared / "exercise.lock"):
        if not (shared / "exercise.done").exists():
            shutil.rmtree(site, ignore_errors=True)  # of a worker that was stopped
            done = Copy(root).here("build", "--desk", str(root / "examples" / "exercise"), "--site", str(site))
            assert done.returncode == 0, done.stdout + done.stderr
            (shared / "exercise.done").touch()
    return site
