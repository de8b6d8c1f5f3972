"""A small desk in memory, which nobody changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.lsp.held import Held, held
from tests.desks.desks import GOOD, lay_out, write_desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small(tmp_path: Path) -> Held:
    """The base desk, held for an editor."""
    return held(write_desk(tmp_path / "desk", {}))


@pytest.fixture(scope="session")
def every(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """A desk that uses every key; nobody changes it."""
    return held(lay_out(GOOD / "every-key", tmp_path_factory.mktemp("every") / "desk"))
