"""A quote that skips text, piece by piece."""

from __future__ import annotations

from briefing_room.quotes import folded_words, pieces_of


def test_the_words_of_a_quote() -> None:
    """A quote's words without what it skips."""
    assert pieces_of("a “b” […] c [...] ") == ['a "b"', "c"]
    assert folded_words("a […] b") == "a b"
