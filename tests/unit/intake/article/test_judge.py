"""What each line of a text is: the article, its headline, a caption, or furniture."""

from __future__ import annotations

from functools import cache

import pytest

from briefing_room.intake.article.headings import mark_headings
from briefing_room.intake.article.judge import judge
from briefing_room.intake.document.blocks import gather
from briefing_room.intake.formats.plain_lines import plain_lines
from briefing_room.intake.phrases.lists import Phrases, load_phrases

PROSE = "The harbour office said on Monday that the harbour would be closed for one week of repairs."
QUESTION = "Behind closed quays: who pays for the harbour, and for how long? Is it the town?"
MORE = "Two ferry companies have said that they expect delays, and that no crossing will be cancelled."


@cache
def phrases() -> Phrases:
    """The phrase lists."""
    return load_phrases()


def verdicts_of(text: str, title: str | None = None) -> list[str]:
    """The verdict on each line of a plain text that is not blank."""
    blocks = gather(plain_lines(text))
    verdicts = judge(blocks, phrases(), title=title, adjacent=True).verdicts
    return [verdicts[block.first] for block in blocks]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        # A widget at the head, with the place beside the thermometer, and its date.
        ("10.3 C\nNew York\nTuesday, April 23, 2024\n\nHarbour to close for a week\n\n" + PROSE,
         ["weather", "place", "page-date", "headline", "kept"]),
        # The same words inside the article are the article's.
        (f"Harbour to close for a week\n\n{PROSE}\n\nNew York\n\n{MORE}", ["headline", "kept", "kept", "kept"]),
        # A headline that is repeated, with a caption right below it.
        (f"Harbour to close\n\nHarbour to close\nThe quay at dawn\n\n{PROSE}",
         ["headline", "headline-repeated", "caption", "kept"]),
        # Without the blank line's absence a short line is part of the article.
        (f"Harbour to close\n\nWhat is known\n\n{PROSE}", ["headline", "kept", "kept"]),
        # A headline that is a whole question.
        (f"{QUESTION}\n\n{PROSE}", ["headline", "kept"]),
        # A section above the headline, a byline and a time below it.
        (f"Shipping\n\nHarbour to close for a week\n\nBy Hester Vane\n\nPublished 5 February 2024\n\n{PROSE}",
         ["before-headline", "headline", "byline", "page-time", "kept"]),
        # Prompts and headings with nothing below them at the tail; a last short sentence stays.
        (f"Harbour to close\n\n{PROSE}\n\nNobody was hurt.\n\nMore from the coast\n\nSign up for our newsletter",
         ["headline", "kept", "kept", "widget-heading", "newsletter"]),
        # A whole line of the lists in between.
        (f"Harbour to close\n\n{PROSE}\n\nAdvertisement\n\n{MORE}", ["headline", "kept", "advertising", "kept"]),
        # A sentence that only begins like a prompt.
        (f"Harbour to close for a week\n\n{PROSE}\n\nShare prices of both ferry companies fell on Tuesday.\n\n{MORE}",
         ["headline", "kept", "kept", "kept"]),
    ],
)  # fmt: skip
def test_position_decides(text: str, verdicts: list[str]) -> None:
    """The same words are furniture in one place, and the article in another."""
    assert verdicts_of(text) == verdicts


@pytest.mark.parametrize(
    "last",
    [
        "The minister’s answer to the question was one word: no",
        "Work begins on 3 May at 10:00 and the crews stay until the summer",
        "No one was hurt",
    ],
)
def test_a_last_line_without_a_full_stop_is_the_articles(last: str) -> None:
    """A careless full stop is no reason to lose a sentence."""
    assert verdicts_of(f"Harbour to close for a week\n\n{PROSE}\n\n{last}") == ["headline", "kept", "kept"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"World / Asia Pacific\nHarbour to close for a week\n\n{PROSE}", "Harbour to close for a week"),
        (f"World | Asia Pacific\n\nHarbour to close for a week\n\n{PROSE}", "Harbour to close for a week"),
        (f"Contact: press@example.org\n\nJoint statement on the harbour\n\n{PROSE}", "Joint statement on the harbour"),
        (f"Harbour to close: talks/tests to follow\n\n{PROSE}", "Harbour to close: talks/tests to follow"),
    ],
)
def test_what_is_no_headline(text: str, title: str) -> None:
    """The way to a page, and whom to ask, are none."""
    assert judge(gather(plain_lines(text)), phrases(), adjacent=True).title == title


def test_a_standfirst_is_no_caption() -> None:
    """Only a few words right under the headline are."""
    text = f"Harbour to close for a week\nThe office expects that it will take until the end of April\n\n{PROSE}"
    assert verdicts_of(text) == ["headline", "kept", "kept"]


def test_what_a_colon_announces_is_no_widget() -> None:
    """Short lines at the end, but the article's."""
    text = f"Harbour to close for a week\n\n{PROSE}\n\nIt gave three reasons:\n\nNo money\n\nNo men\n\nNo time"
    assert set(verdicts_of(text)[1:]) == {"kept"}


def test_a_known_headline_is_not_sought_again() -> None:
    """Also when it is a whole sentence: what stands below it is judged as below any headline."""
    title = QUESTION
    text = f"{title}\n\n{title}\nThe quay at dawn\n\n{PROSE}"
    assert verdicts_of(text) == verdicts_of(text, title=title) == ["headline", "headline-repeated", "caption", "kept"]


def test_words_set_apart_once_more_are_a_pull_quote() -> None:
    """They are quoted where they stand in the text; a speech that is said once is none."""
    speech = "“We were told nothing of it,” she said to those who waited."
    text = f"Harbour to close\n\n{PROSE}\n\n“{PROSE[4:60]}”\n\n{speech}\n\n{MORE}"
    assert verdicts_of(text) == ["headline", "kept", "pull-quote", "kept", "kept"]


def kinds_of(text: str) -> list[tuple[str, str]]:
    """Kind and beginning of each block of a plain text."""
    return [(block.kind, block.text[:12]) for block in mark_headings(gather(plain_lines(text)))]


def test_headings_of_a_plain_text() -> None:
    """Short, no sentence, and with text below them; one at the very end is none."""
    assert kinds_of(f"What is known\n\n{PROSE}\n\nWhat comes next?\n\n{MORE}\n\nThe end") == [
        ("heading", "What is know"), ("paragraph", "The harbour "), ("heading", "What comes n"),
        ("paragraph", "Two ferry co"), ("paragraph", "The end"),
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["Jane Doe: And then?", "Q: Of whom", "Q Does he know", "and so on", "* A point"])
def test_what_is_no_heading(line: str) -> None:
    """Who speaks, the rest of a sentence, and a lone point of a list."""
    assert kinds_of(f"{line}\n\n{PROSE}")[0][0] == "paragraph"


def test_lists_of_a_plain_text() -> None:
    """Two or more items in order are a list; a single dash opens a speech, and a year is no number."""
    assert kinds_of("  1. The harbour\n  2. The ferry\n     - a dash\n     - another\n3. The end") == [
        ("item", "The harbour"), ("item", "The ferry"), ("item", "a dash"), ("item", "another"), ("item", "The end"),
    ]  # fmt: skip
    assert kinds_of("- We wait, she said.\n\n1986. A storm came.") == [
        ("paragraph", "- We wait, s"), ("paragraph", "1986. A stor"),
    ]  # fmt: skip
    assert [line.level for line in plain_lines("- a\n    - b\n- c")] == [1, 3, 1]


def test_wrapped_lines_are_one_paragraph() -> None:
    """A text of even lines was wrapped; a break in mid-word is mended, and one line a paragraph stays as it is."""
    wrapped = (
        "The harbour office said on Monday that the harbour would be clo-\n"
        "sed for one week of repairs, and that all ships would be told by\n"
        "letter what it means for them, whatever they carry and wherever\n"
        "they come from.\n\n"
        "Two ferry companies have said that they expect delays, and that\n"
        "no crossing will be cancelled before the end of the month, what-\n"
        "ever happens.\n"
    )
    texts = [block.text for block in gather(plain_lines(wrapped))]
    assert texts[0].startswith("The harbour office said on Monday that the harbour would be closed for one week")
    assert texts[0].endswith("wherever they come from.")
    assert len(texts) == 2
    assert len(gather(plain_lines(f"{PROSE}\n{MORE}\n{PROSE}\n{MORE}"))) == 4
    listed = wrapped + (
        "\n* Vladivostok, where the parts come from, and from where they have\n  to be brought by sea\n"
        "* The weather, of which nobody knows anything at all before the end\n  of the week\n"
    )
    kinds = [block.kind for block in mark_headings(gather(plain_lines(listed)))]
    assert kinds == ["paragraph", "paragraph", "item", "item"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(ending: str) -> None:
    """A form feed, a next-line sign or U+2028 begins no new line, a lone CR does."""
    text = ending.join(["one\x0ctwo", "three\u2028four\x85five", "", "six"])
    assert [line.text for line in plain_lines(text)] == ["one two", "three four five", "", "six"]
