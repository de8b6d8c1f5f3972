"""What a desk says of one actor: by its keys, and by the words of estimates and questions in briefings that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_room.analysis.about import about_actor, actors_named
from tests.unit.analysis.test_track_record import settled
from tests.unit.pages.made import briefing, desk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_room.analysis.about import About
    from briefing_room.model.statements import Statement

ACTORS: dict[str, dict[str, Any]] = {
    "office": {"name": "Harbour Office", "kind": "organisation", "aliases": ["the Office"]},
    "mayor": {"name": "Mayor", "kind": "person"},
}
RETIRED = {"date": "2024-01-12", "why": "x"}


def _stake(key: str, direction: str, **more: object) -> dict[str, Any]:
    return {"id": key, "for": "office", "direction": direction, "text": "x", **more}


def _about(**briefings: dict[str, Any]) -> About:
    made = {key: briefing(**keys) for key, keys in briefings.items()}
    return about_actor(desk(made, actors=ACTORS), "office")


def _ids(statements: Iterable[Statement]) -> list[str]:
    return [one.address for one in statements]


def test_stakes_roles_and_relations_by_their_keys() -> None:
    """In whatever briefing, the newest first; what was taken back not."""
    keys: dict[str, Any] = {
        "actors": [{"actor": "office", "role": "closes harbours"}],
        "relations": [{"id": "asks", "from": "mayor", "to": "office", "what": "asks", "status": "reported"}],
        "stakes": [_stake("calm", "loss"), _stake("power", "gain"), _stake("gone", "gain", retired=RETIRED)],
    }
    about = _about(old=keys, new={**keys, "as_of": {"date": "2024-06-01", "basis": "analyst"}})
    assert [_ids(about.gains), _ids(about.losses)] == [["power", "power"], ["calm", "calm"]]
    assert [_ids(about.roles), _ids(about.relations)] == [["office", "office"], ["asks", "asks"]]
    assert about.briefings == ("new", "old")


def test_estimates_that_are_about_it() -> None:
    """Risks it is exposed to, and what names it in its words or in those of its condition; what turned out last."""
    about = _about(ferry={
        "actors": [{"actor": "office", "role": "x"}],
        "indicators": [{"id": "sign", "text": "The Harbour Office writes.", "status": "not-checked"}],
        "judgements": [
            settled("over", "likely", "occurred", text="The Harbour Office closes it."),
            {"id": "named", "text": "The Harbour Office waits."}, {"id": "alias", "text": "Then the Office waits."},
            {"id": "given", "text": "It opens.", "given": "sign"}, {"id": "beside", "text": "An office opens."},
            {"id": "ref", "text": "It is [[office]] that waits."},
        ],
        "risks": [
            {"id": "anger", "text": "Anger.", "category": "c", "impact": "minor", "exposed": ["office"]},
            {"id": "other", "text": "Other.", "category": "c", "impact": "minor", "exposed": ["mayor"]},
        ],
    })  # fmt: skip
    assert _ids(about.estimates) == ["named", "alias", "given", "ref", "anger", "over"]


def test_questions_that_are_about_it() -> None:
    """Those that name it, in a position too, and those in which something said of it takes a side."""

    def question(key: str, text: str, *positions: str) -> dict[str, Any]:
        told = [{"text": one} for one in positions or ("Yes.", "No.")]
        return {"id": key, "question": text, "kind": "fact", "status": "open", "positions": told}

    about = _about(ferry={
        "actors": [{"actor": "office", "role": "x", "disagreements": ["linked"]}],
        "disagreements": [
            question("asked", "Did the Harbour Office ask?"),
            question("side", "Who?", "The Harbour Office.", "Nobody."),
            question("linked", "When?"), question("beside", "Why?"),
        ],
    })  # fmt: skip
    assert _ids(about.questions) == ["asked", "side", "linked"]


def test_an_actor_that_no_key_names_has_nothing() -> None:
    """Words alone, in a briefing that names it by no key, are not searched."""
    assert _about(ferry={"judgements": [{"id": "named", "text": "The Harbour Office waits."}]}).statements == ()


def test_the_actors_of_a_statement() -> None:
    """By the keys of its sort; a judgement has none."""
    made = desk({"ferry": briefing(
        actors=[{"actor": "office", "role": "x"}], judgements=[{"id": "j", "text": "x"}],
        relations=[{"id": "r", "from": "mayor", "to": "office", "what": "asks", "status": "reported"}],
        stakes=[_stake("s", "gain")],
        risks=[{"id": "k", "text": "x", "category": "c", "impact": "minor", "exposed": ["mayor", "office"]}],
    )}, actors=ACTORS)  # fmt: skip
    named = {one.address: actors_named(one) for one in made.statements("ferry")}
    assert named == {
        "bottom-line": (), "office": ("office",), "j": (), "r": ("mayor", "office"), "s": ("office",),
        "k": ("mayor", "office"),
    }  # fmt: skip
