"""What folding makes equal, and what it keeps. What holds for any text is in tests/property/test_quotes.py."""

from __future__ import annotations

import pytest

from briefing_room.quotes import fold, fold_spans


def test_folding_keeps_what_matters() -> None:
    """Case, accents, superscripts and full words stay; typography does not."""
    assert fold("  “It’s” – 10²… ﬁne\u00ad ＡＢＣ\u3000e\u0301 ") == '"It\'s" - 10²... fine ABC é'
    assert fold("E e É") != fold("e e e")


def test_thirty_accents_of_a_letter_are_brought_into_order() -> None:
    """As many as in Unicode's Stream-Safe Text: what stands behind them is left where it is."""
    below, above = "\u0316", "\u0301"
    assert fold(f"e{below * 29}{above}") == f"é{below * 29}"
    assert fold(f"e{below * 30}{above}") == f"e{below * 30}{above}"


@pytest.mark.parametrize(
    ("start", "end", "words"), [(0, 3, "One"), (6, 9, "two"), (9, 10, "fi"), (0, 10, "One twofi"), (6, 10, "twofi")]
)
def test_offsets_lead_to_the_folded_text(start: int, end: int, words: str) -> None:
    """What stands between two offsets is found in the folded text, without the space between two pieces."""
    folded = fold_spans("One\n- twoﬁ", [(0, 3), (6, 10)])
    assert folded.text[slice(*folded.indexes(start, end))] == words


def test_a_folded_text_takes_little_more_room_than_its_letters() -> None:
    """A desk keeps all its articles folded: of offsets that go on by one, only the first of each run."""
    folded = fold_spans("The first runs late. The second waits “as long”. " * 2_000, [(0, 90_000)])
    assert max(folded.starts.runs, folded.ends.runs) <= 2
    gaps = fold_spans("The first  runs late.\n" * 100, [(0, 2_200)])
    assert gaps.starts.runs <= 201
