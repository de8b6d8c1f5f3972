"""How a quote is found, case by case. What holds for any text is in tests/property/test_quotes.py."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_room.model.source import FrontMatter
from briefing_room.quotes import Ambiguous, Found, NotFound, Passage, Searchable, settling_prefix
from tests.unit.quotes.notice import BODY, NOTICE, SOURCE


def text_of(found: Found) -> str:
    """The raw text between the first and the last character of a passage of the body."""
    assert isinstance(found, Passage)
    assert found.where == "text"
    return BODY[found.start : found.end]


@pytest.mark.parametrize(
    ("quote", "raw"),
    [
        ("The harbour office", "The harbour office"),
        ('said "no" - twice', "said “no” – twice"),
        ("It won't reopen", "It won’t\nreopen"),
        ("the  office\tsaid", "the office said"),
        ("is later still", "is\n  later still"),
        ("islanders, said their mayor", "islanders,\n> said their mayor"),
        ("late. The second", "late.\n- The second"),
        ("ferry 1 | two hours", "ferry 1 | two hours"),
        ("- no item", "- no item"),
    ],
)
def test_a_quote_is_found_in_the_text_of_the_blocks(quote: str, raw: str) -> None:
    """Line breaks, typography and the markers of blocks do not matter; the text of the blocks does."""
    assert text_of(NOTICE.find(quote)) == raw


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("The harbour office […] the office said", 1),  # one paragraph
        ("the office said […] The first ferry", 1),  # the item behind it
        ("the office said […] The second ferry", 2),  # an item between
        ("The harbour office […] The first ferry […] The second ferry", 1),  # each in the neighbour of the one before
        ("The harbour office […] said their mayor […] | two hours […] no item", 3),
        ("- no item", 1),
    ],
)
def test_a_quote_parts_where_it_skips_a_whole_paragraph(quote: str, parts: int) -> None:
    """Pieces stand together in one block, and in blocks that follow each other."""
    found = NOTICE.find(quote)
    assert isinstance(found, Passage)
    made = NOTICE.parts_of(found)
    assert len(made) == parts
    assert [span for part in made for span in part.spans] == [*found.spans]


@pytest.mark.parametrize(
    "quote",
    [
        "the harbour office",  # another case
        "The harbor office",  # another letter
        "It wont reopen",  # a character less
        "The ferry […] The harbour office",  # the first piece stands only later
        "The first ferry is later",  # words that do not follow each other
        "- The first ferry",  # a marker is not text
        "10²",
        "[…]",
        "\u200b",
    ],
)
def test_anything_else_is_not_found(quote: str) -> None:
    """A near miss is a miss."""
    assert NOTICE.find(quote) == NotFound()


@pytest.mark.parametrize(
    ("quote", "where"),
    [("The pier at dawn", "caption"), ("mayor, waving", "caption")],
)
def test_words_that_stand_elsewhere_say_where(quote: str, where: str) -> None:
    """A quote from a caption is not one from the text, and the answer says where it is."""
    assert NOTICE.find(quote) == NotFound((where,))  # type: ignore[arg-type]
    found = NOTICE.find(quote, "caption")
    assert isinstance(found, Passage)
    assert found.where == "caption"
    assert NOTICE.words(found) == quote


def test_a_headline_is_no_text() -> None:
    """Words of a headline that the body does not repeat are quoted with ``in: title``."""
    bare = Searchable(replace(SOURCE, body="Other words."))
    assert bare.find("ferry line") == NotFound(("title",))
    assert bare.find("ferry line", "title") == Passage("title", 0, ((4, 14),))


def test_a_repeated_headline_counts_as_the_headline() -> None:
    """A headline that the body repeats is one place, not two."""
    assert NOTICE.find("The ferry line waits") == Passage("title", 0, ((0, 20),))
    assert NOTICE.find("ferry line", "title") == Passage("title", 0, ((4, 14),))
    assert text_of(NOTICE.find("ferry line waits The harbour")) == "ferry line waits\n\nThe harbour"


def test_a_headline_that_words_also_stand_behind_counts_once() -> None:
    """Words of the headline that the text says again are found in the text."""
    source = replace(SOURCE, body="## The ferry line waits\n\nHere the ferry line is.\n")
    found = Searchable(source).find("ferry line")
    assert isinstance(found, Passage)
    assert found.where == "text"
    assert source.body[found.start :] == "ferry line is.\n"


def test_a_quote_may_skip_text() -> None:
    """The pieces of a quote are passages of their own, in order, across blocks."""
    found = NOTICE.find("The harbour office […] before May [...] said their mayor")
    assert isinstance(found, Passage)
    assert [BODY[start:end] for start, end in found.spans] == ["The harbour office", "before May", "said their mayor"]
    assert (found.start, found.end) == (found.spans[0][0], found.spans[-1][1])
    assert NOTICE.words(found) == "The harbour office […] before May […] said their mayor"


def test_only_the_bracketed_form_skips() -> None:
    """An ellipsis without brackets is three full stops of the source."""
    source = Searchable(replace(SOURCE, body="Wait… for the ferry."))
    assert isinstance(source.find("Wait... for"), Passage)
    assert isinstance(source.find("Wait […] ferry"), Passage)
    assert isinstance(source.find("Wait ... ferry"), NotFound)


def test_words_that_stand_twice_are_ambiguous() -> None:
    """Every place is told, in order."""
    found = NOTICE.find("ferry")
    assert isinstance(found, Ambiguous)
    assert found.count == 4
    assert [BODY[p.start - 6 : p.end] for p in found.passages] == [
        "first ferry",
        "econd ferry",
        " Line | Delay |\n| ferry"[-11:],
        "t the ferry",
    ]


@pytest.mark.parametrize(
    ("prefix", "suffix", "raw"),
    [
        ("The first", "", "first ferry"),
        ("", "is later", "econd ferry"),
        ("", "1 |", "|\n| ferry"),
        ("about the", "", "t the ferry"),
        ("late. The second", "is later still.", "econd ferry"),
    ],
)
def test_prefix_and_suffix_settle_it(prefix: str, suffix: str, raw: str) -> None:
    """The words directly before or after, in any typography, choose one place."""
    found = NOTICE.find("ferry", "text", prefix, suffix)
    assert isinstance(found, Passage)
    assert BODY[: found.end].endswith(raw)


def test_a_wrong_prefix_finds_nothing() -> None:
    """A prefix is as exact as a quote."""
    assert isinstance(NOTICE.find("The harbour office", "text", "nonsense"), NotFound)
    assert isinstance(NOTICE.find("ferry", "text", "", "nonsense"), NotFound)


def test_a_caption_among_several() -> None:
    """A passage of a caption knows which one."""
    assert NOTICE.find("waving", "caption") == Passage("caption", 1, ((11, 17),))
    found = NOTICE.find("The", "caption")
    assert isinstance(found, Ambiguous)
    assert [p.caption for p in found.passages] == [0, 1]
    assert [settling_prefix(NOTICE, p) for p in found.passages] == ["", ""]


@pytest.mark.parametrize(("quote", "entry"), [("light rain", 0), ("Most read: Ten recipes", 1)])
def test_stripped_words_are_recognised(quote: str, entry: int) -> None:
    """Words that stand only in the strip log are told apart from words that stand nowhere."""
    assert NOTICE.find(quote) == NotFound((), entry)


def test_words_that_stand_elsewhere_are_not_stripped_words() -> None:
    """Words that a caption has too are told of once: the caption is where they can be quoted from."""
    facts = SOURCE.facts.model_copy(update={"captions": ["In light rain"]})
    assert Searchable(replace(SOURCE, facts=facts)).find("light rain") == NotFound(("caption",), None)


def test_an_accent_without_a_letter_is_a_character_of_its_own() -> None:
    """Behind a space it is no part of another character, so that a quote may begin with it."""
    found = Searchable(replace(SOURCE, body="The sign \u0301 is an accent.\n")).find("\u0301 is an accent")
    assert isinstance(found, Passage)


def test_the_first_hundred_places_are_told() -> None:
    """Of very many places the first hundred are told, over all captions together, and the number of all."""
    facts = FrontMatter.model_validate({"title": "x", "captions": ["ferry " * 60] * 3})
    found = Searchable(replace(SOURCE, facts=facts)).find("ferry", "caption")
    assert isinstance(found, Ambiguous)
    assert found.count == 180
    assert [p.caption for p in found.passages] == [0] * 60 + [1] * 40
