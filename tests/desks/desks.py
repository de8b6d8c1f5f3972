"""How a desk of this folder is laid out, and what it expects. `tests/README.md` tells how one is written."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree, rmtree
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.build import check
from briefing_room.load.desk import read_desk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing_room.build import Checked
    from briefing_room.findings import Finding

HERE: Final = Path(__file__).parent
BASE: Final = HERE / "base"
BAD: Final = HERE / "bad"
GOOD: Final = HERE / "good"
BEFORE: Final = "before"

_FINDING: Final = r"(?:error|warning) [a-z0-9-]+"
_EXPECT: Final = re.compile(rf"#\s*expect:\s*({_FINDING}(?:, {_FINDING})*)\s*$")
_MEANT: Final = re.compile(r"#\s*expect\b.*")
_SIDE_LINE: Final = re.compile(rf"(.+):(\d+) ({_FINDING})")
MESSAGES: Final = "messages.txt"
_SIDE_FILES: Final = ("expect.txt", "prepare.txt", MESSAGES)

Expected = tuple[str, int, str, str]
"""A finding as a desk expects it: path, line, severity and code."""


def names_in(folder: Path) -> list[str]:
    """The names of the desks in a folder."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def lay_out(desk: Path, target: Path) -> Path:
    """Copy the base desk to ``target``, the desk's own files over it, and do what its prepare.txt says."""
    copytree(BASE, target)
    copytree(desk, target, dirs_exist_ok=True)
    if (target / BEFORE).is_dir():  # as the desk was: it is laid out beside it
        copytree(BASE, target.with_name(BEFORE))
        copytree(target / BEFORE, target.with_name(BEFORE), dirs_exist_ok=True)
        rmtree(target / BEFORE)
    for line in _lines_of(target / "prepare.txt"):
        _prepare(target, *line.split())
    for name in _SIDE_FILES:
        (target / name).unlink(missing_ok=True)
    return target


def write_desk(target: Path, files: Mapping[str, str]) -> Path:
    """Copy the base desk to ``target`` and write files over it."""
    copytree(BASE, target)
    for name, text in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return target


def page(text: str = "") -> str:
    """A published briefing on the base desk, with what else it says."""
    return f"""\
title: A page
status: published
as_of: {{date: 2025-03-01, basis: analyst}}
default_source: coast-courier
bottom_line:
  text: The harbour stays closed.
  evidence: ["The harbour has been closed since the storm."]
{text}"""


def expected_in(desk: Path) -> Iterator[Expected]:
    """Yield the findings a desk expects, once for each."""
    for line in _lines_of(desk / "expect.txt"):
        match = _SIDE_LINE.fullmatch(line)
        assert match, f"expect.txt has lines “path:line severity code”, and not: {line}"
        yield match[1], int(match[2]), *_parted(match[3])
    for path in sorted(desk.rglob("*")):
        if path.is_dir() or path.name in _SIDE_FILES or BEFORE in path.relative_to(desk).parts:
            continue
        for number, row in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
            match = _EXPECT.search(row)
            assert match or not _MEANT.search(row), f"an expectation is “# expect: severity code”, and not: {row}"
            for one in match[1].split(", ") if match else ():
                yield path.relative_to(desk).as_posix(), number, *_parted(one)


def _parted(one: str) -> tuple[str, str]:
    severity, code = one.split(" ")
    return severity, code


def as_expected(findings: Iterable[Finding]) -> list[Expected]:
    """Findings as desks expect them; a line may have the same code more than once."""
    return [(finding.place.path, finding.place.line, finding.severity, finding.code) for finding in findings]


def check_laid_out(folder: Path) -> Checked:
    """The real check of a desk that was laid out, against what it was where it says so."""
    before = read_desk(folder.with_name(BEFORE)).desk if folder.with_name(BEFORE).is_dir() else None
    return check(folder, before=before)


def _lines_of(path: Path) -> list[str]:
    if not path.is_file():
        return []
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def _prepare(target: Path, verb: str, name: str, *more: str) -> None:
    """Do what Git cannot keep: take a file of the base away, make a large one, an empty folder, a dead link."""
    path = target / name
    if verb == "remove":
        rmtree(path) if path.is_dir() else path.unlink()
    elif verb == "pad":
        path.write_bytes(path.read_bytes() + b"\n" * int(more[0]))
    elif verb == "folder":
        path.mkdir(parents=True, exist_ok=True)
    elif verb == "link":
        path.symlink_to(more[0])
    elif verb == "bytes":
        path.write_bytes((path.read_bytes() if path.exists() else b"") + bytes.fromhex("".join(more)))
    elif verb == "encode":
        path.write_bytes(path.read_text(encoding="utf-8").encode(more[0]))
    elif verb == "crlf":
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    else:
        pytest.fail(f"prepare.txt knows no “{verb}”")
