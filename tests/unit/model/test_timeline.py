"""The order of a timeline in which dates may be missing."""

from __future__ import annotations

from itertools import permutations

import pytest

from briefing_room.model.briefing import TimelineEntry
from briefing_room.model.timeline import in_order


def entry(text: str) -> TimelineEntry:
    """An entry written `id date after`."""
    name, date, *after = text.split()
    return TimelineEntry(id=name, date=date, after=after[0] if after else None, text="x")


def order(*texts: str) -> str:
    """The ids in the order of the page."""
    return " ".join(item.id for item in in_order([entry(text) for text in texts]))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], ""),
        (["a 2023-09-13", "b 2023-09-12"], "b a"),
        (["a unknown", "b unknown"], "a b"),
        (["a unknown b", "b unknown"], "b a"),
        (["c unknown b", "b unknown a", "a 2023"], "a b c"),
        (["a 2023-09-13", "b unknown", "c 2023-09-12"], "b c a"),
        (["late unknown first", "second 2023-02", "first 2023-01"], "first late second"),
        # Neither decides between b and c, so the file does.
        (["c 2023-03", "b unknown a", "a 2023-01"], "a c b"),
        # A vague date gives way to `after`: some day in September is after the 13th.
        (["parting 2023-09 meeting", "meeting 2023-09-13"], "meeting parting"),
        (["x 2023-09-14", "parting 2023-09 meeting", "meeting 2023-09-13"], "meeting parting x"),
        (["c 2023-09 b", "b unknown a", "a 2023-09-13", "d 2023-09-14"], "a b c d"),
        (["a 2023-09-13 b", "b 2023-09-13"], "b a"),
        # An unknown id in `after` is a finding of its own, and no reason to move anything.
        (["a unknown nowhere", "b 2023"], "a b"),
        # An interval without a known start has no order.
        (["a ../2023", "b 1900"], "a b"),
    ],
)
def test_dates_and_after_decide_and_else_the_file(entries: list[str], expected: str) -> None:
    """In that order."""
    assert order(*entries) == expected


def test_an_estimate_moves_nothing() -> None:
    """It is shown, and is not what the sources say."""
    guess = TimelineEntry(id="a", date="unknown", estimate="1900", basis="analyst", text="x")
    assert [item.id for item in in_order([entry("b 2023"), guess])] == ["b", "a"]


def test_after_always_holds_and_no_entry_is_lost_whatever_the_order_of_the_file() -> None:
    """Every order of the same entries keeps each after the one it names."""
    texts = ["a 2023-09-13", "b 2023-09 a", "c unknown b", "d 2023-09-12 c", "e 2023-09-20"]
    for shuffled in permutations(texts):
        ids = order(*shuffled).split()
        assert sorted(ids) == ["a", "b", "c", "d", "e"]
        assert all(ids.index(before) < ids.index(after) for before, after in ("ab", "bc", "cd", "ae"))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (["a unknown a"], "a"),
        (["a unknown b", "b unknown a", "c 2023"], "c a b"),
        (["a 2023 c", "b 2022 a", "c 2021 b", "d 2020"], "d a b c"),
    ],
)
def test_a_circle_neither_hangs_nor_loses_an_entry(entries: list[str], expected: str) -> None:
    """It is a finding of its own."""
    assert order(*entries) == expected
