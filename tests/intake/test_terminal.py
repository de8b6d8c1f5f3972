"""On a terminal it asks: about what is only likely, and before it writes."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefing_room.load.desk import read_desk
from briefing_room.scaffold import write_desk
from tests.intake.honest import PAGE
from tests.intake.test_commands import written
from tests.patience import patience

pty = pytest.importorskip("pty", reason="terminals of POSIX")

if TYPE_CHECKING:
    from pathlib import Path

DATED = PAGE.replace('<meta property="article:published_time" content="2024-02-05T08:00:00+01:00">', "").replace(
    "</h1>", "</h1><p class=date>Published 5 February 2024</p>"
)
END = "\x04"
INTERRUPT = "\x03"


def on_terminal(folder: Path, *words: str, answers: list[str]) -> tuple[int, str]:
    """Run a command on a terminal and type an answer at each question; exit code and what was shown."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing_room", *words], stdin=slave, stdout=slave, stderr=slave, cwd=folder,
        start_new_session=True, preexec_fn=_own_terminal,  # noqa: PLW1509 - no other thread runs here
    )  # fmt: skip
    os.close(slave)
    shown, asked = "", 0
    idle = typed_at = 0
    longest = patience()  # without a word; after that the command hangs
    while idle < longest:
        ready, _, _ = select.select([master], [], [], 1)
        if not ready:
            idle += 1
            # A terminal that was just being set up may have dropped what was typed: then nothing was shown since. What
            # it took is not typed again, since a second Ctrl-C would end a program that is ending. But one may go on
            # waiting: it was shown the keys while it made the terminal its own, and never got them.
            if asked and (len(shown) == typed_at or idle % 15 == 0) and process.poll() is None:
                os.write(master, answers[asked - 1].encode())
            continue
        try:
            data = os.read(master, 4096)
        except OSError:  # the other end was closed
            break
        if not data:
            break
        idle = 0
        shown += data.decode("utf-8", "replace")
        while asked < min(shown.count("]: "), len(answers)):
            os.write(master, answers[asked].encode())
            asked += 1
            typed_at = len(shown)
    if idle >= longest:
        process.kill()
    code = process.wait(timeout=patience())
    os.close(master)
    return code, shown.replace("\r\n", "\n")


def _own_terminal() -> None:
    """Make the terminal the process's own, so that Ctrl-C reaches it."""
    import fcntl  # noqa: PLC0415 - in the other process
    import termios  # noqa: PLC0415

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a desk and a page in it."""
    write_desk(tmp_path / "briefings")
    written(tmp_path, "page.html", DATED)
    return tmp_path


@pytest.mark.parametrize(
    ("answer", "published"), [("y\n", "2024-02-05"), ("\n", None), ("2024-02\n", "2024-02"), ("n\n", None)]
)
def test_it_asks_about_what_is_only_likely(answer: str, published: str | None, folder: Path) -> None:
    """Confirmed, corrected, or left unknown, which is what Enter does."""
    code, shown = on_terminal(folder, "add", "page.html", "--id", "quay", answers=[answer, "y\n"])
    assert code == 0, shown
    assert "published: 2024-02-05 (the lines under the headline)? y, n, or type another [n]: " in shown
    assert "Write briefings/sources/quay? [Y/n]: " in shown
    found = read_desk(folder / "briefings").desk.sources["quay"].facts.published
    assert (found.text if found else None) == published


@pytest.mark.parametrize(
    ("answer", "words"), [("n\n", "nothing was written"), (INTERRUPT, "interrupted"), (END, "interrupted")]
)
def test_nothing_is_written_when_the_analyst_says_no(answer: str, words: str, folder: Path) -> None:
    """By a word, by Ctrl-C, or by the end of the input; never with a traceback."""
    code, shown = on_terminal(folder, "add", "page.html", "--id", "quay", answers=["n\n", answer])
    assert code == 1
    assert words in shown
    assert "Traceback" not in shown
    assert sorted(path.name for path in (folder / "briefings/sources").iterdir()) == ["harbour-notice"]


def test_review_asks_whether_the_text_is_right(folder: Path) -> None:
    """Enter is no; only a yes is written."""
    assert on_terminal(folder, "add", "page.html", "--id", "quay", "--yes", answers=[])[0] == 0
    on_terminal(folder, "review", "quay", answers=["\n"])
    assert read_desk(folder / "briefings").desk.sources["quay"].facts.reviewed is None
    on_terminal(folder, "review", "quay", "--today", "2024-05-02", answers=["y\n"])
    source = read_desk(folder / "briefings").desk.sources["quay"]
    assert source.is_reviewed
    assert source.compared_on == date(2024, 5, 2)
