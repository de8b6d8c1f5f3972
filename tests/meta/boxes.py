"""The fenced boxes of a document: where each stands, what it is, and how what it shows is compared with what is so.

A line `…` in a box of output stands for any number of lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import unified_diff
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAGES: Final = (
    "README.md", "CONTRIBUTING.md", "docs/handbook/index.md", "docs/handbook/first-desk.md",
    "docs/handbook/writing.md", "docs/handbook/evidence.md", "docs/handbook/sources.md",
    "docs/handbook/publishing.md", "docs/handbook/in-your-site.md", "docs/handbook/languages.md",
    "docs/handbook/upgrading.md",
    "docs/handbook/readers.md", "docs/handbook/engineers.md", "docs/handbook/gallery.md", "docs/handbook/faq.md",
    "docs/handbook/editors.md",
    "docs/handbook/growing.md",
)  # fmt: skip

ELISION: Final = "…"

_FENCE: Final = re.compile(r"( *)```(\w*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
_FINDING: Final = re.compile(r"(\S+?):(\d+):\d+: (?:error|warning)\[([a-z-]+)\]")
_SAVED: Final = re.compile(r"[Ss]ave (?:this|it)[^`]*`([^`]+)`")
_PUT: Final = re.compile(r"[Ii]n line (\d+)(?: of `([^`]+)`)? put")


@dataclass(frozen=True)
class Box:
    """One fenced box: its page, the line of its fence, its language and text, and the paragraph before it."""

    page: str
    line: int
    language: str
    text: str
    before: str
    indent: int = 0

    @property
    def place(self) -> str:
        """File and line, as an editor opens them."""
        return f"{self.page}:{self.line}"

    @property
    def rows(self) -> list[str]:
        """Its lines."""
        return self.text.splitlines()

    @property
    def commands(self) -> list[str]:
        """The commands of a box of them, without prompts, comments and the program's folder."""
        rows = [row.removeprefix("$ ") for row in self.rows if self.language == "sh" or row.startswith("$ ")]
        return [row.removeprefix(".venv/bin/") for row in rows]

    @property
    def is_session(self) -> bool:
        """Whether it shows commands behind a prompt, and what each prints."""
        return self.language == "text" and self.text.startswith("$ ")

    @property
    def is_tree(self) -> bool:
        """Whether it draws a folder."""
        return self.language == "text" and "── " in self.text

    @property
    def finding(self) -> tuple[str, int, str] | None:
        """Path, line and code, when it begins with a finding."""
        match = _FINDING.match(self.text) if self.language == "text" else None
        return (match[1], int(match[2]), match[3]) if match else None

    @property
    def saved_as(self) -> str:
        """The file that the reader is told to save it as."""
        match = _SAVED.search(self.before)
        return match[1] if match else ""

    @property
    def put_into(self) -> tuple[int, str] | None:
        """The line that the reader is told to replace, and the file; without a name, the one that was saved last."""
        match = _PUT.search(self.before)
        return (int(match[1]), match[2] or "") if match else None


def boxes_in(root: Path, page: str) -> list[Box]:
    """The boxes of a page, in order."""
    text = (root / page).read_text(encoding="utf-8")
    found = []
    for match in _FENCE.finditer(text):
        indent = match[1]
        rows = [row.removeprefix(indent) for row in match[3].splitlines()]
        before = text[: match.start()].rstrip("\n").rsplit("\n\n", 1)[-1]
        line = text.count("\n", 0, match.start()) + 1
        found.append(Box(page, line, match[2], "\n".join(rows) + "\n", before, len(indent)))
    return found


def all_boxes(root: Path) -> list[Box]:
    """The boxes of all pages."""
    return [box for page in PAGES for box in boxes_in(root, page)]


def difference(box: Box, shown: Sequence[str]) -> str:
    """What a box says otherwise than it is so, with the place of the box; nothing where it is true."""
    real = [row.rstrip() for row in shown]
    if _fits(box.rows, real):
        return ""
    diff = unified_diff(box.rows, real, f"{box.place} (the document)", "what is so", lineterm="")
    return "\n".join(["", *diff, "", "`make golden` writes what is so into the documents."])


def _fits(rows: Sequence[str], real: Sequence[str]) -> bool:
    if not rows:
        return not real
    if rows[0].strip() == ELISION:
        return any(_fits(rows[1:], real[start:]) for start in range(len(real) + 1))
    return bool(real) and rows[0].rstrip() == real[0] and _fits(rows[1:], real[1:])


def mended(box: Box, shown: Sequence[str]) -> str:
    """The text of a box with what is so; where it leaves something out, it goes on doing so."""
    real = [row.rstrip() for row in shown]
    signs = [number for number, row in enumerate(box.rows) if row.strip() == ELISION]
    if signs:
        after = len(box.rows) - signs[-1] - 1
        real = [*real[: signs[0]], ELISION, *real[len(real) - after :]]
    return "\n".join(real) + "\n"


def write_box(root: Path, box: Box, text: str) -> None:
    """Put another text into a box of its page. Boxes of a page are written from the last to the first."""
    path = root / box.page
    rows = path.read_text(encoding="utf-8").split("\n")
    pad = " " * box.indent
    new = [pad + row if row else row for row in text.splitlines()]
    path.write_text("\n".join([*rows[: box.line], *new, *rows[box.line + len(box.rows) :]]), encoding="utf-8")
