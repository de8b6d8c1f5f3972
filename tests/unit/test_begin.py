"""What `briefing init` writes: a whole repository, which does not drift from this one."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from briefing_room import scaffold
from briefing_room.build import check
from briefing_room.cli import main
from briefing_room.cli.shared import OK
from briefing_room.findings import write_findings
from briefing_room.publish.declared import read_declared
from briefing_room.scaffold import KEPT_SCHEMAS, begin
from briefing_room.scaffold.begin import write_repository
from briefing_room.scaffold.placed import TakenError
from briefing_room.schema import schemas
from tests.desks.desks import write_desk

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new repository; nobody changes it."""
    folder = tmp_path_factory.mktemp("begun") / "my-desk"
    write_repository(folder)
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- what is written ----------------------------------------------------------------------------------


def test_the_desk_of_a_new_repository_is_sound(repository: Path) -> None:
    """No finding, not even a warning; modelines lead to the schemas; a mkdocs.yml makes it a project."""
    checked = check(repository / "briefings")
    assert checked.findings == ()
    assert (len(checked.desk.briefings), len(checked.desk.sources)) == (1, 1)
    for path in (repository / "briefings").glob("*.yml"):
        modeline = path.read_text(encoding="utf-8").split("\n")[0]
        named = (path.parent / modeline.rpartition("=")[2]).resolve()
        assert (named.parent, named.name in schemas()) == (repository.resolve() / KEPT_SCHEMAS, True)
    assert read_declared(repository / "mkdocs.yml").is_desks_own


def test_its_briefing_shows_each_part_once(repository: Path) -> None:
    """Whoever begins sees how a part is written before looking it up."""
    briefing = check(repository / "briefings").desk.briefings["ferry-line"]
    parts = ("judgements", "actors", "relations", "stakes", "risks", "indicators", "assumptions", "disagreements",
             "gaps", "timeline", "corrections")  # fmt: skip
    assert [part for part in parts if not getattr(briefing, part)] == []
    assert briefing.judgements[0].history
    assert briefing.judgements[0].alternatives
    assert briefing.risks[0].given
    assert briefing.risks[0].responses
    source = check(repository / "briefings").desk.sources["harbour-notice"]
    assert source.facts.corrections


def test_a_new_repository_is_the_same_every_time(repository: Path, tmp_path: Path) -> None:
    """Nothing of the day, the user or the machine is in it, but for the program's version."""
    write_repository(tmp_path / "another")
    assert _files(tmp_path / "another") == _files(repository)
    holding = [name for name, data in _files(repository).items() if b"@VERSION@" in data or b"\r" in data]
    assert holding == []
    assert f"BRIEFING_ROOM ?= briefing-room=={version('briefing-room')}\n" in _text(repository / "Makefile")


def test_a_finding_is_matched_in_the_editor(repository: Path, tmp_path: Path) -> None:
    """The problem matcher of the task that checks takes a finding apart."""
    tasks = json.loads(_text(repository / ".vscode/tasks.json"))["tasks"]
    pattern = next(task["problemMatcher"] for task in tasks if task["label"] == "Check the desk")["pattern"]
    checked = check(write_desk(tmp_path / "desk", {"wrong.yml": "title: 3\nstatus: gone\n"}))
    text = write_findings(checked.findings, "text", checked.desk.files, lambda path: f"briefings/{path}")
    rows = [match for row in text.splitlines() if (match := re.fullmatch(pattern["regexp"], row))]
    found = [
        (
            row[pattern["file"]],
            row[pattern["line"]],
            row[pattern["column"]],
            row[pattern["severity"]],
            row[pattern["code"]],
        )
        for row in rows
    ]
    assert found == [
        (f"briefings/{f.place.path}", str(f.place.line), str(f.place.column), f.severity, f.code)
        for f in checked.findings
    ]


# --- what is in the way -------------------------------------------------------------------------------


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """In the folder of a git repository what is there stays, and one file in the way stops all."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "README.md").write_text("Mine.\n", encoding="utf-8")
    (tmp_path / "briefings").mkdir()
    before = _files(tmp_path)
    with pytest.raises(TakenError, match=r"holds README\.md, briefings already; nothing was written\."):
        write_repository(tmp_path)
    assert _files(tmp_path) == before


def test_a_git_repository_is_a_place_to_begin(tmp_path: Path) -> None:
    """What was there before is there still."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "LICENSE").write_text("Mine.\n", encoding="utf-8")
    write_repository(tmp_path)
    assert check(tmp_path / "briefings").findings == ()
    assert _text(tmp_path / "LICENSE") == "Mine.\n"
    assert not list(tmp_path.glob(".begun.*"))


@pytest.mark.parametrize("write", [write_repository, scaffold.write_desk])
@pytest.mark.parametrize("there", [False, True])
def test_who_is_stopped_leaves_nothing_half_made(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write: Callable[[Path], None],
    there: bool,  # noqa: FBT001 - a case
) -> None:
    """Neither a folder that holds some of it, nor one beside it."""

    def stopped(_: Path, new: Path, **_more: object) -> None:
        new.mkdir(exist_ok=True)
        (new / "settings.yml").touch()
        raise KeyboardInterrupt

    folder = tmp_path / "desk"
    if there:
        folder.mkdir()
    for module in (scaffold, begin):
        monkeypatch.setattr(module, "copytree", stopped)
    with pytest.raises(KeyboardInterrupt):
        write(folder)
    assert _files(tmp_path) == {}
    assert folder.exists() is there


def test_who_is_stopped_while_it_is_put_into_place_takes_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part that cannot be put takes those before it back."""
    folder, rename, put = tmp_path / "desk", Path.rename, []
    folder.mkdir()

    def until_the_third(self: Path, target: Path) -> Path:
        put.append(target)
        if len(put) == 3:
            raise OSError
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", until_the_third)
    with pytest.raises(OSError, match=r"^$"):
        write_repository(folder)
    assert list(folder.iterdir()) == []


def test_a_file_is_no_place_for_a_folder(tmp_path: Path) -> None:
    """Neither itself nor anything in it: the file is named."""
    (tmp_path / "plan.txt").write_text("Mine.\n", encoding="utf-8")
    for folder in (tmp_path / "plan.txt", tmp_path / "plan.txt" / "my-desk"):
        with pytest.raises(TakenError, match=r"plan\.txt is a file; name a new folder$"):
            write_repository(folder)


@pytest.mark.parametrize("options", [["init"], ["init", "--desk-only"]])
def test_what_is_told_to_do_next_can_be_pasted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    """A folder whose name has spaces, signs of a shell or letters of any script is one word there."""
    monkeypatch.chdir(tmp_path)
    name = "my désk; $HOME"
    assert main([*options, name]) == OK
    assert name in shlex.split(capsys.readouterr().out.partition("Next: ")[2])


def test_the_first_desk_is_drawn_whole(tmp_path: Path) -> None:
    """The tree in the handbook has each file and folder that `init --desk-only` writes, and no other."""
    desk = tmp_path / "briefings"
    scaffold.write_desk(desk)
    page = _text(Path(__file__).parents[2] / "docs" / "handbook" / "first-desk.md")
    drawn = re.search(r"```text\nbriefings/\n(.+?)```", page, re.DOTALL)
    assert drawn
    names = re.findall(r"── (\S+)", drawn[1])
    written = {path.name + "/" * path.is_dir() for path in desk.rglob("*") if path.parent.name != ".schema"}
    assert sorted(names) == sorted(written)


# --- what it has in common with this repository -------------------------------------------------------


def test_the_lock_is_that_of_the_program(root: Path, repository: Path) -> None:
    """`make lock` writes both."""
    assert _text(repository / "requirements.txt") == _text(root / "requirements/build.txt")


def _job(jobs: dict[str, Any], name: str) -> str:
    """A job as text; what keeps the downloads of uv has no part in a desk, which is set up by pip."""
    job = {**jobs[name], "steps": [step for step in jobs[name]["steps"] if "~/.cache/uv" not in str(step)]}
    return json.dumps(job, sort_keys=True).replace("requirements/*.txt", "requirements.txt")


def test_github_does_for_a_desk_what_it_does_here(root: Path, repository: Path) -> None:
    """The same jobs, step by step, but for the tests of the program."""
    name = ".github/workflows/publish.yml"
    ours, theirs = (yaml.safe_load(_text(folder / name)) for folder in (root, repository))
    assert {**ours, "jobs": None} == {**theirs, "jobs": None}
    assert {*ours["jobs"]} - {*theirs["jobs"]} == {"test"}
    ours["jobs"]["publish"]["needs"].remove("test")
    for job in theirs["jobs"]:
        assert _job(theirs["jobs"], job) == _job(ours["jobs"], job)


def test_gitlab_does_for_a_desk_what_it_does_here(root: Path, repository: Path) -> None:
    """The same jobs, step by step, but for the tests of the program; what is kept between runs is the desk's lock."""
    ours, theirs = (yaml.safe_load(_text(folder / ".gitlab-ci.yml")) for folder in (root, repository))
    assert {*ours} - {*theirs} == {"test"}
    for job in ("check", "pushed", "pages"):
        assert theirs[job] == ours[job]
    assert theirs["default"]["before_script"] == ours["default"]["before_script"]
    assert theirs["default"]["image"] == ours["default"]["image"]


def test_make_does_for_a_desk_what_it_does_here(root: Path, repository: Path) -> None:
    """The same recipes for the same targets; a preview may be told its address."""
    ours, theirs = _recipes(_text(root / "Makefile")), _recipes(_text(repository / "Makefile"))
    theirs["serve"] = [theirs["serve"][0], theirs["serve"][1].removesuffix(" $(SERVE)")]
    for target in ("help", "build", "serve", "check"):
        assert theirs[target] == ours[target]
    assert theirs.keys() >= {"publish", "clean", "distclean", ".venv/.build"}
    assert re.findall(r"(?ms)^PYTHON \?=.*?^BIN", _text(root / "Makefile")) == re.findall(
        r"(?ms)^PYTHON \?=.*?^BIN", _text(repository / "Makefile")
    )


def _recipes(makefile: str) -> dict[str, list[str]]:
    """The rows of each target."""
    found: dict[str, list[str]] = {}
    rows: list[str] = []
    for row in makefile.splitlines():
        if match := re.match(r"([.a-z/-]+):(?!=)", row):
            found[match[1]] = rows = [row]
        elif row.startswith("\t"):
            rows.append(row)
    return found


def test_git_and_editors_are_told_the_same(root: Path, repository: Path) -> None:
    """Originals byte for byte, what is made is left out, and every schema is used."""
    for name in (".gitattributes", ".editorconfig", ".gitignore"):
        assert {*_text(repository / name).split("\n")} <= {*_text(root / name).split("\n")}
    ours, theirs = (json.loads(_text(folder / ".vscode/settings.json")) for folder in (root, repository))
    assert {key: ours[key] for key in theirs} == theirs
    assert "**/sources/*/original.* -text" in _text(repository / ".gitattributes")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
