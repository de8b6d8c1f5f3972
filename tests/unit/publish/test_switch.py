"""Whatever interrupts a build, readers have a whole site, and whatever is somebody's stays."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_room.ledger import LEDGER, NotOurFolderError, look, own
from briefing_room.publish import exchange as exchanging
from briefing_room.publish.exchange import exchange
from briefing_room.publish.switch import clear_scratch, repair, scratch_of, seal, staging_of, switch
from tests.unit.publish.disk import FOREIGN, KilledError, dying, named, put_foreign, state_of

PAGES = ("index.html", "404.html", "sources/notice/index.html", "briefings/ferry/index.html")


def make_site(folder: Path, words: str) -> Path:
    """A built site whose every page says the same words."""
    own(folder, PAGES)
    for page in PAGES:
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(words, encoding="utf-8")
    seal(folder)
    return folder


def words_of(folder: Path) -> set[str]:
    """What the pages of a site say: one thing, when the site is whole."""
    return {(folder / page).read_text(encoding="utf-8") for page in PAGES}


def beside(site: Path) -> list[str]:
    """Everything in the site's parent folder."""
    return sorted(path.name for path in site.parent.iterdir())


def done(site: Path) -> None:
    """What a build does when its new site is whole."""
    switch(site)
    clear_scratch(site)
    scratch_of(site).rmdir()


def repaired(site: Path) -> None:
    """What the next command does."""
    repair(site)
    if scratch_of(site).exists():
        scratch_of(site).rmdir()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site's folder, which is not there yet."""
    return tmp_path / "site"


@pytest.fixture
def old(site: Path) -> Path:
    """Where the old site is for a moment, where two folders cannot be exchanged."""
    return scratch_of(site) / "old"


@pytest.fixture(params=["in one step", "by two renames"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A system that can exchange two folders, and one that cannot."""
    if request.param == "by two renames":
        monkeypatch.setattr(exchanging, "_call", lambda: None)
    return str(request.param)


@pytest.mark.usefixtures("system")
def test_the_first_site(site: Path) -> None:
    """Where there was no site the staged one becomes it."""
    make_site(staging_of(site), "new")
    done(site)
    assert words_of(site) == {"new"}
    assert beside(site) == ["site"]


@pytest.mark.usefixtures("system")
def test_a_new_site_takes_the_place_of_the_old(site: Path) -> None:
    """Pages of the old site that the new one has not are gone."""
    own(site, ["more.html"])
    (site / "more.html").write_text("old", encoding="utf-8")
    make_site(site, "old")
    make_site(staging_of(site), "new")
    done(site)
    assert words_of(site) == {"new"}
    assert not (site / "more.html").exists()
    assert beside(site) == ["site"]


def test_killed_at_any_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """There is a whole site at its address, old or new; the next command leaves nothing else behind.

    Where the system cannot exchange two folders, there is none between the two renames, until the next command.
    """
    missing = 0
    for steps in itertools.count():
        site = tmp_path / str(steps) / "site"
        make_site(site, "old")
        make_site(staging_of(site), "new")
        with monkeypatch.context() as meanwhile:
            went_through = dying(meanwhile, steps)
            with contextlib.suppress(KilledError):
                done(site)
        if site.exists():
            assert words_of(site) in ({"old"}, {"new"})
        missing += not site.exists()
        repaired(site)
        assert words_of(site) in ({"old"}, {"new"})
        assert beside(site) == ["site"]
        if went_through():
            break
    assert steps > 10
    assert missing == (0 if system == "in one step" else 1)


def test_killed_at_any_step_of_a_repair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repair that is killed itself is finished by the next."""
    for steps in itertools.count():
        site = tmp_path / str(steps) / "site"
        make_site(scratch_of(site) / "old", "old")
        make_site(staging_of(site), "new")
        with monkeypatch.context() as meanwhile:
            went_through = dying(meanwhile, steps)
            with contextlib.suppress(KilledError):
                repaired(site)
        repaired(site)
        assert words_of(site) == {"old"}
        assert beside(site) == ["site"]
        if went_through():
            break
    assert steps > 5


@pytest.mark.parametrize(
    ("found", "left"),
    [
        ((), None),
        (("site",), "site"),
        (("old",), "old"),
        (("new",), None),
        (("site", "old"), "site"),
        (("site", "new"), "site"),
        (("old", "new"), "old"),
        (("site", "old", "new"), "site"),
        (("docs", "mkdocs_x1"), None),
    ],
)
def test_every_state_is_repaired(site: Path, found: tuple[str, ...], left: str | None) -> None:
    """A site that is there stays, a site that was set aside comes back, and what was half built goes."""
    for name in found:
        make_site(site if name == "site" else scratch_of(site) / name, name)
    for _ in range(2):  # the second time there is nothing to do
        repaired(site)
        assert beside(site) == (["site"] if left else [])
        if left:
            assert words_of(site) == {left}


# --- what is somebody's -----------------------------------------------------------------------------


@pytest.mark.parametrize("foreign", [f.replace(".md", ".html") for f in FOREIGN])
@pytest.mark.parametrize("where", ["site", "new", "old", "docs", "mkdocs_x1"])
def test_what_is_somebodys_is_refused_and_nothing_changes(site: Path, foreign: str, where: str) -> None:
    """A file, a folder or a link in the site or in any folder of the work folder: it is named, and all stays."""
    (site.parent / "work").mkdir()
    (site.parent / "work" / "thesis.tex").write_text("mine", encoding="utf-8")
    make_site(site, "site")
    for name in ("new", "old", "docs", "mkdocs_x1"):
        make_site(scratch_of(site) / name, name)
    put_foreign(site if where == "site" else scratch_of(site) / where, foreign, site.parent / "work")
    before = state_of(site.parent)
    with pytest.raises(
        NotOurFolderError, match=f"holds what this program did not write: .*{named(foreign)}.*; nothing"
    ):
        repair(site)
    assert state_of(site.parent) == before


@pytest.mark.parametrize("name", ["new", "old", "mine.txt", "docs/mine.txt", ".work"])
@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_a_work_folder_of_somebodys_is_not_touched(site: Path, name: str, kind: str) -> None:
    """What has the name of our work folder and was not made by us stays as it is."""
    make_site(site, "site")
    path = scratch_of(site) / name if name != ".work" else scratch_of(site)
    path.parent.mkdir(parents=True, exist_ok=True)
    (site.parent / "work").mkdir()
    (site.parent / "work" / "thesis.tex").write_text("mine", encoding="utf-8")
    if kind == "file":
        path.write_text("mine", encoding="utf-8")
    elif kind == "folder":
        path.mkdir()
        (path / "thesis.tex").write_text("mine", encoding="utf-8")
    else:
        path.symlink_to(site.parent / "work")
    before = state_of(site.parent)
    with pytest.raises(NotOurFolderError, match="nothing was changed"):
        repair(site)
    assert state_of(site.parent) == before


@pytest.mark.parametrize("content", ["index.html", "thesis.tex", "404.html", ".hidden", ".bashrc", ".git/HEAD"])
def test_a_folder_that_is_no_site_is_not_touched(site: Path, content: str) -> None:
    """A folder that holds something else, somebody's home say, is refused, and nothing at all is removed."""
    (site / content).parent.mkdir(parents=True)
    (site / content).write_text("somebody's work", encoding="utf-8")
    make_site(staging_of(site), "new")
    before = state_of(site.parent)
    with pytest.raises(NotOurFolderError, match="is there and is no site built before"):
        repair(site)
    with pytest.raises(NotOurFolderError, match="is there and is no site built before"):
        switch(site)
    assert state_of(site.parent) == before


def test_a_file_is_not_replaced(site: Path) -> None:
    """Neither is a file of that name."""
    site.write_text("somebody's work", encoding="utf-8")
    with pytest.raises(NotOurFolderError):
        repair(site)
    assert site.read_text(encoding="utf-8") == "somebody's work"


def test_what_comes_in_while_a_site_is_built_stays(site: Path) -> None:
    """The switch looks once more, and refuses."""
    make_site(site, "old")
    make_site(staging_of(site), "new")
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    with pytest.raises(NotOurFolderError, match="CNAME"):
        switch(site)
    assert words_of(site) == {"old"}
    assert (site / "CNAME").read_text(encoding="utf-8") == "example.org"


def test_what_comes_in_while_an_old_site_is_cleared_stays(site: Path) -> None:
    """Even what was put into the old site in the last moment is not removed with it."""
    make_site(site, "old")
    make_site(staging_of(site), "new")
    switch(site)
    (staging_of(site) / "CNAME").write_text("example.org", encoding="utf-8")
    with pytest.raises(NotOurFolderError, match="CNAME"):
        clear_scratch(site)
    assert words_of(site) == {"new"}
    assert (staging_of(site) / "CNAME").read_text(encoding="utf-8") == "example.org"


def test_a_site_of_an_earlier_version_is_removed_by_hand(site: Path) -> None:
    """It kept no list of what it wrote, so nobody can say what in its site is ours: refused, with the command."""
    make_site(site, "old")
    (site / LEDGER).write_text("This folder is replaced whole by each build.\n", encoding="utf-8")
    before = state_of(site.parent)
    with pytest.raises(
        NotOurFolderError, match=r"built by an earlier version.*; remove it once yourself: rm -r .*/site$"
    ):
        repair(site)
    assert state_of(site.parent) == before


def test_the_command_that_removes_it_removes_it_and_nothing_else(site: Path) -> None:
    """Pasted as it is printed, whatever the folder is called; and the message says why it is refused."""
    ours = site.with_name("it's our $HOME; site")
    for folder in (ours, site.with_name("it's"), site.with_name("site")):
        make_site(folder, "old")
    (ours / LEDGER).write_text("This folder is replaced whole by each build.\n", encoding="utf-8")
    with pytest.raises(NotOurFolderError, match="so its files cannot be told from yours") as refused:
        repair(ours)
    subprocess.run(["/bin/sh", "-c", str(refused.value).rpartition(": ")[2]], check=True)
    assert {path.name for path in site.parent.iterdir()} == {"it's", "site"}
    repair(ours)


@pytest.mark.parametrize("text", ["", "mine", "This folder", "\udcff", '["*"]', "Made by Briefing Room\n{]"])
def test_a_list_that_is_none_lists_nothing(site: Path, text: str) -> None:
    """Whatever a file of that name says, only a list of ours gives anything away."""
    make_site(site, "site")
    (site / LEDGER).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(NotOurFolderError):
        repair(site)
    assert words_of(site) == {"site"}


def test_a_site_inside_a_site_is_somebodys(site: Path) -> None:
    """That it has a list of its own does not make it part of this one."""
    make_site(site, "one")
    make_site(site / "two", "two")
    with pytest.raises(NotOurFolderError, match="two"):
        repair(site)
    assert words_of(site / "two") == {"two"}


@pytest.mark.usefixtures("system")
def test_an_empty_folder_may_be_used(site: Path) -> None:
    """A folder that was made for the site beforehand is fine."""
    site.mkdir()
    repair(site)
    make_site(staging_of(site), "new")
    done(site)
    assert words_of(site) == {"new"}
    assert beside(site) == ["site"]


def test_names_of_sites_do_not_meet(tmp_path: Path) -> None:
    """Two sites in one folder are staged apart."""
    assert staging_of(tmp_path / "a") != staging_of(tmp_path / "b")
    assert scratch_of(tmp_path / "a").parent == tmp_path


# --- what readers get -------------------------------------------------------------------------------


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_everybody_may_read_a_site(site: Path, mask: int) -> None:
    """Files and folders have the same modes whatever the umask, so that a web server shows them."""
    before = os.umask(mask)
    try:
        make_site(site, "new")
    finally:
        os.umask(before)
    modes = {(path.is_dir(), path.stat().st_mode & 0o7777) for path in (site, *site.rglob("*"))}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_a_folder_that_was_just_made_is_in_nobodys_way(site: Path) -> None:
    """Whoever is ended between making one and writing into it leaves it empty; what is ours goes all the same."""
    staging = staging_of(site)
    make_site(staging, "new")
    (staging / "gaps/deeper").mkdir(parents=True)
    seal(staging)
    assert not (staging / "gaps").exists()
    assert look(staging).strangers == ()


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="the systems that can")
def test_two_folders_change_places(tmp_path: Path) -> None:
    """In one step, on the systems we know of; on a file system that cannot, nothing is done, and that is said."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    swapped = exchange(tmp_path / "one", tmp_path / "other")
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["other" if swapped else "one"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.EPERM, errno.ENOTSUP])
def test_a_system_that_cannot_exchange_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """A kernel, a file system or a container that knows no such call is no reason to fail."""
    monkeypatch.setattr(exchanging, "_call", lambda: lambda *_: -1)
    monkeypatch.setattr("ctypes.get_errno", lambda: number)
    assert exchange(tmp_path / "one", tmp_path / "other") is False
    monkeypatch.setattr("ctypes.get_errno", lambda: errno.EIO)
    with pytest.raises(OSError, match="one"):
        exchange(tmp_path / "one", tmp_path / "other")


def test_a_mount_point_is_refused_in_words(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be renamed, as part of a container's image or a mount point: both sites stay."""

    def refuse(path: Path, target: Path) -> Path:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(path), None, str(target))

    make_site(site, "old")
    make_site(staging_of(site), "new")
    monkeypatch.setattr(exchanging, "_call", lambda: None)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(NotOurFolderError, match="mount point or part of a container's image; name a folder in it with"):
        switch(site)
    assert words_of(site) == {"old"}
