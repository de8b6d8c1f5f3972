"""How a reader sees a quoted passage: highlighted in its source, and in its sentence beside the statement."""

from __future__ import annotations

import re

import pytest

from briefing_room.pages import site_of
from briefing_room.pages.passages import sentences
from tests.unit.pages.made import BODY, article_in, briefing, desk, footnotes_of, html_of, site

FIRST = "The harbour closes in May."
ASK = "Ask the islanders, said the"
SECOND = "It may “not” reopen before June, the office said."


def test_a_passage_is_highlighted() -> None:
    """The quoted words and no others, at an anchor made of where they start."""
    at = BODY.index("closes")
    assert article_in(site("closes in May", rights="full-text"))[1] == (
        f"The harbour ⟦q-{at}:closes in May⟧. {SECOND} Nobody was asked."
    )


@pytest.mark.parametrize(
    ("quotes", "shown"),
    [
        pytest.param(
            ["harbour closes in May", "closes"],
            "The ⟦q-20:harbour ⟦q-28:closes⟧ in May⟧.",
            id="one inside another",
        ),
        pytest.param(
            ["harbour closes", "closes in May"],
            "The ⟦q-20:harbour ⟧⟦q-28:⟦~closes⟧ in May⟧.",
            id="one overlaps another",
        ),
        pytest.param(
            ["harbour closes", "harbour closes in May"],
            "The ⟦q-20-41:⟦q-20:harbour closes⟧ in May⟧.",
            id="two start together",
        ),
        pytest.param(
            ["closes in May", "The harbour closes in May", "May"],
            "⟦q-16:The harbour ⟦q-28:closes in ⟦q-38:May⟧⟧⟧.",
            id="three end together",
        ),
        pytest.param(
            ["The harbour closes", "harbour closes in", "closes in May"],
            "⟦q-16:The ⟧⟦q-20:⟦~harbour ⟧⟧⟦q-28:⟦~⟦~closes⟧ in⟧ May⟧.",
            id="a chain",
        ),
        pytest.param(
            ["The harbour […] May"],
            "⟦q-16:The harbour⟧ closes in ⟦~May⟧.",
            id="with an omission",
        ),
        pytest.param(
            ["The harbour […] May", "closes in"],
            "⟦q-16:The harbour⟧ ⟦q-28:closes in⟧ ⟦~May⟧.",
            id="another in the omission",
        ),
        pytest.param(
            ["harbour closes", "harbour  CLOSES".lower()],
            "The ⟦q-20:harbour closes⟧ in May.",
            id="the same words twice",
        ),
    ],
)
def test_passages_nest_and_overlap(quotes: list[str], shown: str) -> None:
    """However passages lie, each is highlighted whole, and each has one anchor of its own."""
    assert article_in(site(*quotes, rights="full-text"))[1].startswith(shown)


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("first runs late", ["- The ⟦q-:first runs late⟧."]),
        ("islanders, said the mayor", ["Ask the ⟦q-:islanders, said the mayor⟧. He did not."]),
        ("Line 1 | two", ["| ⟦q-:Line 1 | two⟧ hours |"]),
        ("ferries. The first", ["Two companies run ⟦q-:ferries.⟧", "- ⟦~The first⟧ runs late."]),
        (
            "Nobody was asked. Two companies run ferries. The first",
            [f"{FIRST} {SECOND} ⟦q-:Nobody was asked.⟧",
             "⟦~Two companies run ferries.⟧", "- ⟦~The first⟧ runs late."],
        ),
    ],
)  # fmt: skip
def test_passages_of_every_kind_of_block(quote: str, shown: list[str]) -> None:
    """Markers are never highlighted; a passage that runs over blocks is highlighted in each."""
    found = [re.sub(r"q-\d+", "q-", block) for block in article_in(site(quote, rights="full-text")) if "⟦" in block]
    assert found == shown


def test_the_headline_and_captions_have_anchors_of_their_own() -> None:
    """A quote from the headline or a caption cannot be taken for one from the text."""
    made = site(
        {"quote": "wait", "in": "title"},
        {"quote": "The pier", "in": "caption"},
        {"quote": "waving", "in": "caption"},
        captions=["The pier at dawn", "The mayor, waving"],
    )
    html = html_of(made, "sources/notice.md")
    assert 'Ferries <mark class="passage" id="q-title-8" data-n="1">wait</mark>' in html
    assert article_in(made)[:2] == ["⟦q-caption-1-0:The pier⟧ at dawn", "The mayor, ⟦q-caption-2-11:waving⟧"]


def test_passages_are_numbered_as_they_stand() -> None:
    """Headline first, then captions, then the text; each passage once, whoever quotes it."""
    made = site(
        "Ask the", "The harbour", {"quote": "pier", "in": "caption"}, {"quote": "Ferries", "in": "title"},
        "The harbour", captions=["The pier"],
    )  # fmt: skip
    assert [(m.number, m.passage.where, m.passage.start) for m in made.passages["notice"]] == [
        (1, "title", 0), (2, "caption", 4), (3, "text", 16), (4, "text", BODY.index("Ask")),
    ]  # fmt: skip
    assert [len(m.citations) for m in made.passages["notice"]] == [1, 1, 2, 1]


@pytest.mark.parametrize("more", ["The harbour closes in May. It", "The harbour", "harbour", "Nobody knows why", "May"])
def test_another_quote_moves_no_address(more: str) -> None:
    """An address that was given stays, and leads to the same character, whatever is quoted besides."""
    before = {m.anchor: m.passage.start for m in site("The harbour closes", "was asked").passages["notice"]}
    after = {m.anchor: m.passage.start for m in site(more, "The harbour closes", "was asked").passages["notice"]}
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


# --- excerpts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quotes", "shown"),
    [
        (["closes"], ["[…]", "The harbour ⟦closes⟧ in May. […]", "[…]"]),
        (["It may"], ["[…]", "[…] ⟦It may⟧ “not” reopen before June, the office said. […]", "[…]"]),
        (["closes", "asked"], ["[…]", "The harbour ⟦closes⟧ in May. […] Nobody was ⟦asked⟧.", "[…]"]),
        (["closes […] asked"], ["[…]", "The harbour ⟦closes⟧ in May. […] Nobody was ⟦~asked⟧.", "[…]"]),
        (
            ["May. It"],
            ["[…]", "The harbour closes in ⟦May. It⟧ may “not” reopen before June, the office said. […]", "[…]"],
        ),
        (["first", "mayor"], ["[…]", "- The ⟦first⟧ runs late.", "[…]", f"{ASK} ⟦mayor⟧. […]", "[…]"]),
        (["Line 1"], ["[…]", "| ⟦Line 1⟧ | two hours |"]),
    ],
)  # fmt: skip
def test_excerpts_show_the_sentence_around(quotes: list[str], shown: list[str]) -> None:
    """Of a source that may be quoted only: whole sentences with a passage, and […] for everything left out."""
    assert [re.sub(r"q-[\d-]+:", "", block) for block in article_in(site(*quotes, rights="excerpts"))] == shown


# --- footnotes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("harbour closes", "The ⟦harbour closes⟧ in May."),
        ("reopen", "It may “not” ⟦reopen⟧ before June, the office said."),
        ("May. It", "The harbour closes in ⟦May. It⟧ may “not” reopen before June, the office said."),
        ("The harbour […] May", "⟦The harbour⟧ closes in ⟦May⟧."),
        ("closes […] asked", "The harbour ⟦closes⟧ in May. […] Nobody was ⟦asked⟧."),
        ("run ferries. The first", "Two companies ⟦run ferries.⟧ ¶ ⟦The first⟧ runs late."),
        ("run ferries […] first", "Two companies ⟦run ferries⟧. ¶ The ⟦first⟧ runs late."),
        ("closes […] first", "The harbour ⟦closes⟧ in May. […] ¶ The ⟦first⟧ runs late."),
        ("Two […] later", "⟦Two⟧ companies run ferries. […] ¶ The second runs ⟦later⟧."),
        ("Two […] why", "⟦Two⟧ companies run ferries. […] ¶ Nobody knows ⟦why⟧."),
        ("Nobody was asked […] Ask", "⟦Nobody was asked⟧. […] ¶ ⟦Ask⟧ the islanders, said the mayor."),
        ("second runs […] Ask", "The ⟦second runs⟧ later. […] ¶ ⟦Ask⟧ the islanders, said the mayor."),
    ],
)
def test_a_footnote_shows_the_sentence_around(quote: str, shown: str) -> None:
    """A clipped hedge, speaker or negation shows; left out text is marked, and ¶ where another paragraph goes on."""
    (words,) = footnotes_of(site(quote))
    assert " ".join(words.split()) == shown


def test_a_footnote_of_the_headline_shows_all_of_it() -> None:
    """It is the name of the source."""
    assert footnotes_of(site({"quote": "wait", "in": "title"})) == ["Ferries ⟦wait⟧"]
    assert footnotes_of(site({"quote": "wait", "in": "title"}, title="No. They wait. Again.")) == [
        "No. They ⟦wait⟧. Again."
    ]


def test_a_footnote_of_a_caption_shows_the_sentence() -> None:
    """A caption is a text like any other, and may be long."""
    caption = "One boat. The pier at dawn. Nobody there"
    made = site({"quote": "at dawn", "in": "caption"}, captions=["The mayor", caption])
    assert footnotes_of(made) == [" […] The pier ⟦at dawn⟧. […] "]
    made = site({"quote": "One […] there", "in": "caption"}, captions=["The mayor", caption])
    assert footnotes_of(made) == ["⟦One⟧ boat. […]  Nobody ⟦there⟧"]


def test_a_footnote_names_its_language() -> None:
    """A quote is marked with its language and finds its own direction; the translation has the desk's language."""
    body = "The first. المرفأ مغلق اليوم. The last."
    quote = {"quote": "مغلق", "translation": "closed"}
    html = html_of(site(quote, body=body, language="ar"), "briefings/ferry.md")
    assert '<q lang="ar" dir="auto">' in html
    assert '<q lang="en" dir="auto">closed</q>' in html


def test_sentences_that_touch_are_one_piece() -> None:
    """Sentences that stand side by side are shown as one piece, others apart."""
    text = "One a. Two b. Three c. Four d."
    assert [text[s:e] for s, e in sentences(text, [(4, 5), (11, 12)])] == ["One a. Two b."]
    assert [text[s:e] for s, e in sentences(text, [(4, 5), (27, 28)])] == ["One a.", "Four d."]
    assert [text[s:e] for s, e in sentences(text, [(27, 28), (4, 12), (0, 3)])] == ["One a. Two b.", "Four d."]


@pytest.mark.parametrize("filler", ["word ", "x", "港", "คำ "])
def test_a_text_without_full_stops_is_not_shown_whole(filler: str) -> None:
    """Where no sentence ends, some hundred characters around a quote are shown, and […] for the rest."""
    text = filler * 2000
    made = site("quoted words", body=f"{text}here are quoted words in it {text}\n", rights="excerpts")
    (note,) = footnotes_of(made)
    (excerpt,) = article_in(made)
    for shown in (note, re.sub(r"q-\d+:", "", excerpt)):
        assert "here are ⟦quoted words⟧ in it " in shown
        assert len(shown) < 1300
        assert shown.strip().startswith("[…] ")
        assert shown.strip().endswith(" […]")
        assert shown.count(filler.strip()) > 150


def test_a_long_sentence_is_cut_between_words() -> None:
    """What is shown of a very long sentence begins and ends with whole words."""
    words = [f"w{n:03}x" for n in range(1000)]
    (note,) = footnotes_of(site("w500x", body=" ".join(words), rights="excerpts"))
    shown = note.replace("⟦", "").replace("⟧", "").replace("[…]", "").split()
    assert shown == words[int(shown[0][1:4]) : int(shown[-1][1:4]) + 1]
    assert 150 < len(shown) < 250


def test_a_sentence_that_can_be_shown_is_shown_whole() -> None:
    """A long sentence, as lawyers write them, is not cut."""
    sentence = f"Whereas {'moreover ' * 60}the harbour closes{' moreover' * 60}."
    (note,) = footnotes_of(site("harbour closes", body=f"Before. {sentence} After it.", rights="excerpts"))
    assert note.replace("⟦", "").replace("⟧", "") == sentence


# --- and back -----------------------------------------------------------------------------------------


def test_a_passage_leads_back_to_every_statement() -> None:
    """Under the block where a passage ends stand links to all statements that rest on it, each once."""
    two = briefing(
        title="Other",
        judgements=[{"id": "late", "text": "They run *late*.", "evidence": [{"quote": "closes"}, {"quote": "closes"}]}],
    )
    both = desk({"ferry": briefing("closes", "May"), "other": two})
    html = html_of(made := site_of(both, private=False), "sources/notice.md")
    backs = re.search(r'<details class="backs">(.*?)</details>', html, re.DOTALL)
    assert backs is not None
    assert re.findall(r'href="([^"]+)"', backs[1]) == [
        "#q-28", "../briefings/ferry.md#bottom-line", "../briefings/other.md#late",
        "#q-38", "../briefings/ferry.md#bottom-line",
    ]  # fmt: skip
    assert "They run late. (judgement, Other)" in backs[1].replace("&#40;", "(").replace("&#41;", ")")
    assert len(made.passages["notice"]) == 2
