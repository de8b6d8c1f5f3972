"""A site that several make at the same time is, byte for byte, the site that one makes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import build
from briefing_room.publish.project import Project, project_at
from tests.desks.desks import page, write_desk

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

CONFIG = "site_name: x\ntheme: {name: briefing}\nplugins: [briefing]\n"


def lay_out(root: Path) -> Project:
    """A project with two briefings more than the base, and a page that was written by hand."""
    write_desk(root / "briefings", {f"{name}.yml": page().replace("A page", name) for name in ("one", "two")})
    (root / "docs").mkdir()
    (root / "docs" / "about.md").write_text("# About us\n\n[One](briefings/one.md)\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return project_at(root / "mkdocs.yml", root / "briefings", private=False)


def contents(folder: Path) -> dict[str, bytes | int]:
    """Every file of a site, the lists as well, and who may read each."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    names = {path.relative_to(folder).as_posix(): path for path in files}
    return {f"{name} {path.stat().st_mode:o}": path.read_bytes() for name, path in names.items()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes | int]:
    """The site as one process makes it."""
    project = lay_out(tmp_path_factory.mktemp("whole"))
    assert build(project).pages
    return contents(project.site)


@pytest.mark.skipif(sys.platform != "linux", reason="no other system copies a process safely")
def test_two_processes_make_the_same_site(
    tmp_path: Path, whole: dict[str, bytes | int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a machine with two cores; what is kept of it spares the next build as much."""
    monkeypatch.setattr("briefing_room.build._LARGE", 0)
    for module in ("halves", "beside"):
        monkeypatch.setattr(f"briefing_room.publish.{module}.may_part", lambda: True)
    project = lay_out(tmp_path)
    assert build(project, keeps=True).pages
    assert contents(project.site) == whole
    made: list[str] = []
    monkeypatch.setattr("briefing_room.publish.kept_pages.KeptPages.add", lambda _, name, __: made.append(name))
    (project.desk / "settings.yml").touch()
    assert build(project, keeps=True).pages
    assert sorted(made) == ["about.md", "index.md"]
    assert contents(project.site) == whole
