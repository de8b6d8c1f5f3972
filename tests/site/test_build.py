"""Building: what fails changes nothing, and the same input gives the same bytes."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import refresh
from briefing_room.publish.project import find_project
from tests.copies import Copy, copy_project, sums
from tests.patience import patience
from tests.unit.publish.disk import KilledError, dying

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Runs the program on another day, in another time zone, with every folder listed backwards.
ELSEWHERE = dedent(
    """
    import datetime, os, random, sys, time

    DAYS = 400 * 86400
    real_time, real_datetime, real_listdir, real_scandir = time.time, datetime.datetime, os.listdir, os.scandir

    class Later(real_datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(real_time() + DAYS, tz)

    class Backwards:
        def __init__(self, entries): self.entries = iter(entries)
        def __iter__(self): return self
        def __next__(self): return next(self.entries)
        def __enter__(self): return self
        def __exit__(self, *args): return None
        def close(self): return None

    time.time = lambda: real_time() + DAYS
    datetime.datetime = Later
    os.listdir = lambda *a: sorted(real_listdir(*a), reverse=True)
    os.scandir = lambda *a: Backwards(sorted(real_scandir(*a), key=lambda e: e.name, reverse=True))
    from briefing_room.cli import main
    sys.exit(main(sys.argv[1:]))
    """
)


def test_two_builds_give_the_same_bytes(built: Copy, project: Copy) -> None:
    """Another order of files, another time zone, another day, another hash seed: the same bytes."""
    (project.folder / "elsewhere.py").write_text(ELSEWHERE, encoding="utf-8")
    done = project.run("elsewhere", "build", TZ="Pacific/Kiritimati", PYTHONHASHSEED="7", LC_ALL="C.UTF-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert sums(project.folder / "build/docs") == sums(built.folder / "build/docs")
    assert sums(project.folder / "site") == sums(built.folder / "site")


def test_source_date_epoch_is_honoured(built: Copy, beginners_desk: Path, tmp_path: Path) -> None:
    """Where a date must appear, it is the one the environment names."""
    desk = shutil.copytree(beginners_desk, tmp_path / "desk")
    settings = desk / "settings.yml"
    text = "".join(
        row for row in settings.read_text(encoding="utf-8").splitlines(keepends=True) if "address:" not in row
    )
    settings.write_text(f"address: https://example.org/\n{text}", encoding="utf-8")
    done = built.here("build", "--desk", str(desk), "--site", str(tmp_path / "site"), SOURCE_DATE_EPOCH="86400")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "<lastmod>1970-01-02</lastmod>" in (tmp_path / "site/sitemap.xml").read_text(encoding="utf-8")


def test_a_changed_word_stops_the_build_and_the_correction_mends_it(published: Copy) -> None:
    """One wrong word: place, nearest passage, correction; the site stays; the pasted correction passes."""
    project = published
    before = sums(project.folder / "site")
    path = project.folder / "briefings/arms-for-technology.yml"
    text = path.read_text(encoding="utf-8")
    right = "it won’t significantly alter the strategic landscape"
    quoted = next(q for q in (right, right.replace("’", "'")) if q in text)
    line = next(n for n, row in enumerate(text.split("\n"), 1) if quoted in row)
    column = text.split("\n")[line - 1].index(quoted)
    wrong = quoted.replace("significantly alter", "significantly change")
    path.write_text(text.replace(quoted, wrong, 1), encoding="utf-8")

    failed = project.briefing("build")
    assert failed.returncode == 1
    place = re.search(r"briefings/arms-for-technology\.yml:(\d+):(\d+): error\[quote-in-source\]", failed.stdout)
    assert place, failed.stdout
    assert int(place[1]) == line
    assert int(place[2]) <= column + 1
    assert "sources/kim-visits-russia/article.md" in failed.stdout
    assert sums(project.folder / "site") == before

    correction = re.search(r"write: (\"[^\"]+\")", failed.stdout)
    assert correction, failed.stdout
    broken = path.read_text(encoding="utf-8")
    row = next(row for row in broken.split("\n") if wrong in row)
    head, _, _ = row.partition('"')
    path.write_text(broken.replace(row, head + correction[1], 1), encoding="utf-8")
    mended = project.briefing("build")
    assert mended.returncode == 0, mended.stdout + mended.stderr


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """The system's folder for temporary files, and nobody else uses it."""
    (tmp_path / "temporary").mkdir()
    return tmp_path / "temporary"


def started(project: Copy, temporary: Path | None = None) -> subprocess.Popen[bytes]:
    """A build that was just started, as a process of its own; with a folder for temporary files of its own."""
    own = {"TMPDIR": str(temporary)} if temporary else {}
    return subprocess.Popen(
        [sys.executable, "-m", "briefing_room", "build"],
        cwd=project.folder,
        env={**os.environ, **own, "PYTHONPATH": str(project.folder / "generator")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_until(reached: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait until something is so, while a process goes on."""
    deadline = time.monotonic() + patience()
    while not reached():
        assert process.poll() is None, "the build ended first"
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.002)


def beside_the_site(project: Copy) -> list[str]:
    """What a build has put beside the site while it works."""
    return sorted(path.name for path in project.folder.iterdir() if path.name.startswith(".site"))


def test_a_killed_build_leaves_the_last_good_site(published: Copy, temporary: Path) -> None:
    """A build that is killed at any moment leaves the site whole, and the next command, a check, leaves nothing of it.

    Killed here when it has hardly begun, when it begins to write the new site, and when it indexes it for the search.
    """
    before = sums(published.folder / "site")
    for written in (".site.work", ".site.work/new/index.html", ".site.work/new/assets/search"):
        process = started(published, temporary)
        wait_until((published.folder / written).exists, process)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert sums(published.folder / "site") == before
        checked = published.here("check")
        assert checked.returncode == 0, checked.stdout + checked.stderr
        assert beside_the_site(published) == []
    done = published.briefing("build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert sums(published.folder / "site") == before
    assert beside_the_site(published) == []
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_build_that_is_asked_to_end_puts_everything_away(
    published: Copy, temporary: Path, number: signal.Signals
) -> None:
    """By a pipeline, a closed terminal or Ctrl-C: the site stays, and nothing is left, not even until the next one."""
    before = sums(published.folder / "site")
    process = started(published, temporary)
    wait_until((published.folder / ".site.work/new/index.html").exists, process)
    process.send_signal(number)
    assert process.wait(patience()) == (1 if number == signal.SIGINT else 128 + number)
    assert sums(published.folder / "site") == before
    assert beside_the_site(published) == []
    assert list(temporary.iterdir()) == []


def by_hand(project: Copy, name: str, text: str) -> None:
    """A page that was written by hand, in a project whose documents are its site's own."""
    for other in ("mkdocs.yml", "performance.md"):
        (project.folder / "docs" / other).unlink(missing_ok=True)
    shutil.rmtree(project.folder / "docs/handbook", ignore_errors=True)
    shutil.rmtree(project.folder / "docs/design", ignore_errors=True)
    (project.folder / "docs" / name).write_text(text, encoding="utf-8")


def test_what_verification_finds_stops_the_build(published: Copy) -> None:
    """A page that is well-formed and yet not to be published: the reason is told, the site stays, nothing is left."""
    before = sums(published.folder / "site")
    by_hand(published, "about.md", '# About us\n\n<img src="https://elsewhere.example/x.png" alt="x">\n')
    done = published.briefing("build")
    assert done.returncode == 1
    assert "the site could not be built; nothing was published" in done.stderr
    assert "elsewhere.example" in done.stderr
    assert sums(published.folder / "site") == before
    assert beside_the_site(published) == []


def test_two_builds_at_once(published: Copy) -> None:
    """While one is under way another is refused in words; the first goes on and ends well."""
    before = sums(published.folder / "site")
    first = started(published)
    wait_until((published.folder / ".site.work/new").exists, first)
    first.send_signal(signal.SIGSTOP)
    second = published.here("build")
    first.send_signal(signal.SIGCONT)
    assert second.returncode == 1
    assert "another build is under way" in second.stderr
    assert first.wait(patience()) == 0
    assert sums(published.folder / "site") == before
    assert beside_the_site(published) == []


def test_an_interrupted_switch_is_repaired(published: Copy) -> None:
    """Killed between two renames, the old site is put back by whatever command comes next, even when that fails."""
    before = sums(published.folder / "site")
    (published.folder / "briefings/settings.yml").write_text("name: [", encoding="utf-8")
    for command in ("build", "check", "serve"):
        (published.folder / ".site.work").mkdir()
        (published.folder / "site").rename(published.folder / ".site.work/old")
        shutil.rmtree(published.folder / "build/private", ignore_errors=True)
        assert published.here(command).returncode == 1
        assert sums(published.folder / "site") == before
        assert beside_the_site(published) == []


def test_mkdocs_alone_builds_too(published: Copy) -> None:
    """Once pages exist, `mkdocs build` refreshes and builds them, and refuses a desk with errors."""
    first = sums(published.folder / "site")
    alone = published.run("mkdocs", "build")
    assert alone.returncode == 0, alone.stdout + alone.stderr
    assert sums(published.folder / "site") == first
    path = published.folder / "briefings/vostochny-summit.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: published", "status: publish", 1), encoding="utf-8")
    broken = published.run("mkdocs", "build")
    assert broken.returncode != 0
    assert "error[wrong-value]" in broken.stderr
    assert "Traceback" not in broken.stderr
    assert sums(published.folder / "site") == first


def test_mkdocs_alone_never_publishes_what_a_killed_refresh_left(
    published: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the pages are of another state of the desk then; `mkdocs build` writes them again before it reads one."""
    first = sums(published.folder / "site")
    registry, pages = published.folder / "briefings/actors.yml", published.folder / "build/docs"
    typed = registry.read_text(encoding="utf-8")
    registry.write_text(typed.replace("name: Kim Jong Un", "name: Kim the Third"), encoding="utf-8")
    project = find_project(published.folder / "briefings", None, private=False, trusted=True)
    with monkeypatch.context() as meanwhile:
        dying(meanwhile, 8)
        with pytest.raises(KilledError):
            refresh(project)
    renamed = ["Kim the Third" in path.read_text(encoding="utf-8") for path in pages.rglob("*.md")]
    assert any(renamed)
    assert any("Kim Jong Un" in path.read_text(encoding="utf-8") for path in (pages / "actors").glob("*.md"))
    registry.write_text(typed, encoding="utf-8")
    alone = published.run("mkdocs", "build")
    assert alone.returncode == 0, alone.stdout + alone.stderr
    assert sums(published.folder / "site") == first


def test_a_private_build_never_lands_in_site(project: Copy) -> None:
    """A private build shows whole texts and originals, in a place of its own."""
    done = project.here("build", "--private")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (project.folder / "site").exists()
    page = (project.folder / "build/private/site/sources/kim-visits-russia/index.html").read_text(encoding="utf-8")
    assert "The original" in page
    assert "The whole text" not in page


@pytest.mark.parametrize("language", ["en", "ko", "xx"])
def test_any_desk_builds_from_anywhere(built: Copy, tmp_path: Path, language: str) -> None:
    """`briefing init` makes a desk that builds, whatever the working directory and the language."""
    # English goes the whole way of a user, each command a process of its own.
    briefing = built.briefing if language == "en" else built.here
    desk, site, elsewhere = tmp_path / "desk", tmp_path / "out" / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert briefing("init", "--desk-only", str(desk), cwd=elsewhere).returncode == 0
    settings = desk / "settings.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("language: en", f"language: {language}"), encoding="utf-8")
    done = briefing("build", "--desk", str(desk), "--site", str(site), cwd=elsewhere)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (site / "briefings/ferry-line/index.html").is_file()
    assert sorted(path.name for path in site.parent.iterdir()) == ["site"]
    assert list(elsewhere.iterdir()) == []
    again = briefing("build", "--desk", str(desk), "--site", str(site), cwd=elsewhere)
    assert again.returncode == 0, again.stdout + again.stderr


def test_three_lines_make_a_project_anywhere(built: Copy, beginners_desk: Path, tmp_path: Path) -> None:
    """Far from this repository a mkdocs.yml names theme and plugin; `mkdocs build` gives what `briefing build` does."""
    mine = tmp_path / "mine"
    shutil.copytree(beginners_desk, mine / "briefings")
    (mine / "docs").mkdir()
    (mine / "mkdocs.yml").write_text("site_name: Mine\ntheme: briefing\nplugins: [briefing]\n", encoding="utf-8")
    done = built.here("build", cwd=mine)
    assert done.returncode == 0, done.stdout + done.stderr
    first = sums(mine / "site")
    page = (mine / "site/briefings/ferry-line/index.html").read_text(encoding="utf-8")
    for name in ("stylesheets/layout.css", "javascripts/evidence.js"):
        assert f"assets/{name}" in page
        assert (mine / "site/assets" / name).is_file()
    assert not (mine / "site/handbook").exists()
    shutil.rmtree(mine / "site")
    shutil.rmtree(mine / "build")
    alone = built.run("mkdocs", "build", "--strict", cwd=mine)
    assert alone.returncode == 0, alone.stdout + alone.stderr
    assert sums(mine / "site") == first


HOOKED = dedent(
    """
    site_name: Theirs
    theme: briefing
    plugins: [briefing]
    hooks: [hook.py]
    """
)


def test_what_lies_beside_a_strangers_desk_is_run_only_on_demand(
    built: Copy, beginners_desk: Path, tmp_path: Path
) -> None:
    """A hook in the mkdocs.yml beside a desk elsewhere: passed over, and said; run when asked for, or at home."""
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    shutil.copytree(beginners_desk, theirs / "briefings")
    (theirs / "mkdocs.yml").write_text(HOOKED, encoding="utf-8")
    (theirs / "hook.py").write_text(f"open({str(tmp_path / 'pwned')!r}, 'a').close()\n", encoding="utf-8")
    ours.mkdir()
    build = ("build", "--desk", str(theirs / "briefings"), "--site", str(ours / "site"))
    done = built.here(*build, cwd=ours)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{theirs}/mkdocs.yml is not used" in done.stderr
    assert "--with-project" in done.stderr
    assert not (tmp_path / "pwned").exists()
    for words, cwd in (((*build, "--with-project"), ours), (("build",), theirs)):
        done = built.briefing(*words, cwd=cwd)  # a process of its own, since MkDocs loads a hook once
        assert "is not used" not in done.stderr
        assert (tmp_path / "pwned").exists(), done.stdout + done.stderr
        (tmp_path / "pwned").unlink()


def test_a_desk_with_no_briefing_builds(built: Copy, tmp_path: Path) -> None:
    """Settings alone are a desk."""
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "settings.yml").write_text("name: An empty desk\n", encoding="utf-8")
    done = built.here("build", "--desk", str(desk), "--site", str(tmp_path / "site"), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "An empty desk" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_a_folder_that_is_no_site_is_never_replaced(project: Copy, tmp_path: Path) -> None:
    """`--site` on a folder with something else in it is refused, and nothing in it is touched."""
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("years of work", encoding="utf-8")
    done = project.here("build", "--site", str(precious))
    assert done.returncode == 2
    assert "no site built before" in done.stderr
    assert [path.name for path in precious.iterdir()] == ["thesis.txt"]


def test_an_ordinary_project_keeps_its_pages(built: Copy, beginners_desk: Path, tmp_path: Path) -> None:
    """With the plugin in somebody's mkdocs.yml, whatever the theme: `docs/` is as it was, and its pages are built."""
    shutil.copytree(beginners_desk, tmp_path / "briefings")
    (tmp_path / "docs/guide").mkdir(parents=True)
    for name in ("docs/index.md", "docs/guide/one.md", "docs/logo.svg"):
        (tmp_path / name).write_text("# Mine\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\nplugins: [search, briefing]\n", encoding="utf-8")
    before = sums(tmp_path)
    done = built.run("mkdocs", "build", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    since = sums(tmp_path)
    assert {name: since[name] for name in before} == before
    assert {name.partition("/")[0] for name in since.keys() - before.keys()} == {"site"}
    assert "<title>Mine</title>" in (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert (tmp_path / "site/briefings/briefings/ferry-line/index.html").is_file()


def test_files_of_a_site_can_be_read_by_everybody(built: Copy, beginners_desk: Path, tmp_path: Path) -> None:
    """Under a umask that hides what is written, a web server shows the site all the same."""
    before = os.umask(0o077)
    try:
        done = built.here("build", "--desk", str(beginners_desk), "--site", str(tmp_path / "site"), cwd=tmp_path)
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stdout + done.stderr
    found = [tmp_path / "site", *(tmp_path / "site").rglob("*")]
    assert {(path.is_dir(), path.stat().st_mode & 0o777) for path in found} == {(True, 0o755), (False, 0o644)}


@pytest.mark.parametrize("site", ["briefings", "briefings/site", "."])
def test_site_and_desk_never_hold_each_other(project: Copy, site: str) -> None:
    """A site inside the desk, or around it, is refused."""
    done = project.here("build", "--site", site)
    assert done.returncode == 2
    assert "must not hold each other" in done.stderr


def test_hand_written_pages_are_checked(project: Copy) -> None:
    """A dead link in one of them stops the build, in words; a page with a generated page's path too."""
    by_hand(project, "about.md", "# About us\n\n[gone](nowhere.md)\n")
    done = project.here("build")
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert "Traceback" not in done.stderr
    by_hand(project, "risks.md", "# Mine\n")
    taken = project.here("build")
    assert taken.returncode == 1
    assert "docs/risks.md has the path of a generated page" in taken.stderr


def test_copies_are_alike(root: Path, tmp_path: Path) -> None:
    """The copies the tests build hold everything the README's build needs."""
    copy = copy_project(root, tmp_path / "project")
    assert (copy.folder / "generator/briefing_room/publish/theme/assets/stylesheets/briefing.css").is_file()


@pytest.mark.parametrize("day", ["1962-10-20", "9999-12-31"])
def test_any_information_cut_off_builds(built: Copy, beginners_desk: Path, tmp_path: Path, day: str) -> None:
    """A briefing on the far past, or a mistyped year, is no reason to fall over."""
    desk = shutil.copytree(beginners_desk, tmp_path / "desk")
    path = desk / "ferry-line.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("date: 2024-01-15", f"date: {day}"), encoding="utf-8")
    done = built.here("build", "--desk", str(desk), "--site", str(tmp_path / "site"), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("site", ["build/docs", "build/docs/site", "docs", "/"])
def test_the_site_is_never_where_pages_are_written(project: Copy, site: str) -> None:
    """MkDocs' source folder, the hand-written pages and the root of the disk are refused."""
    done = project.here("build", "--site", site)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (project.folder / "build").exists()


@pytest.mark.parametrize("epoch", ["garbage", "-1", "1e5", "99999999999999999999"])
def test_a_source_date_epoch_that_is_none_is_misuse(project: Copy, epoch: str) -> None:
    """What is no time is refused in words."""
    done = project.here("build", SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH" in done.stderr
    assert "Traceback" not in done.stderr


def test_control_characters_in_file_names_are_shown_not_obeyed(project: Copy) -> None:
    """A file's name cannot speak to the terminal."""
    (project.folder / "briefings/a\x1b[31mRED.yml").write_text("title: x\n", encoding="utf-8")
    done = project.here("check")
    assert done.returncode == 1
    assert "\x1b" not in done.stdout + done.stderr
    assert "\\u001b" in done.stdout


@pytest.mark.parametrize("name", ["risks", "briefings", "method"])
def test_no_title_or_id_takes_another_address(built: Copy, beginners_desk: Path, tmp_path: Path, name: str) -> None:
    """A page's title may read like a statement's id, and a briefing may be called like a section of the home page."""
    desk = shutil.copytree(beginners_desk, tmp_path / "desk")
    path = desk / "ferry-line.yml"
    text = path.read_text(encoding="utf-8").replace("title: The ferry line during the repairs", "title: Which week", 1)
    (desk / f"{name}.yml").write_text(text, encoding="utf-8")
    path.unlink()
    done = built.here("build", "--desk", str(desk), "--site", str(tmp_path / "site"), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
