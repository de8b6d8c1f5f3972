"""Numbers that rise, kept as runs, are what they were."""

from __future__ import annotations

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from briefing_room.quotes.rising import Rising

_runs = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), max_size=8)


def _made(runs: list[tuple[int, int]]) -> tuple[Rising, list[int]]:
    """Runs by how far each begins behind the last number and how long it is; and the numbers one by one."""
    rising, plain = Rising(), list[int]()
    for gap, length in runs:
        first = (plain[-1] if plain else 0) + gap
        rising.add(first, first + length)
        plain += range(first, first + length)
    return rising, plain


@given(_runs, st.integers(0, 60), st.integers(0, 40))
def test_it_is_as_the_numbers_one_by_one(runs: list[tuple[int, int]], number: int, length: int) -> None:
    """Whole, by index, in parts, cut, and searched: a sequence of numbers, but for the room it takes."""
    rising, plain = _made(runs)
    assert list(rising) == plain
    assert [rising[at] for at in range(-len(plain), len(plain))] == [*plain, *plain]
    assert rising[1:4] == tuple(plain[1:4])
    assert rising.first_from(number) == bisect_left(plain, number)
    length = min(length, len(plain))
    rising.cut(length)
    assert list(rising) == plain[:length]
    assert len(rising) == length


def test_what_goes_on_by_one_is_one_run() -> None:
    """Room is taken only where the text that was folded has more or fewer characters than what it was folded to."""
    rising = Rising()
    for first in range(0, 1000, 10):
        rising.add(first, first + 10)
    assert rising.runs == 1
