"""A repository to begin with: a desk, and what checks, builds and publishes it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.resources import as_file, files
from shutil import copytree
from typing import TYPE_CHECKING, Final

from briefing_room.scaffold.placed import placed

if TYPE_CHECKING:
    from pathlib import Path

FILES: Final = (
    ("README.md", "README.md"),
    ("Makefile", "Makefile"),
    ("mkdocs.yml", "mkdocs.yml"),
    ("requirements.txt", "requirements.txt"),
    ("gitignore", ".gitignore"),
    ("gitattributes", ".gitattributes"),
    ("editorconfig", ".editorconfig"),
    ("gitlab-ci.yml", ".gitlab-ci.yml"),
    ("github/publish.yml", ".github/workflows/publish.yml"),
    ("vscode/settings.json", ".vscode/settings.json"),
    ("vscode/tasks.json", ".vscode/tasks.json"),
    ("vscode/extensions.json", ".vscode/extensions.json"),
)
"""Every file but the desk's: its name in the package, where neither git nor an editor minds it, and in a repository."""

VERSION: Final = "@VERSION@"
"""What stands for the program's own version in these files."""


def write_repository(folder: Path) -> None:
    """Write a whole repository, whose desk passes all checks and shows each part of a briefing once.

    Raises:
        TakenError: something is in the way; then nothing is written.
    """
    with placed(folder) as new, as_file(files("briefing_room.scaffold") / "repository") as given:
        for source, target in FILES:
            path = new / target
            path.parent.mkdir(parents=True, exist_ok=True)
            text = (given / source).read_text(encoding="utf-8")
            path.write_text(text.replace(VERSION, _own_version()), encoding="utf-8", newline="\n")
        copytree(given / "briefings", new / "briefings")
        (new / "docs").mkdir()
        (new / "docs" / ".gitkeep").touch()


def _own_version() -> str:
    """The version of the program that writes; a tree that was never installed has none."""
    try:
        return version("briefing-room")
    except PackageNotFoundError:
        return "0"
