"""A quote that skips text, piece by piece."""

from __future__ import annotations

from dataclasses import replace

from briefing_room.quotes import MOST_PIECES, Ambiguous, NotFound, Searchable, folded_words, pieces_of, proposal
from briefing_room.quotes.pieces import tilings
from tests.unit.quotes.notice import SOURCE


def test_the_words_of_a_quote() -> None:
    """A quote's words without what it skips."""
    assert pieces_of("a “b” […] c [...] ") == ['a "b"', "c"]
    assert folded_words("a […] b") == "a b"


def test_equal_pieces_share_their_places() -> None:
    """Memory grows with the text and not with the pieces: a chain of equal ones holds one list of places."""
    source = Searchable(replace(SOURCE, body="ab " * 1000))
    ways = tilings(source.text, ["ab"] * 30, "", "")
    assert len({id(places) for places in ways.places}) == 1
    assert ways.usable == tuple(range(971, 1001))


def test_a_chain_of_too_many_pieces_is_not_looked_for() -> None:
    """Forty pieces are looked for; a quote of more is told of by its number, and nothing is proposed for it."""
    source = Searchable(replace(SOURCE, body="ab " * 100))
    assert isinstance(source.find(" […] ".join(["ab"] * MOST_PIECES)), Ambiguous)
    chain = " […] ".join(["ab"] * 1600)
    assert source.find(chain) == NotFound(pieces=1600)
    assert proposal(source, chain) is None
