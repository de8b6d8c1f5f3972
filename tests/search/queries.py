"""What readers type into the search of a site, and what has to come first.

`demonstration.yml` and `exercise.yml` hold the queries of a desk by kind. `groups` are lists of addresses that several
queries want. Of each query stands there what is `typed`, and one of three:

- `first`: an address, or several that are equally right; one of them is the first result.
- `among`: one of them is among the first three, because other things are as near.
- `nothing`: nothing is found.

An address begins at the site's root: `/briefings/ID/#ITEM`, `/actors/ID/`, `/track-record/`. `missed.yml` lists, by
desk, what the present search does not answer. It is exact: whoever mends the search takes lines away.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDER: Final = Path(__file__).parent
DESKS: Final = ("demonstration", "exercise")
NEAR: Final = 3
"""How many results are the first ones, where several are equally right."""


@dataclass(frozen=True)
class Query:
    """What a reader types. One of `wanted` is among the first `within` results; nothing is wanted where that is 0."""

    desk: str
    kind: str
    typed: str
    wanted: tuple[str, ...]
    within: int

    def met(self, found: Sequence[str]) -> bool:
        """Whether the addresses that were found, the first one first, are what the reader means."""
        if not self.within:
            return not found
        return any(address in self.wanted for address in found[: self.within])

    def told(self, found: Sequence[str]) -> str:
        """A line on what was wanted and what was found instead."""
        where = {0: "nothing", 1: "first"}.get(self.within, f"among the first {self.within}")
        wanted = " or ".join(self.wanted)
        return f"{self.typed!r} wants {where} {wanted}\n    found {' '.join(found[:5]) or 'nothing'}"


def read_queries(desk: str) -> tuple[Query, ...]:
    """All queries of a desk, in the order of its file."""
    kinds: dict[str, Any] = yaml.safe_load((FOLDER / f"{desk}.yml").read_text(encoding="utf-8"))
    return tuple(_query(desk, kind, entry) for kind, entries in kinds.items() if kind != "groups" for entry in entries)


def kinds_of(desk: str) -> tuple[str, ...]:
    """The kinds of queries that a desk's file has, in its order."""
    return tuple(dict.fromkeys(query.kind for query in read_queries(desk)))


def read_missed(desk: str) -> frozenset[str]:
    """What is typed on this desk and known not to be answered."""
    listed = yaml.safe_load((FOLDER / "missed.yml").read_text(encoding="utf-8")) or {}
    return frozenset(listed.get(desk) or ())


def _query(desk: str, kind: str, entry: dict[str, Any]) -> Query:
    typed, (how,) = entry.pop("typed"), tuple(entry)
    within = {"first": 1, "among": NEAR, "nothing": 0}[how]
    wanted = tuple(_addresses(entry[how])) if within else ()
    return Query(desk, kind, typed, wanted, within)


def _addresses(value: str | list[str]) -> Iterator[str]:
    yield from [value] if isinstance(value, str) else value
