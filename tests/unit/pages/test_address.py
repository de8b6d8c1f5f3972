"""Links in raw HTML, which MkDocs does not rewrite."""

from __future__ import annotations

import pytest

from briefing_room.pages.address import address


@pytest.mark.parametrize(
    ("here", "target", "anchor", "way"),
    [
        ("briefings/ferry.md", "actors/kim.md", "", "../../actors/kim/"),
        ("briefings/ferry.md", "briefings/other.md", "risk", "../../briefings/other/#risk"),
        ("briefings/ferry.md", "briefings/ferry.md", "risk", "#risk"),
        ("briefings/ferry/made.md", "briefings/ferry.md", "", "../../../briefings/ferry/"),
        ("briefings/ferry.md", "briefings/index.md", "", "../../briefings/"),
        ("changes.md", "briefings/ferry.md", "risk", "../briefings/ferry/#risk"),
        ("index.md", "briefings/ferry.md", "risk", "briefings/ferry/#risk"),
        ("briefings/ferry.md", "index.md", "", "../../"),
        ("index.md", "index.md", "", "./"),
    ],
)
def test_pages_are_directories(here: str, target: str, anchor: str, way: str) -> None:
    """From any page to any other, and within a page."""
    assert address(here, target, anchor) == way
