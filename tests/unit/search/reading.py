"""The files of a search index, read as a browser reads them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefing_room.search.columns import BASE, LETTERS
from briefing_room.search.slots import ROOM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


def reader(letters: str) -> Callable[[], int]:
    """What gives one number after the other."""
    left = iter(letters)

    def read() -> int:
        value, times = 0, 1
        while True:
            digit = LETTERS.index(next(left))
            value += digit % BASE * times
            if digit < BASE:
                return value
            times *= BASE

    return read


def fronted(text: str) -> Iterator[str]:
    """Words that were written as what they share with the one before, and the rest."""
    last = ""
    for line in text.split("\n"):
        last = last[: LETTERS.index(line[0])] + line[1:]
        yield last


def postings(blocks: int, columns: list[Callable[[], int]]) -> dict[int, int]:
    """The numbers of records, each with how much a word counts there."""
    block, many, slot, count = columns
    found, number = {}, -1
    for _ in range(blocks):
        number += block() + 1
        inside = -1
        for _ in range(many() + 1):
            inside += slot() + 1
            found[number * ROOM + inside] = count()
    return found


def words_in(files: Mapping[str, str]) -> dict[str, dict[int, int]]:
    """Every word of an index with the records in which it stands."""
    found: dict[str, dict[int, int]] = {}
    large = [json.loads(text) for name, text in sorted(files.items()) if name.startswith("l-")]
    for name, text in files.items():
        if name.startswith("w-"):
            read = json.loads(text)
            blocks, columns = reader(read["n"]), [reader(column) for column in read["p"]]
            for at, key in enumerate(fronted(read["f"])):
                records = postings(blocks(), columns)
                assert not (records and at in read["l"])
                found[key] = records
    named = {_key_of(name) for name in files if name.startswith("l-")}
    assert len(named) == len(large)
    for name in sorted(files):
        if name.startswith("l-"):
            many, *letters = json.loads(files[name])
            found[_key_of(name)] = postings(many, [reader(column) for column in letters])
    return found


def see_in(files: Mapping[str, str]) -> dict[str, list[str]]:
    """The words that lead to others, with those."""
    found = {}
    for name, text in files.items():
        if name.startswith("w-"):
            read = json.loads(text)
            keys = [*fronted(read["f"])]
            found.update({keys[int(at)]: see for at, see in read["x"].items()})
    return found


def cards_in(files: Mapping[str, str]) -> dict[int, Any]:
    """What is shown of every record, by its number."""
    return {
        int(name[2:].removesuffix(".json")) * ROOM + slot: card
        for name, text in files.items()
        if name.startswith("c-")
        for slot, *card in json.loads(text)
    }


def numbers_in(files: Mapping[str, str]) -> list[int]:
    """The number of every record, in their order."""
    read = json.loads(files["records.json"])
    blocks, many, slots = (reader(read[key]) for key in "bni")
    found, block = [], -1
    for _ in range(len(read["n"])):  # a block has fewer records than a letter can say
        block += blocks() + 1
        slot = -1
        for _ in range(many()):
            slot += slots() + 1
            found.append(block * ROOM + slot)
    return found


def facet_in(files: Mapping[str, str], name: str) -> dict[int, list[str]]:
    """The values of a facet that each record has."""
    read = json.loads(files[f"f-{name}.json"])
    sets, which = reader(read["s"]), reader(read["d"])
    found: dict[int, list[str]] = {}
    last, several = -1, [[0]]
    for number in numbers_in(files):
        if number // ROOM != last:
            several = [[sets() for _ in range(sets())] for _ in range(sets())]
        last = number // ROOM
        found[number] = [read["v"][one] for one in several[which() if len(several) > 1 else 0]]
    return found


def _key_of(name: str) -> str:
    return "".join(chr(int(part, 36)) for part in name.removeprefix("l-").removesuffix(".json").split("-"))
