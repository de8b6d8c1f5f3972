"""Where the folders of a build are, and which mkdocs.yml applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.publish.mkdocs import load_config, overrides
from briefing_room.publish.project import PACKAGED, find_project

if TYPE_CHECKING:
    from pathlib import Path

OURS = "site_name: Mine\ntheme: briefing\nplugins: [briefing]\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk's folder in a folder in which one works."""
    (tmp_path / "briefings").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "briefings"


def test_three_lines_make_a_project(desk: Path) -> None:
    """No path of this machine, and none of the program's repository, stands in it."""
    (desk.parent / "mkdocs.yml").write_text(OURS, encoding="utf-8")
    project = find_project(desk, None, private=False)
    assert (project.config, project.docs) == (desk.parent / "mkdocs.yml", desk.parent / "docs")
    assert (project.site, project.work) == (desk.parent / "site", desk.parent / "build")
    assert find_project(desk, None, private=True).site == desk.parent / "build/private/site"


@pytest.mark.parametrize(
    "text", [OURS.replace("briefing\n", "material\n", 1), OURS.replace("[briefing]", "[briefing: {desk: other}]")]
)
def test_a_site_that_is_not_this_desks_is_not_its_project(desk: Path, text: str) -> None:
    """One with another theme is somebody's; one that names another desk is another desk's."""
    (desk.parent / "mkdocs.yml").write_text(text, encoding="utf-8")
    project = find_project(desk, None, private=False)
    assert (project.config, project.docs, project.passed_over) == (PACKAGED, None, None)


def test_docs_dir_is_the_owners_folder_of_pages(desk: Path) -> None:
    """It means what it means to MkDocs; the folder in which pages are written is none of the owner's."""
    for stated, docs in (("pages", "pages"), ("build/docs", "docs")):
        (desk.parent / "mkdocs.yml").write_text(f"{OURS}docs_dir: {stated}\n", encoding="utf-8")
        assert find_project(desk, None, private=False).docs == desk.parent / docs


def test_a_build_keeps_the_owners_other_plugins(desk: Path) -> None:
    """Only the options of our own are changed; the order, which counts, stays."""
    plugins = "plugins: [search: {lang: en}, briefing: {desk: briefings}, tags]"
    (desk.parent / "mkdocs.yml").write_text(OURS.replace("plugins: [briefing]", plugins), encoding="utf-8")
    project = find_project(desk, None, private=True)
    plugins_told = overrides(project, project.site)["plugins"]
    assert [entry.popitem()[0] for entry in plugins_told] == ["search", "briefing", "tags"]  # as MkDocs reads them …
    first, ours, last = plugins_told  # … and reads them again at every change of a preview
    assert (first, last) == ({"search": {"lang": "en"}}, {"tags": {}})
    assert ours == {"briefing": {"desk": str(desk), "private": True, "work": str(project.work)}}


@pytest.mark.parametrize(("more", "strict"), [("", True), ("strict: false\n", False)])
def test_a_build_is_strict_unless_the_owner_says_otherwise(desk: Path, more: str, strict: bool) -> None:  # noqa: FBT001 - a case
    """A page that leads nowhere stops a build without anybody having asked for it."""
    (desk.parent / "mkdocs.yml").write_text(OURS + more, encoding="utf-8")
    project = find_project(desk, None, private=False)
    project.markdown.mkdir(parents=True)
    assert load_config(project, project.site).strict is strict
