"""A statement that is taken back, and a briefing that is archived, keep their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.cli import main
from briefing_room.cli.shared import MISUSE, OK
from briefing_room.load.desk import read_desk
from tests.desks.desks import page, write_desk
from tests.unit.edit.test_whole import files_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The base desk, and a draft."""
    return write_desk(tmp_path / "desk", {"draft.yml": page().replace("published", "draft")})


def test_a_statement_is_retired_where_it_stands(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Behind its other keys, with day and reason; what rests on it is told with its place."""
    before = (desk / "base.yml").read_text(encoding="utf-8")
    words = [
        "retire",
        "--desk",
        str(desk),
        "base#stays-closed",
        "--why",
        "Overtaken: it opened.",
        "--today",
        "2025-04-01",
    ]
    assert main([*words, "--yes"]) == OK
    after = (desk / "base.yml").read_text(encoding="utf-8")
    new = '    retired:\n      date: 2025-04-01\n      why: "Overtaken: it opened."\n'
    assert after == before.replace(
        "      - text: It opens with half a crane.\n", "      - text: It opens with half a crane.\n" + new
    )
    retired = read_desk(desk).desk.briefings["base"].judgements[0].retired
    assert retired is not None
    assert retired.why == "Overtaken: it opened."
    said = capsys.readouterr().out
    assert "stays-closed is named here, to be rested on what still stands, or taken back too:" in said
    assert "  base.yml:12: rests_on: stays-closed\n" in said
    assert "  base.yml:27: lowers: stays-closed\n" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("stays-closed", "“stays-closed” names no statement; write briefing#item, with one of these: base, draft"),
        (
            "base#none",
            "“none” is no statement of base; it has: stays-closed, norland, estria, ada-brandt, crane-mended",
        ),
        ("base#stays-closed-alternative-1", "can be taken back whole: base#stays-closed"),
        ("base#bottom-line", "a bottom line is not taken back by itself; it may be changed, with a correction"),
    ],
)
def test_what_cannot_be_retired_is_told(desk: Path, capsys: pytest.CaptureFixture[str], typed: str, said: str) -> None:
    """With what can."""
    before = files_of(desk)
    assert main(["retire", "--desk", str(desk), typed, "--why", "x", "--yes"]) == MISUSE
    assert said in capsys.readouterr().err
    assert files_of(desk) == before


def test_a_reason_has_words(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Readers are told why, so an empty reason is misuse."""
    assert main(["retire", "--desk", str(desk), "base#stays-closed", "--why", " ", "--yes"]) == MISUSE
    assert "no reason is given" in capsys.readouterr().err


def test_a_briefing_is_archived_by_one_word(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All else stays; a draft has no address to keep; what is archived already is no mistake."""
    before = (desk / "base.yml").read_text(encoding="utf-8")
    assert main(["archive", "--desk", str(desk), "base", "--yes"]) == OK
    assert (desk / "base.yml").read_text(encoding="utf-8") == before.replace("status: published", "status: archived")
    assert main(["archive", "--desk", str(desk), "base", "--yes"]) == OK
    assert capsys.readouterr().out.endswith("there is nothing to change\n")
    assert main(["archive", "--desk", str(desk), "draft", "--yes"]) == MISUSE
    assert main(["archive", "--desk", str(desk), "none", "--yes"]) == MISUSE
