"""The little markup of the analyst's texts: what it is, and what stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from briefing_room.findings import Place
from briefing_room.load.desk import read_desk
from briefing_room.model.desk import Desk, Settings
from briefing_room.model.texts import Piece, all_texts, bad_links_in, own_words, pieces_of, refs_in, texts_of
from tests.desks.desks import BASE, GOOD, page, write_desk

if TYPE_CHECKING:
    from pathlib import Path


def sorts(text: str) -> list[tuple[str, str, str]]:
    """The pieces of a text."""
    return [(piece.sort, piece.text, piece.target) for piece in pieces_of(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("plain", [("text", "plain", "")]),
        ("", []),
        (" a \n b ", [("text", "a b", "")]),
        ("*a*", [("emphasis", "a", "")]),
        ("**a**", [("strong", "a", "")]),
        ("a *b c* d", [("text", "a ", ""), ("emphasis", "b c", ""), ("text", " d", "")]),
        ("**a** *b*", [("strong", "a", ""), ("text", " ", ""), ("emphasis", "b", "")]),
        ("[a](https://x.org)", [("link", "a", "https://x.org")]),
        ("[a](http://x.org/b?c=d#e)", [("link", "a", "http://x.org/b?c=d#e")]),
        ("[a](mailto:x@y.org)", [("link", "a", "mailto:x@y.org")]),
        ("[a](HTTPS://x.org)", [("link", "a", "HTTPS://x.org")]),
        ("[a](https://x.org/b_(c))", [("link", "a", "https://x.org/b_(c)")]),
        ("[[norland]]", [("reference", "", "norland")]),
        ("[[norland|the state]]", [("reference", "the state", "norland")]),
        ("[[ norland | the state ]]", [("reference", "the state", "norland")]),
        ("see [[a]][[b]].", [("text", "see ", ""), ("reference", "", "a"), ("reference", "", "b"), ("text", ".", "")]),
    ],
)
def test_markup_is_understood(text: str, pieces: list[tuple[str, str, str]]) -> None:
    """Emphasis, strong emphasis, links and references."""
    assert sorts(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4 = 24",
        "* a*",
        "*a *",
        "**",
        "* *",
        "`code`",
        "# heading",
        "<b>bold</b>",
        "[words] (address)",
        "[words](two words)",
        "[a](https://)",
        "[a](https:///path)",
        "[a](mailto:)",
        "[a](javascript:alert)",
        "[a](data:text/html,x)",
        "[a](//x.org)",
        "[a](https://x.org/\u202e)",
        "[[]]",
        "[[a",
        "_a_",
        "&amp;",
        "https://x.org",
    ],
)
def test_everything_else_is_text(text: str) -> None:
    """As it stands."""
    assert sorts(text) == [("text", text, "")]


def test_markup_never_nests() -> None:
    """So that no text can make the reader of it slow, or an inner piece escape."""
    assert sorts("*a [b](https://x.org) c*") == [("emphasis", "a [b](https://x.org) c", "")]
    assert sorts("***a***") == [("text", "*", ""), ("strong", "a", ""), ("text", "*", "")]


def test_no_text_takes_long() -> None:
    """Nor hangs, whatever it is made of."""
    for unit in ("*", "**a", "[", "[[", "[a](", "[[a|", "(", "[a](h(", "a](https://x("):
        assert pieces_of(unit * 20_000)


def test_references_are_told_in_order() -> None:
    """Also when they have words of their own."""
    assert refs_in("[[b]] and [[a|words]] and [[b]]") == ("b", "a", "b")
    assert refs_in("no references [a](https://x.org)") == ()


def test_links_that_may_not_be_are_told() -> None:
    """So that the analyst hears of it; the page shows them as text."""
    text = "[a](javascript:alert(1)) [b](https://x.org) [c](ftp://x.org)"
    assert bad_links_in(text) == ("javascript:alert(1)", "ftp://x.org")
    assert bad_links_in("nothing") == ()


def test_a_piece_is_a_value() -> None:
    """Two that say the same are the same."""
    assert pieces_of("*a*") == (Piece("emphasis", "a"),)


def test_the_texts_of_a_desk_are_those_that_may_use_markup() -> None:
    """Settings, actors and briefings; titles and quotes are shown as they are."""
    desk = read_desk(BASE).desk
    texts = [text.text for text in all_texts(desk)]
    assert "A made-up desk on a made-up harbour, for tests." in texts
    assert "Harbour minister of [[norland]]." in texts
    assert "May open the harbour." in texts
    assert "The harbour at Larn" not in texts
    assert "We will not sign in haste" not in texts
    assert [text.text for text in texts_of(desk.briefings["base"])] == [
        "One newspaper and one letter, which nobody has confirmed.",
        "When the harbour opens again is not known.",
        "The harbour stays closed until the crane is mended.",
        "The paper gives no date.",
        "It opens with half a crane.",
        "May open the harbour.",
        "Asks for wheat.",
        "Speaks for the harbour.",
        "The crane lifts twenty tonnes.",
    ]


def test_a_text_knows_where_it_stands() -> None:
    """So that a finding can point at it."""
    desk = read_desk(GOOD / "every-key").desk
    for text in all_texts(desk):
        row = desk.files[text.place.path].split("\n")[text.place.line - 1]
        start = row[text.place.column - 1 :]
        assert start.startswith((text.text[:10], ">", '"', "'"))


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("See [[kim|Kim, who may]] and it may.", "See ____________________ and it may."),
        ("[it may](https://example.org/may) be", "[it may__________________________ be"),
        ('He says “it may”, and «perhaps», and "could".', "He says ________, and _________, and _______."),
        ("He says ‘it may’ of Norland’s might.", "He says ________ of Norland’s might."),
        ("An “open quotation", "An “open quotation"),
    ],
)
def test_what_is_only_mentioned_is_not_the_analysts_own(text: str, own: str) -> None:
    """The length is kept, so that a word is found at its place."""
    assert own_words(text).replace("\0", "_") == own


def test_a_word_is_pointed_at_where_it_stands_for_the_second_time() -> None:
    """Also in a block of many lines, and behind a word that holds it."""
    value = "unlikely, or likely\nin the end likely"
    desk = Desk(Settings(name="d"), files={"page.yml": "text: >\n  unlikely, or likely\n  in the end likely\n"})
    found = desk.place_in(Place("page.yml", 1, 7), value.replace("\n", " "), value.rindex("likely"))
    assert found == Place("page.yml", 3, 14)


def test_notices_waivers_and_withdrawals_are_texts_as_well(tmp_path: Path) -> None:
    """They are shown with their markup, so a reference to nothing, or to a draft, is told."""
    settings = (BASE / "settings.yml").read_text(encoding="utf-8")
    facts = (
        "title: Old\nwithdrawn: {on: 2025-02-01, why: 'See [[nobody-b]].'}\n"
        "waive: {unused-source: 'See [[nobody-c]].'}\n"
    )
    files = {
        "settings.yml": f"notice: See [[nobody-a]].\n{settings}",
        "sources/old/article.md": f"---\n{facts}---\n\nIt is old.\n",
        "page.yml": page("waive: {horizon-passed: 'See [[nobody-d]].'}\n"),
    }
    found = check(write_desk(tmp_path / "desk", files)).findings
    named = {name for f in found if f.code == "text-markup" for name in re.findall("nobody-.", f.message)}
    assert named == {"nobody-a", "nobody-b", "nobody-c", "nobody-d"}
