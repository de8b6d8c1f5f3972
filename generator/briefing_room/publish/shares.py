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


def deal(names: Iterable[str], shares: int) -> tuple[tuple[str, ...], ...]:
    """Deal pages in turn. Those of a sort stand side by side, so that each share has as many of each sort."""
    in_order = sorted(names, key=lambda name: (name.count("/"), name))
    return tuple(tuple(in_order[first::shares]) for first in range(shares))
