"""What is shown of each record: in one sort of file what every result shows, in another the texts around it.

A result shows its title and its facts. Its texts, which are longer, are loaded for a phrase, and where the title has
none of the words. A file holds several blocks, those from one number to another, so that an edit changes one of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.search.columns import dump

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing_room.search.record import Record
    from briefing_room.search.slots import Block

HEADS: Final = 16_000
"""So many letters a file of titles and facts has on average at most."""

TEXTS: Final = 32_000
"""So many letters a file of texts has on average at most."""


def card_files(blocks: Sequence[Block], size: int) -> tuple[dict[str, str], dict[str, int]]:
    """The files by name, and how many there are of each sort at most; of blocks in a table with so much room.

    A line for each record: its number, address, title and facts; or its number and texts.
    """
    sorts = {"h": (_heads(blocks), HEADS), "t": (_texts(blocks), TEXTS)}
    files, many = {}, {"room": size}
    for sort, (lines, most) in sorts.items():
        many[sort] = min(size, _steady(sum(map(len, lines.values())) / most))
        for name, part in _shared(lines, many[sort], size).items():
            files[f"{sort}-{name}.json"] = "[\n" + ",\n".join(part) + "\n]\n"
    return files, many


def _heads(blocks: Iterable[Block]) -> dict[int, str]:
    return {
        block.number: ",\n".join(dump(_head(block, slot, record)) for slot, record in block.records) for block in blocks
    }


def _head(block: Block, slot: int, record: Record) -> list[object]:
    return [block.at(slot), record.to, record.title.words, dict(record.shown)]


def _texts(blocks: Iterable[Block]) -> dict[int, str]:
    each = {block.number: [*_texts_of(block)] for block in blocks}
    return {number: ",\n".join(lines) for number, lines in each.items() if lines}


def _texts_of(block: Block) -> Iterable[str]:
    for slot, record in block.records:
        texts = [text.words for text in record.texts if text.words]
        if texts:
            yield dump([block.at(slot), texts])


def _shared(lines: Mapping[int, str], many: int, size: int) -> dict[int, list[str]]:
    """The lines of the blocks by the number of their file."""
    shared: dict[int, list[str]] = {}
    for number, part in lines.items():
        shared.setdefault(number * many // size, []).append(part)
    return shared


def _steady(wanted: float) -> int:
    """As many files as are wanted or some more, in few steps, so that what is added seldom changes how many."""
    many, step = 1, 1
    while many < wanted:
        if many == 4 * step:
            step *= 2
        many += step
    return many
