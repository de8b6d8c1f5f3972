"""The desk as it was at a git ref, in real repositories; and a word for people when there is no past to read."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from briefing_room.cli import main
from briefing_room.cli.shared import ERRORS, MISUSE, OK
from briefing_room.load.past import NoDeskThenError, PastError, read_past_desk
from briefing_room.pages import site_of
from tests.desks.desks import page, write_desk
from tests.unit.pages.made import html_of, text_of

if TYPE_CHECKING:
    from pathlib import Path

JUDGEMENT = """\
judgements:
  - id: arms-flow
    text: Arms flow on.
    likelihood: {likelihood}
    confidence: low
    evidence: ["Norland may open the"]
"""
BEFORE = page(JUDGEMENT.format(likelihood="likely"))
MOVED = page(JUDGEMENT.format(likelihood="unlikely"))
REASON = """\
    history:
      - date: 2025-03-01
        likelihood: likely
        why: The crane left.
"""


def _git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _commit(folder: Path) -> None:
    _git(folder, "add", "--all", ".")
    _git(folder, "commit", "--quiet", "--message", "a state")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk in a folder of a repository, with one commit in which a judgement is likely."""
    desk = write_desk(tmp_path / "repository" / "desks" / "larn", {"page.yml": BEFORE})
    _git(tmp_path / "repository", "init", "--quiet")
    _commit(tmp_path / "repository")
    return desk


def _against(capsys: pytest.CaptureFixture[str], desk: Path, ref: str, *more: str) -> tuple[int, str, str]:
    code = main(["check", "--desk", str(desk), "--against", ref, *more])
    out, err = capsys.readouterr()
    return code, out, err


# --- what it is for -----------------------------------------------------------------------------------


def test_a_judgement_that_moves_without_a_reason_fails(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The finding names it and its move; PATH and --format work as ever, and without --against nothing is asked."""
    (desk / "page.yml").write_text(MOVED, encoding="utf-8")
    _commit(desk)
    code, out, err = _against(capsys, desk, "HEAD~1")
    assert (code, err) == (ERRORS, "")
    assert f"{desk}/page.yml:11:17: error[changed-without-reason]: " in out
    assert "arms-flow moved from likely to unlikely without a reason\n" in out
    assert "          - date: 2025-03-01\n" in out
    code, out, _ = _against(capsys, desk, "HEAD~1", "--format", "json", str(desk / "page.yml"))
    assert (code, [finding["code"] for finding in json.loads(out)]) == (ERRORS, ["changed-without-reason"])
    assert _against(capsys, desk, "HEAD~1", str(desk / "base.yml"))[0] == OK
    assert _against(capsys, desk, "HEAD")[0] == OK
    assert main(["check", "--desk", str(desk)]) == OK


def test_with_a_reason_it_passes_and_readers_see_it(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the briefing, on the item itself, on the page of changes and on the home page."""
    (desk / "page.yml").write_text(MOVED + REASON, encoding="utf-8")
    _commit(desk)
    code, out, err = _against(capsys, desk, "HEAD~1")
    assert (code, out, err) == (OK, "2 briefings, 2 sources, 3 actors: no findings\n", "")
    site = site_of(check(desk).desk, private=False)
    move = "↓ lowered : likely (55–80 %) → unlikely (20–45 %)"
    for path in ("changes.md", "index.md", "briefings/page.md"):
        text = " ".join(text_of(site, path).split())
        assert move in text, path
        # The first page has one line for a change, and leads to its reason.
        assert ("why: The crane left." in text) is (path != "index.md"), path
    text = " ".join(text_of(site, "briefings/page.md").split())
    assert "changed on 1 March 2025" in text
    assert "until 1 March 2025 : likely 55–80 % . Why it moved: The crane left." in text
    assert 'href="#_arms-flow-history"' in html_of(site, "briefings/page.md")
    assert "changed on" not in text_of(site, "briefings/base.md")


# --- where the desk may be ----------------------------------------------------------------------------


def test_the_past_is_read_whole(desk: Path) -> None:
    """Settings, actors, sources and briefings; what was changed since and never committed is not in it."""
    (desk / "page.yml").unlink()
    past = read_past_desk(desk, "HEAD")
    assert past.settings.name == "The Larn Desk"
    assert set(past.briefings) == {"base", "page"}
    assert set(past.sources) == {"coast-courier", "wheat-letter"}
    assert past.briefings["page"].judgements[0].likelihood == "likely"


def test_a_desk_may_be_the_repository_or_be_reached_through_a_link(tmp_path: Path) -> None:
    """And be named from anywhere."""
    whole = write_desk(tmp_path / "whole", {})
    _git(whole, "init", "--quiet")
    _commit(whole)
    link = tmp_path / "link"
    link.symlink_to(whole, target_is_directory=True)
    for folder in (whole, link):
        assert set(read_past_desk(folder, "HEAD").briefings) == {"base"}


def test_a_branch_a_tag_and_a_commit_are_refs(desk: Path) -> None:
    """As git understands them."""
    _git(desk, "branch", "other")
    _git(desk, "tag", "--annotate", "--message", "x", "v1")
    for ref in ("main", "other", "v1", "HEAD@{0}", _git(desk, "rev-parse", "HEAD")):
        assert "page" in read_past_desk(desk, ref).briefings


def test_links_in_the_past_are_not_followed(desk: Path) -> None:
    """A link could lead anywhere; what it led to is not known of that day."""
    (desk / "away.yml").symlink_to("/etc/passwd")
    (desk / "sources" / "away").symlink_to("../../..", target_is_directory=True)
    _commit(desk)
    past = read_past_desk(desk, "HEAD")
    assert set(past.briefings) == {"base", "page"}
    assert set(past.sources) == {"coast-courier", "wheat-letter"}


def test_what_was_wrong_then_is_not_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The past cannot be mended; what could be understood of it is compared."""
    (desk / "broken.yml").write_text("title: [\n", encoding="utf-8")
    _commit(desk)
    (desk / "broken.yml").unlink()
    assert _against(capsys, desk, "HEAD")[0] == OK


def test_a_hooks_environment_does_not_mislead(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a hook git names another repository than the desk's, maybe."""
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_WORK_TREE", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert "page" in read_past_desk(desk, "HEAD").briefings


def test_nothing_is_left_over(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in the repository nor beside it."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    read_past_desk(desk, "HEAD")
    assert list((tmp_path / "temporary").iterdir()) == []
    assert _git(desk, "status", "--porcelain") == ""


# --- misuse -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ref", ["nothing", "HEAD~1", "", "HEAD..HEAD", "HEAD:desks", "--all"])
def test_a_ref_that_is_none(desk: Path, ref: str) -> None:
    """A word, never an option of git."""
    with pytest.raises(PastError) as told:
        read_past_desk(desk, ref)
    assert str(told.value) == f"there is no commit “{ref}” in this repository; name a branch, a tag or a commit"


def test_misuse_ends_with_2(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, as every misuse."""
    code, out, err = _against(capsys, desk, "nothing")
    assert (code, out) == (MISUSE, "")
    assert err.startswith("briefing: there is no commit “nothing”")
    alone = write_desk(tmp_path / "alone", {})
    code, out, err = _against(capsys, alone, "HEAD")
    assert (code, out) == (MISUSE, "")
    assert err == f"briefing: {alone} is in no git repository, so there is no past to compare it with\n"


def test_without_git_it_says_so(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of a traceback."""
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(PastError, match=r"^git is not installed, and the past of a desk is read with it$"):
        read_past_desk(desk, "HEAD")


def test_a_folder_that_git_refuses(desk: Path) -> None:
    """Git's own words, where there is more to say than that there is none."""
    with pytest.raises(PastError, match=r"git cannot say what .* is part of: .*work tree"):
        read_past_desk(desk.parents[1] / ".git", "HEAD")


def test_a_shallow_clone_says_how_to_deepen_it(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipeline clones one commit unless it is told otherwise."""
    (desk / "page.yml").write_text(MOVED, encoding="utf-8")
    _commit(desk)
    origin = desk.parents[1].as_uri()
    _git(tmp_path, "clone", "--quiet", "--depth", "1", origin, "shallow")
    clone = tmp_path / "shallow" / "desks" / "larn"
    code, out, err = _against(capsys, clone, "HEAD~1")
    assert (code, out) == (MISUSE, "")
    assert err == (
        "briefing: this clone is shallow and does not hold “HEAD~1”; "
        "fetch the rest with: git fetch --unshallow; in a workflow, check out with fetch-depth: 0\n"
    )
    assert _against(capsys, clone, "HEAD")[0] == OK
    _git(clone, "fetch", "--quiet", "--unshallow")
    assert _against(capsys, clone, "HEAD~1")[0] == ERRORS


def test_a_desk_that_is_new_has_nothing_to_compare_with(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That is no mistake, and yet it is said: the desk may have been moved."""
    new = write_desk(desk.parent / "new", {})
    with pytest.raises(NoDeskThenError):
        read_past_desk(new, "HEAD")
    code, out, err = _against(capsys, new, "HEAD")
    assert (code, out) == (OK, "1 briefing, 2 sources, 3 actors: no findings\n")
    assert err == "briefing: there was no desk in desks/new at HEAD, so there is nothing to compare with\n"


def test_a_damaged_repository_is_told_in_gits_words(desk: Path) -> None:
    """An archive that breaks off is no past."""
    (desk / "more.yml").write_text(page(), encoding="utf-8")
    _commit(desk)
    blob = _git(desk, "rev-parse", "HEAD:desks/larn/more.yml")
    (desk.parents[1] / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(PastError, match=r"^git cannot show the desk as it was: "):
        read_past_desk(desk, "HEAD")


def test_the_commits_own_attributes_hide_and_alter_nothing(desk: Path) -> None:
    """Else a commit could let what it is about to remove vanish from the past first."""
    (desk / "more.yml").write_text(page("# $Format:%H$\n"), encoding="utf-8")
    (desk / ".gitattributes").write_text("more.yml export-ignore export-subst\n", encoding="utf-8")
    _commit(desk)
    past = read_past_desk(desk, "HEAD")
    assert "more" in past.briefings
    assert "$Format:%H$" in past.files["more.yml"]


def test_names_in_any_script(tmp_path: Path) -> None:
    """A folder's name may hold anything but a slash."""
    desk = write_desk(tmp_path / "a b: ü ^{x}" / "désk", {})
    _git(tmp_path, "init", "--quiet")
    _commit(tmp_path)
    assert set(read_past_desk(desk, "HEAD").briefings) == {"base"}
