"""Whether words name an actor: by the whole name or an alias, and by nothing that only begins like one."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_room.analysis.naming import actors_named, is_named, is_named_in_any_case, names_in, names_of
from briefing_room.model.desk import Actor
from tests.unit.pages.made import briefing, desk

ACTOR = Actor.model_validate({"name": "Velmara", "kind": "state", "aliases": ["US", "벨마라"]})


@pytest.mark.parametrize("text", ["Velmara’s fleet", "in Velmara.", "벨마라는 말했다", "the US."])
def test_a_name_is_found(text: str) -> None:
    """With an ending of its language behind it, or a sign."""
    assert is_named(names_of(ACTOR), text)


@pytest.mark.parametrize("text", ["Velmaran fleets", "velmara", "it helps us", "USA", "NotVelmara"])
def test_another_word_is_not(text: str) -> None:
    """One that is longer, or in other letters."""
    assert not is_named(names_of(ACTOR), text)


def test_case_may_be_let_pass() -> None:
    """Where a quoted paragraph is asked, a headline in capitals names it too."""
    assert is_named_in_any_case(names_of(ACTOR), "VELMARA WARNS")


TWO_MORE: dict[str, dict[str, Any]] = {
    "velmaran": {"name": "Velmaran Office", "kind": "organisation"},
    "eu": {"name": "E", "kind": "bloc", "aliases": ["ЕС", "Ё"]},
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Velmara’s fleet", {"velmara"}),
        ("The Velmaran Office of the US", {"velmara", "velmaran"}),
        ("E, 벨마라는", {"eu", "velmara"}),
        ("в ЕС", {"eu"}),
        ("Е\u0308", {"eu"}),
        ("Es", {"eu"}),
        ("Velmaran fleets", set()),
        ("", set()),
    ],
)
def test_all_actors_are_found_together(text: str, found: set[str]) -> None:
    """The same ones as are found when each is looked for by itself."""
    made = desk({"ferry": briefing()}, actors={"velmara": ACTOR.model_dump(exclude_unset=True), **TWO_MORE})
    assert actors_named(made, text) == found
    assert {key for key in made.actors if is_named(names_in(made, key), text)} == found
