"""What is proposed for a quote passes every rule on quotes when it is pasted."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from briefing_room.analysis.clipping import Clipping, Texts
from briefing_room.analysis.lengthening import Lengthening, enough_words, is_one_word
from briefing_room.lexicon import load_lexicon, make_lexicon
from briefing_room.quotes import Ambiguous, Passage
from tests.property.strategies import bodies, searchable

LEXICON = make_lexicon(load_lexicon(), {})

_PROSE = (
    "the harbour", "a ferry", "non-lethal goods", "26 cases", "$3.5 million", "60%", "Nov. 5", "in 2019", "Kim’s visit",
    "may open", "could not", "won’t sign", "is suspected of", "closed", "sold", "years—26 cases", "10–20 per cent",
    ", an official said", ", according to the office", ", wrote Tom Vell", "experts argue that", "reportedly", ", but",
    ". The crane", ". No deal", "; it", "because of the storm", "never", "of the bay", "unexpected", "was mended",
    "北约部队", "비핵화 회담이", "— and then", "(the first)", "“in haste,”", "denied that", "to", "of", "if",
)  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Prose with hedges, speakers, negations, numbers and dashes; or any article at all."""
    if draw(st.integers(0, 4)) == 0:
        return draw(bodies())
    blocks = draw(st.lists(st.lists(st.sampled_from(_PROSE), min_size=2, max_size=12), min_size=1, max_size=4))
    marks = st.sampled_from(["", "", "- ", "## ", "| "])
    return "\n\n".join(draw(marks) + re.sub(r" (?=[,.;])", "", " ".join(block)) + "." for block in blocks)


@st.composite
def near_misses(draw: st.DrawFn, body: str) -> str:
    """Words cut from an article anywhere, with a letter exchanged, in one piece or two."""
    text = " ".join(body.split())
    pieces = []
    for _ in range(draw(st.integers(1, 2))):
        start = draw(st.integers(0, len(text) - 1))
        piece = text[start : start + draw(st.integers(1, 60))]
        at = draw(st.integers(0, len(piece) - 1))
        pieces.append(piece[:at] + draw(st.sampled_from(["", "x", piece[at]])) + piece[at + 1 :])
    return draw(st.sampled_from([" […] ", " ... "])).join(pieces)


@given(st.data(), articles())
def test_a_proposal_breaks_no_rule(data: st.DataObject, body: str) -> None:
    """For a near miss, for half words and for splinters: found once, whole words, enough of them, nothing clipped."""
    source = searchable(body)
    quote = data.draw(near_misses(body))
    lengthening = Lengthening(LEXICON, Texts(), source)
    found = source.find(quote)
    if isinstance(found, Ambiguous):
        found = found.passages[0]
    made = lengthening.proposal(found) if isinstance(found, Passage) else lengthening.meant(quote)
    assume(made is not None)
    assert made is not None
    passage = source.find(made.words, made.passage.where, made.prefix)
    assert passage == made.passage
    assert not source.cuts_word(passage)
    assert len(source.parts_of(passage)) == 1
    assert len(passage.spans) == 1 or all(enough_words(source, passage))
    assert not is_one_word(source, passage)
    assert Clipping(LEXICON, Texts(), source, passage).first() is None
