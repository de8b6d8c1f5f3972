"""Briefings in their short forms mean what they meant, keep their comments, and are not changed again."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_room.cli import main
from briefing_room.cli.shared import ERRORS, MISUSE, OK
from briefing_room.edit import fmt
from briefing_room.edit.fmt import in_short_forms, meaning_of
from briefing_room.load.desk import load_typed
from briefing_room.load.raw import RawFile
from briefing_room.model.briefing import Briefing
from tests.conftest import ROOT
from tests.desks.desks import page

if TYPE_CHECKING:
    from pathlib import Path

HEAD: Final = "judgements:\n  - id: a\n    text: A.\n"


def short(text: str) -> str:
    """A briefing's text in its short forms; run again nothing changes, and it means the same."""
    made = in_short_forms(RawFile("b.yml", "briefing", text.encode()))
    assert in_short_forms(RawFile("b.yml", "briefing", made)) == made
    before, after = (load_typed(RawFile("b.yml", "briefing", data), Briefing)[0] for data in (text.encode(), made))
    assert before is not None
    assert after is not None
    assert meaning_of(before) == meaning_of(after)
    return made.decode()


@pytest.mark.parametrize(
    ("long", "brief"),
    [
        ('evidence:\n      - quote: "It is."\n', 'evidence:\n      - "It is."\n'),
        ('evidence:\n      - quote: "It is."\n        source: a-paper\n', 'evidence:\n      - a-paper: "It is."\n'),
        ("evidence:\n      - source: coast-courier\n        quote: 'It is.'\n", "evidence:\n      - 'It is.'\n"),
        ('evidence:\n      - coast-courier: "It is."\n', 'evidence:\n      - "It is."\n'),
        ('evidence: [{quote: "It.", bears: for}, {quote: "Is."}]\n', 'evidence: ["It.", "Is."]\n'),
        ('evidence:\n      - quote: "It is."\n        in: text\n        bears: for\n', 'evidence:\n      - "It is."\n'),
        ('evidence:\n      - quote: "It is."\n        source: coast-courier\n        bears: for\n        note: A.\n',
         'evidence:\n      - quote: "It is."\n        note: A.\n'),
        ('evidence: ["It."]\n    rests_on: []\n    settled_by:\n', 'evidence: ["It."]\n'),
        ("alternatives:\n      - text: It sinks.\n      - text: >\n          It\n          floats.\n",
         "alternatives:\n      - It sinks.\n      - >\n          It\n          floats.\n"),
        # What has a comment beside it, or is no text in quotes on one row, stays.
        ('evidence:\n      - quote: "It is."  # kept\n', 'evidence:\n      - quote: "It is."  # kept\n'),
        ('evidence:\n      - quote: "It is."\n        # kept\n        bears: for\n',
         'evidence:\n      - quote: "It is."\n        # kept\n        bears: for\n'),
        ("evidence:\n      - quote: >\n          It is.\n", "evidence:\n      - quote: >\n          It is.\n"),
        ('evidence:\n      - quote: "# It is."\n', 'evidence:\n      - "# It is."\n'),
        ('evidence: ["It."]\n    rests_on: []  # yet\n', 'evidence: ["It."]\n    rests_on: []  # yet\n'),
    ],
)  # fmt: skip
def test_the_short_form_is_preferred(long: str, brief: str) -> None:
    """Where it means the same and nothing that was typed beside it is lost."""
    assert short(page(f"{HEAD}    {long}# the end\n")) == page(f"{HEAD}    {brief}# the end\n")


def test_what_a_briefing_says_for_all_is_not_said_again() -> None:
    """In a history it is what was said until then, and stays; a horizon of none is one that was said."""
    head = "default_confidence: low\ndefault_horizon: 2025-12-31\njudgements:\n  - id: a\n    text: A.\n"
    history = "    history:\n      - date: 2025-01-01\n        confidence: low\n        why: B.\n"
    own = "  - id: b\n    text: B.\n    confidence: high\n    horizon: null\n"
    long = page(f"{head}    confidence: low\n    horizon: 2025-12-31\n{history}{own}")
    assert short(long) == page(f"{head}{history}{own}")
    briefing, _ = load_typed(RawFile("b.yml", "briefing", long.encode()), Briefing)
    assert briefing is not None
    assert [(one.confidence, str(one.horizon)) for one in briefing.judgements] == [
        ("low", "2025-12-31"),
        ("high", "None"),
    ]


def test_an_assessment_of_one_text_is_one_text() -> None:
    """A block stays as it is indented."""
    lead = "disagreements:\n  - id: d\n    question: Q?\n    kind: fact\n    status: open\n    positions: []\n    "
    long = f"{lead}assessment:\n      text: >\n        It is\n        so.\ntimeline: []\n"
    assert short(page(long)) == page(f"{lead}assessment: >\n        It is\n        so.\ntimeline: []\n")


@pytest.mark.parametrize("where", ["briefings", "examples/exercise"])
def test_the_desks_of_the_project_mean_the_same(tmp_path: Path, where: str) -> None:
    """By the command, which then finds nothing to do; no comment is lost."""
    copytree(ROOT / where, tmp_path / "desk")
    words = ["fmt", "--desk", str(tmp_path / "desk")]
    before = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "desk").glob("*-*.yml")}
    assert main(words) == OK
    assert main([*words, "--check"]) == OK
    for name, text in before.items():
        after = (tmp_path / "desk" / name).read_text(encoding="utf-8")
        assert short(text) == after
        assert after.count("#") == text.count("#")


def test_a_check_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It ends with 1 and names the files; what is no briefing is passed over, and what is missing is misuse."""
    copytree(ROOT / "tests/desks/base", tmp_path / "desk")
    path = tmp_path / "desk" / "base.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace('- wheat-letter: "Es', '- coast-courier: "It is."\n      - wheat-letter: "Es')
    path.write_text(text, encoding="utf-8")
    words = ["fmt", "--desk", str(tmp_path / "desk")]
    assert main([*words, "--check"]) == ERRORS
    assert f"1 file to be formatted; run: briefing fmt --desk {tmp_path / 'desk'}\n" in capsys.readouterr().out
    assert main([*words, "--dry-run"]) == OK
    assert path.read_text(encoding="utf-8") == text
    assert main([*words, "--check", str(tmp_path / "desk" / "actors.yml")]) == OK
    assert main([*words, str(tmp_path / "nowhere")]) == MISUSE
    assert main([*words, str(path)]) == OK
    assert '- "It is."\n' in path.read_text(encoding="utf-8")


def test_a_file_with_a_mistake_stays_and_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is no file that is fine: the command ends with 1, and says how to see the mistake."""
    copytree(ROOT / "tests/desks/base", tmp_path / "desk")
    path = tmp_path / "desk" / "base.yml"
    text = path.read_text(encoding="utf-8").replace("title: ", 'title: "', 1)
    path.write_text(text, encoding="utf-8")
    for words in ([], ["--check"], ["--dry-run"]):
        assert main(["fmt", "--desk", str(tmp_path / "desk"), *words]) == ERRORS
        said = capsys.readouterr().out
        assert f"base.yml has errors and is left as it is: briefing check --desk {tmp_path / 'desk'} " in said
    assert path.read_text(encoding="utf-8") == text


def test_what_is_short_already_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The desks that a beginner gets are in their short forms, as the hook asks for."""
    for words in (["repository"], ["desk", "--desk-only"]):
        folder = tmp_path / words[0]
        assert main(["init", str(folder), *words[1:]]) == OK
        desk = folder / "briefings" if words[0] == "repository" else folder
        capsys.readouterr()
        assert main(["fmt", "--desk", str(desk), "--check"]) == OK
        assert main(["fmt", "--desk", str(desk)]) == OK
        assert capsys.readouterr().out == "there is nothing to change\n"


_LETTERS: Final = st.characters(categories=["L", "N", "P", "Zs"], exclude_characters='\\"')
_WORDS: Final = st.text(_LETTERS, min_size=1, max_size=30)


@given(st.lists(st.tuples(_WORDS, st.sampled_from(["", "coast-courier", "a-paper"]), st.booleans()), max_size=4))
def test_whatever_is_quoted_is_quoted_still(quotes: list[tuple[str, str, bool]]) -> None:
    """Long and short forms are one format: both are read as the same."""
    rows = ""
    for words, source, bears in (one for one in quotes if one[0].strip()):
        rows += f'      - quote: "{words}"\n'
        rows += f"        source: {source}\n" if source else ""
        rows += "        bears: for\n" if bears else ""
    made = short(page(f"{HEAD}    evidence:\n{rows}" if rows else HEAD))
    assert "quote:" not in made.removeprefix(page())


def test_a_file_that_would_mean_something_else_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """However that came about."""
    text = page(f'{HEAD}    evidence:\n      - quote: "It is."\n')
    assert short(text) != text
    monkeypatch.setattr(fmt, "meaning_of", id)  # each means something else
    assert fmt.in_short_forms(RawFile("b.yml", "briefing", text.encode())) == text.encode()
