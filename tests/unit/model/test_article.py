"""The cleaned text as blocks, and the sentence around a place in it."""

from __future__ import annotations

from sys import getsizeof

import pytest

from briefing_room.findings import Place
from briefing_room.model.article import read_blocks, sentence_around
from briefing_room.model.source import FrontMatter, Source


def blocks(body: str) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind, block.text(body)) for block in read_blocks(body)]


# --- blocks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One\ntwo\n\nthree", [("paragraph", "One two"), ("paragraph", "three")]),
        ("# Head\nText", [("heading", "Head"), ("paragraph", "Text")]),
        ("Text\n## Head ##", [("paragraph", "Text"), ("heading", "Head ##")]),
        ("####### seven", [("paragraph", "####### seven")]),
        ("#no space", [("paragraph", "#no space")]),
        ("- one\n- two", [("item", "one"), ("item", "two")]),
        ("- one\n  goes on\nand on\n\nnot on", [("item", "one goes on and on"), ("paragraph", "not on")]),
        ("* a\n+ b\n1. c\n23) d", [("item", "a"), ("item", "b"), ("item", "c"), ("item", "d")]),
        ("-5 degrees", [("paragraph", "-5 degrees")]),
        ("1.5 million", [("paragraph", "1.5 million")]),
        ("-", [("paragraph", "-")]),
        ("> one\n> two\nthree\n\n> four", [("quote", "one two three"), ("quote", "four")]),
        ("> one\n>\n> two", [("quote", "one"), ("quote", "two")]),
        ("> one\n- two", [("quote", "one"), ("item", "two")]),
        ("| a | b |\n| c | d |", [("row", "| a | b |"), ("row", "| c | d |")]),
        ("| a |\nnot a row", [("row", "| a |"), ("paragraph", "not a row")]),
        ("\\# no heading", [("paragraph", "# no heading")]),
        ("\\- no item\n\\1. none\n\\> none\n\\| none", [("paragraph", "- no item 1. none > none | none")]),
        ("\\\\ a backslash", [("paragraph", "\\ a backslash")]),
        ("\\quad stays", [("paragraph", "\\quad stays")]),
        ("  indented  ", [("paragraph", "indented")]),
        ("", []),
        (" \n\t\n", []),
        ("*emphasis* [link](https://x) <b>", [("paragraph", "*emphasis* [link](https://x) <b>")]),
    ],
)
def test_a_marker_at_the_start_of_a_line_says_what_a_block_is(body: str, expected: list[tuple[str, str]]) -> None:
    """And what stands behind it is never markup."""
    assert blocks(body) == expected


def test_headings_have_levels_and_items_depth_and_markers() -> None:
    """As they were typed."""
    body = "### Head\n- one\n  - two\n    1) three\n\t* four"
    assert [(block.level, block.marker) for block in read_blocks(body)] == [
        (3, ""), (1, "-"), (2, "-"), (3, "1)"), (3, "*"),
    ]  # fmt: skip


def test_offsets_lead_back_to_the_body() -> None:
    """Every character of a block's text is where its offset says; the space for a line break is the line break."""
    body = "# Head\n\n- one\n  two\n\\# three\n"
    for block in read_blocks(body):
        text, offsets = block.located(body)
        assert text == block.text(body)
        assert len(text) == len(offsets)
        assert all(
            body[offset] == char or (char == " " and body[offset] == "\n")
            for char, offset in zip(text, offsets, strict=True)
        )
        assert (block.start, block.end) == (offsets[0], offsets[-1] + 1)
    assert next(body[block.start : block.end] for block in read_blocks(body)) == "Head"


def test_no_letter_of_a_body_is_lost() -> None:
    """Blocks hold everything but markers and white space."""
    body = "# Head\nText  \n- item\n> quote\n| row |\n\n\\# text\nform\x0cfeed and\u2028separator"
    held = "".join(body[start:end] for block in read_blocks(body) for start, end in block.spans)
    assert [c for c in held if c.isalpha()] == [c for c in body if c.isalpha()]


def test_a_place_in_a_body_is_a_line_and_column_of_the_file() -> None:
    """Counted from where the body begins."""
    source = Source("x", FrontMatter(title="T"), "one\ntwo three\n", Place("sources/x/article.md", 7, 1))
    assert source.place_of(0) == Place("sources/x/article.md", 7, 1)
    assert source.place_of(2) == Place("sources/x/article.md", 7, 3)
    assert source.place_of(8) == Place("sources/x/article.md", 8, 5)


# --- sentences ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One is here. Two is there. Three.", "Two", "Two is there."),
        ("One is here. Two is there. Three.", "One", "One is here."),
        ("One is here. Two is there. Three.", "Three", "Three."),
        ("One is here. Two is there. Three.", "here. Two", "One is here. Two is there."),
        ("Only one", "one", "Only one"),
        ("Is it? It is! So…", "It is", "It is!"),
        ("He said: “No.” She left.", "She", "She left."),
        ("He said: “No.” She left.", "No", "He said: “No.”"),
        ("The U.S. State Department said so. Nobody else did.", "Department", "The U.S. State Department said so."),
        ("Mr. J. Smith spoke. Dr. No did not.", "Smith", "Mr. J. Smith spoke."),
        ("Mr. J. Smith spoke. Dr. No did not.", "did", "Dr. No did not."),
        ("It is No. 5 of ten. Next.", "ten", "It is No. 5 of ten."),
        ("It cost 3.5 million. That is much.", "3.5", "It cost 3.5 million."),
        ("at 5 p.m. on Monday. Then rain.", "Monday", "at 5 p.m. on Monday."),
        ("小麦の価格が上がった。港は閉まっている。", "港", "港は閉まっている。"),
        ("彼は「いや。」と言った。終わり。", "終", "終わり。"),
        ("Он ушёл. Она осталась.", "Она", "Она осталась."),
        ("It rose (sharply.) It fell.", "fell", "It fell."),
        ("  spaces around.  Next. ", "Next", "Next."),
    ],
)
def test_the_sentence_around_some_words_is_found(text: str, words: str, sentence: str) -> None:
    """So that a clipped hedge, speaker or negation shows."""
    start = text.index(words)
    first, last = sentence_around(text, start, start + len(words))
    assert text[first:last] == sentence


def test_the_sentence_always_holds_the_words() -> None:
    """Wherever they begin and end, white space included."""
    text = "One. Two is “three.” Four? Five… 6"
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            first, last = sentence_around(text, start, end)
            assert first <= start < end <= last


def test_where_the_letters_of_a_line_stand_takes_no_room() -> None:
    """A desk's rules keep it for every block that is quoted: of one line it is a range."""
    one, several = read_blocks("word " * 2_000), read_blocks("word\n" * 2_000)
    assert getsizeof(one[0].located("word " * 2_000)[1]) < 100
    assert getsizeof(several[0].located("word\n" * 2_000)[1]) < 60_000
