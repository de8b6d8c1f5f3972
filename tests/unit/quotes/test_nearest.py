"""What is proposed where a quote is not found, or not once."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pytest

from briefing_room.quotes import Passage, Searchable, proposal
from briefing_room.quotes.nearest import nearest_passage
from tests.unit.quotes.notice import NOTICE, SOURCE


def test_the_nearest_words_are_proposed() -> None:
    """Whole words of the source, with the piece that was wrong put right and the others left alone."""
    meant = proposal(NOTICE, "The harbor office […] reopen befour May")
    assert meant is not None
    assert meant.words == "The harbour office […] reopen before May"
    assert NOTICE.find(meant.words) == meant.passage


def test_pieces_in_another_order_leave_the_nearest() -> None:
    """Pieces that do not stand in this order cannot be joined: one of them is proposed."""
    meant = proposal(NOTICE, "said their mayor […] The harbour office")
    assert meant is not None
    assert isinstance(NOTICE.find(meant.words, meant.passage.where, meant.prefix), Passage)


def test_a_proposal_that_stands_twice_has_a_prefix() -> None:
    """What is proposed is unique: with the words before it, if need be."""
    source = Searchable(replace(SOURCE, body="One ferry sinks at sea.\n\nTwo ferry sinks at sea.\n"))
    meant = proposal(source, "ferry sinqs at sea")
    assert meant is not None
    assert meant.prefix in {"One", "Two"}
    assert source.find(meant.words, "text", meant.prefix) == meant.passage


def test_the_passage_proposed_is_the_nearest_of_several() -> None:
    """Of the places where the proposed words stand, the one most like the quote, and not the first."""
    source = Searchable(replace(SOURCE, body="At sea, ferry sinks. Ten ferry sinks. Two, six, six ferry sinks.\n"))
    meant = proposal(source, "ferry sinqs")
    assert meant is not None
    assert meant.passage == nearest_passage(source, "ferry sinqs")
    assert (meant.words, meant.prefix) == ("ferry sinks", "six")


@pytest.mark.parametrize("quote", ["zzz qqq xxx", "", "[…]"])
def test_nothing_near_proposes_nothing(quote: str) -> None:
    """A suggestion that is not near would only puzzle."""
    assert proposal(NOTICE, quote) is None


def test_a_proposal_looks_at_the_words_around_it_only() -> None:
    """A text four times as long takes no more memory for a proposal: its words are not listed from end to end."""
    assert _peak(4000) < 2 * _peak(1000)


def _peak(words: int) -> int:
    body = " ".join(f"word{number}" for number in range(words)) + " and the ferry sinks at sea today"
    source = Searchable(replace(SOURCE, body=body))
    assert proposal(source, "the ferry sinqs at sea") is not None  # all that is kept is made
    tracemalloc.start()
    proposal(source, "the ferry sinqs at sea")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
