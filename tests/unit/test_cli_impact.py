"""`briefing impact`: what would be lost, before it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.cli import main
from tests.desks.desks import BASE, write_desk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_impact_names_what_would_lose_all_support(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its place, its address and its words."""
    assert main(["impact", "--desk", str(BASE), "wheat-letter"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 statement rests on wheat-letter. Without it\n\n1 lose all support:\n")
    assert f"{BASE.as_posix()}/base.yml:" in out
    assert "estria (role): “Asks for wheat.”" in out
    assert out.endswith("0 keep other sources and lose an origin.\n\n0 keep every origin they have.\n")


def test_a_source_nobody_rests_on_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And is no error."""
    desk = write_desk(
        tmp_path / "desk",
        {"sources/spare/article.md": "---\ntitle: Spare\noriginal: none\nno_original: Typed.\n---\n\nNothing.\n"},
    )
    assert main(["impact", "--desk", str(desk), "spare"]) == 0
    assert capsys.readouterr().out == "No statement rests on spare.\n"


def test_a_misspelt_source_is_proposed(capsys: pytest.CaptureFixture[str]) -> None:
    """With the one that was probably meant."""
    assert main(["impact", "--desk", str(BASE), "wheat-leter"]) == 2
    assert capsys.readouterr().err == "briefing: there is no source “wheat-leter”; did you mean “wheat-letter”?\n"
