"""A source in a language that readers may not have: its title in theirs, and the language by its name."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest

from briefing_room.pages import site_of
from briefing_room.pages.here import Here
from briefing_room.pages.records import findable
from briefing_room.words import words_in
from briefing_room.words.language_names import language_in_words
from tests.unit.pages.made import briefing, desk, html_of, pages_of, site, source, text_of

KOREAN: Final[dict[str, Any]] = {"title": "항구 회담", "title_translation": "Harbour talks", "language": "ko"}


def test_a_foreign_title_stands_beside_what_it_means() -> None:
    """On the source's page, each marked with its language; in the register."""
    made = site("closes", title="항구 회담", title_translation="Harbour talks", language="ko")
    html = html_of(made, "sources/notice.md")
    assert re.search(r'<h1 [^>]*dir="auto" id="_title" lang="ko">항구 회담<', html)
    assert '<span lang="en" dir="auto">Harbour talks</span>' in html
    assert "Harbour talks" in text_of(made, "sources/index.md")


def test_a_source_is_cited_by_the_title_it_has() -> None:
    """What a copied statement calls its source is the link's title: the original, and what it means behind it."""
    link = Here(site("closes", **KOREAN), "briefings/ferry.md").source("notice")
    assert link == '[항구 회담](../sources/notice.md "항구 회담 · Harbour talks")'


def test_the_translation_is_found_beside_a_short_name() -> None:
    """A source that has a short name is named by it; its headline and what that means show at a touch."""
    made = site("closes", title="항구 회담", title_translation="Harbour talks", short="Courier: talks", language="ko")
    assert any('"항구 회담 · Harbour talks")' in text for text in pages_of(made).values())


def test_a_search_finds_the_translation() -> None:
    """Among what is searched of a source."""
    made = site_of(desk({"ferry": briefing("closes")}, source(**KOREAN)), private=False)
    (record,) = (record for record in findable(made).records if record.to == "sources/notice/")
    assert "Harbour talks" in record.names
    assert "Harbour talks" in [text.words for text in record.texts]


@pytest.mark.parametrize(
    ("tag", "english", "french"),
    [
        ("en", "English", "anglais"), ("ko", "Korean", "coréen"),
        ("zh-Hant", "Chinese (Traditional)", "chinois (traditionnel)"),
        ("en-GB", "English (United Kingdom)", "anglais (Royaume-Uni)"), ("qaa", "qaa", "qaa"),
    ],
    ids=["english", "korean", "chinese", "british", "nobodys"],
)  # fmt: skip
def test_a_language_is_named_in_words(tag: str, english: str, french: str) -> None:
    """In the language of the interface; the tag where nobody has a name for it."""
    assert language_in_words(tag) == english
    assert language_in_words(tag, words_in("fr")) == french
    assert english in text_of(site("closes", language=tag), "sources/notice.md")


@pytest.mark.parametrize(("withdrawn", "heading", "lost"), [
    ({}, "What depends on it", "1 statement would lose all support"),
    ({"withdrawn": {"date": "2024-01-10", "why": "Wrong."}}, "What depended on it", "1 statement has lost all support"),
], ids=["standing", "withdrawn"])  # fmt: skip
def test_what_depends_on_a_source_is_said_in_its_tense(withdrawn: dict[str, Any], heading: str, lost: str) -> None:
    """What would be lost with it; of one that was withdrawn, what was."""
    text = text_of(site("closes", **withdrawn), "sources/notice.md")
    assert heading in text
    assert lost in text
