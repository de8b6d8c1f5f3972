"""Which statements a disagreement touches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_room.analysis.disputes import disputes_in, scope_of
from tests.unit.pages.made import briefing, desk, source

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk

RUN = "Two companies run ferries."
LATE = "The first runs late."
LATER = "The second runs later."


def _question(*positions: dict[str, Any], **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values
    return {"id": "which", "question": "Which?", "kind": "fact", "status": "open", "positions": list(positions), **keys}


def _side(quote: str, name: str = "a") -> dict[str, Any]:
    return {"text": quote, "evidence": [{"source": name, "quote": quote}]}


def _desk(disagreement: dict[str, Any], *quotes: str, **keys: Any) -> Desk:  # noqa: ANN401 - YAML values
    judgements = [
        {"id": f"j{n}", "text": "x", "evidence": [{"source": "a", "quote": quote}], **keys}
        for n, quote in enumerate(quotes)
    ]
    made = briefing({"source": "b", "quote": RUN}, disagreements=[disagreement], judgements=judgements)
    return desk({"ferry": made}, source("a"), source("b"))


def _touched(made: Desk) -> dict[str, tuple[str, ...]]:
    return {address: tuple(d.against) for (_, address), found in disputes_in(made).items() for d in found}


def test_words_of_one_side_are_disputed_by_the_other() -> None:
    """A part of them is enough; other words of the same source are not touched."""
    made = _desk(_question(_side(LATE), _side(LATER, "b")), "first runs", RUN)
    assert _touched(made)["j0"] == ("b",)
    assert "j1" not in _touched(made)


def test_a_source_can_contradict_itself() -> None:
    """Then the other side is the same source."""
    made = _desk(_question(_side(LATE), _side(LATER)), LATE)
    assert _touched(made)["j0"] == ("a",)
    question = made.statement("which", "ferry")
    assert question
    assert scope_of(made, question) == "within one source"


def test_what_is_overtaken_or_taken_back_touches_nothing() -> None:
    """Nor does evidence that bears against the statement take a side."""
    sides = (_side(LATE), _side(LATER, "b"))
    assert "j0" not in _touched(_desk(_question(*sides, status="superseded"), LATE))
    gone = {"date": "2024-01-01", "why": "x"}
    assert "j0" not in _touched(_desk(_question(*sides, retired=gone), LATE))


def test_resting_on_a_position_is_taking_its_side() -> None:
    """Without a word of it being quoted."""
    made = _desk(_question(_side(LATE), _side(LATER, "b")), RUN, rests_on=["which-position-2"])
    assert _touched(made)["j0"] == ("a",)


def test_the_positions_themselves_are_not_disputed_by_their_own_question() -> None:
    """They are the dispute."""
    made = _desk(_question(_side(LATE), _side(LATER, "b")))
    assert not [address for address in _touched(made) if address.startswith("which")]
