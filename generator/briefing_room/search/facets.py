"""What a search can be narrowed by: for each facet its values, and which of them each record has.

    v   the values
    s   of each block how many different sets of values its records have, and each set
    d   of each block that has several, which set each record has

The records are in the order of their numbers, which `records` tells once for all facets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.search.columns import dump, number, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing_room.search.slots import Block

FACETS: Final = (
    "kind", "what", "likelihood", "confidence", "category", "actor", "topic", "region", "source", "status", "year",
)  # fmt: skip
"""Every facet, in the order in which readers see them."""


def facet_files(blocks: Sequence[Block]) -> dict[str, str]:
    """The files of the facets by name, one with the number of every record, and one with their order."""
    files = {"records.json": dump(_records(blocks)), "order.json": dump(_order(blocks))}
    for facet in FACETS:
        used = sorted({value for values in _all(blocks, facet) for value in values})
        if used:
            files[f"f-{facet}.json"] = dump(_column(blocks, facet, used))
    return files


def _all(blocks: Iterable[Block], facet: str) -> Iterable[tuple[str, ...]]:
    return (record.facets.get(facet, ()) for block in blocks for _, record in block.records)


def _records(blocks: Sequence[Block]) -> dict[str, str]:
    slots = (_steps([slot for slot, _ in block.records]) for block in blocks)
    return {
        "b": _steps([block.number for block in blocks]),
        "n": numbers(len(block.records) for block in blocks),
        "i": "".join(slots),
    }


def _order(blocks: Sequence[Block]) -> dict[str, str]:
    """In which order blocks, and the records of each, are listed where nothing else tells which is first."""
    firsts = sorted(min((record.order, record.key) for _, record in block.records) for block in blocks)
    ranks = {first: rank for rank, first in enumerate(firsts)}
    orders = ((block, sorted(record.order for _, record in block.records)) for block in blocks)
    return {
        "r": numbers(ranks[min((record.order, record.key) for _, record in block.records)] for block in blocks),
        "o": "".join(numbers(order.index(record.order) for _, record in block.records) for block, order in orders),
    }


def _steps(rising: Sequence[int]) -> str:
    """Numbers in rising order, each as how many are left out before it."""
    return numbers(one - last - 1 for one, last in zip(rising, [-1, *rising], strict=False))


def _column(blocks: Sequence[Block], facet: str, used: Sequence[str]) -> dict[str, object]:
    ids = {value: at for at, value in enumerate(used)}
    sets, which = [], []
    for block in blocks:
        each = [tuple(ids[value] for value in record.facets.get(facet, ())) for _, record in block.records]
        several = [*dict.fromkeys(each)]
        sets.append(number(len(several)) + "".join(number(len(one)) + numbers(one) for one in several))
        if len(several) > 1:
            which.append(numbers(several.index(one) for one in each))
    return {"v": [*used], "s": "".join(sets), "d": "".join(which)}
