"""How a quote is found, case by case. What holds for any text is in tests/property/test_quotes.py."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest

from briefing_room.model.briefing import Briefing
from briefing_room.model.desk import Desk, Settings
from briefing_room.model.source import FrontMatter, Source
from briefing_room.quotes import (
    Ambiguous,
    Found,
    NotFound,
    Passage,
    Searchable,
    citations,
    fold,
    fold_spans,
    folded_words,
    pieces_of,
    source_of,
)

BODY = dedent(
    """\
    # The ferry line waits

    The harbour office said “no” – twice. It won’t
    reopen before May, the office said.

    - The first ferry is late.
    - The second ferry is
      later still.

    > Nobody asked the islanders,
    > said their mayor.

    | Line | Delay |
    | ferry 1 | two hours |

    \\- no item, but a sentence about the ferry
    """
)
SOURCE = Source(
    "notice",
    FrontMatter.model_validate(
        {
            "title": "The ferry line waits",
            "captions": ["The pier at dawn", "The mayor, waving"],
            "stripped": [
                {"lines": "1", "text": "7.5 C, light rain", "rule": "weather"},
                {"lines": "9-12", "text": "Most read:\nTen recipes with cabbage", "rule": "teasers"},
            ],
        }
    ),
    BODY,
)
NOTICE = Searchable(SOURCE)


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
    assert [NOTICE.settling_prefix(p) for p in found.passages] == ["", ""]


@pytest.mark.parametrize(("quote", "entry"), [("light rain", 0), ("Most read: Ten recipes", 1)])
def test_stripped_words_are_recognised(quote: str, entry: int) -> None:
    """Words that stand only in the strip log are told apart from words that stand nowhere."""
    assert NOTICE.find(quote) == NotFound((), entry)


def test_the_nearest_words_are_proposed() -> None:
    """Whole words of the source, with the piece that was wrong put right and the others left alone."""
    proposal = NOTICE.proposal("The harbor office […] reopen befour May")
    assert proposal is not None
    assert proposal.words == "The harbour office […] reopen before May"
    assert NOTICE.find(proposal.words) == proposal.passage


def test_pieces_in_another_order_leave_the_nearest() -> None:
    """Pieces that do not stand in this order cannot be joined: one of them is proposed."""
    proposal = NOTICE.proposal("said their mayor […] The harbour office")
    assert proposal is not None
    assert isinstance(NOTICE.find(proposal.words, proposal.passage.where, proposal.prefix), Passage)


def test_a_proposal_that_stands_twice_has_a_prefix() -> None:
    """What is proposed is unique: with the words before it, if need be."""
    source = Searchable(replace(SOURCE, body="One ferry sinks at sea.\n\nTwo ferry sinks at sea.\n"))
    proposal = source.proposal("ferry sinqs at sea")
    assert proposal is not None
    assert proposal.prefix in {"One", "Two"}
    assert source.find(proposal.words, "text", proposal.prefix) == proposal.passage


@pytest.mark.parametrize("quote", ["zzz qqq xxx", "", "[…]"])
def test_nothing_near_proposes_nothing(quote: str) -> None:
    """A suggestion that is not near would only puzzle."""
    assert NOTICE.proposal(quote) is None


@pytest.mark.parametrize(
    ("quote", "cuts"),
    [
        ("harbour office", False),
        ("arbour office", True),
        ("harbour offic", True),
        ("reopen […] islander", True),
        ("“no”", False),
        ("no", False),
        ("won", False),  # an apostrophe ends a word
    ],
)
def test_half_a_word_is_noticed(quote: str, cuts: bool) -> None:  # noqa: FBT001 - a case
    """A quote that begins or ends in the middle of a word is told of."""
    found = NOTICE.find(quote)
    if isinstance(found, Ambiguous):
        found = found.passages[0]
    assert isinstance(found, Passage)
    assert NOTICE.cuts_word(found) is cuts


def test_scripts_without_word_spaces_have_no_half_words() -> None:
    """In Han, kana and Thai any character may begin a quote."""
    source = Searchable(replace(SOURCE, body="港は一週間閉鎖される。ท่าเรือจะปิด"))
    for quote in ("一週間", "เรือ"):
        found = source.find(quote)
        assert isinstance(found, Passage)
        assert not source.cuts_word(found)


def test_folding_keeps_what_matters() -> None:
    """Case, accents, superscripts and full words stay; typography does not."""
    assert fold("  “It’s” – 10²… ﬁne\u00ad ＡＢＣ\u3000e\u0301 ") == '"It\'s" - 10²... fine ABC é'
    assert fold("E e É") != fold("e e e")


def test_the_words_of_a_quote() -> None:
    """A quote's words without what it skips."""
    assert pieces_of("a “b” […] c [...] ") == ['a "b"', "c"]
    assert folded_words("a […] b") == "a b"


def test_citations_are_all_evidence_of_the_desk() -> None:
    """Evidence is counted in each statement; evidence from a source that is not there is left to another rule."""
    briefing = Briefing.model_validate(
        {
            "title": "Ferries",
            "status": "published",
            "as_of": {"date": "2024-01-15", "basis": "analyst"},
            "default_source": "notice",
            "bottom_line": {"text": "Late.", "evidence": ["The harbour office", "nonsense"]},
            "judgements": [
                {
                    "id": "late",
                    "text": "Late.",
                    "evidence": [
                        "before May",
                        {"quote": "x", "source": "gone"},
                        {"quote": "said their mayor", "source": "notice"},
                    ],
                }
            ],
        }
    )
    desk = Desk(Settings(name="Desk"), sources={"notice": SOURCE}, briefings={"ferries": briefing})
    made = citations(desk)
    assert [(c.statement.address, c.number) for c in made] == [
        ("bottom-line", 1), ("bottom-line", 2), ("late", 1), ("late", 3),
    ]  # fmt: skip
    assert [isinstance(c.found, Passage) for c in made] == [True, False, True, True]
    assert {c.source.id for c in made} == {"notice"}
    assert [source_of(e, briefing) for e in briefing.judgements[0].evidence] == ["notice", "gone", "notice"]


@pytest.mark.parametrize(
    ("start", "end", "words"), [(0, 3, "One"), (6, 9, "two"), (9, 10, "fi"), (0, 10, "One twofi"), (6, 10, "twofi")]
)
def test_offsets_lead_to_the_folded_text(start: int, end: int, words: str) -> None:
    """What stands between two offsets is found in the folded text, without the space between two pieces."""
    folded = fold_spans("One\n- twoﬁ", [(0, 3), (6, 10)])
    assert folded.text[slice(*folded.indexes(start, end))] == words


def test_the_first_hundred_places_are_told() -> None:
    """Of very many places the first hundred are told, over all captions together, and the number of all."""
    facts = FrontMatter.model_validate({"title": "x", "captions": ["ferry " * 60] * 3})
    found = Searchable(replace(SOURCE, facts=facts)).find("ferry", "caption")
    assert isinstance(found, Ambiguous)
    assert found.count == 180
    assert [p.caption for p in found.passages] == [0] * 60 + [1] * 40
