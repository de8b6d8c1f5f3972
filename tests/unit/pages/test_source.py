"""What the page of a source shows, and what rights and drafts keep from it."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from briefing_room.pages import site_of
from tests.unit.pages.made import article_in, briefing, desk, footnotes_of, html_of, pages_of, site, source, text_of

UNQUOTED = "Nobody was asked"
STRIPPED = [{"lines": "1", "text": "7.5 C", "rule": "weather"}]


def test_the_whole_text_when_rights_allow() -> None:
    """Every block, quoted or not."""
    shown = article_in(site("closes", rights="full-text"))
    assert len(shown) == 7
    assert "[…]" not in " ".join(shown)
    assert shown[4].startswith("- The second runs later.")


def test_excerpts_and_nothing_more() -> None:
    """No sentence without a quoted passage is anywhere on the public site."""
    made = site("closes", rights="excerpts")
    assert not [path for path, page in pages_of(made).items() if UNQUOTED in page or "islanders" in page]


def test_no_words_when_rights_forbid() -> None:
    """The place only: neither quoted words nor their translation are anywhere on the public site but the headline."""
    evidence = [
        {"quote": "closes in May", "translation": "schließt im Mai"},
        {"quote": "wait", "in": "title"},
        {"quote": "pier", "in": "caption"},
    ]
    made = site(*evidence, rights="none", captions=["The pier"], stripped=STRIPPED)
    pages = pages_of(made)
    for words in ("closes", "schließt", "The pier", "7.5", UNQUOTED):
        assert not [path for path, page in pages.items() if words in page], words
    assert article_in(made) == [
        "Passage 1: the headline", "Passage 2: a caption", "Passage 3: block 2 of the text",
    ]  # fmt: skip
    assert 'id="q-28"' in html_of(made, "sources/notice.md")
    assert footnotes_of(made) == []
    assert "The words are not shown, for reasons of rights." in text_of(made, "briefings/ferry.md")


def test_a_private_site_shows_everything() -> None:
    """Whole text, translation, strip log and the original, whatever the rights."""
    made = site(
        {"quote": "closes in May", "translation": "schließt im Mai"},
        private=True,
        rights="none",
        reading="7.5 C\n\n<b>Ferries</b> wait",
        stripped=STRIPPED,
    )
    assert len(article_in(made)) == 7
    words = text_of(made, "sources/notice.md")
    assert "<b>Ferries</b> wait" in words
    assert "weather" in words
    assert "schließt im Mai" in text_of(made, "briefings/ferry.md")


def test_the_original_is_never_public() -> None:
    """Not even with full-text rights: the original is what arrived, with everything around the article."""
    made = site("closes", rights="full-text", reading="the original as it arrived")
    assert not [path for path, page in pages_of(made).items() if "as it arrived" in page]


def test_readers_see_when_a_text_was_compared() -> None:
    """With its day; and that it was changed since, where it was."""
    when = {"on": "2024-01-20", "text": source().text_sum}
    words = text_of(site("closes", reviewed=when), "sources/notice.md")
    assert re.search(r"with its original, by a person, on 20 January 2024(?!;)", words)
    changed = text_of(site("closes", reviewed=when, captions=["A caption more"]), "sources/notice.md")
    assert "on 20 January 2024; its text was changed since" in changed
    for silent in (None, "true", "false"):
        assert "not yet with its original" in text_of(site("closes", reviewed=silent), "sources/notice.md")


def test_what_is_not_known_is_shown_so() -> None:
    """A source of which nothing is known says so, key by key."""
    words = text_of(site("closes"), "sources/notice.md")
    assert words.count("not known") >= 6
    assert "not graded; the desk’s default" in words


def test_what_is_known_is_shown() -> None:
    """Every fact of the front matter is on the page, in words."""
    facts: dict[str, Any] = {
        "publisher": "Harbour Herald", "author": "A. Skipper", "published": "2024-01",
        "retrieved": "2024-01-15T10:00:00Z",
        "url": "https://herald.example.org/a?b=c", "origin": "Coast Wire", "type": "news", "reliability": "B",
        "descriptor": {"access": "on the pier", "bias": "none seen", "currency": "fresh"}, "extractor": "by hand",
        "sha256": "a" * 64, "original": "original.txt",
        "withdrawn": {"date": "2024-02-01", "why": "made up"},
    }  # fmt: skip
    made = site_of(desk({"ferry": briefing("closes")}, source(**facts)), private=False)
    words = text_of(made, "sources/notice.md")
    for wanted in (
        "Harbour Herald", "A. Skipper", "January 2024", "15 January 2024, 10:00 UTC", "Coast Wire", "news",
        "usually reliable", "on the pier", "none seen", "fresh", "by hand", "a" * 64,
        "withdrawn on 1 February 2024: made up",
    ):  # fmt: skip
        assert wanted in words, wanted
    html = html_of(made, "sources/notice.md")
    assert '<a href="https://herald.example.org/a?b=c"' in unescape(html)


def test_a_source_nobody_cites_is_nowhere() -> None:
    """No page, no line in the index and none in another list; those who work on the desk see it."""
    made = desk({"ferry": briefing("closes")}, source(), source("other", title="Nobody cites me"))
    public, private = (pages_of(site_of(made, private=private)) for private in (False, True))
    assert "sources/other.md" in private
    assert [path for path, page in public.items() if "other" in path or "Nobody cites me" in page] == []


def test_a_source_that_is_named_and_not_quoted() -> None:
    """It has a page, for a text links to it, and the page says that nothing is quoted; none of its text is shown."""
    named = briefing(gaps=[{"id": "gap", "text": "See [[notice]]."}])
    for rights in ("excerpts", "none"):
        made = site_of(desk({"ferry": named}, source(rights=rights, captions=["The pier"])), private=False)
        assert "No passage of this source is quoted yet." in text_of(made, "sources/notice.md")
        assert article_in(made) == []
        assert "The pier" not in text_of(made, "sources/notice.md")


def test_only_quoted_captions_are_shown_in_excerpts() -> None:
    """And of a long one the sentence around the quote."""
    captions = ["The mayor", "One boat. The pier at dawn. Nobody there"]
    made = site({"quote": "at dawn", "in": "caption"}, rights="excerpts", captions=captions)
    assert article_in(made)[0] == "[…] The pier ⟦q-caption-2-19:at dawn⟧. […]"
    assert "The mayor" not in text_of(made, "sources/notice.md")
    whole = site({"quote": "at dawn", "in": "caption"}, rights="full-text", captions=captions)
    assert article_in(whole)[:2] == ["The mayor", "One boat. The pier ⟦q-caption-2-19:at dawn⟧. Nobody there"]


@pytest.mark.parametrize("rights", ["full-text", "excerpts", "none"])
def test_the_strip_log_only_counts_in_public(rights: str) -> None:
    """How many lines were left out for each reason, and no word of them; they are private."""
    log = [
        {"lines": "1", "text": "7.5 C", "rule": "weather"},
        {"lines": "5-8", "text": "Most read\nLong ago", "rule": "teasers"},
        {"lines": "9", "text": "More", "rule": "teasers"},
    ]
    page = html_of(site("closes", rights=rights, stripped=log), "sources/notice.md")
    table = page[page.index('<table class="strip-log">') :]
    assert re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', table) == [("teasers", "5"), ("weather", "1")]
    assert not [words for words in ("7.5", "Most read", "Long ago", "More") if words in page]
    private = text_of(site("closes", rights=rights, stripped=log, private=True), "sources/notice.md")
    assert "Most read · Long ago" in private


@pytest.mark.parametrize("rights", ["full-text", "excerpts", "none"])
def test_every_proof_can_be_followed(rights: str) -> None:
    """Whatever the rights: the briefing links to the place, and the place links back."""
    made = site("closes", {"quote": "wait", "in": "title"}, rights=rights)
    for marked in made.passages["notice"]:
        assert f'href="../sources/notice.md#{marked.anchor}"' in html_of(made, "briefings/ferry.md")
        page = html_of(made, "sources/notice.md")
        assert page.count(f'id="{marked.anchor}"') == 1
        assert 'href="../briefings/ferry.md#bottom-line"' in page


def test_what_was_taken_back_proves_nothing() -> None:
    """The quotes of a retired item, and of what belongs to it, are neither footnotes nor highlights."""
    retired = {"date": "2024-02-01", "why": "superseded"}
    quotes = {"evidence": [{"quote": UNQUOTED}]}
    ferry = briefing(
        "closes",
        judgements=[
            {"id": "gone", "text": "Gone.", "retired": retired, **quotes, "alternatives": [{"text": "x", **quotes}]},
            {"id": "here", "text": "Here.", "rests_on": ["gone-alternative-1"]},
        ],
        disagreements=[
            {"id": "open", "question": "What?", "kind": "fact", "status": "open", "retired": retired,
             "positions": [{"text": "x", **quotes}, {"text": "y", **quotes}], "assessment": {"text": "z", **quotes}},
        ],
    )  # fmt: skip
    made = site_of(desk({"ferry": ferry}), private=False)
    assert [m.anchor for m in made.passages["notice"]] == ["q-28"]
    html = html_of(made, "briefings/ferry.md")
    assert "Taken back on 1 February 2024: superseded" in html
    assert "fn:gone.1" not in html
    assert 'href="#gone"' in html
    assert "#gone-alternative-1" not in html
