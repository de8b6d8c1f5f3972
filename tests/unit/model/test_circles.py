"""Circles in "this rests on that"."""

from __future__ import annotations

import pytest

from briefing_room.model.circles import circles_in


@pytest.mark.parametrize(
    ("graph", "circles"),
    [
        ({}, []),
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["nowhere"]}, []),
        ({"a": ["a"]}, [["a"]]),
        ({"a": ["b"], "b": ["a"]}, [["a", "b"]]),
        ({"c": ["a"], "a": ["b"], "b": ["c"]}, [["a", "b", "c"]]),
        ({"b": ["a"], "a": ["b"], "d": ["c"], "c": ["d"]}, [["a", "b"], ["c", "d"]]),
        ({"a": ["b", "b"], "b": []}, []),
        ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, [["a", "b"], ["a", "c"]]),
        ({"a": ["a", "a"]}, [["a"], ["a"]]),
    ],
)
def test_every_circle_is_found_and_told_with_its_arrows(graph: dict[str, list[str]], circles: list[list[str]]) -> None:
    """Each begins with its smallest node and follows the arrows."""
    assert sorted(circles_in(graph)) == circles


def test_the_graph_stays_as_it_is() -> None:
    """Finding circles changes nothing."""
    graph = {"a": ["b"], "b": ["a"]}
    list(circles_in(graph))
    assert graph == {"a": ["b"], "b": ["a"]}


def test_a_long_circle_needs_no_deep_stack() -> None:
    """A thousand statements in one ring are one circle."""
    ring = {f"{number:04}": [f"{(number + 1) % 3000:04}"] for number in range(3000)}
    (circle,) = circles_in(ring)
    assert circle == sorted(ring)
