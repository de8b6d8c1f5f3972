"""What was corrected in a source, and that it was typed by hand, is told wherever its words are shown."""

from __future__ import annotations

from typing import Any, Final

import pytest

from briefing_room.analysis.corrected import corrected_in
from briefing_room.pages import site_of
from tests.unit.pages.made import briefing, desk, html_of, pages_of, source, text_of

READING: Final = (
    "Ferries wait\n\nThe harbur closes in May. It stays so.\n\nTwo companies run feries.\n\nNobody was asked."
)
BODY: Final = "The harbour closes in May. It stays so.\n\nTwo companies run ferries.\n\nReally. Nobody was asked.\n"
CORRECTIONS: Final[list[dict[str, Any]]] = [
    {"line": 3, "was": "harbur", "now": "harbour", "why": "Misread in the scan."},
    {"line": 5, "was": "feries", "now": "ferries", "why": "Misprinted."},
    {"line": 7, "was": None, "now": "Really.", "why": "Cut off at the edge."},
]


def _site(*quotes: str, private: bool = False, **facts: Any) -> Any:  # noqa: ANN401 - YAML values
    made = source(body=BODY, reading=READING, corrections=CORRECTIONS, **facts)
    return site_of(desk({"ferry": briefing(*quotes)}, made), private=private)


def test_a_note_tells_what_was_corrected_in_its_words() -> None:
    """What stood in the original, what the analyst put, and why; of other words nothing."""
    words = text_of(_site("The harbour closes in May", "It stays so"), "briefings/ferry.md")
    assert words.count("Misread in the scan.") == 1
    assert "line 3 of the original has harbur , the text harbour : Misread in the scan." in words
    assert "Misprinted" not in words


def test_a_sentence_that_is_shown_with_a_corrected_word_tells_it() -> None:
    """Readers see the sentence around a quote, so what was corrected in it is told though it was not quoted."""
    words = text_of(_site("closes in May"), "briefings/ferry.md")
    assert words.count("Misread in the scan.") == 1
    assert "Misread in the scan." in text_of(_site("closes in May"), "sources/notice.md")
    hidden = text_of(_site("closes in May", rights="none"), "briefings/ferry.md")
    assert "Misread in the scan." not in hidden, "no sentence is shown"


def test_a_correction_is_told_where_it_was_made_and_nowhere_else() -> None:
    """The corrected words stand in another line as well, alone in theirs, and at the same place in it."""
    body, reading = "Rain.\n\nRain.\n", "Rain.\n\nRein."
    one = [{"line": 3, "was": "Rein", "now": "Rain", "why": "Misread."}]
    made = desk({}, source(body=body, reading=reading, corrections=one, title="Weather"))
    ((_, places),) = corrected_in(made, "notice")
    assert [place.spans for place in places] == [((7, 11),)]


def test_the_passage_tells_it_as_well() -> None:
    """On the page of the source, below the passage, and all together further down."""
    html = html_of(_site("The harbour closes in May"), "sources/notice.md")
    assert html.count("Misread in the scan.") == 2
    assert html.index("Misread in the scan.") < html.index('id="_corrections"')


@pytest.mark.parametrize(("rights", "shown"), [("full-text", 3), ("excerpts", 1), ("none", 0)])
def test_a_correction_shows_no_more_words_than_the_source_does(rights: str, shown: int) -> None:
    """The line and the reason stand always; the words where they may be read."""
    pages = "\n".join(pages_of(_site("The harbour closes in May", rights=rights)).values())
    assert all(one["why"].rstrip(".") in pages for one in CORRECTIONS)
    assert sum(words in pages for words in ("harbur", "feries", "Really")) == shown
    private = "\n".join(pages_of(_site("The harbour closes in May", rights=rights, private=True)).values())
    assert all(words in private for words in ("harbur", "feries", "Really"))


def test_a_word_that_stands_often_is_found_by_its_line() -> None:
    """A quote with the same word elsewhere is not said to be corrected."""
    body, reading = "The crane is old.\n\nThe crane is new.\n", "The crane is old.\n\nThe crame is new."
    one = [{"line": 3, "was": "crame", "now": "crane", "why": "Misread."}]
    made = source(body=body, reading=reading, corrections=one, title="Cranes")
    for quote, told in (("The crane is old", 0), ("The crane is new", 1)):
        words = text_of(site_of(desk({"ferry": briefing(quote)}, made), private=False), "briefings/ferry.md")
        assert words.count("Misread.") == told, quote


def test_words_that_were_left_out_are_told_where_they_stood() -> None:
    """The quote that runs over the place says so."""
    body = "The crane is very old and green.\n"
    one = [{"line": 1, "was": "very very", "now": "very", "why": "Printed twice."}]
    gone = [{"line": 1, "was": "rarely ", "now": None, "why": "Printed twice."}]
    for corrections, twice in ((one, "very"), (gone, "rarely")):
        reading = f"The crane is {twice} very old and green."
        made = source(body=body, reading=reading, corrections=corrections, title="Cranes")
        words = text_of(
            site_of(desk({"ferry": briefing("crane is very old")}, made), private=False), "briefings/ferry.md"
        )
        assert words.count("Printed twice.") == 1, corrections


def test_readers_see_that_a_source_was_typed_by_hand() -> None:
    """On its page with the reason, in its notes, and where the sources are counted."""
    typed = source(original="none", no_original="A poster on the quay; photographs were forbidden.")
    made = site_of(desk({"ferry": briefing("closes")}, typed), private=False)
    assert "typed by hand, and there is no original" in text_of(made, "sources/notice.md")
    assert "photographs were forbidden" in text_of(made, "sources/notice.md")
    words = text_of(made, "briefings/ferry.md")
    assert (
        "Of every source quoted here: date not known · source F: reliability cannot be judged · typed by hand" in words
    )
    assert "1 was typed by hand, without an original." in words
    assert "typed by hand" not in text_of(site_of(desk({"ferry": briefing("closes")}), private=False), "index.md")
