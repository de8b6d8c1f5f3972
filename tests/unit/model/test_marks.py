"""Marks that are made when they are asked for are those that were read, and items know which keys hold others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.findings import Place
from briefing_room.load.desk import read_desk
from briefing_room.load.values import to_values
from briefing_room.load.yaml_tree import parse_tree
from briefing_room.model.located import Item, LocatedDict
from briefing_room.model.marks import Inside, Keys, Mark, spots_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "title: One\nlist:\n  - a\n  - b: two\n"


def _mark() -> Mark:
    root = parse_tree(TEXT, "one.yml", 5).root
    assert root is not None
    values = to_values(root)
    assert isinstance(values, LocatedDict)
    return values.mark


def test_what_is_inside_is_a_mapping() -> None:
    """By key, or by number; a text that is not there is none, and has no place."""
    mark = _mark()
    assert isinstance(mark.inside, Inside)
    assert isinstance(mark.keys, Keys)
    assert list(mark.inside) == list(mark.keys) == ["title", "list"]
    assert len(mark.inside) == len(mark.keys) == 2
    assert "title" in mark.inside
    assert "other" not in mark.inside
    assert "other" not in mark.keys
    assert mark.inside.get("other") is None
    assert mark.keys.get("other") is None
    with pytest.raises(KeyError):
        mark.inside["other"]


def test_a_mark_is_made_with_all_it_had() -> None:
    """Where the text stands, its key, its end, and the dash of its list."""
    mark, place = _mark(), "one.yml"
    title = Mark(Place(place, 5, 8), Place(place, 5, 1), end=Place(place, 5, 11))
    assert mark.inside["title"] == title
    assert mark.keys["title"] == title.key
    listed = mark.inside["list"]
    assert listed.inside[0] == Mark(Place(place, 7, 5), end=Place(place, 7, 6), dash=3)
    assert listed.inside[1].inside["b"].place == Place(place, 8, 8)
    for inside in (mark.inside, listed.inside):
        assert isinstance(inside, Inside)
        assert [inside.place(name) for name in inside] == [one.place for one in inside.values()]
    assert [*spots_in(mark)] == [(5, 1), (5, 1), (6, 1), (5, 8), (7, 3), (7, 5), (8, 5), (8, 5), (8, 8)]


def _all_in(item: Item) -> Iterator[Item]:
    """An item and every item inside it, looked for in every field."""
    yield item
    for name in type(item).model_fields:
        value = getattr(item, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Item):
                yield from _all_in(inner)


def test_no_item_is_passed_over(root: Path) -> None:
    """An item is walked by the fields that may hold others; with every key of the format, none is missed."""
    desk = read_desk(root / "tests" / "desks" / "good" / "every-key").desk
    roots: list[Item] = [desk.settings, *desk.briefings.values(), *(one.facts for one in desk.sources.values())]
    assert [list(map(id, one.items())) for one in roots] == [list(map(id, _all_in(one))) for one in roots]
    assert sum(1 for one in roots for _ in one.items()) > len(roots)


def test_an_id_is_there_once(root: Path) -> None:
    """However often it is named: a desk has very many."""
    desk = read_desk(root / "tests" / "desks" / "good" / "every-key").desk
    items = [item for one in desk.briefings.values() for item in one.items()]
    named = [source for item in items if (source := getattr(item, "source", None))]
    assert len({*map(id, named)}) == len({*named}) < len(named)
