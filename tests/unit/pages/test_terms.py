"""No word that readers meet is left to be guessed: the first on a page leads to what it means."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, Final, get_args

import pytest

from briefing_room.model.briefing import IndicatorStatus, RelationStatus
from briefing_room.model.disagreements import DisagreementStatus
from briefing_room.model.estimates import Confidence
from briefing_room.model.scales import CREDIBILITY, ICD203, IMPACT, RELIABILITY
from briefing_room.pages import site_of
from briefing_room.pages.glossary import BASIS, glossary_of, terms_of
from briefing_room.pages.terms import term, with_terms
from tests.unit.pages.made import briefing, desk, html_of, pages_of, text_of

RISKS: Final[tuple[dict[str, Any], ...]] = tuple(
    {"id": key, "text": f"Risk {key}", "category": "c", "likelihood": "likely", "impact": "severe", "confidence": "low"}
    for key in ("one", "two")
)


def _links(html: str) -> list[tuple[str, str, str]]:
    """The terms that a page explains: the word, the anchor, and what is shown beside it."""
    found = re.findall(r'<a class="term" href="\.\./words/#([^"]+)" data-means="([^"]*)">(.*?)</a>', html)
    return [(unescape(words), anchor, unescape(means)) for anchor, means, words in found]


def test_the_first_of_each_term_leads_to_what_it_means() -> None:
    """With the meaning at hand; the second is a word again, so that a page has few stops for the Tab key."""
    html = html_of(site_of(desk({"ferry": briefing(risks=[*RISKS])}), private=False), "risks.md")
    assert _links(html) == [
        ("likely", "_term-likelihood-5", "How likely the analyst judges it to be: 55–80 %"),
        ("severe", "_term-impact-4", IMPACT["severe"]),
        ("low", "_term-confidence-low", terms_of(desk({}))["confidence", "low"].meaning),
    ]
    assert html.count("severe") > 1
    assert "data-term" not in html


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_word_of_the_format_is_explained(language: str) -> None:
    """Likelihood, confidence, impact, kinds, states and grades, in the language of the interface."""
    made = desk({"ferry": briefing()}, language=language)
    found = terms_of(made)
    for group, keys in (
        ("confidence", get_args(Confidence)), ("impact", IMPACT), ("kind", ("reported", "judged", "assumed")),
        ("indicator", get_args(IndicatorStatus)), ("disagreement", get_args(DisagreementStatus)), ("basis", BASIS),
        ("relation", {*get_args(RelationStatus)} - {"reported"}), ("reliability", RELIABILITY),
        ("credibility", map(str, CREDIBILITY)), ("label", ("If", "Deadline", "linchpin", "void", "taken back")),
    ):  # fmt: skip
        for key in keys:
            assert len(found[group, key].meaning) > 5, (group, key)
    assert {band.term for band in ICD203.bands} == {
        one.words for (group, _), one in found.items() if group == "likelihood"
    }
    site = site_of(made, private=False)
    text = " ".join(text_of(site, "words.md").split())
    assert [one for one in found.values() if " ".join(f"{one.words} {one.meaning}".split()) not in text] == []
    anchors = re.findall(r'id="(_term-[^"]+)"', html_of(site, "words.md"))
    assert anchors == [one.anchor for group in glossary_of(made) for one in group.terms]
    assert len(set(anchors)) == len(anchors)


def test_words_of_the_desks_own_are_only_words() -> None:
    """Whatever a desk calls a step, and says of it, is shown as it stands and is never markup."""
    hostile = [
        {"term": 'a "wide" <b>', "meaning": '`x` <i> & [y](z) "q" {: .k }'},
        {"term": "deep", "meaning": "Deep."},
    ]
    risk = {**RISKS[0], "impact": 'a "wide" <b>'}
    made = desk({"ferry": briefing(risks=[risk])}, impacts=hostile)
    html = html_of(site_of(made, private=False), "risks.md")
    assert (hostile[0]["term"], "_term-impact-1", hostile[0]["meaning"]) in _links(html)
    assert hostile[0]["meaning"] in text_of(site_of(made, private=False), "words.md")


def test_a_word_that_is_not_explained_is_only_a_word() -> None:
    """Such as one of a scale that the desk no longer uses; and on the page that explains, none leads to itself."""
    text = f"{term('likelihood', 'likely 55–75 %', 'likely')} {term('impact', 'severe')}"
    shown = with_terms(desk({}), "risks.md", text)
    assert shown.startswith("likely <a ")
    assert with_terms(desk({}), "words.md", text) == "likely severe"


def test_the_page_is_named_where_one_looks_for_it() -> None:
    """From how to read the site, and from the page on likelihood and confidence."""
    pages = pages_of(site_of(desk({"ferry": briefing()}), private=False))
    assert "](words.md)" in pages["method.md"]
    assert "](words.md#_label)" in pages["how-sure.md"]
