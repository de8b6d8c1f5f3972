"""The check, from a folder to findings, and the order of a build; real sites are built under tests/site/."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import re
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.build import all_rules, build, check, put_right
from briefing_room.ledger import LEDGER, NotOurFolderError, note
from briefing_room.lock import BusyError, locked
from briefing_room.pages import site_of
from briefing_room.pages.page import Page
from briefing_room.publish import mkdocs
from briefing_room.publish.failures import PublishError
from briefing_room.publish.project import find_project
from briefing_room.publish.proofs import proofs_of
from briefing_room.publish.search import verify_search
from briefing_room.publish.switch import scratch_of, switch
from tests.desks.desks import BAD, BASE, GOOD, lay_out, page, write_desk
from tests.unit.publish.disk import KilledError, dying

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from briefing_room.publish.project import Project
    from briefing_room.publish.verify import Proof, Worn


def test_a_check_reads_and_never_writes(tmp_path: Path) -> None:
    """The desk's files are the analyst's."""
    desk = lay_out(BAD / "twenty", tmp_path / "desk")
    before = {
        path: (path.read_bytes() if path.is_file() else None, path.stat().st_mtime_ns) for path in desk.rglob("*")
    }
    check(desk)
    assert before == {
        path: (path.read_bytes() if path.is_file() else None, path.stat().st_mtime_ns) for path in desk.rglob("*")
    }


def test_the_same_desk_gives_the_same_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sorted, each once, whatever the time zone and the order in which the disk lists files."""
    desk = lay_out(BAD / "twenty", tmp_path / "desk")
    first = check(desk).findings
    places = [(finding.place, finding.code) for finding in first]
    assert places == sorted(places)
    assert len(set(first)) == len(first)
    other = tmp_path / "other"
    other.mkdir()
    for path in sorted(desk.rglob("*"), reverse=True):
        target = other / path.relative_to(desk)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        assert check(other).findings == first
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_desk_may_be_published_unless_there_is_an_error(tmp_path: Path) -> None:
    """A warning forbids nothing."""
    assert check(BASE).may_be_published
    assert check(lay_out(BAD / "unused-actor", tmp_path / "a")).may_be_published
    assert not check(lay_out(BAD / "wrong-value", tmp_path / "b")).may_be_published


def test_house_rules_change_what_a_warning_means(tmp_path: Path) -> None:
    """Raised, a warning forbids publishing; switched off, it is not told."""
    settings = (BASE / "settings.yml").read_text(encoding="utf-8")
    sail = page("indicators: [{id: sail, text: A sail., status: not-checked}]\n")
    for level, codes, published in (
        ("warning", ["unused-indicator"], True),
        ("error", ["unused-indicator"], False),
        ("off", [], True),
    ):
        files = {"page.yml": sail, "settings.yml": f"{settings}  unused-indicator: {level}\n"}
        checked = check(write_desk(tmp_path / level, files))
        assert [finding.code for finding in checked.findings] == codes
        assert checked.may_be_published is published


def test_house_rules_never_lower_an_error(tmp_path: Path) -> None:
    """Trying to is an error of its own."""
    settings = (BASE / "settings.yml").read_text(encoding="utf-8")
    files = {"page.yml": page("topics: [wheat]\n"), "settings.yml": f"{settings}  unknown-id: off\n"}
    checked = check(write_desk(tmp_path / "desk", files))
    assert [(finding.code, finding.severity) for finding in checked.findings] == [
        ("unknown-id", "error"), ("house-rule", "error"),
    ]  # fmt: skip


def test_the_day_of_the_check_is_the_callers(tmp_path: Path) -> None:
    """Never the clock's, so that a build says the same on every day."""
    judgement = 'judgements: [{id: one, text: x, horizon: 2025-06-01, evidence: ["closed since the storm"]}]\n'
    desk = write_desk(tmp_path / "desk", {"page.yml": page(judgement)})
    assert check(desk).findings == ()
    assert [finding.code for finding in check(desk, date(2025, 6, 2)).findings] == ["horizon-passed"]


def test_every_key_of_the_format_is_used_in_the_desk_that_says_so() -> None:
    """Else a key could be broken and no test would notice."""
    from briefing_room.model.briefing import Briefing  # noqa: PLC0415 - only here
    from briefing_room.model.desk import Actor, Settings  # noqa: PLC0415
    from briefing_room.model.source import FrontMatter  # noqa: PLC0415
    from tests.meta.test_rules_documented import classes_in, keys_of  # noqa: PLC0415

    texts = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((GOOD / "every-key").rglob("*"))
        if path.suffix in {".yml", ".md"}
    )
    for model in (Briefing, Settings, Actor, FrontMatter):
        for item in classes_in(model):
            for key in keys_of(item):
                assert f"{key}:" in texts, f"{key} of {item.__name__}"


def test_rules_are_listed_once_and_folder_rules_first() -> None:
    """In the order in which they are documented."""
    codes = [rule.code for rule in all_rules()]
    assert len(set(codes)) == len(codes)
    assert codes[:4] == ["desk-format", "missing-file", "file-name", "original-changed"]


def test_a_desk_on_a_disk_that_lists_files_in_any_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder's own order is not that of the names."""
    desk = lay_out(GOOD / "every-key", tmp_path / "desk")
    names = list(check(desk).desk.briefings)
    really = os.listdir
    monkeypatch.setattr(os, "listdir", lambda *given: sorted(really(*given), reverse=True))
    assert list(check(desk).desk.briefings) == names == sorted(names)


# --- lock → refresh → site → verify → switch, with a site that is made up in no time -----------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A small desk, whose site MkDocs and the search are not asked for: one page that says which build it is of."""
    builds = iter(("first", "second"))

    def build_site(config: MkDocsConfig) -> None:
        (Path(config.site_dir) / "index.html").write_text(next(builds), encoding="utf-8")

    monkeypatch.setattr(mkdocs, "build_site", build_site)
    monkeypatch.setattr("briefing_room.build.add_to_site", lambda *_: None)
    monkeypatch.setattr("briefing_room.build.verify_site", lambda *_, **__: [])
    monkeypatch.setattr("briefing_room.build.verify_search", lambda *_: [])
    return find_project(write_desk(tmp_path / "desk", {}), tmp_path / "out" / "site", private=False)


def beside(site: Path) -> dict[str, str]:
    """What lies in the site's folder, each with what its first page says."""
    return {path.name: (path / "index.html").read_text(encoding="utf-8") for path in site.parent.iterdir()}


def test_a_sound_site_is_published(project: Project) -> None:
    """It takes the place of the one before, and nothing else is left."""
    assert build(project).pages
    assert beside(project.site) == {"site": "first"}
    build(project)
    assert beside(project.site) == {"site": "second"}


def test_what_verification_finds_stops_the_build_before_the_switch(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every problem is told; the site that is there stays, and no staged one is left."""
    build(project)
    monkeypatch.setattr("briefing_room.build.verify_site", lambda *_, **__: ["one.html: a", "two.html: b"])
    with pytest.raises(PublishError, match=r"^one\.html: a\ntwo\.html: b$"):
        build(project)
    assert beside(project.site) == {"site": "first"}


def test_a_site_whose_search_is_not_whole_is_not_published(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new site is asked for it before the switch, and what is there stays."""
    build(project)
    monkeypatch.setattr("briefing_room.build.verify_search", verify_search)
    with pytest.raises(PublishError, match=r"assets/search/index\.json is not there"):
        build(project)
    assert beside(project.site) == {"site": "first"}


def test_a_build_verifies_the_new_site_with_the_proof_of_every_quote(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is verified is what will be switched to, by what a reader must be able to follow, at the desk's address."""
    asked: list[tuple[str, tuple[Proof, ...], str | None]] = []

    def verify(
        folder: Path, proofs: tuple[Proof, ...], address: str | None, worn: Worn, hosts: tuple[str, ...], **_: object
    ) -> list[str]:
        assert hosts == ()
        assert {*worn.pages} > {"index.md", "risks.md", "404.md"}
        assert {*worn.files} > {"assets/stylesheets/layout.css", "assets/javascripts/page.js"}
        asked.append(((folder / "index.html").read_text(encoding="utf-8"), proofs, address))
        return []

    monkeypatch.setattr("briefing_room.build.verify_site", verify)
    build(project)
    [(words, proved, address)] = asked
    desk = check(project.desk).desk
    assert words == "first"
    assert proved == proofs_of(site_of(desk, private=False)) != ()
    assert address == desk.settings.address


def test_what_fails_leaves_nothing_behind(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong while the new site is made: no staged site, no work folder, and the next build goes well."""

    def fail(config: MkDocsConfig) -> None:
        (Path(config.site_dir) / "index.html").write_text("half", encoding="utf-8")
        raise PublishError("a dead link")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(mkdocs, "build_site", fail)
        with pytest.raises(PublishError, match="a dead link"):
            build(project)
    assert list(project.site.parent.iterdir()) == []
    build(project)
    assert beside(project.site) == {"site": "first"}


def test_what_a_killed_build_left_is_put_right_by_the_next(project: Project) -> None:
    """Before anything else: the site that it had moved away is back, even where this desk cannot be built."""
    build(project)
    scratch_of(project.site).mkdir()
    project.site.rename(scratch_of(project.site) / "old")
    (project.desk / "settings.yml").write_text("name: [", encoding="utf-8")
    assert build(project).pages is None
    assert beside(project.site) == {"site": "first"}


def test_a_folder_of_somebody_elses_is_refused_before_a_build(project: Project) -> None:
    """What the site would replace and did not make stays as it is."""
    project.site.mkdir(parents=True)
    (project.site / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(NotOurFolderError):
        build(project)
    assert [path.read_text(encoding="utf-8") for path in project.site.iterdir()] == ["mine"]
    assert [path.name for path in project.site.parent.iterdir()] == ["site"]


def test_a_desk_with_errors_is_not_built(project: Project) -> None:
    """Its findings are all that comes of it."""
    build(project)
    (project.desk / "settings.yml").write_text("name: [", encoding="utf-8")
    made = build(project)
    assert made.pages is None
    assert not made.checked.may_be_published
    assert beside(project.site) == {"site": "first"}


def test_while_one_build_is_under_way_another_is_refused(project: Project) -> None:
    """It touches nothing, and goes well when the first has ended."""
    with locked(project.work):
        before = sorted(project.site.parent.rglob("*"))
        with pytest.raises(BusyError, match="another build is under way"):
            build(project)
        assert sorted(project.site.parent.rglob("*")) == before
    build(project)
    assert beside(project.site) == {"site": "first"}


def test_a_build_holds_the_lock_until_it_has_switched(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that two never write into one staged site, nor switch at once."""
    held: list[str] = []

    def switch_while_watched(site: Path) -> None:
        with pytest.raises(BusyError), locked(project.work):
            held.append("not held")
        held.append("held")
        switch(site)

    monkeypatch.setattr("briefing_room.build.switch", switch_while_watched)
    build(project)
    assert held == ["held"]


# --- killed, refused, out of room --------------------------------------------------------------------


def test_a_build_that_is_killed_at_any_step(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """At its address stands a whole site; the next command, be it a check, leaves nothing else behind."""

    def build_site(config: MkDocsConfig) -> None:
        note(Path(config.site_dir), ["index.html"])  # as the plugin does
        (Path(config.site_dir) / "index.html").write_text("new", encoding="utf-8")

    monkeypatch.setattr(mkdocs, "build_site", build_site)
    monkeypatch.setattr("briefing_room.build.render_pages", lambda *_: (Page("index.md", "x"), Page("a/b.md", "x")))
    for steps in itertools.count():
        one = replace(project, site=tmp_path / str(steps) / "site", work=tmp_path / str(steps) / ".site.work")
        build(one)
        (one.site / "index.html").write_text("old", encoding="utf-8")
        with monkeypatch.context() as meanwhile:
            went_through = dying(meanwhile, steps)
            with contextlib.suppress(KilledError):
                build(one)
        assert (one.site / "index.html").read_text(encoding="utf-8") in {"old", "new"}
        with contextlib.chdir(one.site.parent):
            put_right(one.desk)
        assert list(beside(one.site)) == ["site"]
        if went_through():
            break
    assert steps > 20


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("foreign", ["site/mine.txt", ".site.work/docs/mine.txt", ".site.work/mine.txt"])
def test_a_refused_build_leaves_nothing_behind(project: Project, foreign: str) -> None:
    """What is somebody's stays, and no work folder comes to it."""
    build(project)
    path = project.site.parent / foreign
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    before = contents(project.site.parent)
    with pytest.raises(NotOurFolderError, match=r"mine\.txt; nothing was changed"):
        build(project)
    assert contents(project.site.parent) == before


def test_a_refused_desk_leaves_no_work_folder(project: Project) -> None:
    """Nor the one of a project whose pages were never written."""
    lasting = replace(project, work=project.site.parent / "build", lasting=True)
    (project.desk / "page.yml").write_text("title: {\n", encoding="utf-8")
    assert not build(lasting).checked.may_be_published
    assert not lasting.work.exists()


def test_a_lock_that_was_removed_while_it_was_opened_is_no_lock(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who releases it removes it, so who opened it just before takes a new one, and two are kept apart as ever."""
    opened = os.open

    def open_late(*arguments: Any) -> int:  # noqa: ANN401 - what the system takes
        descriptor = opened(*arguments)
        if arguments[0] == project.work / ".lock" and not removed:
            removed.append(project.work)
            (project.work / ".lock").unlink()
            project.work.rmdir()
        return descriptor

    removed: list[Path] = []
    monkeypatch.setattr(os, "open", open_late)
    with locked(project.work):
        assert (project.work / ".lock").is_file()
        with pytest.raises(BusyError), locked(project.work):
            pass
        assert (project.work / ".lock").is_file()
    assert removed
    assert not project.work.exists()


def test_a_lock_that_is_a_link_is_not_followed(project: Project) -> None:
    """Whatever it leads to is neither emptied nor removed."""
    mine = project.site.parent.parent / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    project.work.mkdir(parents=True)
    (project.work / ".lock").symlink_to(mine)
    with pytest.raises(OSError, match=r"\.lock"):
        build(project)
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_site_that_is_a_link_is_where_it_leads(tmp_path: Path, project: Project) -> None:
    """The folder it leads to is replaced, if it is a site of ours, and the link stays; else it is refused."""
    (tmp_path / "web").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "web" / "public")
    linked = find_project(project.desk, link, private=False)
    for words in ("first", "second"):
        build(linked)
        assert link.readlink() == tmp_path / "web" / "public"
        assert (link / "index.html").read_text(encoding="utf-8") == words
    assert [path.name for path in (tmp_path / "web").iterdir()] == ["public"]
    (tmp_path / "web" / "public" / LEDGER).unlink()
    with pytest.raises(NotOurFolderError):
        build(linked)


@pytest.mark.parametrize("full", ["docs/actors/index.md", "new"])
def test_a_full_disk_is_told_with_the_path(project: Project, monkeypatch: pytest.MonkeyPatch, full: str) -> None:
    """What there was no room for, and that the site that was there is as it was; nothing half is left."""
    build(project)
    really = Path.write_bytes

    def no_room(path: Path, data: bytes) -> int:
        if path.name == "index.md":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # as the system does it: without a name
        return really(path, data)

    def no_room_for_the_site(_: MkDocsConfig) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if full == "new":
        monkeypatch.setattr(mkdocs, "build_site", no_room_for_the_site)
    else:
        monkeypatch.setattr(Path, "write_bytes", no_room)
    told = re.escape(
        f"No space left on device: {scratch_of(project.site)}/{full}\n"
        f"The site that was there is as it was: {project.site}"
    )
    with pytest.raises(PublishError, match=f"^{told}$"):
        build(project)
    assert beside(project.site) == {"site": "first"}
