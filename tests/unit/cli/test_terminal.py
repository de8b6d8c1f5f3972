"""Findings on a terminal: in colour, errors last; in a file: the bare text, the same as ever."""

from __future__ import annotations

import io
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from briefing_room import build
from briefing_room.cli import main
from briefing_room.cli.shared import ERRORS, OK
from briefing_room.cli.terminal import is_coloured, progress
from briefing_room.publish import mkdocs
from briefing_room.publish.project import find_project
from tests.desks.desks import page, write_desk

if TYPE_CHECKING:
    from collections.abc import Callable

WRONG = page("topics: grain\n")
WARNS = page("indicators: [{id: sail, text: A sail., status: not-checked}]\n")
INK = re.compile(r"\x1b\[[\d;]*m")


class Screen(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An error and, in a file after it, a warning."""
    return write_desk(tmp_path / "desk", {"a.yml": WRONG, "b.yml": WARNS})


@pytest.fixture
def shown(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """What `check` says of the desk, to a file or to a terminal."""

    def check(*words: str, screen: bool = False, **environment: str) -> tuple[int, str]:
        for name in ("NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name, raising=False)
        for name, value in {"TERM": "xterm", **environment}.items():
            monkeypatch.setenv(name, value)
        out = Screen() if screen else io.StringIO()
        monkeypatch.setattr(sys, "stdout", out)
        return main(["check", "--desk", str(desk), *words]), out.getvalue()

    return check


def test_a_terminal_gets_colours_and_errors_last(desk: Path, shown: Callable[..., tuple[int, str]]) -> None:
    """But for the colours, the same lines: place, severity, caret and help are marked, and so is the count."""
    code, text = shown(screen=True)
    assert code == ERRORS
    assert f"\x1b[1m{desk}/a.yml:8:9:\x1b[0m \x1b[1;31merror[wrong-type]:\x1b[0m “topics”" in text
    assert "      |         \x1b[1;31m^\x1b[0m\n    \x1b[36mhelp:\x1b[0m write: [grain]" in text
    assert text.endswith(": \x1b[1;31m1 error\x1b[0m, \x1b[1;33m1 warning\x1b[0m\n")
    warning, error, count = INK.sub("", text).split("\n\n")
    assert shown()[1].split("\n\n") == [error, warning, count]


def test_a_file_gets_the_bare_text_in_the_order_of_places(shown: Callable[..., tuple[int, str]]) -> None:
    """Whatever kind of terminal the environment tells of."""
    code, text = shown(TERM="xterm-256color")
    assert code == ERRORS
    assert "\x1b" not in text
    assert text.index("error[") < text.index("warning[")


@pytest.mark.parametrize("style", ["json", "github", "gitlab"])
def test_formats_for_programs_are_never_coloured(shown: Callable[..., tuple[int, str]], style: str) -> None:
    """Not even when colours are asked for, and their order is that of places everywhere."""
    assert shown("--format", style, "--color", "always", screen=True) == shown("--format", style)


@pytest.mark.parametrize(
    ("choice", "screen", "environment", "coloured"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", False, {"FORCE_COLOR": "0"}, False),
        ("auto", True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_who_decides_on_colours(
    choice: Literal["auto", "always", "never"],
    screen: bool,  # noqa: FBT001 - a case
    environment: dict[str, str],
    coloured: bool,  # noqa: FBT001 - a case
) -> None:
    """The option before the environment, the environment before the terminal."""
    stream = Screen() if screen else io.StringIO()
    assert is_coloured(choice, stream, {"TERM": "xterm", **environment}) is coloured


def test_errors_can_be_had_alone(shown: Callable[..., tuple[int, str]]) -> None:
    """The count and the exit code are of all of them: nobody takes silence for praise."""
    code, text = shown("--errors")
    assert code == ERRORS
    assert text.count("error[") == 1
    assert "warning[" not in text
    assert text.endswith(": 1 error, 1 warning (1 warning not shown)\n")


def test_strict_counts_warnings_that_are_not_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--errors` says what is shown, `--strict` what fails."""
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    desk = write_desk(tmp_path / "warned", {"b.yml": WARNS})
    assert main(["check", "--desk", str(desk), "--errors", "--strict"]) == ERRORS
    assert main(["check", "--desk", str(desk), "--errors"]) == OK
    assert "warning[" not in capsys.readouterr().out


def test_who_waits_at_a_terminal_is_told_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """On one line of standard error that is gone in the end, also when something goes wrong; a file gets nothing."""
    for screen, written in ((Screen(), "\r\x1b[KOne …\r\x1b[KTwo …\r\x1b[K"), (io.StringIO(), "")):
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys, "stderr", screen)
        with suppress(KeyError), progress() as tell:
            tell("One")
            tell("Two")
            raise KeyError
        assert screen.getvalue() == written


def test_a_build_says_what_it_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each long step before it begins, in the same words every time."""
    told: list[str] = []
    desk = write_desk(tmp_path / "briefings", {})
    monkeypatch.setattr(mkdocs, "build_site", lambda config: Path(config.site_dir).mkdir(exist_ok=True))
    monkeypatch.setattr(build, "add_to_site", lambda *_: None)
    monkeypatch.setattr(build, "verify_site", lambda *_, **__: [])
    monkeypatch.setattr(build, "verify_search", lambda *_: [])
    built = build.build(find_project(desk, tmp_path / "site", private=False), told.append)
    assert told == [
        "Checking the desk and writing its pages",
        f"Making a site of {built.pages} pages",
        "Making the search",
        "Following every link and every proof",
    ]
