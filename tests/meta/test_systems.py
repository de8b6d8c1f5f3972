"""Nothing stands in the way of Windows and macOS: what only one system has is asked for in one module."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import pytest
import yaml

_OF_ONE_SYSTEM: Final = frozenset(
    {"crypt", "fcntl", "grp", "msvcrt", "nt", "ntpath", "posix", "pty", "pwd", "readline", "resource", "syslog",
     "termios", "tty", "winreg"}
)  # fmt: skip
_CALLS: Final = frozenset(
    {"chown", "fchmod", "fork", "geteuid", "getuid", "killpg", "mkfifo", "setsid", "uname", "waitpid", "O_NOFOLLOW",
     "O_DIRECTORY", "SIGKILL", "SIGHUP", "SIGXCPU"}
)  # fmt: skip
_GUARDED: Final = "generator/briefing_room/system.py"
_MODULES: Final = sorted((Path(__file__).parents[2] / "generator").rglob("*.py"))


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: "/".join(path.parts[-3:]))
def test_what_one_system_has_is_asked_for_in_one_module(path: Path, root: Path) -> None:
    """By name: a module of one system, or what `os` and `signal` have on some only."""
    if path == root / _GUARDED:
        return
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    met = [
        f"{path.relative_to(root)}:{node.lineno}: {name}"
        for node in tree
        for name in _names(node)
        if isinstance(node, ast.Import | ast.ImportFrom | ast.Attribute)
    ]
    assert met == [], f"it belongs into {_GUARDED}"


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if alias.name in _OF_ONE_SYSTEM]
    if isinstance(node, ast.ImportFrom):
        return [node.module] if node.module in _OF_ONE_SYSTEM else []
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in {"os", "signal"}:
        return [node.attr] if node.attr in _CALLS else []
    return []


def test_the_guard_knows_what_it_guards(root: Path) -> None:
    """A list that matches nothing would let everything pass: the one module has some of it."""
    tree = ast.walk(ast.parse((root / _GUARDED).read_text(encoding="utf-8")))
    assert {name for node in tree for name in _names(node)} >= {"fcntl", "msvcrt", "resource", "getuid"}


def test_machines_of_other_systems_build_and_test(root: Path) -> None:
    """A pipeline sets up, builds and runs the quick tests on all three."""
    workflow = yaml.safe_load((root / ".github/workflows/systems.yml").read_text(encoding="utf-8"))
    job = workflow["jobs"]["system"]
    assert {one["system"] for one in job["strategy"]["matrix"]["include"]} == {
        "ubuntu-latest", "macos-latest", "windows-latest",
    }  # fmt: skip
    run = [step["run"] for step in job["steps"] if "run" in step]
    assert [words.split()[:2] for words in run] == [
        ["python", "tools/set_up.py"], ["$BIN/briefing", "build"], ["$BIN/python", "-m"],
    ]  # fmt: skip
