"""What is shown of each record, a file for each block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.search.columns import dump

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_room.search.record import Record
    from briefing_room.search.slots import Block


def card_files(blocks: Iterable[Block]) -> dict[str, str]:
    """The files of the cards by name: each record's number in its block, place, address, title, facts and texts."""
    return {card_name(block): _lines(block) for block in blocks}


def _lines(block: Block) -> str:
    return "[\n" + ",\n".join(dump(_card(slot, record)) for slot, record in block.records) + "\n]\n"


def card_name(block: Block) -> str:
    """The file of a block."""
    return f"c-{block.number}.json"


def _card(slot: int, record: Record) -> list[object]:
    texts = [text.words for text in record.texts if text.words]
    return [slot, record.order, record.to, record.title.words, dict(record.shown), texts]
