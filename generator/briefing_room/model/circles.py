"""Circles in "this rests on that"."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def circles_in(graph: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield circles of a graph (node → nodes it points to) until none is left.

    Each begins with its smallest node and names every node once, in the
    direction of the arrows.
    """
    left = {node: list(targets) for node, targets in graph.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            # graphlib tells it against the arrows, with the first node again at the end.
            circle = list(reversed(error.args[1]))[:-1]
        else:
            return
        start = circle.index(min(circle))
        circle = circle[start:] + circle[:start]
        yield circle
        left[circle[0]].remove(circle[1 % len(circle)])
