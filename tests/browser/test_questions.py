"""Twelve questions of a reader, asked of the demonstration: each is answered one step from the first page.

A step is one link or one search. What answers must be readable within two screens of where the reader lands, on a phone
and on a laptop; the words below are the answer as the desk has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.conftest import search

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

SCREENS: Final = {"phone": {"width": 360, "height": 800}, "laptop": {"width": 1280, "height": 800}}

MAIN_JUDGEMENT: Final = "North Korea supplies Russia with artillery ammunition."
LINK_SHOWN: Final = "If a link between North Korean weapons and Russia’s actions in Ukraine is publicly shown"


@dataclass(frozen=True)
class Question:
    """What a reader asks, the one step from the first page, if any, and the words that answer."""

    asked: str
    answer: tuple[str, ...]
    click: str = ""
    search: str = ""


QUESTIONS: Final = (
    Question(
        "how likely is a NATO response, and on what condition?",
        (LINK_SHOWN, "NATO as a whole opposes North Korea.", "roughly even chance", "45–55 %"),
        click=f"{LINK_SHOWN}: NATO as a whole opposes North Korea.",
    ),
    Question(
        "what would Russia get?",
        ("Russia", "To gain", "Shells and guns that fit its own weapons"),
        click="Who wants what?",
    ),
    Question(
        "what does North Korea want?",
        ("North Korea", "To gain", "Food aid", "Help in developing satellites"),
        click="Who wants what?",
    ),
    Question(
        "which sources disagree about the war?",
        (
            "How much would North Korean arms change the war?",
            "Article A: Pilgrimage",
            "A shift in the balance of power that could be serious",
            "Article B: Visit",
            "A possible short-term gain for Russia, and no significant change",
        ),
        click="Who says what?",
    ),
    Question(
        "what do we not know?",
        (
            "Who wrote and published the two articles",
            "What the two sides agreed, if anything",
            "4 gaps would change it",
        ),
        click="What is not known?",
    ),
    Question(
        "how good are the sources?",
        ("Article A: Pilgrimage", "Article B: Visit", "Reliability", "cannot be judged"),
        click="How good are the sources?",
    ),
    Question(
        "when did it happen?",
        ("Where no source gives a date, none is given here", "date not known"),
        click="What happened, and when?",
    ),
    Question(
        "where did they meet?",
        ("Kim Jong Un very likely", "met Vladimir Putin in Russia, at Vostochny"),
        click="The meeting at Vostochny",
    ),
    Question("will North Korea send shells?", (MAIN_JUDGEMENT, "likely", "55–80 %")),
    Question(
        "who says so?", ("judged", "Article B sees a particular interest in shells and guns"), click=MAIN_JUDGEMENT
    ),
    Question(
        "what changed?",
        ("Russian help with satellites improves", "unlikely 20–45 %", "likely 55–80 % until 23 April 2024"),
        click="What changed?",
    ),
    Question(
        "how sure are you, and why?",
        ("Confidence", "low", "Confidence is low because the case rests on unnamed experts"),
        click=MAIN_JUDGEMENT,
    ),
)

READABLE: Final = """() => {
  const seen = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const shown = node.parentElement.checkVisibility({ visibilityProperty: true });
    if (shown && box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < 2 * innerHeight) seen.push(node.data);
  }
  return seen.join(" ").replace(/\\s+/g, " ");
}"""
"""The words on this screen and on the next one, as far as they are shown."""


def _go(page: Page, question: Question) -> None:
    """Take the one step."""
    if question.click:
        page.get_by_role("main").get_by_role("link", name=question.click, exact=True).first.click()
    if question.search:
        search(page, question.search)
    page.wait_for_load_state()
    if "#" in page.url:
        page.wait_for_function("document.querySelector(':target').getBoundingClientRect().top < innerHeight")


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.asked.rstrip("?"))
def test_a_readers_question_is_answered(visit: Visit, screen: str, question: Question) -> None:
    """After one step at most, and within two screens."""
    page = visit.page("", viewport=SCREENS[screen])
    _go(page, question)
    readable = page.evaluate(READABLE)
    missing = [words for words in question.answer if words not in readable]
    assert missing == [], readable
