"""A document done as its reader would do it: the commands of its boxes run in order, its files written as it says.

Each page has a folder of its own. `first-desk.md` begins in an empty one; every other page in a copy of the project's
desk, its documents and its configuration. A site is checked and rendered, but not made by MkDocs: `tests/site/` does
that.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from briefing_room.build import Built, refresh
from briefing_room.cli import main
from briefing_room.cli.commands import make_parser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing_room.publish.project import Project
    from tests.meta.boxes import Box

EMPTY: Final = "docs/handbook/first-desk.md"
"""The page that begins with nothing."""

NOT_RUN: Final = (
    (r"uvx |cd my-desk$", "it needs the package index; tests/site/test_from_the_wheel.py does it from the wheel"),
    (r"git config ", "it changes the reader's own repository; tests/unit/edit/test_merge.py does it in one of its own"),
    (r"git clone ", "a clone needs the network; `.ci/run` begins with one"),
    (
        r"pip install 'briefing-room\[lsp\]'",
        "it needs the package index; tests/meta/test_project.py holds what is locked",
    ),
    (r"export PATH=", "it sets up the reader's terminal"),
    (r"make test$", "these are the tests"),
    (r"make words LANGUAGE=", "it writes into the program; tests/unit/words/test_catalogue.py does it elsewhere"),
    (r"(make|briefing) serve$", "a preview runs until it is stopped; tests/site/test_serve.py does it"),
    (r"python -m http\.server ", "Python's own server runs until it is stopped"),
    (r"briefing add (saved-page\.html|wire/)", "the article is the reader's"),
    (r"briefing add https://", "an address needs the network; tests/unit/intake/ fetches from a server of its own"),
    (r"pbpaste \|", "the clipboard is the reader's"),
    (r"briefing check --against HEAD~1$", "it needs a history; tests/unit/load/test_past.py gives a desk one"),
    (
        r"briefing (build --shard|merge)",
        "MkDocs makes shards; tests/site/test_shares.py lets it",
    ),
    (r"briefing build --desk /path/to/desk ", "the paths stand for the reader's own"),
)
"""Commands that are shown and not run, each with the reason. Those of the program are parsed all the same."""

ANSWERS: Final = {"briefing add plan.txt": "\n", "briefing review crossing-plan": "y\n"}
"""What the page tells the reader to answer, by how the command begins; these commands run as on a terminal."""

_WIDTH: Final = "100"
"""Columns of the reader's terminal."""


def why_not_run(command: str) -> str:
    """Why a command is not run; nothing where it is."""
    return next((why for pattern, why in NOT_RUN if re.match(pattern, command)), "")


@dataclass
class Reader:
    """Somebody who does what a page says, in a folder; what the last commands printed."""

    root: Path
    folder: Path
    page: str
    saved: str = ""
    shown: list[str] = field(default_factory=list)
    last: str = ""

    def begin(self) -> None:
        """Make the folder what the page takes it to be."""
        self.folder.mkdir(parents=True)
        if self.page != EMPTY:
            copy_desk(self.root, self.folder)

    def save(self, box: Box) -> None:
        """Save a file as the page says, or replace one line of it."""
        if box.saved_as:
            self.saved = box.saved_as
            (self.folder / self.saved).write_text(box.text, encoding="utf-8")
        elif box.put_into:
            number, name = box.put_into
            put_line(self.folder / (name or self.saved), number, box.text.rstrip("\n"))

    def run(self, box: Box) -> None:
        """Run the commands of a box; those that are not run print nothing."""
        self.shown = []
        for command in box.commands:
            if why_not_run(command):
                _parse(command)
            else:
                self.shown += self.output_of(command)
            self.last = command

    def session(self, box: Box) -> list[str]:
        """A box with prompts as it is: each command, and what it prints where the box shows that."""
        rows: list[str] = []
        for command, printed in _parts_of(box):
            rows.append(f"$ {command}")
            output = self.output_of(command.removeprefix(".venv/bin/"))
            rows += output if printed else []
        return rows

    def output_of(self, command: str) -> list[str]:
        """What a command prints, as lines."""
        if command.startswith("briefing add article.txt"):  # the demonstration's first article, as if it were new
            source = self.folder / "briefings/sources/kim-visits-russia"
            shutil.copy(source / "original.txt", self.folder / "article.txt")
            shutil.rmtree(source)
        match = re.fullmatch(r"make (-C \S+ )?(build|check)", command)
        if match:
            place = self.folder / (match[1] or "").removeprefix("-C ").strip()
            if not (place / "briefings").is_dir():
                copy_desk(self.root, place)
            return run_in(place, f"briefing {match[2]}")
        return run_in(self.folder, command)


def copy_desk(root: Path, folder: Path) -> None:
    """The project's desk, its documents and its configuration, in another folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("briefings", "docs"):
        shutil.copytree(root / name, folder / name)
    shutil.copy(root / "mkdocs.yml", folder)


def put_line(path: Path, number: int, text: str) -> None:
    """Replace a line of a file."""
    rows = path.read_text(encoding="utf-8").split("\n")
    rows[number - 1] = text
    path.write_text("\n".join(rows), encoding="utf-8")


def as_it_was(folder: Path) -> None:
    """Commit what is in a folder, so that it can be compared with."""
    for words in (
        ("init", "-q"),
        ("add", "-A"),
        ("commit", "-qm", "As it was"),
        ("commit", "-qm", "2", "--allow-empty"),
    ):
        names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *names, *words], cwd=folder, check=True)


def run_in(folder: Path, command: str) -> list[str]:
    """Run a command of the program in a folder; what it prints, as lines."""
    words = shlex.split(command, comments=True)
    assert words[0] == "briefing", f"nobody has said how this is run: {command}"
    answer = next((typed for begin, typed in ANSWERS.items() if command.startswith(begin)), None)
    out = _Screen(answer is not None)
    keys = _Keys(answer, out)
    environment = {**os.environ, "COLUMNS": _WIDTH, "NO_COLOR": "1"}
    with (
        chdir(folder),
        redirect_stdout(out),
        redirect_stderr(out),
        patch("sys.stdin", keys),
        patch.dict(os.environ, environment),
        patch("briefing_room.build.build", _build_without_mkdocs),
    ):
        code = main(words[1:])
    assert code in {0, 1}, f"{command} is misuse:\n{out.getvalue()}"
    return out.getvalue().splitlines()


class _Screen(io.StringIO):
    def __init__(self, is_terminal: bool) -> None:  # noqa: FBT001 - the only thing there is to say of it
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


class _Keys(_Screen):
    """What the reader types, which a terminal shows."""

    def __init__(self, typed: str | None, screen: _Screen) -> None:
        super().__init__(typed is not None)
        self._screen = screen
        self.write(typed or "")
        self.seek(0)

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override] # as a text stream's is
        typed = super().readline(size)
        self._screen.write(typed)
        return typed


def _build_without_mkdocs(project: Project, *_: object, **__: object) -> Built:
    fresh = refresh(project)
    return Built(fresh.checked, len(fresh.pages) if fresh.site else None)


def _parse(command: str) -> None:
    """See that a command of the program that is not run is one, with these options."""
    words = shlex.split(command.rpartition("| ")[2])
    if words[0] == "briefing":
        make_parser().parse_args(words[1:])


def _parts_of(box: Box) -> Iterator[tuple[str, bool]]:
    rows = box.rows
    for number, row in enumerate(rows):
        if row.startswith("$ "):
            yield row.removeprefix("$ "), number + 1 < len(rows) and not rows[number + 1].startswith("$ ")
