"""Probabilities in figures are told from shares, rises and rates."""

from __future__ import annotations

import pytest

from briefing_room.lexicon import load_lexicon, make_lexicon
from briefing_room.lexicon.estimates import make_estimates
from briefing_room.lexicon.odds import make_odds_reader
from briefing_room.model.scales import ICD203

LEXICON = make_lexicon(load_lexicon(), {})
READER = make_odds_reader(LEXICON, make_estimates(ICD203, LEXICON, "en"), "en")


@pytest.mark.parametrize(
    ("text", "words", "percent"),
    [
        ("It is 99 percent certain.", "99 percent", 99),
        ("A 60 per cent chance of rain.", "60 per cent", 60),
        ("Likely (70 %), it opens.", "70 %", 70),
        ("The probability of a deal is at least 0.5.", "0.5", 50),
        ("There is a one in three chance.", "one in three", 33),
        ("It opens nine times out of ten.", "nine times out of ten", 90),
        ("A one-in-five chance.", "one-in-five", 20),
        ("The odds are 50-50.", "50-50", 50),
        ("It is seventy percent likely.", "seventy percent", 70),
    ],
)
def test_a_figure_beside_a_word_that_says_so_is_a_probability(text: str, words: str, percent: int) -> None:
    """Whatever way it is put, in digits or in words."""
    found = [(text[one.start : one.end], round(one.percent), one.sure) for one in READER.odds_in(text)]
    assert found == [(words, percent, True)]


@pytest.mark.parametrize(
    "text", ["It opens (99 %).", "It opens (at least 60–70 %).", "It opens, nine in ten.", "We put it at 80 per cent."]
)
def test_a_figure_by_itself_may_be_one(text: str) -> None:
    """Nothing beside it says what else it could measure."""
    assert [one.sure for one in READER.odds_in(text)] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "55 percent of the shells are old.",
        "The dues rose by 12 per cent, to 40 per cent.",
        "One in three ships waits, in 3 of 4 ports.",
        "It is likely to lose 30 percent of its trade.",
        "The rates that it gives, 0.5 and 0.2 per cent, bear it out.",
        "Turnout was 55 percent.",
        "A 50-50 split of the dues.",
        "Prices rise by 10–15%.",
        "It opened three times in 2031.",
        "On 9 in 10 days, in 2031, at 12.30.",
    ],
)
def test_a_share_is_no_probability(text: str) -> None:
    """An error that is none would forbid a true sentence."""
    assert [*READER.odds_in(text)] == []
