"""A site in two halves: what two processes make is put together, and what is wrong is told as of the whole."""

from __future__ import annotations

import itertools
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing_room.kept.kept import Kept
from briefing_room.kept.store import Store
from briefing_room.ledger import LEDGER, note, own
from briefing_room.model.desk import Desk, Settings
from briefing_room.pages import site_of
from briefing_room.publish import mkdocs
from briefing_room.publish.failures import PublishError
from briefing_room.publish.halves import make_in_halves, make_site
from briefing_room.publish.handover import Fresh, Receiver
from briefing_room.publish.project import Project
from briefing_room.publish.switch import half_of, repair, scratch_of, staging_of, take_over
from tests.unit.publish.disk import KilledError, dying

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PAGES = ("a.md", "b.md", "c.md", "d.md")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose pages MkDocs is not asked for: each says its name. Both halves are made in this process."""

    def build_site(config: MkDocsConfig) -> None:
        plugin = config.plugins["briefing"]
        assert isinstance(plugin, Receiver)
        assert plugin.handed
        share = plugin.handed.share
        for name in sorted(share.pages if share else PAGES):
            note(Path(config.site_dir), [f"{name}.html"])
            (Path(config.site_dir) / f"{name}.html").write_text(name, encoding="utf-8")
        if not share or share.has_rest:
            note(Path(config.site_dir), ["style.css"])
            (Path(config.site_dir) / "style.css").write_text("css", encoding="utf-8")

    monkeypatch.setattr(mkdocs, "build_site", build_site)
    monkeypatch.setattr("briefing_room.publish.halves.may_part", lambda: True)
    monkeypatch.setattr("briefing_room.publish.beside.may_part", lambda: False)
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\ntheme: {name: briefing}\nplugins: [briefing]\n", encoding="utf-8")
    (tmp_path / "build" / "docs").mkdir(parents=True)
    return Project(
        tmp_path / "briefings", tmp_path / "site", tmp_path / "build", config, None, private=False, lasting=True
    )


READY = Fresh(site_of(Desk(Settings(name="x")), private=False))


def begun(project: Project) -> Path:
    """The folder of the new site, as a build has it ready."""
    own(staging_of(project.site))
    return staging_of(project.site)


def files(folder: Path) -> list[str]:
    """What is in a folder, without the list."""
    return sorted(path.name for path in folder.iterdir() if path.name != LEDGER)


def test_both_halves_come_together(project: Project) -> None:
    """All pages, and what is there once; the folder of the half is gone."""
    staging = begun(project)
    assert make_in_halves(project, staging, READY, PAGES)
    assert files(staging) == [*(f"{name}.html" for name in PAGES), "style.css"]
    assert not half_of(project.site).exists()


@pytest.mark.parametrize("wrong", ["a.md", "b.md"])
def test_what_is_wrong_in_a_half_is_told_by_who_makes_the_whole(
    project: Project, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    """Whichever half it is in: nothing is said of it before, and nothing of the half is left."""
    build_site = mkdocs.build_site

    def fail(config: MkDocsConfig) -> None:
        build_site(config)
        if (Path(config.site_dir) / f"{wrong}.html").is_file():
            raise PublishError("a dead link")

    monkeypatch.setattr(mkdocs, "build_site", fail)
    staging = begun(project)
    assert not make_in_halves(project, staging, READY, PAGES)
    assert not half_of(project.site).exists()
    with pytest.raises(PublishError, match="a dead link"):
        make_site(project, staging, READY)


def test_one_process_makes_what_might_look_at_several_pages(project: Project) -> None:
    """A plugin, a hook or a template of the owner's may say on one page what is on others."""
    project.config.write_text(project.config.read_text(encoding="utf-8") + "hooks: [own.py]\n", encoding="utf-8")
    assert not make_in_halves(project, begun(project), READY, PAGES)


def test_one_process_makes_what_is_mostly_kept(project: Project) -> None:
    """After an edit there is little to make."""
    store = Store()
    store.put(b"x", b"y")
    store.get(b"x")
    ready = Fresh(READY.site, kept=Kept(store, b"", b""))
    assert not make_in_halves(project, begun(project), ready, PAGES)


def test_there_is_one_process_where_the_system_gives_no_other(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On macOS, on Windows, and on one core."""
    monkeypatch.setattr("briefing_room.publish.halves.may_part", lambda: False)
    assert not make_in_halves(project, begun(project), READY, PAGES)


def test_killed_at_any_step(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next command finds nothing in a half that is not ours, and leaves nothing of it."""
    for steps in itertools.count():
        staging = begun(project)
        with monkeypatch.context() as meanwhile:
            went_through = dying(meanwhile, steps)
            with suppress(KilledError):
                make_in_halves(project, staging, READY, PAGES)
        repair(project.site)
        assert not list(scratch_of(project.site).iterdir())
        if went_through():
            break
    assert steps > 10


def test_what_is_taken_over_is_listed_first(tmp_path: Path) -> None:
    """So whatever is moved can be removed again by who comes next."""
    half, site = tmp_path / "half", tmp_path / "site"
    for folder in (half, site):
        own(folder)
    note(half, ["a/index.html"])
    (half / "a").mkdir()
    (half / "a" / "index.html").write_text("a", encoding="utf-8")
    take_over(half, site)
    assert (site / "a" / "index.html").read_text(encoding="utf-8") == "a"
    assert "a/index.html" in (site / LEDGER).read_text(encoding="utf-8")
    assert not half.exists()
