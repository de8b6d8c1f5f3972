"""Texts without their markup."""

from __future__ import annotations

import pytest

from briefing_room.pages.plain_words import clipped, unmarked
from tests.unit.pages.made import briefing, desk

DESK = desk(
    {"ferry": briefing(title="Ferries & more")}, actors={"office": {"name": "*Office*", "kind": "organisation"}}
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("*a* **b** [c](https://example.org/)", "a b c"),
        ("[[office]], [[ferry]], [[notice]], [[nobody]]", "*Office*, Ferries & more, Ferries wait, nobody"),
        ("[[office|them]]", "them"),
        ("a\n  b\u202e", "a b"),
    ],
)
def test_a_text_without_its_markup(text: str, words: str) -> None:
    """For links, titles and lists: the words alone."""
    assert unmarked(text, DESK) == words


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("one two three", 9, "one two…"),
        ("one, two three", 8, "one…"),
        ("unbreakableword", 5, "unbre…"),
    ],
)
def test_a_text_is_clipped_at_a_word(text: str, most: int, short: str) -> None:
    """For links and tables: whole words, and a sign that there is more."""
    assert clipped(text, most) == short
