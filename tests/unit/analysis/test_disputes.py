"""A statement is disputed where the analyst says so, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefing_room.analysis.disputes import disputes_in, questions_in, scope_of
from briefing_room.analysis.support import standing
from briefing_room.load.desk import read_desk
from briefing_room.pages import site_of
from tests.unit.pages.made import briefing, desk, pages_of, source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

DEMONSTRATION: Final = Path(__file__).parents[3] / "briefings"
RUN = "Two companies run ferries."
LATE = "The first runs late."
LATER = "The second runs later."


def _question(*positions: dict[str, Any], **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values
    return {"id": "which", "question": "Which?", "kind": "fact", "status": "open", "positions": list(positions), **keys}


def _side(quote: str, name: str = "a") -> dict[str, Any]:
    return {"text": quote, "evidence": [{"source": name, "quote": quote}]}


def _desk(disagreement: dict[str, Any], *judgements: dict[str, Any], **keys: Any) -> Desk:  # noqa: ANN401 - YAML values
    evidence = [{"source": "a", "quote": LATE}]
    made = [{"id": f"j{n}", "text": "x", "evidence": evidence, **one} for n, one in enumerate(judgements)]
    ferry = briefing({"source": "b", "quote": RUN}, disagreements=[disagreement], judgements=made, **keys)
    return desk({"ferry": ferry}, source("a"), source("b"))


def _disputed(made: Desk) -> dict[str, list[tuple[str, bool]]]:
    return {
        address: [(dispute.question.address, dispute.named) for dispute in found]
        for (_, address), found in disputes_in(made).items()
    }


SIDES = (_side(LATE), _side(LATER, "b"))


def test_shared_words_are_not_a_dispute() -> None:
    """A statement that quotes the very words of a side is not disputed until the analyst says so; nor on any page."""
    made = _desk(
        _question(*SIDES),
        {},
        timeline=[{"id": "t", "date": "unknown", "text": "It ran.", "evidence": [{"source": "a", "quote": LATE}]}],
    )
    assert _disputed(made) == {}
    for private in (True, False):
        pages = pages_of(site_of(made, private=private))
        assert not [path for path, text in pages.items() if "mark-disputed" in text and path != "method.md"]
        assert not [path for path, text in pages.items() if "denied" in text and path != "words.md"]


def test_what_the_analyst_linked_is_disputed() -> None:
    """Whatever it quotes, and whatever sort of statement it is."""
    link = {"disagreements": ["which"], "evidence": [{"source": "b", "quote": RUN}]}
    made = _desk(
        _question(*SIDES), link,
        actors=[{"actor": "kim", "role": "x", **link}],
        relations=[{"id": "r", "from": "kim", "to": "kim", "what": "x", "status": "reported", **link}],
        stakes=[{"id": "s", "for": "kim", "direction": "gain", "text": "x", **link}],
        timeline=[{"id": "t", "date": "unknown", "text": "x", **link}],
    )  # fmt: skip
    assert _disputed(made) == {address: [("which", True)] for address in ("j0", "kim", "r", "s", "t")}


def test_what_rests_on_what_is_disputed_says_so() -> None:
    """On a position, or in the end on a statement that the analyst linked; a circle does no harm."""
    made = _desk(
        _question(*SIDES),
        {"rests_on": ["which-position-2", "j2"]},
        {"disagreements": ["which"]},
        {"rests_on": ["j3"]},
        {"rests_on": ["j1", "j2"]},
        {"rests_on": ["j5"]},
        {"rests_on": ["j4"]},
    )
    assert _disputed(made) == {
        "j0": [("which", False)], "j1": [("which", True)], "j2": [("which", False)], "j3": [("which", False)],
    }  # fmt: skip


def test_what_is_overtaken_or_taken_back_disputes_nothing() -> None:
    """Not even what the analyst linked to it."""
    link = {"disagreements": ["which"]}
    assert not _disputed(_desk(_question(*SIDES, status="superseded"), link))
    assert not _disputed(_desk(_question(*SIDES, retired={"date": "2024-01-01", "why": "x"}), link))


def test_the_positions_and_the_assessment_are_not_disputed_by_their_own_question() -> None:
    """They are the dispute, and stand under its question."""
    made = _desk(_question(*SIDES, assessment="Late.", rests_on=["which-position-1"]))
    assert not _disputed(made)


def test_a_disagreement_is_between_sources_or_within_one() -> None:
    """By the sources that its positions quote."""
    for name, scope in (("a", "within one source"), ("b", "between sources")):
        made = _desk(_question(_side(LATE), _side(LATER, name)))
        question = made.statement("which", "ferry")
        assert question
        assert scope_of(made, question) == scope
        assert set(questions_in(made)) == {"a", name}


def test_every_remark_of_the_demonstration_is_one_that_the_analyst_gave() -> None:
    """There is a way from the statement to the disagreement along keys that somebody typed, and none is left out."""
    made = read_desk(DEMONSTRATION).desk
    told = {(key, d.question.address) for key, disputes in disputes_in(made).items() for d in disputes}
    typed = {
        ((one.briefing, one.address), question.address)
        for briefing_id in made.briefings
        for one in standing(made, briefing_id)
        for question in _typed(made, one)
        if one.owner != question.address and question.item.status != "superseded"
    }
    assert told
    assert told == typed


def _typed(made: Desk, statement: Statement) -> Iterator[Any]:
    """The disagreements that lie on the way of ``disagreements`` and ``rests_on``."""
    owner = (statement.owner,) if statement.sort == "position" else ()
    for ref in (*getattr(statement.item, "disagreements", ()), *owner):
        yield made.statement(ref, statement.briefing)
    for ref in statement.rests_on:
        target = made.statement(ref, statement.briefing)
        assert target
        yield from _typed(made, target)
