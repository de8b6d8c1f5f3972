"""Which disagreements an analyst is asked about: those of which a statement quotes a passage."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_room.analysis.sides import share_words, sides_in
from tests.unit.pages.made import briefing, desk, source

RUN = "Two companies run ferries."
LATE = "The first runs late."
LATER = "The second runs later."


def _sides(*quotes: str | dict[str, str], **keys: Any) -> dict[str, list[tuple[int, int]]]:  # noqa: ANN401 - YAML values
    """For each judgement and disagreement how many positions quote the same passage, and how many do not."""
    positions = [{"text": quote, "evidence": [quote]} for quote in (LATE, LATER)]
    question = {"id": "w", "question": "Which?", "kind": "fact", "status": "open", "positions": positions, **keys}
    judgements = [{"id": f"j{n}", "text": "x", "evidence": [quote]} for n, quote in enumerate(quotes)]
    made = desk({"ferry": briefing(RUN, disagreements=[question], judgements=judgements)}, source())
    return {
        address: [(len(sides.quoted), len(sides.others)) for sides in found]
        for (_, address), found in sides_in(made).items()
    }


@pytest.mark.parametrize("quote", [LATE, "The first runs", "first runs late."])
def test_most_of_the_passage_is_the_passage(quote: str) -> None:
    """The quote need not end where the position's ends."""
    assert _sides(quote) == {"j0": [(1, 1)]}


@pytest.mark.parametrize(
    "quote",
    ["The first", "Two companies run ferries. The first runs late.", RUN, {"quote": LATE, "bears": "against"}],
)
def test_a_phrase_of_it_or_much_more_than_it_is_not(quote: str | dict[str, str]) -> None:
    """Nor are other words of the source, nor words that bear against the statement."""
    assert _sides(quote) == {}


def test_what_is_overtaken_or_taken_back_is_not_asked_about() -> None:
    """There is no other side any more."""
    assert not _sides(LATE, status="superseded")
    assert not _sides(LATE, retired={"date": "2024-01-01", "why": "x"})


def test_words_in_common_are_words_of_the_same_text() -> None:
    """One letter in common is enough; equal words of another source are not."""
    evidence = [{"source": "a", "quote": LATE}], [{"source": "b", "quote": LATE}], [{"source": "a", "quote": "first"}]
    judgements = [{"id": f"j{n}", "text": "x", "evidence": quotes} for n, quotes in enumerate(evidence)]
    made = desk({"ferry": briefing({"source": "a", "quote": RUN}, judgements=judgements)}, source("a"), source("b"))
    one, other, third = (s for s in made.statements("ferry") if s.sort == "judgement")
    assert not share_words(made, one, other)
    assert share_words(made, one, third)
