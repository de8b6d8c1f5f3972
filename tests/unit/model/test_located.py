"""Facts that know where they stand, and the short forms of evidence and assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from pydantic import ValidationError

from briefing_room.findings import Place
from briefing_room.load.values import to_values
from briefing_room.load.yaml_tree import parse_tree
from briefing_room.model.briefing import BottomLine
from briefing_room.model.desk import Actor
from briefing_room.model.disagreements import Assessment
from briefing_room.model.estimates import Judgement
from briefing_room.model.evidence import Evidence
from briefing_room.model.located import LocatedDict
from briefing_room.model.marks import ANY_KEY, NOWHERE, Mark

if TYPE_CHECKING:
    from pydantic import BaseModel

Model = TypeVar("Model", bound="BaseModel")


def made(model: type[Model], text: str) -> Model:
    """A model object of a YAML text."""
    root = parse_tree(text, "x.yml").root
    assert root is not None
    return model.model_validate(to_values(root))


def at(line: int, column: int) -> Place:
    """A place in the file."""
    return Place("x.yml", line, column)


def test_an_item_knows_its_keys_and_values() -> None:
    """Where each begins, and the nearest known place for what was not typed."""
    item = made(Judgement, "id: one\ntext: words\nassumes: [a, b]\nevidence:\n  - quote: c\n")
    assert item.place == at(1, 1)
    assert item.at("text") == at(2, 7)
    assert item.at("assumes", 1) == at(3, 14)
    assert item.at("assumes", 7) == at(3, 10)
    assert item.at("because") == at(1, 1)
    assert item.at_key("assumes") == at(3, 1)
    assert item.at_key("because") == at(1, 1)
    assert item.evidence[0].at("quote") == at(5, 12)


def test_an_entry_of_a_registry_knows_the_key_that_leads_to_it() -> None:
    """Which is its id."""
    values = to_values(parse_tree("norland:\n  name: x\n  kind: state\n", "x.yml").root)  # type: ignore[arg-type]
    assert isinstance(values, dict)
    actor = Actor.model_validate(values["norland"])
    assert (actor.key_place, actor.place) == (at(1, 1), at(2, 3))


def test_an_item_made_in_code_stands_nowhere() -> None:
    """And nothing of it is broken."""
    item = Evidence(quote="x")
    assert item.place == NOWHERE
    assert item.at("quote") == NOWHERE
    assert not item.broken("quote")


def test_an_item_knows_what_of_it_was_broken() -> None:
    """One key, or any key."""
    one = BottomLine.model_validate(LocatedDict({"text": "x"}, Mark(at(1, 1), broken=frozenset({"evidence"}))))
    all_ = BottomLine.model_validate(LocatedDict({"text": "x"}, Mark(at(1, 1), broken=frozenset({ANY_KEY}))))
    assert (one.broken("evidence"), one.broken("rests_on")) == (True, False)
    assert (all_.broken("evidence"), all_.broken("rests_on")) == (True, True)


def test_items_are_frozen_and_know_their_keys() -> None:
    """A fact is not changed, and nothing unknown is kept."""
    item = Evidence(quote="x")
    with pytest.raises(ValidationError):
        item.quote = "y"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Evidence.model_validate({"quote": "x", "colour": "red"})


# --- short forms --------------------------------------------------------------------------------------


def evidence(text: str) -> Evidence:
    """One piece of evidence, as it stands in a list."""
    return made(BottomLine, f"text: x\nevidence:\n  - {text}\n").evidence[0]


def test_a_string_is_a_quote_from_the_default_source() -> None:
    """Its place is that of the words."""
    item = evidence('"rose sharply"')
    assert (item.quote, item.source, item.at("quote")) == ("rose sharply", None, at(3, 5))


def test_a_pair_is_a_quote_from_the_source_it_names() -> None:
    """Both have places."""
    item = evidence("city-paper: rose sharply")
    assert (item.quote, item.source) == ("rose sharply", "city-paper")
    assert (item.at("source"), item.at("quote")) == (at(3, 5), at(3, 17))


def test_the_long_form_has_the_formats_own_keys() -> None:
    """`in` is a word of the format, not Python's."""
    item = evidence("{quote: rose, source: city-paper, in: title, credibility: 2, bears: against}")
    assert (item.quote, item.in_, item.credibility, item.bears) == ("rose", "title", 2, "against")
    assert item.at("in") == at(3, 43)


def test_one_key_of_the_long_form_is_no_pair() -> None:
    """`- quote: words` quotes the default source; `- source: x` quotes nothing."""
    assert evidence("quote: rose").source is None
    with pytest.raises(ValidationError, match="quote"):
        evidence("source: city-paper")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{one-paper: a, two-paper: b}", "more than one pair of source and words stands in one entry"),
        ("{city-paper: a, bears: against}", "“city-paper: …” is the short form of a quote, which has no other keys"),
        (
            "{city-paper: a, source: b, note: c}",
            "“city-paper: …” is the short form of a quote, which has no other keys",
        ),
    ],
)
def test_the_short_form_is_not_mixed_with_others(text: str, message: str) -> None:
    """One mistake, told as one."""
    with pytest.raises(ValidationError) as error:
        evidence(text)
    assert [detail["ctx"]["message"] for detail in error.value.errors()] == [message]


def test_whether_it_is_known_what_is_quoted_depends_on_the_keys_that_say_so() -> None:
    """A broken remark changes nothing."""
    for key, findable in (("quote", False), ("source", False), ("in", False), ("prefix", False), ("note", True)):
        mark = Mark(at(1, 1), broken=frozenset({key}))
        assert Evidence.model_validate(LocatedDict({"quote": "x"}, mark)).findable is findable


def test_an_assessment_may_be_one_text() -> None:
    """Its proof then stands beside it."""
    values = to_values(parse_tree("assessment: Nobody counted.\n", "x.yml").root)  # type: ignore[arg-type]
    assert isinstance(values, dict)
    item = Assessment.model_validate(values["assessment"])
    assert (item.text, item.at("text"), item.place) == ("Nobody counted.", at(1, 13), at(1, 13))
    assert Assessment.model_validate("made in code").text == "made in code"
    assert Evidence.model_validate("made in code").quote == "made in code"
