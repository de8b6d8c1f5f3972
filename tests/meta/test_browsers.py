"""Which browser the tests of pages are run in: the lightest that is there, unless somebody names one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.browser import chromium

if TYPE_CHECKING:
    from pathlib import Path

SHELL, WHOLE, NAMED = "/bin/chromium-headless-shell", "/bin/chromium", "/own/chrome"


@pytest.fixture
def on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, str]:
    """The programs of a machine on which Playwright has no browser; to be filled."""
    programs: dict[str, str] = {}
    monkeypatch.setattr(chromium.shutil, "which", programs.get)  # type: ignore[attr-defined]
    monkeypatch.setattr(chromium, "_playwrights_own", lambda: tmp_path / "chromium-7" / "linux" / "chrome")
    monkeypatch.delenv("BRIEFING_CHROMIUM", raising=False)
    return programs


def test_a_shell_comes_before_a_whole_browser(on_the_path: dict[str, str]) -> None:
    """Both have the same engine, and a shell needs less than half of the processor."""
    assert chromium.find_chromium() is None
    on_the_path["chromium"] = WHOLE
    assert chromium.find_chromium() == WHOLE
    on_the_path["chromium-headless-shell"] = SHELL
    assert chromium.find_chromium() == SHELL
    assert chromium.find_whole() == WHOLE


def test_playwrights_shell_comes_before_a_whole_browser(on_the_path: dict[str, str], tmp_path: Path) -> None:
    """It lies beside Playwright's whole browser, in a folder with the same number; others are left alone."""
    on_the_path["chromium"] = WHOLE
    for folder in ("chromium_headless_shell-6/a", "chromium_headless_shell-7/chrome-headless-shell-linux64"):
        (tmp_path / folder).mkdir(parents=True)
        for name in ("chrome-headless-shell", "headless_lib_data.pak"):
            (tmp_path / folder / name).touch()
    own = tmp_path / "chromium_headless_shell-7/chrome-headless-shell-linux64/chrome-headless-shell"
    assert chromium.find_chromium() == str(own)


def test_a_browser_that_is_named_is_used(on_the_path: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """And no other in its place, if it is not there."""
    on_the_path["chromium-headless-shell"] = SHELL
    monkeypatch.setenv("BRIEFING_CHROMIUM", NAMED)
    assert chromium.find_chromium() is None
    on_the_path[NAMED] = NAMED
    assert chromium.find_chromium() == NAMED


@pytest.mark.parametrize("words", [[], ["--path"]])
def test_it_is_said_which_is_used(
    on_the_path: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    """With what is faster, where it is a whole one; and the path of a whole one alone, for what asks for it."""
    on_the_path["chromium"] = WHOLE
    monkeypatch.setattr(sys, "argv", ["chromium", *words])
    assert chromium.main() == 0
    said = capsys.readouterr().out
    assert said == f"{WHOLE}\n" if words else f"Browser tests use {WHOLE}." in said and "--only-shell" in said
    on_the_path["chromium-headless-shell"] = SHELL
    assert chromium.main() == 0
    assert capsys.readouterr().out == (f"{WHOLE}\n" if words else f"Browser tests use {SHELL}\n")
