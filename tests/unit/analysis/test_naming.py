"""Whether words name an actor: by the whole name or an alias, and by nothing that only begins like one."""

from __future__ import annotations

import pytest

from briefing_room.analysis.naming import is_named
from briefing_room.model.desk import Actor

ACTOR = Actor.model_validate({"name": "Velmara", "kind": "state", "aliases": ["US", "벨마라"]})


@pytest.mark.parametrize("text", ["Velmara’s fleet", "in Velmara.", "벨마라는 말했다", "the US."])
def test_a_name_is_found(text: str) -> None:
    """With an ending of its language behind it, or a sign."""
    assert is_named(ACTOR, text)


@pytest.mark.parametrize("text", ["Velmaran fleets", "velmara", "it helps us", "USA", "NotVelmara"])
def test_another_word_is_not(text: str) -> None:
    """One that is longer, or in other letters."""
    assert not is_named(ACTOR, text)


def test_case_may_be_let_pass() -> None:
    """Where a quoted paragraph is asked, a headline in capitals names it too."""
    assert is_named(ACTOR, "VELMARA WARNS", in_any_case=True)
