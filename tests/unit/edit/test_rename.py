"""An id that gets another name is written wherever the old one is named, and nowhere else is a byte moved."""

from __future__ import annotations

import re
from shutil import copytree
from subprocess import run
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from briefing_room.cli import main
from briefing_room.cli.shared import ERRORS, MISUSE, OK
from briefing_room.edit.change import checked_after
from briefing_room.edit.rename import RenameError, renamed
from briefing_room.edit.whole import STAGING
from tests.conftest import ROOT
from tests.desks.desks import GOOD, lay_out, page, write_desk
from tests.unit.edit.test_whole import files_of

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = (
    page("""\
# [[coast-courier]] and coast-courier are named here
judgements:
  - id: stays-shut
    text: It stays shut, as [[norland|the state]] and [[ coast-courier ]] say.
    likelihood: likely
    confidence: low
    given: 'crane-mended'  # crane-mended is the sign
    assumes: [no-storm]
    rests_on: ["base#stays-closed", norland]
    evidence:
      - coast-courier: "The harbour has been closed since the storm."
      - {quote: We will not sign in haste, source: coast-courier}
    history:
      - {date: 2025-02-01, likelihood: unlikely, confidence: low, indicators: [crane-mended], why: The storm.}
    alternatives:
      - text: It opens.
actors:
  - actor: norland
    role: May open the harbour.
    evidence: ["Norland may open the grain harbour before winter, an official said"]
relations: []
indicators:
  - {id: crane-mended, text: The crane lifts., lowers: [stays-shut], status: not-checked}
assumptions:
  - id: no-storm
    text: No other storm comes.
gaps:
  - id: when
    text: When it opens.
    would_change: [stays-shut]
hypotheses:
  - id: why-shut
    question: Why is it shut?
    explanations:
      - {id: the-storm, text: The storm.}
      - {id: the-crane, text: The crane.}
    observations:
      - text: It is shut.
        evidence: ["The harbour has been closed since the storm."]
        ratings: {the-storm: consistent, the-crane: neutral}
corrections:
  - {date: 2025-03-02, what: stays-shut, why: Misread.}
  - {date: 2025-03-02, what: coast-courier, why: Misread.}
""")
    .replace("published", "draft")
    .replace("\n", "\r\n")
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The base desk with a draft that was saved on Windows and names everything in every way."""
    folder = write_desk(tmp_path / "desk", {})
    (folder / "draft.yml").write_bytes(DRAFT.encode("utf-8"))
    assert not [one for one in check(folder).findings if one.severity == "error"]
    return folder


def taken(folder: Path, old: str, new: str, *more: str) -> dict[str, bytes]:
    """The desk's files after the command."""
    assert main(["rename", "--desk", str(folder), old, new, "--yes", *more]) == OK
    assert not (folder / STAGING).exists()
    return files_of(folder)


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("draft#stays-shut", "closed-till-spring", 4),
        ("draft#crane-mended", "crane-lifts", 3),
        ("draft#no-storm", "calm-sea", 2),
        ("draft#the-crane", "broken-crane", 2),
        ("coast-courier", "the-old-courier", 7),
        ("norland", "the-north", 6),
        ("base#stays-closed", "shut-for-long", 4),
        ("base", "larn-harbour", 1),
    ],
)
def test_every_place_that_names_an_id_is_rewritten(desk: Path, old: str, new: str, places: int) -> None:
    """The files differ by these words alone, and `check` finds what it found before."""
    before = files_of(desk)
    found = [one.code for one in check(desk).findings]
    after = taken(desk, old, new, "--unpublished")
    bare = old.rpartition("#")[2]
    word = re.compile(rb"(?<![\w-])%s(?![\w-])" % new.encode())
    put_back = {name: word.sub(bare.encode(), data) for name, data in after.items()}
    assert sum(len(word.findall(data)) for data in after.values()) == places
    assert sorted(put_back.values()) == sorted(before.values())
    assert [one.code for one in check(desk).findings] == found


def test_what_is_derived_from_an_id_moves_with_it(tmp_path: Path) -> None:
    """An assessment's address is made of its disagreement's id, and other statements rest on it."""
    folder = tmp_path / "desk"
    copytree(ROOT / "briefings", folder)
    text = (folder / "vostochny-summit.yml").read_text(encoding="utf-8")
    assert "what-about" in text
    text = text.replace("rests_on: [met-in-russia,", "rests_on: [what-about-assessment, met-in-russia,", 1)
    (folder / "vostochny-summit.yml").write_text(text, encoding="utf-8")
    change = renamed(folder, "vostochny-summit#what-about", "which-business")
    after = change.files["vostochny-summit.yml"].decode("utf-8")
    assert "rests_on: [which-business-assessment, met-in-russia," in after
    assert not [one for one in checked_after(folder, change).findings if one.severity == "error"]


def test_a_source_takes_its_folder_with_it(desk: Path) -> None:
    """With its original, byte for byte; its old folder is gone."""
    names = {name for name in files_of(desk) if name.startswith("sources/coast-courier/")}
    after = taken(desk, "coast-courier", "courier", "--unpublished")
    assert {name.replace("coast-courier", "courier") for name in names} <= after.keys()
    assert not (desk / "sources/coast-courier").exists()


def test_a_word_in_a_comment_stays_and_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reference in double brackets is one wherever it stands; a bare word may be another."""
    after = taken(desk, "draft#crane-mended", "crane-lifts")
    assert b"# crane-mended is the sign" in after["draft.yml"]
    said = capsys.readouterr().out
    assert "draft.yml:13" not in said  # its row is shown in the difference
    taken(desk, "coast-courier", "courier", "--unpublished")
    assert b"# [[courier]] and coast-courier are named here" in files_of(desk)["draft.yml"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("nobody", "x", "no actor, source or briefing has the id “nobody”; a statement is named as briefing#item"),
        ("stays-shut", "x", "“stays-shut” is a statement; name it with its briefing: draft#stays-shut"),
        (
            "draft#none",
            "x",
            "“none” is no statement of draft; draft has: crane-mended, no-storm, stays-shut, the-crane, the-storm, …",
        ),
        ("draft#stays-shut-alternative-1", "x", "has no id of its own, only an address by its place"),
        ("draft#norland", "x", "rename the actor: briefing rename norland x"),
        ("none#x", "y", "there is no briefing “none”; the desk has: base, draft"),
        ("draft#stays-shut", "no-storm", "the id “no-storm” is taken by an assumption; choose another"),
        ("norland", "coast-courier", "the id “coast-courier” is taken by a source; choose another"),
        ("norland", "stays-shut", "the id “stays-shut” is taken by a judgement of draft; choose another"),
        ("draft#stays-shut", "base#shut", "a statement stays in its own: briefing rename draft#stays-shut shut"),
        ("draft#stays-shut", "stays-shut", "“stays-shut” is its id already"),
        ("norlnd", "x", "no actor, source or briefing has the id “norlnd”; did you mean “norland”?"),
        ("draft#stays-shu", "x", "“stays-shu” is no statement of draft; did you mean “stays-shut”?"),
        ("norland", "Nor Land", "“Nor Land” cannot be an id: an id has small letters"),
    ],
)
def test_what_cannot_be_renamed_is_told(desk: Path, old: str, new: str, said: str) -> None:
    """With what to type instead; nothing is written."""
    with pytest.raises(RenameError) as refused:
        renamed(desk, old, new)
    assert said in str(refused.value)
    assert main(["rename", "--desk", str(desk), old, new, "--yes"]) == MISUSE


def test_a_file_that_cannot_be_read_stops_it(desk: Path) -> None:
    """What it names would keep the old id, and nobody would notice."""
    (desk / "draft.yml").write_text(DRAFT.replace("would_change", "would_chang"), encoding="utf-8")
    with pytest.raises(RenameError, match="mend it first: briefing check"):
        renamed(desk, "norland", "the-north")


def test_an_address_that_readers_have_is_not_given_up(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said in one sentence, with what to do, and nothing is written; a draft’s ids are free."""
    before = files_of(desk)
    for old in ("base#stays-closed", "base", "coast-courier", "estria"):
        assert main(["rename", "--desk", str(desk), old, "another", "--yes"]) == ERRORS
        said = capsys.readouterr().out
        assert said.startswith(f"Readers have “{old}”. An address that readers have is not given up")
        assert "if they never had this address: --unpublished" in said
        assert files_of(desk) == before
    taken(desk, "draft", "another")


def test_readers_have_what_was_committed(desk: Path) -> None:
    """What was added since the last commit may be named anew without a word."""

    def git(*words: str) -> None:
        run(
            ["git", "-C", str(desk), "-c", "user.name=A", "-c", "user.email=a@b.c", *words],
            check=True,
            capture_output=True,
        )

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "One")
    (desk / "second.yml").write_text(page().replace("The harbour stays", "It stays"), encoding="utf-8")
    taken(desk, "second", "other")
    assert main(["rename", "--desk", str(desk), "base#stays-closed", "shut", "--yes"]) == ERRORS


def test_a_signature_that_falls_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever signed, signed what is quoted from which source; where nothing falls, nothing is said."""
    folder = lay_out(GOOD / "every-key", tmp_path / "desk")
    assert main(["rename", "--desk", str(folder), "coast-courier", "courier", "--unpublished", "--dry-run"]) == OK
    assert "\nother is then no longer signed by Ada Brandt; when a person has read it: " in capsys.readouterr().out
    assert main(["rename", "--desk", str(folder), "wheat-letter", "letter", "--unpublished", "--dry-run"]) == OK
    assert "no longer signed" not in capsys.readouterr().out


def test_without_a_yes_nothing_is_written(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The difference is shown, and how to take it."""
    before = files_of(desk)
    assert main(["rename", "--desk", str(desk), "draft#no-storm", "calm"]) == ERRORS
    assert capsys.readouterr().out.endswith("nothing was written; to write it: --yes\n")
    assert main(["rename", "--desk", str(desk), "draft#no-storm", "calm", "--dry-run"]) == OK
    shown = capsys.readouterr().out
    assert "-    assumes: [no-storm]" in shown
    assert "+    assumes: [calm]" in shown
    assert files_of(desk) == before
