"""What is said to be doubtful, and what may be no article at all."""

from __future__ import annotations

from functools import cache

import pytest

from briefing_room.intake.document.arrival import Arrival, RefusedError
from briefing_room.intake.extract import extract
from briefing_room.intake.phrases.lists import Phrases, load_phrases

PROSE = "<p>The harbour office said on Monday that the harbour would be closed for one week of repairs.</p>"
OTHER = "<p>Two ferry companies have said that they expect delays, and that no crossing will be cancelled for it.</p>"
ARTICLE = f"<article><h1>Harbour to close for a week</h1>{(PROSE + OTHER) * 4}</article>"


@cache
def phrases() -> Phrases:
    """The phrase lists."""
    return load_phrases()


def read(body: str, head: str = "", address: str | None = None) -> tuple[tuple[str, ...], str | None]:
    """The doubts and the alarm of a page."""
    page = f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>"
    made = extract(Arrival("x", page.encode(), "html", address=address), phrases())
    return made.doubts, made.alarm


def test_a_sound_page_raises_no_doubt() -> None:
    """Otherwise nobody would read them."""
    assert read(ARTICLE) == ((), None)


def test_a_short_text_is_said() -> None:
    """One page in the measurements lost nine tenths of its text without an error."""
    doubts, _ = read(f"<article><h1>Harbour to close for a week</h1>{PROSE}{OTHER}</article>")
    assert doubts == ("the text is short: 35 words in 2 blocks",)


STUB = "<p>To continue reading this article, subscribe now for one crown a month.</p>"
WALL = (
    "<main><h1>Before you continue to the Larn Post</h1><p>We and our partners use cookies to store information on "
    "your device. We value your privacy, and you can change your choice whenever you like.</p></main>"
)
INDEX = "".join(f"<p><a href='/{n}'>The headline of an article on another page, number {n}.</a></p>" for n in range(20))


@pytest.mark.parametrize(
    ("body", "alarm"),
    [
        (f"<article><h1>Harbour to close for a week</h1>{PROSE}{OTHER}{STUB}</article>", "the stub before a paywall"),
        (WALL, "a consent wall"),
    ],
)
def test_what_may_be_no_article_is_recognised(body: str, alarm: str) -> None:
    """A stub before a paywall, a consent wall: said with the words that tell."""
    _, found = read(body)
    assert alarm in (found or "")


def test_an_index_page_is_no_article() -> None:
    """Either nothing in it is text, or most of its text is links, and that is said."""
    try:
        _, found = read(f"<main><h1>All the news of the coast</h1>{INDEX}</main>")
    except RefusedError as error:
        found = error.message
    assert found is not None
    assert "a list of articles" in found or "no text in it" in found


def test_prose_that_was_left_out_is_named_with_its_line() -> None:
    """So that --keep can put it back."""
    aside = f"<aside>{PROSE.replace('harbour', 'lighthouse')}{OTHER.replace('ferry', 'tram')}</aside>"
    doubts, _ = read(ARTICLE + aside.replace("one week of repairs", "one week of repairs, which nobody had expected"))
    assert any(doubt.startswith("line 10 reads like prose but was left out as “aside”: ") for doubt in doubts)


def test_a_second_headline_and_dates_that_disagree() -> None:
    """Both are shown, with where they stand."""
    head = (
        "<meta property='og:title' content='Harbour to close for long'>"
        "<meta property='article:published_time' content='2024-02-05'>"
        "<meta name='date' content='2023-02-05'>"
    )
    doubts, _ = read(ARTICLE, head)
    assert "another headline is stated as well, in meta og:title: “Harbour to close for long”" in doubts
    assert "the dates disagree: 2023-02-05 (meta date); 2024-02-05 (meta article:published_time)" in doubts


def test_a_copy_names_another_place_as_its_own() -> None:
    """A hint that the origin is somebody else."""
    head = "<link rel=canonical href='https://wire.example/quay'>"
    doubts, _ = read(ARTICLE, head, "https://www.post.example/quay")
    told = "the page was fetched from post.example and names wire.example as its own place: who said it first?"
    assert doubts == (told,)
    assert read(ARTICLE, head, "https://www.wire.example/quay?x=1") == ((), None)


def test_a_language_that_the_words_contradict() -> None:
    """The words are what is quoted."""
    german = (
        "<p>Die Verwaltung teilte am Montag mit, dass der Hafen für eine Woche geschlossen wird und nicht länger.</p>"
    )
    doubts, _ = read(f"<article><h1>Der Hafen wird geschlossen</h1>{german * 8}</article>")
    assert "it states the language “en” (lang of the page), but its words look like “de”" in doubts
