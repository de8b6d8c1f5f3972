"""Examples in the docstrings of intake."""

from __future__ import annotations

import doctest

import pytest

from briefing_room.intake.document import wrapped
from briefing_room.intake.source import strip_log
from briefing_room.model import ids
from briefing_room.model import source as source_module


@pytest.mark.parametrize("module", [ids, strip_log, wrapped, source_module])
def test_examples_in_docstrings(module: object) -> None:
    """They are true."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
