"""Every folder under bad/ gives exactly the findings it expects, and every folder under good/ none.

How a desk is written is told in tests/README.md.
"""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree, rmtree
from typing import TYPE_CHECKING, Final

import pytest

from generator.build import all_rules, check

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE: Final = Path(__file__).parent
EXPECT: Final = re.compile(r"#\s*expect:\s*([a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)\s*$")
SIDE_LINE: Final = re.compile(r"(.+):(\d+) ([a-z0-9-]+)")
SIDE_FILES: Final = ("expect.txt", "prepare.txt")

Expected = tuple[str, int, str]


def desks_in(folder: str) -> list[str]:
    """The names of the desks in a folder."""
    return sorted(path.name for path in (HERE / folder).iterdir() if path.is_dir())


def lay_out(desk: Path, target: Path) -> Path:
    """Copy the base desk to ``target``, the desk's own files over it, and do what its prepare.txt says."""
    copytree(HERE / "base", target)
    copytree(desk, target, dirs_exist_ok=True)
    for line in _lines_of(target / "prepare.txt"):
        _prepare(target, *line.split())
    for name in SIDE_FILES:
        (target / name).unlink(missing_ok=True)
    return target


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
    elif verb == "crlf":
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    else:
        pytest.fail(f"prepare.txt knows no “{verb}”")


def expected_in(desk: Path) -> Iterator[Expected]:
    """Yield the findings a desk expects: path, line and code, once for each."""
    for line in _lines_of(desk / "expect.txt"):
        match = SIDE_LINE.fullmatch(line)
        assert match, f"expect.txt has lines “path:line code”, and not: {line}"
        yield match[1], int(match[2]), match[3]
    for path in sorted(desk.rglob("*")):
        if path.is_dir() or path.name in SIDE_FILES:
            continue
        for number, row in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
            match = EXPECT.search(row)
            for code in match[1].split(",") if match else ():
                yield path.relative_to(desk).as_posix(), number, code.strip()


def found_in(folder: Path) -> list[Expected]:
    """The findings of the real check, as desks expect them; a line may have the same code more than once."""
    return [(f.place.path, f.place.line, f.code) for f in check(folder).findings]


@pytest.mark.parametrize("name", desks_in("bad"))
def test_a_bad_desk_gives_exactly_its_findings(name: str, tmp_path: Path) -> None:
    """One mistake, one finding, in the line where it was made: no more and no fewer."""
    desk = HERE / "bad" / name
    expected = sorted(expected_in(desk))
    assert expected, "a bad desk expects something"
    assert sorted(found_in(lay_out(desk, tmp_path / "desk"))) == expected


@pytest.mark.parametrize("name", desks_in("good"))
def test_a_good_desk_gives_no_findings(name: str, tmp_path: Path) -> None:
    """What only looks like a mistake is none."""
    assert found_in(lay_out(HERE / "good" / name, tmp_path / "desk")) == []


def test_the_base_desk_gives_no_findings() -> None:
    """What a desk's own files cause is not mixed up with what lies beneath them."""
    assert found_in(HERE / "base") == []


def test_every_code_expected_is_a_rule() -> None:
    """A misspelt code in a desk would be a test that always fails, or one nobody misses."""
    codes = {rule.code for rule in all_rules()}
    expected = {code for name in desks_in("bad") for _, _, code in expected_in(HERE / "bad" / name)}
    assert expected <= codes
