"""The id that was probably meant."""

from __future__ import annotations

import pytest

from briefing_room.model.meant import meant_id, slips_between


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("kim-jong-on", ["kim-jong-un", "putin"], "kim-jong-un"),
        ("kimjong-un", ["kim-jong-un", "putin"], "kim-jong-un"),
        ("kim_jong_un", ["kim-jong-un", "putin"], "kim-jong-un"),
        ("Coast-Couriar", ["coast-courier", "wheat-letter"], "coast-courier"),
        ("teh-storm", ["the-storm", "storms"], "the-storm"),
        ("late", ["no-outbreak", "unrelated"], None),
        ("east-coast", ["west-coast"], None),
        ("norway", ["norland"], None),
        ("risk-1", ["risk-2"], None),
        ("bat", ["cat", "rat"], None),
        ("storm", ["storm"], None),
        ("storm", [], None),
    ],
)
def test_only_a_slip_of_the_hand_is_proposed(word: str, known: list[str], meant: str | None) -> None:
    """What differs by more than slips is another claim, and of two that are as near none is chosen."""
    assert meant_id(word, known) == meant


@pytest.mark.parametrize(
    ("one", "other", "slips"), [("", "", 0), ("", "ab", 2), ("abc", "acb", 1), ("abc", "abd", 1), ("abc", "bc", 1)]
)
def test_a_swapped_pair_is_one_slip(one: str, other: str, slips: int) -> None:
    """A letter that is missing, added, exchanged, or swapped with its neighbour counts once, either way."""
    assert slips_between(one, other) == slips_between(other, one) == slips
