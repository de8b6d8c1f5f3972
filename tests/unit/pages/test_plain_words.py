"""Texts without their markup."""

from __future__ import annotations

import pytest

from briefing_room.pages import site_of
from briefing_room.pages.plain_words import clipped, unended, unmarked
from tests.unit.pages.made import briefing, desk, text_of

DESK = desk(
    {"ferry": briefing(title="Ferries & more")}, actors={"office": {"name": "*Office*", "kind": "organisation"}}
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("*a* **b** [c](https://example.org/)", "a b c"),
        ("[[office]], [[ferry]], [[notice]], [[nobody]]", "*Office*, Ferries & more, Ferries wait, nobody"),
        ("[[office|them]]", "them"),
        ("a\n  b\u202e", "a b"),
    ],
)
def test_a_text_without_its_markup(text: str, words: str) -> None:
    """For links, titles and lists: the words alone."""
    assert unmarked(text, DESK) == words


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("one two three", 9, "one two…"),
        ("one, two three", 8, "one…"),
        ("unbreakableword", 5, "unbre…"),
    ],
)
def test_a_text_is_clipped_at_a_word(text: str, most: int, short: str) -> None:
    """For links and tables: whole words, and a sign that there is more."""
    assert clipped(text, most) == short


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The quay is closed.", "The quay is closed"),
        ("Is it?", "Is it?"),
        ("Up to 3.5.", "Up to 3.5"),
        ("In the U.S.", "In the U.S."),
        ("And so on...", "And so on..."),
        ("", ""),
    ],
)
def test_a_sentence_in_a_list_has_no_full_stop(text: str, words: str) -> None:
    """What ends an abbreviation, or trails off, is a part of its words."""
    assert unended(text) == words


def test_sentences_in_a_list_are_parted_by_one_sign() -> None:
    """Those before another lose their full stop, and the last keeps it: what a judgement assumes, watches, leaves."""
    named = [{"id": key, "text": f"The {key} holds."} for key in ("quay", "crane", "mole")]
    judgement = {"id": "closes", "text": "It closes.", "likelihood": "likely", "confidence": "low"}
    items = briefing(
        "closes",
        judgements=[{**judgement, "assumes": ["quay", "crane", "mole"]}],
        assumptions=named,
        indicators=[
            {"id": key, "text": f"{key.title()} sails.", "status": "not-checked", "checked": None, "raises": ["closes"]}
            for key in ("one", "two")
        ],
        gaps=[{"id": key, "text": f"Who {key} is.", "would_change": ["closes"]} for key in ("he", "she")],
    )
    words = text_of(site_of(desk({"ferry": items}), private=False), "briefings/ferry.md")
    for listed in (
        "The quay holds; The crane holds; The mole holds.",
        "One sails (raises it); Two sails. (raises it)",
        "Who he is; Who she is.",
    ):
        assert listed in " ".join(words.split()).replace(" ;", ";")
