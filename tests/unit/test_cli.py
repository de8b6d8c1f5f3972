"""Arguments in, findings out: exit codes, filters, formats, and a word instead of a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import all_rules
from briefing_room.cli import main
from briefing_room.cli.shared import ERRORS, MISUSE, OK
from tests.desks.desks import BASE, page, write_desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NO_DESK = "name one with --desk, or make one with: briefing init --desk-only"
NO_ID = "an id has small letters a to z, digits, and single hyphens between them"
WRONG = page("topics: grain\n")
WARNS = page("indicators: [{id: sail, text: A sail., status: not-checked}]\n")

Run = tuple[int, str, str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Run the program; the exit code, and what it says on both streams."""

    def really(*words: object) -> Run:
        try:
            code = main([str(word) for word in words])
        except SystemExit as error:  # argparse leaves so
            code = int(str(error.code))
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return really


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk of two briefings, one of which is wrong, and one of which deserves a warning."""
    return write_desk(tmp_path / "desk", {"wrong.yml": WRONG, "warns.yml": WARNS})


# --- exit codes ---------------------------------------------------------------------------------------


def test_a_sound_desk_ends_with_0(run: Callable[..., Run]) -> None:
    """And says what it looked at."""
    assert run("check", "--desk", BASE) == (OK, "1 briefing, 2 sources, 3 actors: no findings\n", "")
    assert run("check", "--desk", BASE, "--strict")[0] == OK


def test_an_error_ends_with_1_and_is_printed_once(run: Callable[..., Run], tmp_path: Path) -> None:
    """Place, rule, cause, the line with a caret, the cure, and the count."""
    desk = write_desk(tmp_path / "desk", {"wrong.yml": WRONG})
    code, out, err = run("check", "--desk", desk)
    assert (code, err) == (ERRORS, "")
    assert out == (
        f"{desk}/wrong.yml:8:9: error[wrong-type]: “topics”: a list is expected, but “grain” stands here\n"
        "    8 | topics: grain\n"
        "      |         ^\n"
        "    help: write: [grain]\n"
        "\n"
        "2 briefings, 2 sources, 3 actors: 1 error\n"
    )


def test_a_warning_ends_with_0_unless_one_is_strict(run: Callable[..., Run], tmp_path: Path) -> None:
    """`--strict` is for those who want none."""
    desk = write_desk(tmp_path / "desk", {"warns.yml": WARNS})
    code, out, _ = run("check", "--desk", desk)
    assert code == OK
    assert out.endswith(": 1 warning\n")
    assert run("check", "--desk", desk, "--strict")[0] == ERRORS


def test_the_day_to_compare_with_may_be_given(run: Callable[..., Run], tmp_path: Path) -> None:
    """Horizons are never compared with the clock."""
    judgement = 'judgements: [{id: one, text: x, horizon: 2025-06-01, evidence: ["light"]}]\n'
    desk = write_desk(tmp_path / "desk", {"page.yml": page(judgement.replace("light", "closed since the storm"))})
    assert run("check", "--desk", desk, "--strict")[0] == OK
    assert run("check", "--desk", desk, "--strict", "--today", "2025-06-01")[0] == OK
    code, out, _ = run("check", "--desk", desk, "--strict", "--today", "2025-06-02")
    assert code == ERRORS
    assert "horizon-passed" in out


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("check", "--format", "xml"),
        ("check", "--nonsense"),
        ("check", "--today", "2024-02-30"),
        ("check", "--today", "20240223"),
        ("new", "an-id", "--today", "yesterday"),
        ("init",),
        ("explain",),
    ],
)
def test_misuse_ends_with_2_and_says_how_it_is_used(run: Callable[..., Run], words: tuple[str, ...]) -> None:
    """Before anything is read."""
    code, out, err = run(*words)
    assert (code, out) == (MISUSE, "")
    assert err.startswith("usage: briefing")


def test_help_ends_with_0(run: Callable[..., Run]) -> None:
    """And names the commands."""
    code, out, _ = run("--help")
    assert code == OK
    assert all(name in out for name in ("check", "build", "serve", "new", "init", "rules", "explain", "schema"))


# --- which desk, which files --------------------------------------------------------------------------


def test_a_desk_that_is_not_there_is_misuse(run: Callable[..., Run], tmp_path: Path) -> None:
    """With a way to make one."""
    nowhere = tmp_path / "nowhere"
    assert run("check", "--desk", nowhere) == (
        MISUSE,
        "",
        f"briefing: {nowhere} is no desk: there is no such folder; {NO_DESK} {nowhere}\n",
    )


def test_a_desk_that_is_a_file_is_misuse(run: Callable[..., Run], tmp_path: Path) -> None:
    """`--desk briefings/page.yml` is an easy mistake."""
    path = tmp_path / "page.yml"
    path.touch()
    assert run("check", "--desk", path) == (
        MISUSE,
        "",
        f"briefing: {path} is no desk: it is a file; name the desk's folder with --desk\n",
    )


def test_the_desk_is_looked_for_in_briefings(
    run: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --desk, and paths are shown as they would be typed."""
    monkeypatch.chdir(tmp_path)
    assert run("check")[0] == MISUSE
    write_desk(tmp_path / "briefings", {"wrong.yml": WRONG})
    code, out, _ = run("check")
    assert code == ERRORS
    assert out.startswith("briefings/wrong.yml:8:9: error[wrong-type]: ")


def test_only_the_findings_in_the_named_files_are_shown(run: Callable[..., Run], desk: Path) -> None:
    """And only they decide the exit code; the whole desk is read all the same."""
    code, out, _ = run("check", "--desk", desk, desk / "base.yml")
    assert (code, out) == (OK, "3 briefings, 2 sources, 3 actors: no findings\n")
    code, out, _ = run("check", "--desk", desk, desk / "wrong.yml")
    assert code == ERRORS
    assert out.count("error[") == 1
    code, out, _ = run("check", "--desk", desk, desk / "sources", desk / "base.yml")
    assert code == OK
    assert run("check", "--desk", desk, desk)[0] == ERRORS
    assert run("check", "--desk", desk, desk.parent)[0] == ERRORS


def test_named_files_may_be_relative(run: Callable[..., Run], desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From wherever one stands."""
    monkeypatch.chdir(desk)
    assert run("check", "--desk", ".", "wrong.yml")[0] == ERRORS
    assert run("check", "--desk", ".", "base.yml")[0] == OK
    assert run("check", "--desk", "../desk", "./wrong.yml")[0] == ERRORS


def test_a_named_file_that_is_not_there_or_not_in_the_desk_is_misuse(
    run: Callable[..., Run], desk: Path, tmp_path: Path
) -> None:
    """Silence would be taken for praise."""
    outside = tmp_path / "other.yml"
    outside.touch()
    assert run("check", "--desk", desk, tmp_path / "none.yml") == (
        MISUSE, "", f"briefing: there is no {tmp_path / 'none.yml'}\n",
    )  # fmt: skip
    assert run("check", "--desk", desk, outside) == (
        MISUSE, "", f"briefing: {outside} is not in the desk {desk}; name another desk with --desk\n",
    )  # fmt: skip


def test_a_dead_link_can_be_named(run: Callable[..., Run], tmp_path: Path) -> None:
    """There is a finding in it."""
    desk = write_desk(tmp_path / "desk", {})
    (desk / "page.yml").symlink_to("nowhere.yml")
    code, out, _ = run("check", "--desk", desk, desk / "page.yml")
    assert code == ERRORS
    assert "missing-file" in out


# --- formats ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["json", "gitlab"])
def test_formats_for_programs_hold_nothing_else(run: Callable[..., Run], desk: Path, style: str) -> None:
    """No count, no blank line: the output is one JSON value."""
    code, out, err = run("check", "--desk", desk, "--format", style)
    assert (code, err) == (ERRORS, "")
    assert len(json.loads(out)) == 2
    assert json.loads(run("check", "--desk", BASE, "--format", style)[1]) == []


def test_findings_as_json_have_the_paths_one_can_open(run: Callable[..., Run], desk: Path) -> None:
    """With the desk's folder in front."""
    found = json.loads(run("check", "--desk", desk, "--format", "json")[1])
    assert [(f["path"], f["code"], f["severity"]) for f in found] == [
        (f"{desk}/warns.yml", "unused-indicator", "warning"),
        (f"{desk}/wrong.yml", "wrong-type", "error"),
    ]


def test_findings_for_github_are_commands(run: Callable[..., Run], desk: Path) -> None:
    """One a line, and nothing when there is none."""
    code, out, _ = run("check", "--desk", desk, "--format", "github")
    assert code == ERRORS
    assert [line.split(" ")[0] for line in out.splitlines()] == ["::warning", "::error"]
    assert run("check", "--desk", BASE, "--format", "github") == (OK, "", "")


# --- rules and explain --------------------------------------------------------------------------------


def test_every_rule_is_listed(run: Callable[..., Run]) -> None:
    """With its severity and one sentence without markup."""
    code, out, _ = run("rules")
    assert code == OK
    lines = out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in all_rules()]
    assert all(line.split()[1] in {"error", "warning"} for line in lines)
    assert all(line.endswith(".") for line in lines)
    assert "`" not in out


def test_a_rule_is_explained(run: Callable[..., Run]) -> None:
    """With its code, its severity, why it is, and what is bad and good."""
    code, out, _ = run("explain", "history-order")
    assert code == OK
    assert out == (
        "history-order (error)\n"
        "\n"
        "A history runs forwards, newest last, and not beyond what the briefing knows.\n"
        "\n"
        "Nothing moved, and nothing was settled, after the information cut-off (`as_of`). Words\n"
        "alone may change later.\n"
        "\n"
        "Bad:   history: [{date: 2024-05-02, …}, {date: 2024-04-23, …}]\n"
        "Good:  history: [{date: 2024-04-23, …}, {date: 2024-05-02, …}]\n"
    )


@pytest.mark.parametrize("rule", [rule.code for rule in all_rules()])
def test_every_rule_can_be_explained(run: Callable[..., Run], rule: str) -> None:
    """As wide as a terminal, examples aside."""
    code, out, _ = run("explain", rule)
    assert code == OK
    assert out.startswith(f"{rule} (")
    assert all(len(line) <= 88 for line in out.split("\nBad:")[0].splitlines())


def test_a_rule_that_is_not_there_is_misuse(run: Callable[..., Run]) -> None:
    """With the one that was probably meant, or the way to the list."""
    assert run("explain", "quote-in-sorce") == (
        MISUSE, "", "briefing: there is no rule “quote-in-sorce”; did you mean “quote-in-source”?\n",
    )  # fmt: skip
    assert run("explain", "xyz") == (
        MISUSE, "", "briefing: there is no rule “xyz”; this lists them: briefing rules\n",
    )  # fmt: skip


# --- new, init, schema --------------------------------------------------------------------------------


def test_a_new_desk_checks_clean(run: Callable[..., Run], tmp_path: Path) -> None:
    """Strictly, and in a folder that was not there or was empty."""
    for folder in (tmp_path / "a" / "b", tmp_path / "empty"):
        if folder.name == "empty":
            folder.mkdir()
        code, out, _ = run("init", "--desk-only", folder)
        assert code == OK
        assert f"briefing build --desk {folder}" in out
        assert run("check", "--desk", folder, "--strict")[0] == OK


def test_nothing_is_overwritten(run: Callable[..., Run], tmp_path: Path) -> None:
    """A folder that holds something, and a file, are left alone."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    (tmp_path / "file").touch()
    assert run("init", tmp_path / "full") == (
        MISUSE, "", f"briefing: {tmp_path / 'full'} is there and not empty; name a new folder\n",
    )  # fmt: skip
    assert run("init", tmp_path / "file") == (
        MISUSE, "", f"briefing: {tmp_path / 'file'} is a file; name a new folder\n",
    )  # fmt: skip
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["x"]


def test_a_new_briefing_checks_clean_and_says_how_to_go_on(
    run: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the command that checks this one file of this one desk."""
    desk = write_desk(tmp_path / "desk", {})
    path = desk / "spring-tide.yml"
    code, out, _ = run("new", "--desk", desk, "spring-tide", "--today", "2025-03-04")
    assert code == OK
    assert out == f"{path} written. Edit it, then run: briefing check --desk {desk} {path}\n"
    assert "date: 2025-03-04\n" in path.read_text(encoding="utf-8")
    assert run("check", "--desk", desk, "--strict")[0] == OK
    monkeypatch.chdir(tmp_path)
    desk.rename(tmp_path / "briefings")
    assert run("new", "low-tide")[1].endswith("run: briefing check briefings/low-tide.yml\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Spring Tide", f"“Spring Tide” cannot be a briefing's id: {NO_ID}"),
        ("settings", "“settings” cannot be a briefing's id: this id is reserved for the site's own addresses"),
        ("../up", f"“../up” cannot be a briefing's id: {NO_ID}"),
        ("base", "the id “base” is taken by a briefing"),
        ("wheat-letter", "the id “wheat-letter” is taken by a source"),
        ("estria", "the id “estria” is taken by an actor"),
    ],
)  # fmt: skip
def test_an_id_that_cannot_be_is_misuse(run: Callable[..., Run], tmp_path: Path, name: str, said: str) -> None:
    """And nothing is written."""
    desk = write_desk(tmp_path / "desk", {})
    before = sorted(desk.rglob("*"))
    assert run("new", "--desk", desk, name) == (MISUSE, "", f"briefing: {said}\n")
    assert sorted(desk.rglob("*")) == before


def test_a_file_that_is_there_is_never_written_over(run: Callable[..., Run], tmp_path: Path) -> None:
    """Not even one that could not be read as a briefing."""
    desk = write_desk(tmp_path / "desk", {"broken.yml": "a: b: c\n"})
    assert run("new", "--desk", desk, "broken") == (
        MISUSE, "", f"briefing: {desk / 'broken.yml'} is there already\n",
    )  # fmt: skip
    assert (desk / "broken.yml").read_text(encoding="utf-8") == "a: b: c\n"


def test_schemas_are_written(run: Callable[..., Run], tmp_path: Path) -> None:
    """One for each kind of file."""
    assert run("schema", tmp_path / "new")[0] == OK
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "actors.json", "briefing.json", "settings.json", "source.json", "stripped.json",
    ]  # fmt: skip


# --- a word instead of a traceback --------------------------------------------------------------------


def test_a_broken_desk_is_not_built(run: Callable[..., Run], tmp_path: Path) -> None:
    """The findings are shown, and no site appears."""
    desk = write_desk(tmp_path / "desk", {"wrong.yml": WRONG})
    code, out, _ = run("build", "--desk", desk, "--site", tmp_path / "site")
    assert code == ERRORS
    assert "error[wrong-type]" in out
    assert out.endswith("1 error; nothing was built\n")
    assert not (tmp_path / "site").exists()


def test_site_and_desk_must_not_hold_each_other(run: Callable[..., Run], desk: Path) -> None:
    """The one would be built out of the other, or swallow it."""
    for site in (desk, desk / "site", desk.parent):
        code, _, err = run("build", "--desk", desk, "--site", site)
        assert code == MISUSE
        assert "must not hold each other" in err


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.yml", b""),
        ("page.yml", b"\x00" * 100),
        ("page.yml", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        ("page.yml", b"\xff\xfe" + "title: x".encode("utf-16-le")),
        ("page.yml", b"[" * 60_000),
        ("page.yml", b"&a [*a]"),
        ("page.yml", b"a: &b\n<<: *b\n" * 50),
        ("page.yml", b"- - - - : : : {{{"),
        ("settings.yml", b""),
        ("settings.yml", b"\x00"),
        ("settings.yml", b"text"),
        ("actors.yml", b""),
        ("actors.yml", b"[]"),
        ("actors.yml", b"\xff"),
        ("sources/wheat-letter/article.md", b""),
        ("sources/wheat-letter/article.md", b"---"),
        ("sources/wheat-letter/article.md", b"---\n---\n"),
        ("sources/wheat-letter/article.md", b"\x00" * 100),
        ("sources/wheat-letter/original.txt", b"\x00"),
    ],
)
@pytest.mark.parametrize("style", ["text", "json", "github", "gitlab"])
def test_no_file_makes_the_program_stop_without_a_word(
    run: Callable[..., Run], tmp_path: Path, name: str, data: bytes, style: str
) -> None:
    """Empty, binary, in another encoding, nested without end: there are findings, or there are none."""
    desk = write_desk(tmp_path / "desk", {})
    (desk / name).write_bytes(data)
    code, out, err = run("check", "--desk", desk, "--format", style)
    assert code in {OK, ERRORS}
    assert err == ""
    assert code == OK or name.rpartition("/")[2] in out or not data


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_folders_links_and_pipes_in_place_of_files_are_findings(run: Callable[..., Run], tmp_path: Path) -> None:
    """All of them in one run."""
    desk = write_desk(tmp_path / "desk", {})
    (desk / "folder.yml").mkdir()
    (desk / "dead.yml").symlink_to("nowhere")
    (desk / "round.yml").symlink_to("round.yml")
    os.mkfifo(desk / "pipe.yml")
    (desk / "sources" / "dead").symlink_to("nowhere")
    (desk / "sources" / "folder" / "article.md").mkdir(parents=True)
    code, out, _ = run("check", "--desk", desk, "--format", "json")
    assert code == ERRORS
    assert [f["path"].removeprefix(f"{desk}/") for f in json.loads(out)] == [
        "dead.yml", "folder.yml", "pipe.yml", "round.yml", "sources/dead", "sources/folder/article.md",
    ]  # fmt: skip


def test_what_the_disk_refuses_is_told_with_the_file(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A full disk, a folder that may not be read."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "desk/sources")

    monkeypatch.setattr("briefing_room.cli.check.check", refuse)
    assert run("check", "--desk", tmp_path) == (ERRORS, "", "briefing: Permission denied: desk/sources\n")


def test_an_interruption_is_told(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ctrl-C is no mistake of ours."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefing_room.cli.check.check", interrupt)
    assert run("check", "--desk", tmp_path) == (ERRORS, "", "briefing: interrupted; nothing was published\n")


def test_a_terminal_without_our_letters_gets_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Curly quotes are no reason to stop."""
    stream = TextIOWrapper(BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["check", "--desk", str(write_desk(tmp_path / "desk", {"wrong.yml": WRONG}))]) == ERRORS
    stream.flush()
    assert b"\\u201ctopics\\u201d" in stream.buffer.getvalue()


def test_a_file_name_that_is_no_text_is_shown(run: Callable[..., Run], tmp_path: Path) -> None:
    """Bytes from another system; the finding names it all the same."""
    desk = write_desk(tmp_path / "desk", {})
    try:
        (desk / os.fsdecode(b"p\xe4ge.yml")).write_text(WRONG, encoding="utf-8")
    except OSError:
        pytest.skip("the disk takes only names that are UTF-8")
    for style in ("text", "json", "github", "gitlab"):
        code, out, _ = run("check", "--desk", desk, "--format", style)
        assert code == ERRORS
        assert "p\\udce4ge.yml" in out


def test_a_reader_that_has_had_enough_is_no_mistake(tmp_path: Path) -> None:
    """`briefing check | head -1` ends quietly."""
    gaps = "".join(f"  - {{id: g{number}, text: x, colour: red}}\n" for number in range(2000))
    desk = write_desk(tmp_path / "desk", {"wrong.yml": page(f"gaps:\n{gaps}")})
    with subprocess.Popen(
        [sys.executable, "-m", "briefing_room", "check", "--desk", str(desk)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert b"unknown-key" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == ERRORS
