"""A site that several make at the same time is, byte for byte, the site that one makes."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import build
from briefing_room.publish.failures import PublishError
from briefing_room.publish.project import Project, project_at
from briefing_room.publish.shards import FILES, MANIFEST, Shard
from briefing_room.shards import build_shard, merge, shards_of
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


def test_shards_make_the_same_site_and_are_verified_together(tmp_path: Path, whole: dict[str, bytes | int]) -> None:
    """As three machines make them; a page that somebody altered with its digest does not pass the proofs."""
    project = lay_out(tmp_path)
    shards = [build_shard(project, Shard(number, 3)).folder for number in (1, 2, 3)]
    merge(project, [shards_of(project)])
    assert contents(project.site) == whole
    name = "sources/coast-courier/index.html"
    altered = next(folder for folder in shards if (folder / FILES / name).is_file())
    page_of_it = altered / FILES / name
    page_of_it.write_text(
        page_of_it.read_text(encoding="utf-8").replace("closed since", "open since"), encoding="utf-8"
    )
    told = json.loads((altered / MANIFEST).read_text(encoding="utf-8"))
    told["files"][name] = sha256((altered / FILES / name).read_bytes()).hexdigest()
    (altered / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(PublishError, match="does not show the words that are quoted"):
        merge(project, [shards_of(project)])
    assert contents(project.site) == whole
