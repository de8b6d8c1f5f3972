"""Names of tests, which workers must agree on and people must be able to type."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

NAME = re.compile(r"[\w .,:/#&+'’-]+")
ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}|object at")


def case_of(item: str) -> str:
    """The case in a test's id: what stands in its brackets."""
    return item.partition("[")[2].removesuffix("]")


def test_ids_are_words(request: pytest.FixtureRequest) -> None:
    """No id holds bytes, escapes, line breaks or the address of an object."""
    cases = {case_of(item.nodeid) for item in request.session.items} - {""}
    assert [case for case in sorted(cases) if not NAME.fullmatch(case) or ADDRESS.search(case)] == []


@pytest.mark.long
def test_ids_are_the_same_in_every_process(request: pytest.FixtureRequest) -> None:
    """Collected again, in another second and with another hash seed, the tests are the same, in the same order."""
    here = [item.nodeid for item in request.session.items]
    words = (*request.config.args, "--collect-only", "-q", "-p", "no:cacheprovider", "-p", "no:xdist")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=request.config.invocation_params.dir,
        env={**{key: value for key, value in os.environ.items() if "PYTEST" not in key}, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    again = [line for line in done.stdout.splitlines() if "::" in line]
    chosen = set(here)  # `-k` may have left some out here
    assert [name for name in again if name in chosen] == here


@pytest.mark.parametrize(("value", "name"), [("two words", "two-words"), ("\x1b[31m", "31m"), (b"\x1f\x8b", "value")])
def test_how_a_case_is_named(request: pytest.FixtureRequest, value: str | bytes, name: str) -> None:
    """By the words of a text; bytes by their parameter."""
    del value
    assert case_of(request.node.nodeid).startswith(name)
