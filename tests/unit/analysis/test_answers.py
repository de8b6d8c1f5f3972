"""Which source is quoted for which position: what stands under it in the YAML, and nothing that follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_room.analysis.answers import answers_in, quoted_on
from tests.unit.pages.made import briefing, desk, source

if TYPE_CHECKING:
    from briefing_room.analysis.answers import Question

RUN, LATE, LATER = "Two companies run ferries.", "The first runs late.", "The second runs later."


def _position(text: str, *quotes: tuple[str, str] | tuple[str, str, str]) -> dict[str, Any]:
    """A position with quotes: source, words, and the side they bear on."""
    keys = ("source", "quote", "bears")
    return {"text": text, "evidence": [dict(zip(keys, quote, strict=False)) for quote in quotes]}


def _asked(*positions: dict[str, Any], **keys: Any) -> Question:  # noqa: ANN401 - YAML values
    """The one question of a desk with three sources."""
    question = {"id": "q", "question": "Which?", "kind": "fact", "status": "open", "positions": [*positions], **keys}
    made = briefing({"source": "c", "quote": RUN}, disagreements=[question])
    (found,) = answers_in(desk({"ferry": made}, source("a"), source("b"), source("c")), "ferry")
    return found


def _told(question: Question) -> dict[str, list[tuple[int, bool, int]]]:
    return {
        key: [(answer.number, answer.against, len(answer.citations)) for answer in answers]
        for key, answers in question.answers.items()
    }


def test_a_source_stands_where_its_words_do() -> None:
    """Under every position it is quoted for, each with its quotes; one that contradicts itself has two."""
    asked = _asked(_position("Early.", ("a", LATE), ("a", LATER)), _position("Late.", ("a", RUN), ("b", LATE)))
    assert _told(asked) == {"a": [(1, False, 2), (2, False, 1)], "b": [(2, False, 1)]}
    assert quoted_on((asked,)) == {"a", "b"}, "the third is quoted elsewhere, and here it has no place"


def test_words_against_a_position_are_not_for_it() -> None:
    """What bears against a position is told as such, and shares the position with nobody."""
    asked = _asked(_position("Early.", ("a", LATE), ("b", LATER, "against")), _position("Late.", ("b", RUN)))
    assert _told(asked) == {"a": [(1, False, 1)], "b": [(1, True, 1), (2, False, 1)]}
    assert asked.shared == ()


def test_sources_share_a_position_that_both_are_quoted_for() -> None:
    """Nothing else makes two sources agree: neither like words, nor that both are silent."""
    asked = _asked(_position("Early.", ("a", LATE), ("b", LATE)), _position("Late.", ("a", LATE), ("c", LATE)))
    assert asked.shared == ((1, ("a", "b")), (2, ("a", "c")))
    assert _asked(_position("Early.", ("a", LATE)), _position("Late.", ("b", LATE))).shared == ()


def test_what_was_taken_back_is_no_question() -> None:
    """A disagreement that was retired leaves the view."""
    gone: dict[str, Any] = {"id": "q", "question": "Which?", "kind": "fact", "status": "open", "positions": []}
    gone["retired"] = {"date": "2024-01-10", "why": "Merged."}
    assert answers_in(desk({"ferry": briefing(RUN, disagreements=[gone])}), "ferry") == ()
