"""A quote that stands more than once, and what is proposed to settle it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.build import check
from tests.desks.desks import page, write_desk

if TYPE_CHECKING:
    from pathlib import Path


def test_an_ambiguous_quote_that_no_prefix_settles_says_so(tmp_path: Path) -> None:
    """No proposal is made that would not help."""
    article = f"---\ntitle: T\nlanguage: en\noriginal: none\nno_original: Typed.\n---\n\n{'la ' * 40}\n"
    briefing = page("judgements: [{id: one, text: x, evidence: [{song: la}]}]\n")
    checked = check(write_desk(tmp_path / "desk", {"sources/song/article.md": article, "page.yml": briefing}))
    ((message, help_),) = [(finding.message, finding.help) for finding in checked.findings]
    assert message == "these words occur 40 times in song: “la”"
    assert help_ == "quote more of the sentence, until the words stand only once"
