"""A site's pages in shares, so that several processes make them at the same time, or several machines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Share:
    """What is made of a site: pages, by the paths of their Markdown; and, or not, all that is no page."""

    pages: frozenset[str]
    has_rest: bool


def deal(names: Iterable[str], shares: int, spared: float = 0) -> tuple[tuple[str, ...], ...]:
    """Deal pages in turn. Those of a sort stand side by side, so that each share has as many of each sort.

    The last share is spared some, who has something else to do that takes as long as this part of all pages.
    """
    in_order = sorted(names, key=lambda name: (name.count("/"), name))
    few = round(max(0.0, (1 + spared) / shares - spared) * len(in_order))
    last = {number * len(in_order) // few for number in range(few)}
    others = [name for number, name in enumerate(in_order) if number not in last]
    dealt = (tuple(others[first :: shares - 1]) for first in range(shares - 1))
    return (*dealt, tuple(in_order[number] for number in sorted(last)))
