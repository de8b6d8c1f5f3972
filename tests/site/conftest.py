"""Copies of the whole project to build, break and build again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.copies import Copy, copy_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Copy:
    """A fresh copy of the project, to change."""
    return copy_project(root, tmp_path / "project")


@pytest.fixture
def published(built: Copy, tmp_path: Path) -> Copy:
    """A copy of the project that was built before, to change."""
    return Copy(shutil.copytree(built.folder, tmp_path / "project"))


@pytest.fixture(scope="session")
def beginners_desk(built: Copy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk that `briefing init` makes; copy it before you change it."""
    desk = tmp_path_factory.mktemp("beginner") / "desk"
    assert built.here("init", "--desk-only", str(desk), cwd=tmp_path_factory.getbasetemp()).returncode == 0
    return desk
