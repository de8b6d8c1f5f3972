"""Plain values into the model: every mistake told once, in its place, and the rest kept."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from briefing_room.findings import Place
from briefing_room.load.shape import class_at, describe, is_required, keys_of, lists_in
from briefing_room.load.typed import Typed, read_typed
from briefing_room.load.values import to_values
from briefing_room.load.yaml_tree import parse_tree
from briefing_room.model.briefing import Briefing
from briefing_room.model.desk import Actor, Actors, Settings
from briefing_room.model.disagreements import Position
from briefing_room.model.estimates import Judgement
from briefing_room.model.evidence import Evidence
from briefing_room.model.source import FrontMatter
from briefing_room.model.types import STAND_IN

Model = TypeVar("Model", bound=BaseModel)

HEAD = """\
title: T
status: draft
as_of: {date: 2025-03-01, basis: analyst}
bottom_line: {text: x, rests_on: [one]}
"""


def read(model: type[Model], text: str, *spots: Place) -> Typed[Model]:
    """A text as the model sees it."""
    root = parse_tree(text, "x.yml").root
    return read_typed(model, to_values(root, spots) if root else None, Place("x.yml"))


def told(typed: Typed[Model]) -> list[tuple[int, int, str, str]]:
    """What is told: line, column, code, message, in the order in which it is shown."""
    return sorted((p.place.line, p.place.column, p.code, p.message) for p in typed.problems)


def briefing(text: str) -> Briefing:
    """The briefing that is made of a text, whatever is wrong with it."""
    value = read(Briefing, HEAD + text).value
    assert value is not None
    return value


def mistakes(text: str) -> list[tuple[int, int, str, str]]:
    """What is told of a briefing whose head of four lines is right."""
    return told(read(Briefing, HEAD + text))


# --- the rest is kept ---------------------------------------------------------------------------------


def test_what_is_right_has_no_problems() -> None:
    """And is what was typed."""
    typed = read(Actor, "name: NO\nkind: state\naliases:\n")
    assert told(typed) == []
    assert typed.value is not None
    assert typed.value.model_dump() == Actor(name="NO", kind="state", aliases=()).model_dump()


def test_one_wrong_value_hides_no_other_mistake() -> None:
    """Everything in a file is told in one run."""
    assert [(line, code) for line, _, code, _ in mistakes(
        "topics: [Grain]\n"
        "judgements:\n"
        "  - id: One\n"
        "    confidense: low\n"
        "    horizon: soon\n"
        "    evidence:\n"
        "      - quote: a\n"
        "        credibility: 9\n"
        "gaps: none\n"
    )] == [
        (5, "wrong-value"), (7, "missing-key"), (7, "wrong-value"), (8, "unknown-key"), (9, "wrong-value"),
        (12, "wrong-value"), (13, "wrong-type"),
    ]  # fmt: skip


def test_a_wrong_optional_value_is_left_out_and_known_to_be_broken() -> None:
    """So that nobody says that it is missing."""
    item = briefing("judgements: [{id: one, text: x, confidence: sure}]\n").judgements[0]
    assert item.confidence is None
    assert item.broken("confidence")
    assert not item.broken("likelihood")


def test_a_wrong_value_the_item_cannot_do_without_is_stood_in_for() -> None:
    """The item stays, with all its other mistakes, and its place."""
    typed = read(Briefing, "title: T\nstatus: live\ngaps: [{id: One, text: x}]\n")
    assert [code for _, _, code, _ in told(typed)] == ["missing-key", "missing-key", "wrong-value", "wrong-value"]
    made = typed.value
    assert made is not None
    assert made.broken("status")
    assert made.broken("as_of")
    assert made.bottom_line.broken("evidence")
    assert made.bottom_line.place == Place("x.yml", 1, 1)
    assert made.gaps[0].id == f"{STAND_IN}3"
    assert made.gaps[0].text == "x"


def test_a_wrong_entry_of_a_list_is_left_out_and_the_places_of_the_others_stay() -> None:
    """Entry two becomes entry one, and keeps its own place."""
    made = briefing("topics: [Bad One, good, Bad Two, also-good]\n")
    assert made.topics == ("good", "also-good")
    assert [made.at("topics", number).column for number in (0, 1)] == [19, 34]
    assert made.broken("topics")


def test_many_wrong_entries_of_nested_lists_are_left_out_at_once() -> None:
    """No removal moves what is still to be removed, and nothing of it is told twice."""
    text = (
        "judgements:\n"
        "  - word\n"
        "  - {id: one, text: x, evidence: [{}, a, {}, b]}\n"
        "  - [list]\n"
        "  - {id: two, text: y, evidence: [{note: n}, c]}\n"
    )
    assert [line for line, _, _, _ in mistakes(text)] == [6, 7, 7, 8, 9]
    made = briefing(text)
    assert [judgement.id for judgement in made.judgements] == ["one", "two"]
    assert [evidence.quote for judgement in made.judgements for evidence in judgement.evidence] == ["a", "b", "c"]
    assert [evidence.at("quote").line for judgement in made.judgements for evidence in judgement.evidence] == [7, 7, 9]


def test_a_quote_that_cannot_be_used_is_left_out_whole() -> None:
    """Nothing stands in for the words of a source."""
    made = briefing("judgements:\n  - {id: one, text: x, evidence: [{source: a-source}, words]}\n").judgements[0]
    assert [evidence.quote for evidence in made.evidence] == ["words"]
    assert made.broken("evidence")


def test_nothing_at_all_lacks_all_that_is_needed() -> None:
    """An empty front matter is told at its beginning."""
    assert told(read(FrontMatter, "")) == [(1, 1, "missing-key", "the key “title” is missing")]


# --- one mistake, one finding -------------------------------------------------------------------------


def test_a_misspelt_key_is_one_finding_and_what_is_behind_it_is_read() -> None:
    """No missing key beside it, and the mistakes inside are told as well."""
    typed = read(Briefing, HEAD + "judgments:\n  - id: one\n    txt: words\n    confidence: sure\n")
    assert told(typed) == [
        (5, 1, "unknown-key", "the key “judgments” is not known"),
        (7, 5, "unknown-key", "the key “txt” is not known in an entry of “judgements”"),
        (8, 17, "wrong-value", "“confidence”: “sure” is not one of the words this key may have"),
    ]
    made = typed.value
    assert made is not None
    assert made.judgements[0].text == "words"
    assert made.judgements[0].at("text") == Place("x.yml", 7, 10)


def test_a_misspelt_key_is_read_whichever_way_its_letters_sort() -> None:
    """The item is not given a stand-in in place of what was typed."""
    for misspelt in ("atext", "txt", "zztext"):
        typed = read(Position, f"{misspelt}: words\n")
        assert typed.value is not None
        assert typed.value.text == "words"
        assert [problem.code for problem in typed.problems] == ["unknown-key"]


def test_a_value_that_does_not_suit_the_key_that_was_perhaps_meant_is_not_told() -> None:
    """`wikipedia` may be meant as `wikidata`, or as itself."""
    typed = read(Actor, "name: x\nkind: state\nidentifiers: {wikipedia: Norland}\n")
    assert told(typed) == [(3, 15, "unknown-key", "the key “wikipedia” is not known in “identifiers”")]


def test_a_misspelt_key_beside_the_right_one_is_left_out() -> None:
    """The right one stays."""
    typed = read(Position, "text: right\ntxt: wrong\n")
    assert typed.value is not None
    assert typed.value.text == "right"
    assert told(typed) == [(2, 1, "unknown-key", "the key “txt” is not known")]


def test_what_was_told_of_by_another_rule_is_not_told_again() -> None:
    """A text with a spot in it, required or not, is left out without a word."""
    text = "id: one\ntext: cut #short\nconfidence: sure\nevidence:\n  - cut #short\n  - good\n"
    typed = read(Judgement, text, Place("x.yml", 2, 10), Place("x.yml", 3, 13), Place("x.yml", 5, 8))
    assert told(typed) == []
    assert typed.value is not None
    assert typed.value.broken("text")
    assert typed.value.broken("confidence")
    assert [evidence.quote for evidence in typed.value.evidence] == ["good"]
    assert typed.value.broken("evidence")


def test_what_may_have_been_lost_is_not_told_as_missing() -> None:
    """A merge key, or a key nobody could read, may have been the one."""
    typed = read(Judgement, "id: one\n<<: *base\n")
    assert told(typed) == []
    assert typed.value is not None
    assert typed.value.broken("evidence")
    assert told(read(Judgement, "id: one\n")) == [(1, 1, "missing-key", "the key “text” is missing")]


def test_entries_of_another_list_are_one_finding() -> None:
    """The line with their key is missing above them."""
    assert mistakes(
        "actors:\n"
        "  - {actor: a, role: x}\n"
        "  - {from: a, to: b, what: x, status: denied}\n"
        "  - {from: b, to: a, what: y, status: denied}\n"
        "gaps:\n"
        "  - {id: g, text: x}\n"
        "  - {id: t, date: unknown, text: y, evidence: []}\n"
        "  - {id: h, text: z, date: unknown}\n"
    ) == [
        (7, 5, "unknown-key", "this entry of “actors” has the keys of an entry of “relations”"),
        (11, 5, "unknown-key", "this entry of “gaps” has the keys of an entry of “timeline”"),
    ]


def test_two_typing_errors_in_an_entry_are_two_findings() -> None:
    """It has not the keys of any other list."""
    assert [code for _, _, code, _ in mistakes("gaps: [{idd: g, txt: x}]\n")] == ["unknown-key", "unknown-key"]


# --- places and words ---------------------------------------------------------------------------------


def test_each_mistake_is_shown_where_it_is_mended() -> None:
    """A wrong value at the value, an unknown key at the key, a missing key at the item, nothing at its key."""
    assert [(line, column) for line, column, _, _ in mistakes(
        "topics: grain\n"
        "timeline:\n"
        "  - id: storm\n"
        "    date:\n"
        "    text: [a]\n"
        "    colour: red\n"
        "    evidence:\n"
        "      - some-source: [a]\n"
        "      - quote: a\n"
        "        in: titel\n"
        "risks:\n"
        "  - id: one\n"
    )] == [(5, 9), (8, 5), (9, 11), (10, 5), (12, 22), (14, 13), (16, 5), (16, 5), (16, 5)]  # fmt: skip


def test_a_wrong_key_of_a_mapping_of_ids_is_shown_at_the_key() -> None:
    """In the registry there is no key around it that could be named."""
    message = "“Big Norland” is not an id: an id has small letters a to z, digits, and single hyphens between them"
    assert told(read(Actors, "Big Norland: {name: x, kind: state}\n")) == [(1, 1, "wrong-value", message)]
    ((line, column, _, message),) = told(read(Settings, "name: x\ntopics: {Grain: Grain}\n"))
    assert (line, column) == (2, 10)
    assert message.startswith("“topics”: “Grain” is not an id: ")


def helps(text: str) -> list[str]:
    """The cures for what is wrong in a briefing."""
    return [problem.help for problem in read(Briefing, HEAD + text).problems]


def test_every_cure_says_what_to_write() -> None:
    """An analyst does not have to look it up."""
    assert helps("topics: grain\n") == ["write: [grain]"]
    assert helps("topics: wheat, iron-ore\n") == ["write: [wheat, iron-ore]"]
    assert helps("topics: Grain and wheat\n") == ['put each entry on a line of its own, after "- "']
    assert helps("gaps: [text]\n") == ['write "key: value" lines, indented below']
    assert helps("colour: red\n")[0].startswith("known here: title, status, as_of, ")
    assert helps("gapps: []\n") == ["did you mean “gaps”?"]
    assert helps("gaps: [{id: a}]\n") == ["text: What is not known."]
    assert helps("judgements: [{id: a, text: b, confidence: hihg}]\n") == [
        "did you mean “high”? it may be: high, moderate, low"
    ]
    assert helps("judgements: [{id: a, text: b, evidence: [[]]}]\n") == [
        'write the words in quotes, or "source-id: words", or “quote: …” with its other keys below'
    ]
    assert helps("judgements: [{id: a, text: b, horizon: }]\n") == []


def test_a_missing_key_says_of_what_it_is_missing() -> None:
    """Of an entry of a list, of a mapping under a key, or of the file."""
    assert mistakes("gaps: [{text: x}]\n") == [(5, 8, "missing-key", "the key “id” is missing in an entry of “gaps”")]
    assert told(read(Settings, "adress: https://x.org\n")) == [
        (1, 1, "missing-key", "the key “name” is missing"),
        (1, 1, "unknown-key", "the key “adress” is not known"),
    ]
    assert told(read(FrontMatter, "title: T\nwithdrawn: {why: x}\n")) == [
        (2, 12, "missing-key", "the key “date” is missing in “withdrawn”"),
    ]


def test_a_stand_in_is_never_shown() -> None:
    """What the loader made up is no word of the analyst's."""
    text = HEAD + "judgements: [{text: x}, {id: B, text: y}]\nactors: [{role: x}]\n"
    assert STAND_IN not in str(read(Briefing, text).problems)


def test_the_shape_of_the_model_is_known_by_the_keys_that_are_typed() -> None:
    """`in`, `from` and `for` are the words of the format, not Python's."""
    assert "in" in keys_of(Evidence)
    assert "in_" not in keys_of(Evidence)
    assert keys_of(None) == ()
    assert class_at(Briefing, ("judgements", 0, "evidence", 3)) is Evidence
    assert class_at(Briefing, ("judgements", 0, "text")) is None
    assert class_at(Briefing, ("nonsense", 0)) is None
    assert class_at(Actors, ("norland",)) is Actor
    assert is_required(Judgement, "text")
    assert not is_required(Judgement, "because")
    assert describe(Judgement, "because") == "because: Why, and what limits the confidence."
    assert describe(None, "because") == describe(Judgement, "nonsense") == ""
    assert dict(lists_in(Briefing))["positions"] is Position
