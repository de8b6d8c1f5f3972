"""What `make bench` prints: it measures what it says and reckons right. How long anything takes decides nothing."""

from __future__ import annotations

import json
import platform
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks import others
from benchmarks.edited import MORE, edit_judgement, edit_reason
from benchmarks.machine import machine
from benchmarks.made_desk import write_made_desk
from benchmarks.speed import CONFIG
from benchmarks.spent import Spent, run, tried
from benchmarks.tables import Measured, Row, growth, table
from benchmarks.weight import write_grown
from benchmarks.whole_site import size_of
from briefing_room.build import check
from briefing_room.findings import has_errors
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SIZE: dict[str, str | int] = {
    "pages": 3, "files": 5, "size": 2_500_000, "heaviest": "index.html", "heaviest_bytes": 1_499,
    "fullest": "risks/index.html", "fullest_elements": 1_234,
}  # fmt: skip


def measured(briefings: int, times: float) -> Measured:
    """A desk on which everything takes so many times as long."""
    rows: dict[str, Row] = {
        "MkDocs + Material": Spent(10 * times, 11 * times, 100),
        "MkDocs + Material, again": Spent(8 * times, 10 * times, 100),
        "build, cold": Spent(16 * times, 5 * times, 100 * times),
        "Hugo": "not installed",
    }
    return Measured(briefings, rows, SIZE, (7, 1_500_000))


def cells(line: str) -> list[str]:
    """What stands in a row of a table."""
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_everything_is_compared_with_the_quicker_run_of_plain_mkdocs() -> None:
    """A run that was disturbed makes nothing else look quick."""
    rows = {row[0]: row[1:] for row in map(cells, table(measured(10, 1))) if len(row) > 1}
    assert rows["MkDocs + Material"] == ["10.00", "1.250", "11.00", "1.100", "100"]
    assert rows["MkDocs + Material, again"] == ["8.00", "1.000", "10.00", "1.000", "100"]
    assert rows["build, cold"] == ["16.00", "2.000", "5.00", "0.500", "100"]


def test_what_is_not_installed_and_not_known_is_said() -> None:
    """An engine that is not there has a row, and a system that tells no processor time has words for it."""
    lines = list(table(Measured(1, {"MkDocs + Material": Spent(None, 2, None), "Hugo": "not installed"}, SIZE, (0, 0))))
    assert cells(lines[2]) == ["MkDocs + Material", "not known", "not known", "2.00", "1.000", "not known"]
    assert cells(lines[3])[:2] == ["Hugo", "not installed"]


def test_the_largest_page_is_named() -> None:
    """With its bytes as they are sent, and its elements."""
    *_, last = table(measured(10, 1))
    assert last == (
        "The site: 3 pages, 5 files, 2.5 MB. Most bytes: index.html, 1 kB compressed. Most elements: "
        "risks/index.html, 1,234. The work folder: 7 files, 1.5 MB."
    )


def test_growth_in_step_with_the_briefings_is_one() -> None:
    """Ten times the briefings and ten times the time is an exponent of 1; a hundred times would be 2."""
    rows = {row[0]: row[1] for row in map(cells, growth([measured(10, 1), measured(100, 10)])) if len(row) > 1}
    assert rows["build, cold"] == "1.00; 1.00"
    assert rows["MkDocs + Material"] == "1.00; 0.00"
    assert rows["Hugo"] == ""
    assert {row[1] for row in map(cells, growth([measured(10, 1), measured(100, 100)])) if row[0] == "build, cold"} == {
        "2.00; 2.00"
    }


def test_the_machine_is_named_without_its_name() -> None:
    """The line goes into a document, so it holds versions and no host and no path."""
    line = machine()
    assert platform.python_version() in line
    assert platform.node() not in line
    assert "/" not in line


def test_an_edit_changes_one_file_and_breaks_nothing(tmp_path: Path) -> None:
    """What is measured after an edit is a build, and not a refusal."""
    desk = tmp_path / "desk"
    write_made_desk(desk, 2)
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    edited = desk / "briefing-1.yml"
    edit_reason(edited)
    edit_judgement(edited)
    changed = [path for path, data in before.items() if path.read_bytes() != data]
    assert changed == [edited]
    judgement = check(desk).desk.briefings["briefing-1"].judgements[0]
    assert str(judgement.because).endswith(MORE)
    assert judgement.text.endswith(MORE.lower())
    assert not has_errors(check(desk).findings)


def test_the_demonstration_desk_can_be_grown(tmp_path: Path) -> None:
    """Its own briefings are all there, beside so many more, and nothing forbids to build it."""
    page = write_grown(tmp_path / "desk", 5)
    checked = check(tmp_path / "desk")
    assert not has_errors(checked.findings), checked.findings[0]
    assert len(checked.desk.briefings) == 5
    assert page.split("/")[1] in checked.desk.briefings


def test_the_stages_make_a_sound_site(tmp_path: Path) -> None:
    """Each stage of a build tells what it took, in order, and what they make together is a whole site."""
    write_made_desk(tmp_path / "briefings", 1)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    site = tmp_path / "staged"
    spent, said = run([sys.executable, "-m", "benchmarks.stages", str(tmp_path), str(site)], ROOT)
    told = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert [one["stage"] for one in told] == ["load", "checks", "pages", "MkDocs", "search", "pictures", "verify"]
    assert spent.wall > 0
    size = size_of(site)
    assert size.pages > 200
    assert size.files > size.pages
    assert (site / size.heaviest).is_file()
    assert size.fullest_elements > 100
    assert (site / "assets" / "search").is_dir()
    assert (site / "assets" / "share.png").is_file()
    shutil.rmtree(site)


def test_a_program_that_fails_ends_the_bench(tmp_path: Path) -> None:
    """With what it said, so that no table is made of a build that was refused."""
    with pytest.raises(SystemExit, match="there is no desk"):
        run([sys.executable, "-c", "raise SystemExit('there is no desk')"], tmp_path)


def test_nobody_needs_other_engines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is not on the path is passed over, and nothing is installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(others, "find_spec", lambda _: None)
    docs = tmp_path / "docs"
    assert others.zensical(tmp_path, docs, fresh=True) == "not installed"
    assert others.hugo(tmp_path, docs) == "not installed"
    assert others.eleventy(tmp_path, docs) == "not installed"
    assert list(tmp_path.iterdir()) == []


def test_somebody_elses_program_may_fail(tmp_path: Path) -> None:
    """Its row says why, in its own words, and the rest is measured."""
    words = [sys.executable, "-c", "raise SystemExit('the page\\nis too large')"]
    assert tried(words, tmp_path) == "stopped: is too large"
