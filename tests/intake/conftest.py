"""Documents are read in a process that is prepared once for all tests of a worker, where that is not the point."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefing_room.intake.process import isolated
from tests.intake import prepared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.intake.prepared import Prepared


@pytest.fixture(scope="session")
def process() -> Iterator[Prepared | None]:
    """A process that has loaded what reads documents; none where a process cannot be copied."""
    if not hasattr(os, "fork"):
        yield None
        return
    made = prepared.start(isolated.CPU_SECONDS)
    yield made
    made.end()


@pytest.fixture(autouse=True)
def _prepared(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read documents in the prepared process, but for tests that are about the program's own (``own_process``)."""
    if "own_process" not in request.keywords:
        process: Prepared | None = request.getfixturevalue("process")
        if process:
            monkeypatch.setattr(isolated, "ask_worker", process.ask)
