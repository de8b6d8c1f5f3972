"""*How to read this site*: no word that readers meet is left to be guessed."""

from __future__ import annotations

from typing import get_args

import pytest

from briefing_room.model.disagreements import DisagreementStatus
from briefing_room.pages import PAGES, site_of
from briefing_room.pages.render import environment
from briefing_room.pages.say import say_in
from tests.unit.pages.made import briefing, desk


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_words_on_other_pages_are_explained(language: str) -> None:
    """The states of a disagreement, and what stands beside judgements, risks and assumptions."""
    site = site_of(desk({"ferry": briefing("The first runs late.")}, language=language), private=False)
    say = say_in(language)
    pages = {page.path: page.markdown for make in PAGES for page in make(site, environment(say))}
    said = pages["method.md"].partition("{ #_glossary }")[2].partition("\n## ")[0]
    for word in ("If", "Impact", "Deadline", "linchpin", *get_args(DisagreementStatus)):
        meaning = said.partition(f"**{say.t(word)}**\n:   ")[2].partition("\n")[0]
        assert len(meaning.split()) > 4, word
    assert "method.md#_glossary" in pages["how-sure.md"]
