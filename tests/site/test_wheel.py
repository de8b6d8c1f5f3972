"""The wheel holds all that the program needs, and nothing that is not the program's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.desks.desks import BASE
from tests.patience import patience

if TYPE_CHECKING:
    from collections.abc import Callable

_BUILT_FROM = ("generator", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made by the project's own back end from a copy of what is kept in the repository."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in _kept(root, *_BUILT_FROM):
        (folder / "copy" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, folder / "copy" / name)
    # The back end looks for its program on the PATH.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    made = "import sys, uv_build; uv_build.build_wheel(sys.argv[1])"
    subprocess.run(
        [sys.executable, "-c", made, folder],
        cwd=folder / "copy",
        env={**os.environ, "PATH": path},
        capture_output=True,
        check=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def briefing(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The program as it stands in the wheel, far from the repository; with the packages that it stands on."""
    folder = tmp_path_factory.mktemp("far")
    with ZipFile(wheel) as packed:
        packed.extractall(folder / "installed")
    clean = {name: value for name, value in os.environ.items() if name not in {"SOURCE_DATE_EPOCH", "FORCE_COLOR"}}

    def run(*words: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "briefing_room", *map(str, words)],
            cwd=folder,
            env={**clean, "PYTHONPATH": str(folder / "installed")},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=patience(),
            check=False,
        )

    return run


def _kept(root: Path, *parts: str) -> list[str]:
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *parts]
    listed = subprocess.run(words, cwd=root, capture_output=True, text=True, check=True).stdout.split("\0")
    return [name for name in listed if name and (root / name).is_file()]


def test_the_wheel_holds_every_file_of_the_program(root: Path, wheel: Path) -> None:
    """Templates, styles, scripts, fonts, catalogues, phrase lists, the beginner's desk: all that is beside the code."""
    kept = {name.removeprefix("generator/") for name in _kept(root, "generator/briefing_room")}
    with ZipFile(wheel) as packed:
        names = {name for name in packed.namelist() if not name.endswith("/")}
    assert {name for name in names if ".dist-info/" not in name} == kept
    assert {Path(name).suffix for name in kept} >= {".py", ".jinja", ".css", ".js", ".po", ".toml", ".yml"}


def test_the_wheel_names_its_command_its_plugin_and_its_licence(wheel: Path) -> None:
    """As installers and MkDocs look for them."""
    with ZipFile(wheel) as packed:
        told = {name.rpartition("/")[2]: name for name in packed.namelist() if ".dist-info/" in name}
        points = packed.read(told["entry_points.txt"]).decode("utf-8")
        facts = packed.read(told["METADATA"]).decode("utf-8")
    assert "briefing = briefing_room.cli:main" in points
    assert "briefing = briefing_room.mkdocs_plugin:BriefingPlugin" in points
    assert "LICENSE" in told
    assert "Requires-Dist: mkdocs-material" in facts
    assert "Requires-Python: >=3.11" in facts


def test_the_program_from_the_wheel_checks_and_builds(
    wheel: Path, briefing: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """With nothing of the repository but a desk: its version, its rules, and a site whose every link holds."""
    version = wheel.name.split("-")[1]
    assert briefing("--version").stdout == f"briefing {version}\n"
    assert briefing("explain", "quote-in-source").returncode == 0
    desk = shutil.copytree(BASE, tmp_path / "desk")
    checked = briefing("check", "--strict", "--desk", desk)
    assert (checked.returncode, checked.stderr) == (0, "")
    built = briefing("build", "--desk", desk, "--site", tmp_path / "site")
    assert built.returncode == 0, built.stdout + built.stderr
    assert (tmp_path / "site" / "index.html").is_file()
