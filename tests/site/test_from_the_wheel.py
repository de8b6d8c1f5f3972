"""A desk of one's own, from the wheel, with nothing of this repository in reach and without a network.

What the program stands on is linked from the environment of the tests; the program itself is installed from its wheel,
and everything else is what a user types.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.patience import patience

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.long

HERE: Final = Path(sysconfig.get_path("purelib"))
"""Where the environment of the tests has what the program stands on."""

PLAN: Final = """\
Ferry company plans two crossings a day

Coast Ferries will run two crossings a day instead of six while the harbour is closed, a spokeswoman said on Tuesday.
"""


def _environment() -> dict[str, str]:
    """Nothing of this run is handed on; no network is asked, and git knows an author."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "TMPDIR") if key in os.environ}
    who = {f"GIT_{role}_{what}": f"a{sign}example.org" for role in ("AUTHOR", "COMMITTER") for what, sign in
           (("NAME", " at "), ("EMAIL", "@"))}  # fmt: skip
    return {**kept, **who, "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "GIT_CONFIG_GLOBAL": os.devnull}


def _run(*words: str | Path, cwd: Path, code: int = 0) -> str:
    """Run a command far from this repository; what it printed."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=patience(),
        check=False,
    )
    assert done.returncode == code, f"{words}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@dataclass(frozen=True)
class Far:
    """A place far from this repository: the wheel, and a folder of all that it stands on."""

    folder: Path
    wheel: Path
    linked: Path

    def link(self, environment: Path) -> None:
        """Let a virtual environment see what the program stands on, as if it were installed there."""
        found = _run(
            environment / "bin/python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=self.folder
        )
        (Path(found.strip()) / "linked.pth").write_text(f"{self.linked}\n", encoding="utf-8")

    def make(self, desk: Path, *words: str, code: int = 0) -> str:
        """Run `make` in the repository of a desk."""
        return _run("make", *words, f"PYTHON={sys.executable}", f"BRIEFING_ROOM={self.wheel}", cwd=desk, code=code)


@pytest.fixture(scope="module")
def far(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Far:
    """The wheel, built from a copy of what it is built from."""
    folder = tmp_path_factory.mktemp("far")
    copy = folder / "copy"
    shutil.copytree(root / "generator", copy / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, copy)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "-q",
            "--no-deps",
            "--no-index",
            "--no-build-isolation",
            "-w",
            folder,
            copy,
        ],
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shutil.rmtree(copy)
    linked = folder / "linked"
    linked.mkdir()
    for path in HERE.iterdir():
        if not path.name.startswith(("briefing_room", "__editable__", "pip", "setuptools", "__pycache__")):
            (linked / path.name).symlink_to(path)
    return Far(folder, next(folder.glob("*.whl")), linked)


@pytest.fixture(scope="module")
def desk(far: Far) -> Path:
    """A repository that `briefing-room init` wrote, as `uvx` runs it, and `make build` has built."""
    tool = far.folder / "tool"
    _run(sys.executable, "-m", "venv", "--without-pip", tool, cwd=far.folder)
    far.link(tool)
    pip = (sys.executable, "-m", "pip", "--python", tool / "bin/python")
    _run(*pip, "install", "-q", "--no-deps", far.wheel, cwd=far.folder)
    said = _run(tool / "bin/briefing-room", "init", "my-desk", cwd=far.folder)
    assert "\nNext: cd my-desk && make build\n" in said
    desk = far.folder / "my-desk"
    far.make(desk, ".venv/.created")
    far.link(desk / ".venv")
    assert "no findings" in far.make(desk, "build")
    return desk


def test_an_empty_folder_ends_with_a_site(desk: Path) -> None:
    """The program that built it is the one from the wheel; its pages load what is there."""
    where = _run(desk / ".venv/bin/python", "-c", "import briefing_room as b; print(b.__file__)", cwd=desk).strip()
    assert Path(where).is_relative_to(desk / ".venv")
    page = (desk / "site/briefings/ferry-line/index.html").read_text(encoding="utf-8")
    assert "assets/stylesheets/layout.css" in page
    assert (desk / "site/assets/stylesheets/layout.css").is_file()
    assert (desk / "site/assets/search/index.json").is_file()


def test_the_desk_is_checked(far: Far, desk: Path) -> None:
    """Strictly, with its originals, as its pipelines do it."""
    assert "no findings" in far.make(desk, "check", "CHECK=--strict --originals")


@pytest.fixture
def preview(desk: Path) -> Iterator[str]:
    """The address of a preview that `make serve` runs."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{made.getsockname()[1]}"
    with subprocess.Popen(
        ["make", "serve", f"SERVE=--address {address}"],
        cwd=desk,
        env=_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        yield f"http://{address}/"
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=patience())


def test_the_preview_answers(preview: str) -> None:
    """With the whole text of a source, which the public site does not show."""
    end = time.monotonic() + patience()
    while True:
        try:
            with urlopen(f"{preview}sources/harbour-notice/", timeout=patience()) as answer:
                page = answer.read().decode("utf-8")
            break
        except URLError:
            assert time.monotonic() < end, "there is no preview"
            time.sleep(0.2)
    assert "The divers began on 12 January" in page


def test_an_article_is_added_and_the_site_published(far: Far, desk: Path) -> None:
    """Offline, into the branch `gh-pages` of a bare repository; what vanishes without a trace is not published."""
    (desk / "plan.txt").write_text(PLAN, encoding="utf-8")
    briefing = desk / ".venv/bin/briefing"
    _run(briefing, "add", "plan.txt", "--id", "crossing-plan", "--type", "news", "--yes", cwd=desk)
    (desk / "plan.txt").unlink()
    assert "2 sources" in far.make(desk, "check")
    git, bare = ("git", "-C", desk), far.folder / "origin.git"
    _run("git", "init", "-q", "--bare", bare, cwd=far.folder)
    for words in (
        ("init", "-q", "-b", "main"),
        ("add", "-A"),
        ("commit", "-qm", "Begin"),
        ("remote", "add", "origin", bare),
    ):
        _run(*git, *words, cwd=desk)
    assert _run(*git, "status", "--porcelain", cwd=desk) == ""
    assert "text: unset" in _run(*git, "check-attr", "text", "briefings/sources/harbour-notice/original.txt", cwd=desk)
    far.make(desk, "publish")
    published = ("git", "-C", bare, "show", "gh-pages")
    commit = _run(*git, "rev-parse", "HEAD", cwd=desk).strip()
    assert f"Publish {commit}" in _run(*published, "-s", "--format=%s", cwd=desk)
    names = _run("git", "-C", bare, "ls-tree", "-r", "--name-only", "gh-pages", cwd=desk).splitlines()
    assert {".nojekyll", "index.html", "404.html", "briefings/ferry-line/index.html"} <= {*names}
    assert not any(name.startswith(("briefings/sources", "handbook")) for name in names)
    _vanish(desk / "briefings/ferry-line.yml")
    assert "Commit first" in far.make(desk, "publish", code=2)
    _run(*git, "commit", "-qam", "Take out a gap", cwd=desk)
    assert "error[removed-without-trace]" in far.make(desk, "publish", code=2)
    assert f"Publish {commit}" in _run(*published, "-s", "--format=%s", cwd=desk)


def _vanish(path: Path) -> None:
    """Take out the gaps of a briefing."""
    text = path.read_text(encoding="utf-8")
    begin, end = text.index("gaps:"), text.index("timeline:")
    path.write_text(text[:begin] + text[end:], encoding="utf-8")
