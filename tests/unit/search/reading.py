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


def single(letters: str) -> Callable[[], int]:
    """What gives one number after the other, of which each is a letter."""
    left = iter(letters)
    return lambda: LETTERS.index(next(left))


def columns(four: list[str]) -> list[Callable[[], int]]:
    """The four columns of a word's records."""
    return [*map(reader, four[:2]), *map(single, four[2:])]


def postings(blocks: int, four: list[Callable[[], int]]) -> dict[int, int]:
    """The numbers of records, each with how much a word counts there."""
    block, many, slot, count = four
    found, number = {}, -1
    for _ in range(blocks):
        number += block() + 1
        inside = -1
        for _ in range(many() + 1):
            inside += slot() + 1
            found[number * ROOM + inside] = count() // 2
    return found


def words_in(files: Mapping[str, str]) -> dict[str, dict[int, int]]:
    """Every word of an index with the records in which it stands."""
    found: dict[str, dict[int, int]] = {}
    large = [json.loads(text) for name, text in sorted(files.items()) if name.startswith("l-")]
    for name, text in files.items():
        if name.startswith("w-"):
            read = json.loads(text)
            blocks, four = reader(read["n"]), columns(read["p"])
            for at, key in enumerate(fronted(read["f"])):
                records = postings(blocks(), four)
                assert not (records and at in read["l"])
                found[key] = records
    named = {_key_of(name) for name in files if name.startswith("l-")}
    assert len(named) == len(large)
    for name in sorted(files):
        if name.startswith("l-"):
            many, *letters = json.loads(files[name])
            found[_key_of(name)] = postings(many, columns(letters))
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
    """The address, title and facts of every record, and its texts, by its number."""
    heads, texts = (_cards(files, sort) for sort in "ht")
    return {number: [*head, *texts.get(number, [[]])] for number, head in heads.items()}


def _cards(files: Mapping[str, str], sort: str) -> dict[int, list[Any]]:
    """What one sort of file says of records, each in the file where a browser looks for it."""
    where = json.loads(files["index.json"])["cards"]
    found = {}
    for name, text in files.items():
        if name.startswith(f"{sort}-"):
            for number, *card in json.loads(text):
                assert name == f"{sort}-{number // ROOM * where[sort] // where['room']}.json"
                found[number] = card
    return found


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
