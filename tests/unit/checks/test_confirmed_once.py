"""What counts as another origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from tests.desks.desks import BASE, page, write_desk

if TYPE_CHECKING:
    from pathlib import Path

LETTER = (BASE / "sources/wheat-letter/article.md").read_text(encoding="utf-8")
COURIER = (BASE / "sources/coast-courier/article.md").read_text(encoding="utf-8")
SAYS = "credibility 1 says that independent sources confirm it, but"


def _told(folder: Path, one: str, other: str, bears: str = "for") -> list[str]:
    text = f"""\
judgements:
  - id: dear
    text: Wheat is dear.
    evidence:
      - {{quote: "The price of wheat rose sharply", credibility: 1}}
      - {{quote: "Estria asks for ten thousand tonnes of wheat.", source: wheat-letter, bears: {bears}}}
"""
    files = {
        "page.yml": page(text),
        "sources/coast-courier/article.md": COURIER.replace("type: news", f"type: news\norigin: {one}"),
        "sources/wheat-letter/article.md": LETTER.replace("type: official", f"type: official\norigin: {other}"),
    }
    return [finding.message for finding in check(write_desk(folder / "desk", files)).findings]


@pytest.mark.parametrize("other", ["Coast Wire", "COAST  wire", "null"])
def test_two_sources_of_one_known_origin_confirm_nothing(other: str, tmp_path: Path) -> None:
    """However it is written; and an origin that is not known is no other one."""
    assert _told(tmp_path, "Coast Wire", other) == [f"{SAYS} the known origins are: coast wire"]


def test_what_bears_against_confirms_nothing(tmp_path: Path) -> None:
    """Although it has another origin."""
    assert _told(tmp_path, "Coast Wire", "Ministry of Supply", "against") == [
        f"{SAYS} the known origins are: coast wire"
    ]


def test_no_known_origin_is_told_as_such(tmp_path: Path) -> None:
    """Two that are not known may be one."""
    assert _told(tmp_path, "null", "null") == [f"{SAYS} no origin is known"]


def test_two_origins_confirm(tmp_path: Path) -> None:
    """That is what grade 1 means."""
    assert _told(tmp_path, "Coast Wire", "Ministry of Supply") == []
