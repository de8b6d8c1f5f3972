"""What is the same text spelt otherwise, and what has to be told to readers."""

from __future__ import annotations

import pytest

from briefing_room.analysis.spelling import is_one_word, says_the_same
from tests.unit.pages.made import briefing, desk

DESK = desk({"ferry": briefing("The harbour closes in May.")})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The *harbour* closes!", "the harbor closes"),
        ("They organise the defence of a centre.", "They organize the defense of a center."),
        ("It occured to travelers.", "It occurred to travellers."),
        ("They recieve it.", "They receive it."),
        ("The goverment is seperately named.", "The government is separately named."),
    ],
)
def test_spelling_needs_no_entry(old: str, new: str) -> None:
    """Both ways."""
    assert says_the_same(DESK, old, new)
    assert says_the_same(DESK, new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("It takes 12 days.", "It takes 13 days.", id="a number"),
        pytest.param("It takes for days.", "It takes four days.", id="a number in words"),
        pytest.param("They met Kim Yonng.", "They met Kim Yong.", id="a name"),
        pytest.param("They met the Harrbour Office.", "They met the Harbour Office.", id="a name that is a word"),
        pytest.param("It is allowed.", "It is not allowed.", id="a negation"),
        pytest.param("It is possible.", "It is impossible.", id="a negation in front"),
        pytest.param("It is probabbly so.", "It is probably so.", id="a word of likelihood"),
        pytest.param("It is allegedly so.", "It is alleggedly so.", id="a hedge"),
        pytest.param("They plan an attack.", "They plan attacks.", id="an ending"),
        pytest.param("The talks stall.", "The tanks stall.", id="a short word"),
        pytest.param("The united side.", "The untied side.", id="two neighbours of a short word"),
        pytest.param("In the desert.", "In the dessert.", id="a doubled letter of a short word"),
        pytest.param("No one knows it.", "It knows no one.", id="another order"),
    ],
)
def test_everything_else_is_asked_about(old: str, new: str) -> None:
    """Both ways."""
    assert not says_the_same(DESK, old, new)
    assert not says_the_same(DESK, new, old)


@pytest.mark.parametrize(("one", "other"), [("adoption", "adaption"), ("government2", "goverment2"), ("ab", "aab")])
def test_a_word_that_may_be_another_is_another(one: str, other: str) -> None:
    """Rather once too often than once too seldom."""
    assert not is_one_word(one, other)
