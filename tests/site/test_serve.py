"""The live preview: private, and it follows the desk."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.patience import patience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.copies import Copy


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


def got(address: str) -> str:
    """What is served at an address."""
    with urlopen(address, timeout=patience()) as answer:
        return str(answer.read().decode("utf-8"))


@pytest.fixture
def preview(project: Copy) -> Iterator[Callable[[str], str]]:
    """A running preview; call it with a path to get that page."""
    port = free_port()
    log = (project.folder / "serve.log").open("w", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing_room", "serve", "--address", f"127.0.0.1:{port}"],
        cwd=project.folder,
        env={**os.environ, "PYTHONPATH": str(project.folder / "generator")},
        stdout=log,
        stderr=subprocess.STDOUT,
    )

    def get(path: str) -> str:
        return got(f"http://127.0.0.1:{port}/{path}")

    yield get
    process.terminate()
    process.wait(timeout=patience())
    log.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_preview_that_is_ended_leaves_nothing_behind(
    project: Copy, beginners_desk: Path, tmp_path: Path, number: signal.Signals
) -> None:
    """Asked to end, it puts everything away; killed, the next command does. Nothing is left among temporary files."""
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    shutil.copytree(beginners_desk, home / "briefings")
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "briefing_room", "serve", "--address", f"127.0.0.1:{port}"],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(project.folder / "generator"), "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:

        def get(path: str) -> str:
            return got(f"http://127.0.0.1:{port}/{path}")

        until(get, "", bool)
        process.send_signal(number)
        process.wait(patience())
    if number == signal.SIGKILL:
        assert project.here("check", cwd=home).returncode == 0
    assert sorted(path.name for path in home.iterdir()) == ["briefings"]
    assert list(temporary.iterdir()) == []


def until(get: Callable[[str], str], path: str, wanted: Callable[[str], bool]) -> str:
    """A page of a preview, as soon as it is as wanted."""
    deadline = time.monotonic() + patience()
    page = ""
    while time.monotonic() < deadline:
        try:
            page = get(path)
        except (URLError, ConnectionError, TimeoutError):  # it builds, and answers afterwards
            page = ""
        if page and wanted(page):
            return page
        time.sleep(0.3)
    pytest.fail(f"{path} never came to show what was wanted:\n{page[:2000]}")


def test_the_preview_is_private_and_follows_the_desk(project: Copy, preview: Callable[[str], str]) -> None:
    """It shows originals; an edit shows; a mistake is told on the page, which stays; mending it shows again."""
    until(preview, "sources/kim-visits-russia/", lambda page: "The original" in page)
    path = project.folder / "briefings/vostochny-summit.yml"
    text = path.read_text(encoding="utf-8")

    path.write_text(text.replace("title: The meeting at Vostochny", "title: A new title", 1), encoding="utf-8")
    until(preview, "briefings/vostochny-summit/", lambda page: "A new title" in page)

    path.write_text(text.replace("status: published", "status: publish", 1), encoding="utf-8")
    broken = until(preview, "briefings/vostochny-summit/", lambda page: "desk-trouble" in page)
    assert "wrong-value" in broken
    assert "A new title" in broken

    path.write_text(text, encoding="utf-8")
    stale = ("desk-trouble", "A new title")
    until(preview, "briefings/vostochny-summit/", lambda page: not any(words in page for words in stale))
    assert not (project.folder / "site").exists()
