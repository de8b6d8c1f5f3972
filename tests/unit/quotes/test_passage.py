"""Where words begin and end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_room.quotes import Ambiguous, Passage, Searchable
from tests.unit.quotes.notice import NOTICE, SOURCE


@pytest.mark.parametrize(
    ("quote", "cuts"),
    [
        ("harbour office", False),
        ("arbour office", True),
        ("harbour offic", True),
        ("reopen […] islander", True),
        ("“no”", False),
        ("no", False),
        ("won", True),  # of “won’t”
    ],
)
def test_half_a_word_is_noticed(quote: str, cuts: bool) -> None:  # noqa: FBT001 - a case
    """A quote that begins or ends in the middle of a word is told of."""
    found = NOTICE.find(quote)
    if isinstance(found, Ambiguous):
        found = found.passages[0]
    assert isinstance(found, Passage)
    assert NOTICE.cuts_word(found) is cuts


def test_scripts_without_word_spaces_have_no_half_words() -> None:
    """In Han, kana and Thai any character may begin a quote."""
    source = Searchable(replace(SOURCE, body="港は一週間閉鎖される。ท่าเรือจะปิด"))
    for quote in ("一週間", "เรือ"):
        found = source.find(quote)
        assert isinstance(found, Passage)
        assert not source.cuts_word(found)
