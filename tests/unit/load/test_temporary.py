"""A temporary folder is gone after use, whoever was killed meanwhile, and nobody else's goes with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from briefing_room.ledger import own
from briefing_room.load.temporary import temporary_folder

if TYPE_CHECKING:
    from pathlib import Path

KILLED = dedent(
    """
    import os, signal
    from briefing_room.ledger import own
    from briefing_room.load.temporary import temporary_folder

    with temporary_folder("briefing-test-") as folder:
        own(folder, ["settings.yml", "sources/a/article.md"])
        (folder / "settings.yml").write_text("name: x")
        os.kill(os.getpid(), signal.SIGKILL)
    """
)


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's place for temporary files, for this test alone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_is_gone_after_use(temporary: Path) -> None:
    """Whether all went well or not."""
    with temporary_folder("briefing-test-") as folder:
        own(folder, ["a/b"])
        (folder / "a").mkdir()
        (folder / "a" / "b").touch()
    with pytest.raises(KeyError), temporary_folder("briefing-test-"):
        raise KeyError
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="nobody is killed so on Windows")
def test_what_a_killed_process_left_goes_with_the_next(temporary: Path) -> None:
    """What is in use, what is somebody's, and what holds something of somebody's stays."""
    done = subprocess.run([sys.executable, "-c", KILLED], env={**os.environ, "TMPDIR": str(temporary)}, check=False)
    assert done.returncode == -signal.SIGKILL
    [left] = temporary.iterdir()
    (temporary / "briefing-test-mine").mkdir()
    (temporary / "briefing-test-mine" / "settings.yml").write_text("mine", encoding="utf-8")
    (left / "mine.txt").write_text("mine", encoding="utf-8")
    with temporary_folder("briefing-test-") as in_use:
        assert left.exists()
        (left / "mine.txt").unlink()
        with temporary_folder("briefing-test-"):
            assert in_use.exists()
            assert not left.exists()
    assert [path.name for path in temporary.iterdir()] == ["briefing-test-mine"]
