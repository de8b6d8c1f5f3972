"""The tree as plain values: what stays, what is lost, and where everything stands."""

from __future__ import annotations

from typing import Any

from briefing_room.findings import Place
from briefing_room.load.values import mark_at, place_at, place_of_key, to_values, value_at
from briefing_room.load.yaml_tree import parse_tree
from briefing_room.model.located import LocatedDict, LocatedText, LostText
from briefing_room.model.marks import ANY_KEY, NOWHERE


def at(line: int, column: int) -> Place:
    """A place in the file."""
    return Place("x.yml", line, column)


def values(text: str, *spots: Place) -> Any:  # noqa: ANN401 - as YAML has it
    """The values of a text, some places of which could not be read."""
    root = parse_tree(text, "x.yml").root
    assert root is not None
    return to_values(root, spots)


def test_mappings_and_texts_carry_their_marks() -> None:
    """A place can be told for every key and every value, in lists as well."""
    made = values("a: b\nc:\n  - d\n  - e: f\n")
    assert made == {"a": "b", "c": ["d", {"e": "f"}]}
    assert isinstance(made, LocatedDict)
    assert isinstance(made["a"], LocatedText)
    assert made["a"].mark.place == at(1, 4)
    assert made.mark.keys == {"a": at(1, 1), "c": at(2, 1)}
    assert made.mark.inside["c"].place == at(3, 3)
    assert made.mark.inside["c"].key == at(2, 1)
    assert made.mark.inside["c"].inside[1].inside["e"].place == at(4, 8)


def test_a_key_with_nothing_behind_it_is_none_and_has_a_place() -> None:
    """What is missing is shown at its key."""
    made = values("a:\nb: x\n")
    assert made["a"] is None
    assert place_at(made, ("a",), NOWHERE) == at(1, 1)


def test_of_a_duplicate_key_the_first_with_a_value_stays() -> None:
    """Half an entry is not replaced by the other half, and it is known that something was lost."""
    made = values("a: one\na: two\nb:\nb: [x]\nc: ''\nc: y\n")
    assert made == {"a": "one", "b": ["x"], "c": "y"}
    assert made.mark.broken == {"a", "b", "c"}
    assert made.mark.keys["b"] == at(4, 1)


def test_where_a_mapping_begins_anew_the_rest_is_left_out() -> None:
    """The second entry's keys do not end up in the first one."""
    made = values("text: one\nevidence: x\ntext: two\nevidence: y\nretired: z\n")
    assert made == {"text": "one", "evidence": "x"}
    assert made.mark.broken == {ANY_KEY}


def test_what_a_comma_split_is_lost() -> None:
    """A text without its end is not judged."""
    made = values("{id: x, text: He came, and left, note: y}")
    assert made == {"id": "x", "text": "", "note": "y"}
    assert isinstance(made["text"], LostText)
    assert values("{and left, id: x}").mark.broken == {ANY_KEY}


def test_a_spot_in_a_text_loses_that_text_and_no_other() -> None:
    """What could not be read as it was meant is not judged; its neighbours are."""
    made = values("a: one two\nb: three\nc: [four, five]\n", at(1, 7), at(3, 5))
    assert made == {"a": "", "b": "three", "c": ["", "five"]}
    assert isinstance(made["a"], LostText)
    assert not isinstance(made["b"], LostText)
    assert isinstance(made["c"][0], LostText)
    assert not isinstance(made["c"][1], LostText)


def test_a_spot_at_the_end_of_a_plain_text_loses_it() -> None:
    """A number sign cut it there."""
    assert isinstance(values("a: one #two\nb: c\n", at(1, 7))["a"], LostText)
    assert isinstance(values("a: #two\nb: c\n", at(1, 3))["a"], LostText)


def test_a_spot_after_a_block_is_not_in_it() -> None:
    """A block of text ends where the next key begins, which may be a mistake of its own."""
    made = values("a: >\n  one\nb: two\n", at(3, 1))
    assert made["a"] == "one\n"
    assert "b" not in made
    assert made.mark.broken == {ANY_KEY}


def test_a_lost_key_may_have_been_any_key() -> None:
    """So nothing is said of keys that are missing beside it."""
    made = values("a: one\nb: two\n", at(2, 1))
    assert made == {"a": "one"}
    assert made.mark.broken == {ANY_KEY}


def test_a_merge_key_takes_over_nothing() -> None:
    """What it would have brought is not known, so any key may be meant."""
    made = values("a: b\n<<: *x\n")
    assert made == {"a": "b"}
    assert made.mark.broken == {ANY_KEY}
    assert values('"<<": b\n') == {"<<": "b"}


def test_a_lost_text_is_empty_so_that_no_type_accepts_it() -> None:
    """It cannot come into the model by accident."""
    lost = values("a: one\n", at(1, 4))["a"]
    assert lost == ""
    assert lost.mark.place == at(1, 4)


# --- the way to a value -------------------------------------------------------------------------------


def test_the_way_to_a_value_leads_through_keys_and_numbers() -> None:
    """A location of the model's errors finds the value and its mark."""
    made = values("a:\n  - b: c\n")
    assert value_at(made, ()) is made
    assert value_at(made, ("a", 0, "b")) == "c"
    assert value_at(made, ("a", 7, "b")) is None
    assert place_at(made, ("a", 0, "b"), NOWHERE) == at(2, 8)
    assert place_of_key(made, ("a", 0, "b")) == at(2, 5)
    assert place_of_key(made, ("a", 0)) == NOWHERE


def test_a_location_that_was_not_typed_leads_to_what_is_around_it() -> None:
    """A missing key is shown at the item that lacks it; without any mark, at the given place."""
    made = values("a:\n  - b: c\n    d: e\n")
    assert place_at(made, ("a", 0, "missing"), NOWHERE) == at(2, 5)
    assert place_at(made, ("a", 7, "missing"), NOWHERE) == at(2, 3)
    assert place_at({"plain": "dict"}, ("plain",), at(9, 9)) == at(9, 9)
    assert mark_at({"plain": "dict"}, ("plain",)) is None


def test_a_location_inside_a_short_form_is_where_the_short_form_stands() -> None:
    """`- words` has no key `quote`; the words are shown."""
    made = values("evidence:\n  - words\n  - source-id: other words\n")
    assert value_at(made, ("evidence", 0, "quote")) == "words"
    assert place_at(made, ("evidence", 0, "quote"), NOWHERE) == at(2, 5)
    assert place_at(made, ("evidence", 1, "quote"), NOWHERE) == at(3, 16)
