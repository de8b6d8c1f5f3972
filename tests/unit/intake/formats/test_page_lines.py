"""A web page as numbered lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.formats.page_lines import page_lines
from briefing_room.intake.formats.page_tree import parse_page

if TYPE_CHECKING:
    from briefing_room.intake.document.reading import Line


def lines_of(body: str) -> list[Line]:
    """The lines of a page."""
    return list(page_lines(parse_page(f"<!DOCTYPE html><html><body>{body}</body></html>")))


def texts_of(body: str) -> list[str]:
    """Their texts."""
    return [line.text for line in lines_of(body)]


def test_every_visible_block_is_a_line() -> None:
    """Menus, text, lists and the foot, in the order they stand."""
    found = lines_of(
        "<nav><ul><li><a href='/'>Home</a></li></ul></nav><main><h1>Harbour opens</h1><p>It opened <b>today</b>.</p>"
        "<ul><li>one</li><li>two<ul><li>deeper</li></ul></li></ul><blockquote><p>We waited.</p></blockquote></main>"
        "<footer>© Paper</footer>"
    )
    assert [(line.text, line.kind, line.region) for line in found] == [
        ("Home", "item", "navigation"),
        ("Harbour opens", "heading", ""),
        ("It opened today.", "paragraph", ""),
        ("one", "item", ""),
        ("two", "item", ""),
        ("deeper", "item", ""),
        ("We waited.", "quote", ""),
        ("© Paper", "paragraph", "page-foot"),
    ]
    assert [line.level for line in found if line.kind == "item"] == [1, 1, 1, 2]
    assert found[0].linked == 1.0


def test_numbers_of_an_ordered_list_are_its_markers() -> None:
    """They start where the page says, and go on behind a paragraph inside an item."""
    found = lines_of("<ol start='3'><li><p>three</p><p>more of it</p></li><li>four</li></ol>")
    assert [(line.kind, line.marker if line.kind == "item" else "") for line in found] == [
        ("item", "3."), ("paragraph", ""), ("item", "4."),
    ]  # fmt: skip


def test_inline_markup_parts_no_word() -> None:
    """A drop cap belongs to its word, a soft hyphen to none, and a tail to the block it stands in."""
    assert texts_of("<p><span class='cap'>T</span>he har\u00adbour<script>x</script> is <em>op</em>en\u200b.</p>") == [
        "The harbour is open."
    ]


def test_line_breaks() -> None:
    """Two part paragraphs, as does one after a whole sentence or a short line; another one only wraps a long line."""
    long = "This line is long enough to have been wrapped by somebody who pressed return"
    assert texts_of(f"<div>{long}<br>before it ended.<br>A second.<br><br>A third<br>By A. B.</div>") == [
        f"{long} before it ended.", "A second.", "A third", "By A. B.",
    ]  # fmt: skip
    assert texts_of("<h1>Two<br>rows</h1>") == ["Two rows"]


def test_a_table_of_facts_gives_rows_and_a_table_for_the_layout_blocks() -> None:
    """A cell with an article in it is no cell."""
    assert texts_of("<table><tr><th>Month</th><th>Tonnes</th></tr><tr><td>May</td><td>9|5</td></tr></table>") == [
        "| Month | Tonnes |", "| May | 9¦5 |",
    ]  # fmt: skip
    assert texts_of("<table><tr><td><p>Menu</p><p>More</p></td><td><h2>Head</h2><p>Text.</p></td></tr></table>") == [
        "Menu", "More", "Head", "Text.",
    ]  # fmt: skip


def test_what_is_hidden_is_in_the_reading_and_marked() -> None:
    """So that nothing is lost, and nothing hidden is taken for the article."""
    found = lines_of("<p hidden>a</p><div style='DISPLAY : none'><p>b</p></div><p aria-hidden='true'>c</p><p>d</p>")
    assert [(line.text, line.region) for line in found] == [
        ("a", "hidden"), ("b", "hidden"), ("c", "hidden"), ("d", ""),
    ]  # fmt: skip


def test_captions_by_element_and_by_class() -> None:
    """Old pages have a class for them."""
    found = lines_of("<figure><figcaption>One</figcaption></figure><p class='wp-caption-text'>Two</p><p>Three</p>")
    assert [line.kind for line in found] == ["caption", "caption", "paragraph"]


def test_control_characters_and_code_do_not_reach_the_lines() -> None:
    """Nothing from scripts and styles; no NUL, no override of direction."""
    assert texts_of("<p>a\x00b\u202ec<!-- no --></p><style>p{}</style><noscript>no</noscript>") == ["abc"]


def test_references_to_control_characters_are_taken_out_of_the_tree() -> None:
    """Other readers of it would stumble, and the article would be lost."""
    tree = parse_page("<html><body><p title='a&#27;b'>P a&#2;b&#xFFFE;</p>c&#31;d</body></html>")
    assert "".join(tree.itertext()) == "P abcd"
    assert tree.find(".//p").get("title") == "ab"


def test_a_declared_encoding_is_not_believed_again() -> None:
    """The text is decoded when it comes here."""
    tree = parse_page('<?xml version="1.0" encoding="windows-1251"?><html><body><p>Привет</p></body></html>')
    assert [line.text for line in page_lines(tree)] == ["Привет"]


@pytest.mark.parametrize("depth", [2100, 10_000, 100_000])
def test_elements_nested_too_deep_are_refused(depth: int) -> None:
    """Otherwise what is inside would be lost without a word."""
    with pytest.raises(RefusedError, match="nested more than 2,000 deep"):
        parse_page("<div>" * depth + "text" + "</div>" * depth)


def test_a_page_without_text_is_refused() -> None:
    """An empty one, and one of comments."""
    for text in ("", "<!-- nothing -->"):
        with pytest.raises(RefusedError, match="no text"):
            parse_page(text)
