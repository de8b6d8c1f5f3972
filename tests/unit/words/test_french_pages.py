"""A desk in another language: its pages say nothing in English."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from gettext import NullTranslations
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.build import all_rules, check
from briefing_room.pages import PAGES, site_of
from briefing_room.pages.records import findable
from briefing_room.pages.render import environment
from briefing_room.pages.say import Say, say_in
from briefing_room.pages.site import FormChecks
from briefing_room.words import Words
from tools.words.gather import messages

if TYPE_CHECKING:
    from briefing_room.build import Checked

ROOT: Final = Path(__file__).parents[3]
DESKS: Final = ("tests/golden/desk", "examples/exercise", "tests/desks/french")


class Asked(NullTranslations):
    """A catalogue that remembers what it was asked for."""

    def __init__(self) -> None:
        """Nothing was asked for yet."""
        super().__init__()
        self.messages: set[str | tuple[str, str]] = set()

    def gettext(self, message: str) -> str:
        """Keep the message."""
        self.messages.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Keep both forms."""
        self.messages.add((msgid1, msgid2))
        return super().ngettext(msgid1, msgid2, n)


@lru_cache(maxsize=8)
def _text(desk: str, language: str) -> str:
    """Every word of a desk's private pages in a language, the most that pages ever show."""
    return _rendered(desk, language, say_in(language))


@lru_cache(maxsize=8)
def _checked(desk: str) -> Checked:
    return check(ROOT / desk)


def _rendered(desk: str, language: str, say: Say) -> str:
    checked = _checked(desk)
    settings = checked.desk.settings.model_copy(update={"language": language})
    form = FormChecks(all_rules(), checked.findings, checked.waived)
    site = site_of(replace(checked.desk, settings=settings), private=True, checked=form)
    templates = environment(say)
    pages = [page.markdown for make in PAGES for page in make(site, templates)]
    pages += [repr(findable(site))]
    return unescape(re.sub(r'<span lang="en">.*?</span>', "", "\n".join(pages)))  # what the check says is English


@pytest.mark.parametrize("desk", DESKS)
def test_a_page_asks_only_for_messages_that_are_known(desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that a table or a key brings into a template is in the catalogue too, not only what calls spell out."""
    asked = Asked()
    say = Say(Words("fr", catalogue=asked))
    monkeypatch.setattr("briefing_room.pages.site.say_in", lambda _: say)
    _rendered(desk, "fr", say)
    known = {
        part for message in messages() for part in ((message,) if isinstance(message, str) else (*message, message))
    }
    assert asked.messages - known == set()


@pytest.mark.parametrize("desk", DESKS)
def test_no_english_is_left(desk: str) -> None:
    """No message of several words stands on the pages of a French desk, but where the desk itself says it."""
    french = _text(desk, "fr")
    content = "\n".join(path.read_text("utf-8", "replace") for path in (ROOT / desk).rglob("*") if path.is_file())
    left = []
    for message in messages():
        for text in (message,) if isinstance(message, str) else message:
            for piece in re.split(r"\{\w+\}", text):
                words = piece.strip()
                if len(words.split()) > 2 and words in french and words not in content:
                    left.append(words)
    assert left == []


def test_a_page_says_in_french_what_it_says_in_english() -> None:
    """The same pages, in French: words of tables, dates, plurals, and marks beside statements."""
    french = _text("examples/exercise", "fr")
    for words in ("repose sur une seule source", "Degré de confiance", "habituellement fiable", "Situation au"):
        assert words in french
