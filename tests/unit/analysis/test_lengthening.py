"""What is proposed in place of a quote is whole: words, numbers, hedges, speakers, clauses."""

from __future__ import annotations

import pytest

from briefing_room.analysis.clipping import Texts
from briefing_room.analysis.lengthening import Lengthening
from briefing_room.lexicon import load_lexicon, make_lexicon
from briefing_room.model.source import FrontMatter, Source
from briefing_room.quotes import Searchable

BODY = """\
## Plague in the north

A hunter was diagnosed with bubonic plague on Nov. 5, according to the regional health office, which gave no name.
The illness has been known there for years—26 cases were counted since spring. Two doctors may leave, the mayor wrote.

The region needs $3.5 million for vaccines. Officials do not expect the illness to spread. He bought
a pair of boots, a tent and a stove for the hunt, and then he left the town for good.
"""
LENGTHENING = Lengthening(
    make_lexicon(load_lexicon(), {}),
    Texts(),
    Searchable(Source("plague", FrontMatter(title="A hunter falls ill", language="en"), BODY)),
)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        # The dash parts words, and the number behind it stays with what it counts.
        ("26 cases were countd since spring", "26 cases were counted since spring"),
        ("cases were countd since spring", "26 cases were counted since spring"),
        ("known there for yeers", "known there for years"),
        ("needs $3.5 milion", "needs $3.5 million"),
        ("The region neds $3.5", "The region needs $3.5 million"),
        # Neither the speaker nor the hedge is lost, and nothing ends on “according to”.
        (
            "diagnosed with bubonic plage on Nov. 5",
            "diagnosed with bubonic plague on Nov. 5, according to the regional health office",
        ),
        ("doctors may leve", "doctors may leave, the mayor wrote"),
        ("expect the ilness to spread", "Officials do not expect the illness to spread"),
        # Dots without brackets stand for words left out.
        ("He bought a pair of boots ... he left the town", "He bought a pair of boots […] he left the town"),
        ("He bought a pair of boots… he left the town", "He bought a pair of boots […] he left the town"),
        ("He bought a pare of boots ... he left the town", "He bought a pair of boots […] he left the town"),
        ("A hunter fells ill", "A hunter falls ill"),
    ],
)
def test_what_is_proposed_for_a_near_miss(quote: str, words: str) -> None:
    """The nearest words, and what belongs to them: copied from the source as they stand."""
    made = LENGTHENING.meant(quote)
    assert made is not None
    assert made.words == words


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("diagnosed", "A hunter was diagnosed with bubonic plague on Nov. 5, according to the regional health office"),
        (
            "hunter […] spring",
            "A hunter was diagnosed with bubonic plague on Nov. 5 […] 26 cases were counted since spring.",
        ),
        ("egion needs $3", "region needs $3.5 million"),
    ],
)
def test_what_is_proposed_for_a_splinter(quote: str, words: str) -> None:
    """A single word grows to its clause, half a word to a whole one, a piece to three words at the least."""
    passage = LENGTHENING.searchable.find(quote)
    made = LENGTHENING.proposal(passage)  # type: ignore[arg-type]
    assert made is not None
    assert made.words == words
