"""What an id is, and one made of words in any script."""

from __future__ import annotations

import pytest

from briefing_room.model.ids import LONGEST_ID, id_from, id_like, id_mistake, id_of_source


@pytest.mark.parametrize(
    ("title", "source_id"),
    [
        ("North Korea’s Kim Jong Un’s Visit to Russia: Implications", "north-koreas-kim-jong-uns-visit"),
        ("Встреча на космодроме", "vstrecha-na-kosmodrome"),
        ("항구가 닫힌다", "hanggu-ga-dadhinda"),
        ("?!…", "article"),
        ("Index", "article-index"),
        ("Q: what now", "article-q-what-now"),
        ("x" * 200, "x" * 50),
    ],
)
def test_an_id_is_made_of_the_headline(title: str, source_id: str) -> None:
    """In ASCII for any script, short, and never one that is reserved."""
    made = id_from(title, ())
    assert id_mistake(made) is None
    if title[0] != "항":  # how Hangul is romanised is the library's matter
        assert made == source_id


def test_an_id_that_is_taken_gets_a_number() -> None:
    """The next one that is free."""
    assert id_from("A letter", {"a-letter", "a-letter-2"}) == "a-letter-3"


@pytest.mark.parametrize(
    ("typed", "meaning", "made"),
    [
        ("hafen-öffnet", "", "hafen-offnet"),
        ("hafen-o\u0308ffnet", "", "hafen-offnet"),
        ("Harbour_closed", "", "harbour-closed"),
        ("harbour-🚢-closed", "", "harbour-closed"),
        ("🚢", "The harbour stays closed.", "the-harbour-stays-closed"),
        ("🚢", "", "subject"),
        ("порт", "", "port"),
        ("q-stocks", "", "about-q-stocks"),
        ("bottom-line", "", "about-bottom-line"),
        ("a" * 120, "", "a" * LONGEST_ID),
    ],
)
def test_an_id_is_proposed_that_is_like_what_was_typed(typed: str, meaning: str, made: str) -> None:
    """No letter falls out, in any script; of a sign that is no letter, the words of the item are taken."""
    assert id_like(typed, meaning) == made
    assert id_mistake(made) is None
    assert id_like(typed, meaning, {made}) == f"{made}-2"


@pytest.mark.parametrize(
    ("title", "publisher", "made"),
    [
        ("Kim’s visit: what it means", "", "kims-visit-means"),
        ("Hunter diagnosed with bubonic plague after eating", "BBC News", "bbc-news-hunter-diagnosed-bubonic"),
        ("The Larn Courier: harbour closed", "The Larn Courier", "larn-courier-harbour-closed"),
        ("The what?", "BBC", "the-what"),
        ("Что будет", "", "chto-budet"),
        ("🚢", "BBC", "bbc-ship"),
    ],
)
def test_a_source_is_named_after_publisher_and_subject(title: str, publisher: str, made: str) -> None:
    """Small words say nothing of what it is about; where nothing is left the headline is taken as it is."""
    assert id_of_source(title, publisher, ()) == made
    assert id_mistake(made) is None
    assert id_of_source(title, publisher, {made}) == f"{made}-2"
