"""A desk of the first edition, brought to the present format."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from shutil import copytree
from typing import Final

import pytest

from briefing_room.build import check
from briefing_room.cli import main
from briefing_room.edit import migrate, read_again
from briefing_room.edit.change import Change, checked_after, diff_of
from briefing_room.edit.migrate import migration_of
from briefing_room.edit.rows import CannotEditError
from briefing_room.intake.document.arrival import RefusedError
from briefing_room.load.desk import read_desk
from briefing_room.model.desk import FORMAT
from tests.desks.desks import as_expected

OLD: Final = Path(__file__).parent / "first_edition"
"""Made by the first edition's own `add` from a text, a page and a document; comments and odd orders typed into it."""

ONLY_A_PERSON: Final = [("sources/radio-report/article.md", 5, "error", "source-without-original")]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The old desk, with an article that was saved on Windows."""
    folder = tmp_path / "desk"
    copytree(OLD, folder)
    letter = folder / "sources/wheat-letter/article.md"
    letter.write_bytes(letter.read_bytes().replace(b"\n", b"\r\n"))
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its name in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def migrated(folder: Path) -> Path:
    """The same folder, migrated by the command."""
    assert main(["migrate", "--desk", str(folder), "--write"]) == 0
    return folder


def text_of(folder: Path, name: str) -> str:
    """A file below `sources/` as text."""
    return (folder / "sources" / name).read_bytes().decode("utf-8")


def put(folder: Path, name: str, *changes: tuple[str, str]) -> None:
    """Change words in a file below `sources/`."""
    path = folder / "sources" / name
    text = path.read_bytes().decode("utf-8")
    for was, now in changes:
        assert was in text
        text = text.replace(was, now)
    path.write_bytes(text.encode("utf-8"))


def notes_of(folder: Path) -> list[str]:
    """What a migration says has to be looked at, with the file."""
    return [f"{note.path}: {note.text}" for note in migration_of(folder).notes]


def test_an_old_desk_is_one_finding(desk: Path) -> None:
    """What else is wrong with it would follow from old keys, and is not told; the finding names the command."""
    checked = check(desk)
    assert as_expected(checked.findings) == [("settings.yml", 1, "error", "desk-format")]
    assert checked.findings[0].help == "see what would be changed, and then write it: briefing migrate"


def test_a_migrated_desk_passes(desk: Path) -> None:
    """But for errors that only a person can mend: why a source has no original."""
    findings = check(migrated(desk)).findings
    assert [one for one in as_expected(findings) if one[2] == "error"] == ONLY_A_PERSON
    assert {one.code for one in findings if one.severity == "warning"} == {"source-not-reviewed"}


def test_what_was_promised_is_what_is_found(desk: Path) -> None:
    """The preview tells what `check` finds when it has been written."""
    promised = checked_after(desk, Change(migration_of(desk).files)).findings
    assert as_expected(promised) == as_expected(check(migrated(desk)).findings)


def test_a_preview_writes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It shows the difference, what a person has to look at, and how it is written."""
    before = files_of(desk)
    assert main(["migrate", "--desk", str(desk)]) == 0
    assert files_of(desk) == before
    shown = capsys.readouterr().out
    assert "+schema: 1\n" in shown
    assert "--- /dev/null\n+++ b/sources/wheat-letter/stripped.yml\n" in shown
    assert "To be looked at:" in shown
    assert "error[source-without-original]" in shown
    assert shown.endswith(f"nothing was written; to write 8 files: briefing migrate --desk {desk} --write\n")


def test_migrating_again_changes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The desk is of the present format, and the command says so."""
    before = files_of(migrated(desk))
    capsys.readouterr()
    assert main(["migrate", "--desk", str(desk), "--write"]) == 0
    assert files_of(desk) == before
    assert capsys.readouterr().out == f"{desk} is of format 1, the present one; there is nothing to change\n"


def test_all_that_is_not_about_the_format_stays(desk: Path) -> None:
    """Rows that are lost in an article are those of the strip log, or were changed; every comment stays somewhere."""
    before = files_of(desk)
    after = files_of(migrated(desk))
    for name, data in before.items():
        if name.endswith("article.md"):
            home = name.removesuffix("article.md")
            there = after[name] + after.get(f"{home}stripped.yml", b"")
            assert {*re.findall(rb"#[^\r\n]*", data)} <= {*re.findall(rb"#[^\r\n]*", there)}
        elif not name.endswith(("settings.yml", "reading.txt")):
            assert after[name] == data
    assert after["settings.yml"] == before["settings.yml"].replace(b"typed\n", b"typed\nschema: 1\n")


def test_line_endings_stay(desk: Path) -> None:
    """What is moved out of a file that was saved on Windows has its line endings too."""
    migrated(desk)
    for name in ("article.md", "stripped.yml"):
        text = text_of(desk, f"wheat-letter/{name}")
        assert text.count("\n") == text.count("\r\n") > 3


def test_the_strip_log_moves_with_its_comments(desk: Path) -> None:
    """Row by row, with the comment above it; only an entry whose words are read otherwise today is written anew."""
    assert (
        text_of(migrated(desk), "quay-page/stripped.yml")
        == """\
# What was left out, as the page was read.
stripped:
  - lines: "1-2"
    text: |-
      Home
      Port
    rule: navigation
  - lines: "11-12"
    text: |-
      1. The quay is measured.
      2. The cranes come by sea.
    rule: after-article
  # A link to other pages; it says nothing.
  - {lines: 13, text: 'Read more', rule: related}  # as one line
  - lines: "14"
    text: "© 2024 Larn Post"
    rule: copyright
"""
    )
    assert "stripped" not in text_of(desk, "quay-page/article.md")


def test_an_empty_strip_log_goes(desk: Path) -> None:
    """Unless a comment stands beside it."""
    migrated(desk)
    assert not (desk / "sources/fee-notice/stripped.yml").exists()


def test_a_comment_on_an_empty_strip_log_stays(desk: Path) -> None:
    """It moves with the key."""
    put(desk, "fee-notice/article.md", ("stripped: []", "stripped: []  # nothing, I looked"))
    assert text_of(migrated(desk), "fee-notice/stripped.yml") == "stripped: []  # nothing, I looked\n"


def test_the_reading_is_made_of_the_original_and_recorded(desk: Path) -> None:
    """As `add` would record it today; a plain text is its own reading."""
    migrated(desk)
    for source in ("quay-page", "fee-notice"):
        made = hashlib.sha256((desk / "sources" / source / "reading.txt").read_bytes()).hexdigest()
        assert f"reading_sha256: {made}\n" in text_of(desk, f"{source}/article.md")
    assert "1. First the quay is measured" in text_of(desk, "quay-page/reading.txt")
    assert "reading" not in text_of(desk, "wheat-letter/article.md")
    assert not (desk / "sources/wheat-letter/reading.txt").exists()


def test_lines_have_todays_numbers(desk: Path) -> None:
    """The old reading had a line less at its head: entries and kept lines are found again by their words."""
    put(desk, "quay-page/reading.txt", ("Home\n", ""))
    put(
        desk,
        "quay-page/article.md",
        ('lines: "1-2"\n    text: |-\n      Home\n      Port', 'lines: "1"\n    text: "Port"'),
        ('lines: "11-12"', 'lines: "10-11"'),
        (
            "{lines: 13, text: 'Read more', rule: related}  # as one line",
            "{lines: 12, text: Read more, rule: related}",
        ),
        ('lines: "14"', 'lines: "13"'),
        ("kept: ['10']", "kept: ['9']"),
    )
    log = text_of(migrated(desk), "quay-page/stripped.yml")
    assert re.findall(r'lines: "([^"]+)"', log) == ["1", "2", "11-12", "13", "14"]
    assert log.startswith("# What was left out, as the page was read.\nstripped:\n")
    assert 'kept: ["10"]  # the second point is the office\'s\n' in text_of(desk, "quay-page/article.md")
    assert [one for one in as_expected(check(desk).findings) if one[2] == "error"] == ONLY_A_PERSON


def test_a_line_that_todays_rules_leave_out_is_logged_and_told(desk: Path) -> None:
    """The old log had nothing of it; it is in neither text nor log, and the desk would not pass."""
    put(desk, "quay-page/article.md", ('  - lines: "14"\n    text: "© 2024 Larn Post"\n    rule: copyright\n', ""))
    assert "sources/quay-page/stripped.yml: line 14 is logged as copyright, as today's rules have it" in notes_of(desk)
    assert text_of(migrated(desk), "quay-page/stripped.yml").endswith("""\
  - lines: "14"
    text: "© 2024 Larn Post"
    rule: copyright
""")


def test_what_is_lost_from_a_text_is_told_and_not_logged(desk: Path) -> None:
    """A paragraph that somebody took out of the text is no furniture: only a person can say what it is."""
    gone = "Two of the four cranes were damaged in the storm, and spare parts have to come by sea.\n\n"
    put(desk, "quay-page/article.md", (gone, ""))
    found = [one for one in check(migrated(desk)).findings if one.code == "text-in-original"]
    assert [one.message for one in found] == [
        "line 5 of reading.txt is not in the text: “Two of the four cranes were damaged in the storm, and spare…”"
    ]


def test_an_original_that_was_exchanged_is_not_read(desk: Path) -> None:
    """No reading is recorded of a file that is not the one that was brought in; nothing else is lost."""
    put(desk, "quay-page/original.html", ("Monday", "Tuesday"))
    told = "original.html is not the file that was brought in, so it was not read; put it back"
    assert f"sources/quay-page/article.md: {told}" in notes_of(desk)
    assert "reading_sha256" not in text_of(migrated(desk), "quay-page/article.md")
    assert "original-changed" in {one.code for one in check(desk).findings}


def test_an_original_that_cannot_be_read_is_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old reading stays beside it, and its sum is not recorded."""

    def refuse(*_: object) -> None:
        raise RefusedError("it is locked", "unlock it")

    monkeypatch.setattr(read_again, "extract_isolated", refuse)
    told = "the original cannot be read today: it is locked; unlock it"
    assert f"sources/quay-page/reading.txt: {told}" in notes_of(desk)
    before = files_of(desk)
    after = files_of(migrated(desk))
    assert after["sources/quay-page/reading.txt"] == before["sources/quay-page/reading.txt"]


def test_a_review_is_taken_over_only_with_its_day(desk: Path) -> None:
    """`true` stays, and the review is repeated; without an original there is nothing it could have compared."""
    notes = notes_of(desk)
    migrated(desk)
    sum_of_text = read_desk(desk).desk.sources["fee-notice"].text_sum
    assert f"reviewed: {{on: 2024-02-07, text: {sum_of_text}}}\n" in text_of(desk, "fee-notice/article.md")
    assert "reviewed: null  # not yet\n" in text_of(desk, "quay-page/article.md")
    assert "reviewed: true\r\n" in text_of(desk, "wheat-letter/article.md")
    assert "reviewed: null\n" in text_of(desk, "radio-report/article.md")
    repeat = "reviewed: true tells neither the day nor the text; repeat the review: briefing review wheat-letter"
    assert f"sources/wheat-letter/article.md: {repeat}" in notes


def test_no_reason_is_made_up(desk: Path) -> None:
    """Why there is no original only a person knows."""
    assert "original: none   # it was heard\nno_original: null\n" in text_of(migrated(desk), "radio-report/article.md")


def test_an_original_that_lies_unnamed_is_not_denied(desk: Path) -> None:
    """The text may have been made of it."""
    (desk / "sources/radio-report/original.txt").write_text("The ferry was turned back.\n", encoding="utf-8")
    assert any("original.txt lies beside it" in note for note in notes_of(desk))
    assert "original: null   # it was heard\n" in text_of(migrated(desk), "radio-report/article.md")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("# yaml-language-server: $schema=x\nname: X\n", "# yaml-language-server: $schema=x\nschema: 1\nname: X\n"),
        ("# What readers see.\nname: X\nlanguage: en\n", "# What readers see.\nname: X\nschema: 1\nlanguage: en\n"),
        ("# About this desk.\n\nname: X\n", "# About this desk.\n\nschema: 1\nname: X\n"),
        ("name: X\nschema:  # soon\n", "name: X\nschema: 1  # soon\n"),
        ("\ufeffname: X\r\n", "\ufeffschema: 1\r\nname: X\r\n"),
    ],
)
def test_the_number_is_written_where_it_parts_nothing(was: str, now: str, tmp_path: Path) -> None:
    """A comment stays above its key, a modeline above all; a byte order mark and line endings stay."""
    (tmp_path / "settings.yml").write_bytes(was.encode())
    migrated(tmp_path)
    assert (tmp_path / "settings.yml").read_bytes().decode() == now


def test_a_desk_of_a_newer_version_is_refused(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is one finding, and no command touches it."""
    (desk / "settings.yml").write_text("name: X\nschema: 2\n", encoding="utf-8")
    before = files_of(desk)
    assert as_expected(check(desk).findings) == [("settings.yml", 2, "error", "desk-format")]
    assert main(["migrate", "--desk", str(desk), "--write"]) == 1
    shown = capsys.readouterr().out
    assert "this desk was made for a newer version of the program: its format is 2, not 1" in shown
    assert shown.endswith("nothing was written\n")
    assert files_of(desk) == before


@pytest.mark.parametrize("words", [["review", "quay-page"], ["refresh", "quay-page"], ["add", "x.txt"]])
def test_commands_on_sources_wait_for_the_migration(
    words: list[str], desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They would write sources of two formats into one desk."""
    before = files_of(desk)
    (desk.parent / "x.txt").write_text("A harbour is closed.\n" * 9, encoding="utf-8")
    words = [str(desk.parent / "x.txt") if word == "x.txt" else word for word in words]
    assert main([words[0], "--desk", str(desk), *words[1:]]) == 2
    assert "briefing migrate" in capsys.readouterr().err
    assert files_of(desk) == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("settings.yml", "name: [X\n"),
        ("settings.yml", "{name: X}\n"),
        ("sources/quay-page/article.md", "---\ntitle: 'X\nstripped: []\n---\n\nText.\n"),
        ("sources/quay-page/article.md", "---\n{title: X, stripped: []}\n---\n\nText.\n"),
        ("sources/quay-page/article.md", "---\npublisher: X\nstripped: [\n---\n\nText.\n"),
        ("sources/quay-page/stripped.yml", "stripped: []  # another\n"),
    ],
)
def test_what_cannot_be_edited_stops_all_of_it(
    name: str, text: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The mistake is told with its place, and nothing is written of any file."""
    (desk / name).write_text(text, encoding="utf-8")
    before = files_of(desk)
    with pytest.raises(CannotEditError):
        migration_of(desk)
    assert main(["migrate", "--desk", str(desk), "--write"]) == 1
    shown = capsys.readouterr().out
    assert f"{desk}/{name.replace('stripped.yml', 'article.md')}:" in shown
    assert shown.endswith("nothing was written\n")
    assert files_of(desk) == before


def test_there_is_a_step_to_every_format() -> None:
    """A format whose desks could not be brought to the next would be a dead end."""
    assert len(migrate.STEPS) == FORMAT


def test_of_a_new_reading_the_length_is_shown(desk: Path) -> None:
    """The program makes it, and nobody reads it in a difference."""
    (desk / "sources/fee-notice/reading.txt").unlink()
    assert "(new: the original as it is read, in 4 lines)" in [*diff_of(desk, Change(migration_of(desk).files))]
