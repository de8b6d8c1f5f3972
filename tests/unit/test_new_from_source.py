"""A draft made of a source: its actors, dates and passages in their places; it passes the check as it is."""

from __future__ import annotations

from datetime import date
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from briefing_room.cli import main
from briefing_room.cli.shared import MISUSE, OK
from briefing_room.scaffold.from_source import TO_BE_WRITTEN, _dates_in
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def drafted(desk: Path, *words: str) -> int:
    """The command, on a fixed day."""
    return main(["new", "--desk", str(desk), *words, "--today", "2032-01-01"])


@pytest.mark.parametrize("where", ["briefings", "examples/exercise"])
def test_a_draft_of_every_source_passes(tmp_path: Path, where: str) -> None:
    """Without an error, in whatever language the source is; every actor that is named has a role to be written.

    What is to be written draws no warning either.
    """
    desk = tmp_path / "desk"
    copytree(ROOT / where, desk)
    sources = sorted(path.name for path in (desk / "sources").iterdir())
    for number, source in enumerate(sources):
        assert drafted(desk, f"draft-{number}", "--from", source) == OK
    checked = check(desk)
    assert [one for one in checked.findings if one.severity == "error"] == []
    assert [one for one in checked.findings if one.code in {"hedge-dropped", "likelihood-in-words"}] == []
    made = [checked.desk.briefings[f"draft-{number}"] for number in range(len(sources))]
    assert all(briefing.status == "draft" and briefing.as_of.date == date(2032, 1, 1) for briefing in made)
    assert sum(len(briefing.actors) for briefing in made) > len(sources)
    if where != "briefings":
        assert sum(len(briefing.timeline) for briefing in made) > 0


def test_without_an_id_it_is_named_after_the_headline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And what else is missing is misuse."""
    desk = tmp_path / "desk"
    copytree(ROOT / "briefings", desk)
    assert drafted(desk, "--from", "kim-visits-russia") == OK
    text = (desk / "north-koreas-kim-jong-uns-visit.yml").read_text(encoding="utf-8")
    assert "\n# judgements:\n" in text
    assert f"  - actor: kim-jong-un\n    role: {TO_BE_WRITTEN}\n    evidence:\n" in text
    assert drafted(desk) == MISUSE
    assert drafted(desk, "--from", "nobody") == MISUSE
    assert "there is no source “nobody”; the desk has: kim-visits-russia, putin-pilgrimage" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("It opened on 13 September 2023, they said.", ["2023-09-13"]),
        ("On September 13, 2023 it opened; in May 2024 it closed.", ["2023-09-13", "2024-05"]),
        ("Seen 2031-03-09.", ["2031-03-09"]),
        ("It cost 2023 dollars, or 3/4 of it, in section 2.1.", []),
        ("On 03/04/2019 it opened.", []),
    ],
)
def test_a_date_is_taken_where_it_can_mean_one_day_only(words: str, dates: list[str]) -> None:
    """Figures that may be anything are none."""
    assert _dates_in(words) == dates
