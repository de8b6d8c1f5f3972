"""`briefing sign` writes one key, readers see who drafted a briefing until then, and again when it was changed."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import all_rules, check
from briefing_room.cli import main
from briefing_room.pages import render_pages, site_of
from briefing_room.pages.site import FormChecks
from tests.planted import DESK

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A copy of a desk whose briefing was drafted by a tool."""
    folder = copytree(DESK, tmp_path / "desk")
    path = folder / "kessa-dam.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("topics: [water]", "drafted_by: Tool <1>\ntopics: [water]"), encoding="utf-8")
    return folder


def _line(folder: Path) -> str:
    """What readers are told of who drafted and who signed it."""
    checked = check(folder)
    site = site_of(checked.desk, private=False, checked=FormChecks(all_rules(), checked.findings, checked.waived))
    page = next(page for page in render_pages(site) if page.path == "briefings/kessa-dam.md")
    rows = [row for row in page.markdown.splitlines() if 'class="drafted"' in row]
    return rows[0] if rows else ""


def _sign(folder: Path, by: str) -> int:
    return main(["sign", "kessa-dam", "--desk", str(folder), "--by", by, "--today", "2031-06-03"])


def test_readers_see_who_drafted_it_until_it_is_signed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One calm line: drafted by a tool; signed by a person; drafted by a tool and changed since, with a finding."""
    assert "Drafted by Tool &#60;1&#62;; no person has signed it yet" in _line(desk)
    before = (desk / "kessa-dam.yml").read_text(encoding="utf-8")
    assert _sign(desk, "Ada Brandt") == 0
    after = (desk / "kessa-dam.yml").read_text(encoding="utf-8")
    (row,) = (row for row in after.splitlines() if row not in before.splitlines())
    assert row.startswith('signed: {by: "Ada Brandt", on: 2031-06-03, hash: ')
    assert after.replace(f"{row}\n", "") == before
    assert "Signed by Ada Brandt" in _line(desk)
    assert "Tool" not in _line(desk)
    (desk / "kessa-dam.yml").write_text(after.replace("Fills the reservoir.", "Fills a reservoir."), encoding="utf-8")
    assert "Drafted by Tool &#60;1&#62;; changed since Ada Brandt signed it" in _line(desk)
    capsys.readouterr()
    assert main(["check", "--desk", str(desk)]) == 0
    told = capsys.readouterr().out
    assert "warning[signature-fallen]: Ada Brandt signed other statements, on 2031-06-03: something was changed" in told
    assert 'help: when a person has read what changed: briefing sign kessa-dam --by "Ada Brandt"' in told
    assert _sign(desk, "Bo Lind") == 0
    assert "Signed by Bo Lind" in _line(desk)
    assert (desk / "kessa-dam.yml").read_text(encoding="utf-8").count("signed:") == 1


def test_without_either_key_nothing_is_said() -> None:
    """A briefing that says nothing of who drafted it is as it was."""
    assert _line(DESK) == ""


def test_what_cannot_be_signed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither by what drafted it, nor by nobody, nor a briefing that is not there, nor a desk with errors."""
    before = (desk / "kessa-dam.yml").read_bytes()
    assert _sign(desk, "tool <1>") == 2
    assert _sign(desk, " ") == 2
    assert main(["sign", "kessa-dm", "--desk", str(desk), "--by", "Ada Brandt"]) == 2
    assert "did you mean “kessa-dam”?" in capsys.readouterr().err
    (desk / "kessa-dam.yml").write_bytes(before.replace(b"She called the filling", b"He called the filling"))
    broken = (desk / "kessa-dam.yml").read_bytes()
    assert _sign(desk, "Ada Brandt") == 1
    assert "Nothing was signed: the desk has errors." in capsys.readouterr().out
    assert (desk / "kessa-dam.yml").read_bytes() == broken
