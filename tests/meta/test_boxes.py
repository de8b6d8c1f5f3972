"""Every fenced box of the README, of CONTRIBUTING and of the handbook says what is so.

A box of commands is run; what stands behind it is what they print. A file is written as the reader is told to write
it. A finding is caused by writing its line into the demonstration's desk. A piece of YAML is accepted by the model. A
drawing of a folder names what is there. What is none of these is listed here, with the reason. `make golden` writes
what is so into boxes of output; the difference is reviewed like any other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.conftest import ROOT
from tests.meta.box_runs import EMPTY, NOT_RUN, Reader, as_it_was, copy_desk, put_line, run_in, why_not_run
from tests.meta.boxes import PAGES, all_boxes, boxes_in, difference, mended, write_box
from tests.meta.samples import mistakes_in_sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.meta.boxes import Box

ELSEWHERE: Final = (
    ("docs/handbook/publishing.md", "server {", "nginx's, not ours; tests/browser/test_policy.py keeps the policy"),
    ("docs/handbook/publishing.md", "briefings.example.org {", "Caddy's, not ours; the same"),
    ("docs/handbook/publishing.md", "/*", "Netlify's, not ours; the same"),
    ("docs/handbook/publishing.md", "jobs:", "a pipeline; tests/unit/test_shards.py runs its commands"),
    ("docs/handbook/publishing.md", "shard:", "GitLab's, the same"),
    ("docs/handbook/publishing.md", "site_name: ", "a project's mkdocs.yml, which tests/site/test_build.py builds"),
    ("docs/handbook/editors.md", "# yaml-language-server", "a comment, which tests/unit/test_begin.py follows"),
    ("docs/handbook/editors.md", "vim.api", "Neovim's, not ours; the page says with which it was tried"),
    ("docs/handbook/editors.md", "[language-server.", "Helix's, not ours; the page says that it was not tried"),
    ("docs/handbook/editors.md", "(with-eval-after", "Emacs', not ours; the same"),
    ("CONTRIBUTING.md", "cli ", "the layers, which test_documents.py compares with the contract"),
    ("CONTRIBUTING.md", "process ", "the layers of intake, the same"),
    ("docs/handbook/engineers.md", "articles ", "a drawing of the way through the packages"),
    ("docs/handbook/sources.md", "**/sources/", "a line of .gitattributes, below"),
)
"""Boxes that are looked after elsewhere, by page and first words, each with where or why."""


def _is_elsewhere(box: Box) -> bool:
    return any(box.page == page and box.text.startswith(begin) for page, begin, _ in ELSEWHERE)


_KINDS: Final[tuple[tuple[str, Callable[[Box], object]], ...]] = (
    ("elsewhere", _is_elsewhere),
    ("commands", lambda box: box.language == "sh"),
    ("file", lambda box: box.saved_as or box.put_into),
    ("sample", lambda box: box.language == "yaml"),
    ("session", lambda box: box.is_session),
    ("folder", lambda box: box.is_tree),
    ("finding", lambda box: box.finding and box.page != EMPTY),
)


def _kind(box: Box, last: str) -> str:
    """What a box is; directly behind a box of commands a text is what they print."""
    known = next((kind for kind, is_it in _KINDS if is_it(box)), "")
    return known or ("output" if box.language == "text" and last == "commands" else "unknown")


def _with_kinds(boxes: list[Box]) -> Iterator[tuple[Box, str]]:
    last = ""
    for box in boxes:
        last = _kind(box, last)
        yield box, last


def test_every_box_is_of_a_kind(root: Path) -> None:
    """A box that nobody looks after would be wrong one day, and nobody would know."""
    assert [box.place for page in PAGES for box, kind in _with_kinds(boxes_in(root, page)) if kind == "unknown"] == []


def test_every_page_of_the_handbook_is_read(root: Path) -> None:
    """Also one that is written tomorrow."""
    pages = {path.relative_to(root).as_posix() for path in (root / "docs/handbook").glob("*.md")}
    assert pages <= set(PAGES)


def test_what_is_listed_is_there(root: Path) -> None:
    """A box or a command that is gone is taken out of its list."""
    boxes = all_boxes(root)
    assert [
        entry for entry in ELSEWHERE if not any(b.page == entry[0] and b.text.startswith(entry[1]) for b in boxes)
    ] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_done_as_it_says(page: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Every command prints what stands behind it, every finding and every folder is as it is shown."""
    reader = Reader(ROOT, tmp_path / "reader", page)
    reader.begin()
    wrong: list[tuple[Box, list[str]]] = []
    for number, (box, kind) in enumerate(_with_kinds(boxes_in(ROOT, page))):
        if kind == "commands":
            reader.run(box)
        elif kind == "file":
            reader.save(box)
        elif kind == "folder":
            missing = _missing_in(box, reader.folder)
            assert missing == [], f"{box.place}: there is no {', '.join(missing)}"
        elif kind in {"output", "session", "finding"}:
            shown = _so(box, kind, reader, tmp_path / str(number))
            if difference(box, shown):
                wrong.append((box, shown))
    if request.config.getoption("--rewrite-golden"):
        for box, shown in reversed(wrong):
            write_box(ROOT, box, mended(box, shown))
        wrong = []
    assert not wrong, "\n".join(difference(box, shown) for box, shown in wrong)


def _so(box: Box, kind: str, reader: Reader, folder: Path) -> list[str]:
    if kind == "session":
        return reader.session(box)
    if kind == "finding":
        return _finding(box, reader, folder)
    return _trimmed(reader.shown)


def _trimmed(rows: list[str]) -> list[str]:
    while rows and not rows[-1].strip():
        rows = rows[:-1]
    return rows


def _finding(box: Box, reader: Reader, folder: Path) -> list[str]:
    """What the check says once the line that the box shows stands in the demonstration's desk."""
    assert box.finding
    path, number, code = box.finding
    command = reader.last if reader.last.startswith("briefing check --against") else "briefing check"
    copy_desk(ROOT, folder)
    if "--against" in command:
        as_it_was(folder)
    put_line(folder / path, number, box.rows[1].split("| ", 1)[1])
    rows = run_in(folder, command)
    if ": no findings" in rows[-1] or re.search(r"^\d+ briefings?, ", box.rows[-1]):
        return rows
    begins = [n for n, row in enumerate(rows) if row.startswith(f"{path}:{number}:") and f"[{code}]" in row]
    if not begins:
        return rows
    end = next(n for n in range(begins[0], len(rows)) if not rows[n])
    return rows[begins[0] : end]


def _missing_in(box: Box, folder: Path) -> list[str]:
    """What a drawing of a folder names and is not there."""
    parents: list[str] = [box.rows[0].split()[0].rstrip("/")]
    missing = []
    for row in box.rows[1:]:
        branch, name = re.fullmatch(r"([│ ]*[├└]── )(\S+).*", row).groups()  # type: ignore[union-attr] # a tree has no other rows
        parents = [*parents[: len(branch) // 4], name.rstrip("/")]
        if not (folder / "/".join(parents)).exists():
            missing.append("/".join(parents))
    return missing


@pytest.mark.parametrize(
    "box", [pytest.param(box, id=box.place) for box, kind in _with_kinds(all_boxes(ROOT)) if kind == "sample"]
)
def test_a_sample_is_accepted(box: Box, tmp_path: Path) -> None:
    """A piece of YAML that a document shows is what the model takes, put where it belongs in a sound desk."""
    assert mistakes_in_sample(box, tmp_path) == []


def test_originals_are_kept_from_git_as_the_handbook_says(root: Path) -> None:
    """The lines to copy are the project's own."""
    line = next(box for box in all_boxes(root) if box.text.startswith("**/sources/")).text.strip()
    assert {*line.splitlines()} <= {*(root / ".gitattributes").read_text(encoding="utf-8").splitlines()}


def test_what_is_not_run_is_still_shown(root: Path) -> None:
    """Each reason for not running a command belongs to a command that a page shows."""
    commands = [command for box in all_boxes(root) for command in box.commands]
    assert {why_not_run(command) for command in commands} - {""} == {why for _, why in NOT_RUN}
