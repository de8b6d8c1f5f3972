"""When there is nothing to build, and when somebody must not be told so."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from briefing_room.findings import Finding, Place
from briefing_room.kept import ground
from briefing_room.kept.store import Store
from briefing_room.lock import BusyError, locked
from briefing_room.publish.project import project_at
from briefing_room.publish.unchanged import Told, inputs_of, last_told, record_build, store_path
from briefing_room.publish.understood import is_understood
from tests.desks.desks import BASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing_room.publish.project import Project

CONFIG = "site_name: x\ntheme: {name: briefing, custom_dir: own}\nplugins: [briefing]\n"
FINDINGS = (
    Finding(Place("base.yml", 3, 2), "quote-apart", "warning", "Wörter", "help {see}", Place("base.yml", 9)),
    Finding(Place("actors.yml"), "unused-actor", "warning", "nobody"),
)


def write(path: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose last build is put down."""
    root = tmp_path / "project"
    copytree(BASE, root / "briefings")
    write(root / "mkdocs.yml", CONFIG)
    write(root / "docs/about.md", "# About")
    write(root / "own/assets/own.css", "p {}")
    write(root / "site/index.html", "a site")
    write(root / "site/.built-by-briefing-room", "index.html")
    write(root / "build/docs/index.md", "a page")
    found = project_at(root / "mkdocs.yml", (root / "briefings").resolve(), private=False)
    put_down(found)
    return found


def put_down(project: Project) -> None:
    """Put down a build."""
    inputs = inputs_of(project)
    assert inputs
    with closing(Store(store_path(project))) as store:
        record_build(store, project, inputs, Told(FINDINGS, {"base.yml": "title: x\n"}, 7))
        store.keep()


def test_what_was_told_is_told_again(project: Project) -> None:
    """While nothing has changed, with the lines that the findings are in; what is hidden in the site does not count."""
    assert last_told(project) == Told(FINDINGS, {"base.yml": "title: x\n"}, 7)
    write(project.site / ".git/HEAD", "somebody's, and no part of the site")
    assert last_told(project) == Told(FINDINGS, {"base.yml": "title: x\n"}, 7)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a byte of a briefing": lambda root: write(root / "briefings/base.yml", "title: Other"),
    "a new file in the desk": lambda root: write(root / "briefings/new.yml", ""),
    "a renamed file": lambda root: (root / "briefings/base.yml").rename(root / "briefings/other.yml"),
    "a link in the desk": lambda root: (root / "briefings/more.yml").symlink_to(root / "mkdocs.yml"),
    "a page written by hand": lambda root: write(root / "docs/about.md", "# Us"),
    "a new page": lambda root: write(root / "docs/new.md", "# New"),
    "the configuration": lambda root: write(root / "mkdocs.yml", f"{CONFIG}copyright: us\n"),
    "a plugin": lambda root: write(root / "mkdocs.yml", CONFIG.replace("[briefing]", "[briefing, search]")),
    "the owner's style": lambda root: write(root / "own/assets/own.css", "p { color: red }"),
    "the site by hand": lambda root: write(root / "site/index.html", "a lie!"),
    "a file more in the site": lambda root: write(root / "site/more.html", "a lie"),
    "a file less in the site": lambda root: (root / "site/index.html").unlink(),
    "the site's list": lambda root: write(root / "site/.built-by-briefing-room", ""),
    "who may read the site": lambda root: (root / "site/index.html").chmod(0o600),
    "a link in the site": lambda root: (root / "site/more.html").symlink_to(root / "mkdocs.yml"),
    "a page as Markdown": lambda root: write(root / "build/docs/index.md", "another"),
    "a build that was killed": lambda root: (root / ".site.work/new").mkdir(parents=True),
    "the store": lambda root: (root / "build/kept.sqlite").unlink(),
    "half of the store": lambda root: os.truncate(root / "build/kept.sqlite", 5000),
}


@pytest.mark.parametrize("change", list(CHANGES))
def test_whatever_has_changed_is_built(project: Project, change: str) -> None:
    """Whether it was what the site is made of or what was made."""
    assert last_told(project)
    CHANGES[change](project.config.parent)
    assert last_told(project) is None


def test_another_program_builds_anew(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Our own files by their contents, other packages by their versions, the day that the environment names."""
    with monkeypatch.context() as meanwhile:
        meanwhile.setenv("SOURCE_DATE_EPOCH", "86400")
        assert last_told(project) is None
    (tmp_path / "more/markdown-9.9.dist-info").mkdir(parents=True)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(sys, "path", [str(tmp_path / "more"), *sys.path])
        assert last_told(project) is None
    with monkeypatch.context() as meanwhile:
        write(tmp_path / "program/build.py", "print()")
        meanwhile.setattr(ground, "_OURS", tmp_path / "program")
        put_down(project)
        assert last_told(project)
        write(tmp_path / "program/build.py", "print(1)")
        assert last_told(project) is None
        write(tmp_path / "program/build.py", "print()")
        write(tmp_path / "program/__pycache__/build.cpython-311.pyc", "")
        assert last_told(project)
    assert last_told(project) is None


def test_another_desk_another_site_and_a_private_one_are_others(project: Project, tmp_path: Path) -> None:
    """What is put down holds for one desk, one site and one sort of reader."""
    root = project.config.parent
    copytree(project.site, tmp_path / "elsewhere")
    copytree(project.site, root / "build/private/site")
    assert last_told(project_at(project.config, project.desk, tmp_path / "elsewhere", private=False)) is None
    assert last_told(project_at(project.config, project.desk, private=True)) is None
    copytree(project.desk, root / "others")
    assert last_told(project_at(project.config, root / "others", private=False)) is None


def test_while_a_build_is_under_way_nothing_is_said(project: Project) -> None:
    """What it makes is not known yet."""
    with locked(project.work), pytest.raises(BusyError):
        last_told(project)


def test_what_was_touched_while_it_was_read_is_not_put_down(project: Project) -> None:
    """Not even when it is as it was in the end: what was read in between may have been another."""
    inputs = inputs_of(project)
    assert inputs
    assert inputs.are_those_of(project)
    text = (project.desk / "base.yml").read_text(encoding="utf-8")
    write(project.desk / "base.yml", "title: Another")
    assert not inputs.are_those_of(project)
    write(project.desk / "base.yml", text)
    assert not inputs.are_those_of(project)
    again = inputs_of(project)
    assert again
    assert again.whole == inputs.whole


@pytest.mark.parametrize("folder", ["briefings", "docs", "own", "site", "build/docs"])
def test_what_cannot_be_read_is_left_to_who_reads_it(
    project: Project, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """A file that nobody may read is a finding of the desk, or a failure of the build; here it is a doubt."""
    inputs = inputs_of(project)
    assert inputs
    scandir = os.scandir

    def refused(path: Path) -> object:
        if os.fspath(path) == str(project.config.parent / folder):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert last_told(project) is None
    assert inputs.are_those_of(project) is (folder in {"site", "build/docs"})


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        (CONFIG, True),
        (f"{CONFIG}site_name: Hello! You\nmarkdown_extensions: [toc, {{pymdownx.highlight: {{}}}}]\n", True),
        (CONFIG.replace("[briefing]", "[{briefing: {desk: x}}]"), True),
        (CONFIG.replace("[briefing]", "[briefing, tags]"), False),
        (CONFIG.replace("own}", "own, extends: other}"), False),
        (f"{CONFIG}hooks: [hook.py]\n", False),
        (f"{CONFIG}extra_templates: [list.xml]\n", False),
        (f"{CONFIG}markdown_extensions: [pymdownx.snippets]\n", False),
        (f"{CONFIG}markdown_extensions:\n  - toc:\n      slugify: !!python/name:os.path.join\n", False),
        (f"{CONFIG}copyright: !ENV [NAME]\n", False),
        (f"INHERIT: base.yml\n{CONFIG}", False),
        ("theme: [", False),
    ],
)
def test_what_is_not_understood_is_built_every_time(tmp_path: Path, text: str, *, is_plain: bool) -> None:
    """A plugin, a hook, a template of the owner's own, a value of the environment: what they do is theirs to know."""
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / "base.yml").write_text(CONFIG, encoding="utf-8")
    assert is_understood(tmp_path / "mkdocs.yml") is is_plain
