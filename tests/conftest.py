"""What every test may use."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.copies import Copy, built_once, shared_folder

ROOT = Path(__file__).parents[1]

WORDS: Final = re.compile(r"[^\W_]+(?:['’.,:/#&+_-]+[^\W_]+)*")
"""What an id may hold of a text, joined by hyphens: its words, with the signs that stand inside a name or a path."""

_LONGEST: Final = 60
"""Of an id's words, in characters: enough to tell a case by, and to type."""


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Name a case by the words of its value, so that every process names it alike and a person can type it.

    Bytes, and texts without a word, are named by their parameter; pytest puts a number behind it where two
    cases have one name. Bytes may hold the second in which they were packed, and then two workers of one run
    do not agree on which tests there are.
    """
    del config
    if isinstance(val, bytes):
        return argname
    if isinstance(val, str):
        return "-".join(WORDS.findall(val))[:_LONGEST].rstrip("-") or argname
    return None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of `make golden`."""
    parser.addoption("--rewrite-golden", action="store_true", help="rewrite the expected pages and messages")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The project with its site, built once for all workers; tests read it and change nothing."""
    return built_once(root, shared_folder(tmp_path_factory))
