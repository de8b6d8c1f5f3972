"""Whatever interrupts a build, readers have a whole site: the old one or the new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_room.publish.switch import STAMP, NotOurFolderError, repair, staging_of, switch

PAGES = (STAMP, "index.html", "404.html", "briefings/ferry/index.html")


class KilledError(Exception):
    """Stands for the end of the process."""


def make_site(folder: Path, words: str) -> Path:
    """A built site whose every page says the same words."""
    for page in PAGES:
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(words, encoding="utf-8")
    return folder


def words_of(folder: Path) -> set[str]:
    """What the pages of a site say: one thing, when the site is whole."""
    return {(folder / page).read_text(encoding="utf-8") for page in PAGES}


def beside(site: Path) -> list[str]:
    """Everything in the site's parent folder."""
    return sorted(path.name for path in site.parent.iterdir())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site's folder, which is not there yet."""
    return tmp_path / "site"


@pytest.fixture
def old(site: Path) -> Path:
    """Where the old site is for a moment."""
    return site.with_name(".site.old")


def test_the_first_site(site: Path) -> None:
    """Where there was no site the staged one becomes it."""
    make_site(staging_of(site), "new")
    switch(site)
    assert words_of(site) == {"new"}
    assert beside(site) == ["site"]


def test_a_new_site_takes_the_place_of_the_old(site: Path) -> None:
    """Pages of the old site that the new one has not are gone."""
    (make_site(site, "old") / "more.html").write_text("old", encoding="utf-8")
    make_site(staging_of(site), "new")
    switch(site)
    assert words_of(site) == {"new"}
    assert not (site / "more.html").exists()
    assert beside(site) == ["site"]


@pytest.mark.parametrize("killed_at", ["first rename", "second rename", "removal", "never"])
def test_killed_at_any_moment(site: Path, monkeypatch: pytest.MonkeyPatch, killed_at: str) -> None:
    """A switch that is killed leaves the old or the new site whole, and the next start leaves nothing else behind."""
    make_site(site, "old")
    make_site(staging_of(site), "new")
    renames: list[Path] = []
    rename = Path.rename

    def dying_rename(path: Path, target: Path) -> Path:
        renames.append(path)
        if killed_at == ("first rename", "second rename")[len(renames) - 1]:
            raise KilledError
        return rename(path, target)

    def dying_removal(path: Path, **_options: object) -> None:
        (path / PAGES[0]).unlink()  # half of it is gone already
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", dying_rename)
        if killed_at == "removal":
            patch.setattr("briefing_room.publish.switch.shutil.rmtree", dying_removal)
        if killed_at == "never":
            switch(site)
        else:
            with pytest.raises(KilledError):
                switch(site)
    repair(site)
    assert words_of(site) == ({"new"} if killed_at in {"removal", "never"} else {"old"})
    assert beside(site) == ["site"]


@pytest.mark.parametrize(
    ("found", "left"),
    [
        ((), None),
        (("site",), "site"),
        ((".site.old",), ".site.old"),
        ((".site.new",), None),
        (("site", ".site.old"), "site"),
        (("site", ".site.new"), "site"),
        ((".site.old", ".site.new"), ".site.old"),
        (("site", ".site.old", ".site.new"), "site"),
    ],
)
def test_every_state_is_repaired(site: Path, found: tuple[str, ...], left: str | None) -> None:
    """A site that is there stays, a site that was set aside comes back, and what was half built goes."""
    for name in found:
        make_site(site.with_name(name), name)
    for _ in range(2):  # the second time there is nothing to do
        repair(site)
        assert beside(site) == (["site"] if left else [])
        if left:
            assert words_of(site) == {left}


def test_a_file_where_a_site_is_staged(site: Path) -> None:
    """Whatever stands in the place of the staged site goes."""
    make_site(site, "site")
    staging_of(site).write_text("a file", encoding="utf-8")
    repair(site)
    assert beside(site) == ["site"]


@pytest.mark.parametrize("content", ["index.html", "thesis.tex", "404.html", ".hidden"])
def test_a_folder_that_is_no_site_is_not_touched(site: Path, old: Path, content: str) -> None:
    """A folder that holds something else is refused, and nothing at all is removed."""
    site.mkdir()
    (site / content).write_text("somebody's work", encoding="utf-8")
    make_site(old, "old")
    with pytest.raises(NotOurFolderError, match="is there and is no site built before"):
        repair(site)
    assert (site / content).read_text(encoding="utf-8") == "somebody's work"
    assert words_of(old) == {"old"}


def test_a_file_is_not_replaced(site: Path) -> None:
    """Neither is a file of that name."""
    site.write_text("somebody's work", encoding="utf-8")
    with pytest.raises(NotOurFolderError):
        repair(site)
    assert site.read_text(encoding="utf-8") == "somebody's work"


def test_an_empty_folder_may_be_used(site: Path) -> None:
    """A folder that was made for the site beforehand is fine."""
    site.mkdir()
    repair(site)
    make_site(staging_of(site), "new")
    switch(site)
    assert words_of(site) == {"new"}


def test_names_of_sites_do_not_meet(tmp_path: Path) -> None:
    """Two sites in one folder are staged apart."""
    assert staging_of(tmp_path / "a") != staging_of(tmp_path / "b")
    assert staging_of(tmp_path / "a").parent == tmp_path


@pytest.mark.parametrize("kept", [".git/HEAD", ".nojekyll"])
def test_a_site_in_which_somebody_keeps_a_repository_is_not_touched(site: Path, kept: str) -> None:
    """A built site with hidden files that are not ours, such as a checked-out branch, is refused."""
    make_site(site, "site")
    (site / kept).parent.mkdir(exist_ok=True)
    (site / kept).write_text("somebody's", encoding="utf-8")
    with pytest.raises(NotOurFolderError):
        repair(site)
    assert (site / kept).read_text(encoding="utf-8") == "somebody's"


def test_a_foreign_site_is_not_touched(site: Path) -> None:
    """A folder with an index.html and a 404.html that we did not build is refused."""
    for name in ("index.html", "404.html", "precious.txt"):
        site.mkdir(exist_ok=True)
        (site / name).write_text("somebody's", encoding="utf-8")
    with pytest.raises(NotOurFolderError):
        repair(site)
    assert (site / "precious.txt").is_file()
