"""A link that opens the publisher's page at the quoted words."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from briefing_room.pages.text_fragment import with_text_fragment

PAGE = "https://example.org/a"
LONG = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("pieces", "skips", "expected"),
    [
        pytest.param(["rose sharply"], False, "text=rose sharply", id="a few words whole"),
        pytest.param(
            [LONG], False, "text=one two three four five,eight nine ten eleven twelve", id="many by both ends"
        ),
        pytest.param(["of the", " two paragraphs"], False, "text=of the two paragraphs", id="across paragraphs"),
        pytest.param(["rose", "then fell"], True, "text=rose&text=then fell", id="with words left out"),
        pytest.param(["a", "b", "c", "d"], True, "text=a&text=b&text=c", id="no more than three pieces"),
        pytest.param(["the\n  quote"], False, "text=the quote", id="a line break is a space"),
    ],
)
def test_the_words_are_named(pieces: list[str], skips: bool, expected: str) -> None:  # noqa: FBT001 - pytest's own call
    """The directive names the words as the page has them."""
    assert unquote(with_text_fragment(PAGE, pieces, skips=skips)) == f"{PAGE}#:~:{expected}"


def test_what_has_a_meaning_in_the_directive_is_encoded() -> None:
    """A hyphen, a comma, an ampersand and a quotation mark in the words are words."""
    address = with_text_fragment(PAGE, ['long-range, "new" & old'])
    assert address == f"{PAGE}#:~:text=long%2Drange%2C%20%22new%22%20%26%20old"


def test_a_fragment_of_the_address_stays() -> None:
    """The directive stands behind it, as the draft has it."""
    assert with_text_fragment(f"{PAGE}#part", ["words"]) == f"{PAGE}#part:~:text=words"


@pytest.mark.parametrize("pieces", [[], ["", "  "]])
def test_without_words_the_address_is_as_it_is(pieces: list[str]) -> None:
    """Where the words may not be shown, the address does not tell them either."""
    assert with_text_fragment(PAGE, pieces) == PAGE
