"""What is wrong is mended in a copy, the same way each time. What comes of it is in test_typed.py."""

from __future__ import annotations

from pydantic import ValidationError

from briefing_room.findings import Place
from briefing_room.load.mending import mended
from briefing_room.load.typed import read_typed
from briefing_room.load.values import to_values
from briefing_room.load.yaml_tree import parse_tree
from briefing_room.model.desk import Actor
from briefing_room.model.located import LocatedDict


def values_of(text: str) -> LocatedDict:
    """A text as plain values."""
    root = parse_tree(text, "x.yml").root
    assert root is not None
    values = to_values(root, ())
    assert isinstance(values, LocatedDict)
    return values


def mend(values: object) -> object:
    """An actor's values, mended once."""
    try:
        Actor.model_validate(values)
    except ValidationError as error:
        return mended(Actor, values, error.errors(include_url=False), [])
    return None


def test_what_was_given_stays_as_it_is() -> None:
    """Keys, entries and marks are mended in a copy; who still holds the values sees what was typed."""
    text = "name: x\nkind: nothing\naliases: [a, [b], c]\nidentifers: {wikidata: z}\n"
    values, typed = values_of(text), values_of(text)
    assert mend(values) != typed
    assert values == typed
    assert values.mark == typed.mark


def test_nothing_that_can_be_mended_gives_nothing() -> None:
    """A file that is no mapping at all cannot be used."""
    assert mend("only words") is None


def test_of_two_misspelt_keys_the_first_is_read() -> None:
    """Which of them is meant does not depend on chance: the one that stands first, and the other is left out."""
    for text, alias in (("aliase: [one]\naliass: [two]\n", "one"), ("aliass: [two]\naliase: [one]\n", "two")):
        typed = read_typed(Actor, values_of(f"name: x\nkind: state\n{text}"), Place("x.yml"))
        assert typed.value is not None
        assert typed.value.aliases == (alias,)
        assert [problem.code for problem in typed.problems] == ["unknown-key", "unknown-key"]
