"""What every test may use."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, settings

from tests.copies import Copy, built_once, shared_folder

if TYPE_CHECKING:
    from collections.abc import Generator

ROOT = Path(__file__).parents[1]

TIMED: Final = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
"""What Hypothesis would say of a machine, not of the program."""

# How long the property tests look: small and always the same by default, long with HYPOTHESIS_PROFILE=long. A test may
# name fewer or more examples; that no time decides holds for every one.
settings.register_profile(
    "small", max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=TIMED
)
settings.register_profile("long", max_examples=3000, deadline=None, suppress_health_check=TIMED)
settings.load_profile("long" if os.environ.get("HYPOTHESIS_PROFILE") == "long" else "small")

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
    """Add the options of `make golden` and `make test-times`."""
    parser.addoption("--rewrite-golden", action="store_true", help="rewrite the expected pages and messages")
    parser.addoption("--times", action="store_true", help="tell how long each folder of tests took")


# --- where the minutes go -----------------------------------------------------------------------------

_BEGAN: Final = pytest.StashKey[float]()


def _processor_seconds() -> float:
    """What this process and the processes it started and waited for have had of the processors."""
    return sum(os.times()[:4])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Note what was used before the test."""
    item.stash[_BEGAN] = _processor_seconds()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Report what a test has used of the processors, its set-up and tear-down included."""
    if call.when == "teardown" and _BEGAN in item.stash:
        item.user_properties.append(("processor", round(_processor_seconds() - item.stash[_BEGAN], 3)))
    return (yield)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print a line for each folder: its tests, their seconds, and what they had of the processors."""
    if not terminalreporter.config.getoption("--times"):
        return
    spent: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                for name in ("all", "/".join(report.nodeid.partition("::")[0].split("/")[1:-1])):
                    spent[name][0] += report.when == "call"
                    spent[name][1] += report.duration
                    if report.when == "teardown":
                        spent[name][2] += sum(float(str(v)) for key, v in report.user_properties if key == "processor")
    terminalreporter.section("where the time goes")
    terminalreporter.write_line(f"{'folder':24}{'tests':>8}{'seconds':>10}{'processor':>11}")
    for name, (tests, seconds, processor) in sorted(spent.items(), key=lambda entry: -entry[1][1]):
        terminalreporter.write_line(f"{name:24}{tests:8.0f}{seconds:10.1f}{processor:11.1f}")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The project with its site, built once for all workers; tests read it and change nothing."""
    return built_once(root, shared_folder(tmp_path_factory))
