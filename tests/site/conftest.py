"""A copy of the whole project to build, break and build again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

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
            env={**clean, "PYTHONPATH": str(self.folder / "generator"), "PYTHONDONTWRITEBYTECODE": "1", **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def briefing(self, *words: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run ``briefing …``."""
        return self.run("briefing_room", *words, cwd=cwd, **environment)


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
    """The SHA-256 sum of every file, by path; but for the search index, whose answers are compared instead."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock" and "pagefind" not in path.relative_to(folder).parts
    }


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The project, built once; tests read it and change nothing."""
    copy = copy_project(root, tmp_path_factory.mktemp("built") / "project")
    done = copy.briefing("build")
    assert done.returncode == 0, done.stdout + done.stderr
    return copy


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Copy:
    """A fresh copy of the project, to change."""
    return copy_project(root, tmp_path / "project")
