"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of `make golden`."""
    parser.addoption("--rewrite-golden", action="store_true", help="rewrite the expected pages under tests/golden")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT
