"""The notes of a briefing: one for each sentence, numbered as the page goes, and each statement's own in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from lxml import html as lxml_html

from briefing_room.build import check, site_with
from briefing_room.pages import site_of
from briefing_room.pages.gathered import letter_of
from tests.unit.pages.made import briefing, desk, html_of, pages_of, source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefing_room.pages.site import Site

ROOT: Final = Path(__file__).parents[3]


def page_of(made: Site, path: str = "briefings/ferry.md") -> HtmlElement:
    """One page as elements."""
    return lxml_html.fromstring(html_of(made, path))


def ferry(*judged: list[Any], **facts: Any) -> Site:  # noqa: ANN401 - YAML values
    """A site whose bottom line rests on the first evidence, and on a judgement for each other."""
    first, *others = judged
    judgements = [{"id": f"j{n}", "text": f"Judged {n}.", "evidence": found} for n, found in enumerate(others, 1)]
    return site_of(desk({"ferry": briefing(*first, judgements=judgements)}, source(**facts)), private=False)


def references(page: HtmlElement) -> list[tuple[str, str, str]]:
    """Each reference of a page: its number, its name for those who listen, and the citations it is for."""
    return [(a.text, a.get("aria-label"), a.get("data-cites")) for a in page.xpath("//a[@class='footnote-ref']")]


def notes(page: HtmlElement) -> list[HtmlElement]:
    """The notes of a page."""
    return list(page.xpath("//div[@class='notes']/ol/li"))


def words(element: HtmlElement) -> str:
    """What a reader of an element sees, in one line."""
    return " ".join(element.text_content().split())


def ways(note: HtmlElement) -> list[tuple[str, str, str]]:
    """The ways back of a note: what is seen of it, its name, and where it leads."""
    return [(a.text, a.get("aria-label"), a.get("href")) for a in note.xpath(".//a[@class='footnote-backref']")]


def test_a_passage_has_one_note() -> None:
    """Who quotes the same words leads to the same note, which leads back to each, in the order of the page."""
    page = page_of(ferry(["closes"], ["Two companies"], ["closes"]))
    assert [number for number, _, _ in references(page)] == ["1", "2", "1"]
    first, second = notes(page)
    assert ways(first) == [
        ("a", "back to a: They run late.", "#bottom-line"), ("b", "back to b: Judged 2.", "#j2"),
    ]  # fmt: skip
    assert ways(second) == [("↑", "back to: Judged 1.", "#j1")]


def test_quotes_of_one_sentence_share_a_note() -> None:
    """Each marked word says which statements rest on it, and leads to its own place; nothing is said twice."""
    page = page_of(ferry(["The harbour"], ["closes"], ["closes in May"]))
    assert [number for number, _, _ in references(page)] == ["1", "1", "1"]
    (note,) = notes(page)
    assert words(note.find("q")) == "The harbour closes in May."
    marks = [(words(m), m.get("data-letters"), m.find("a").get("href")) for m in note.iter("mark")]
    assert marks == [
        ("The harbour", "a", "../sources/notice.md#q-16"),
        ("closes", "b c", "../sources/notice.md#q-28"),
        ("in May", "c", "../sources/notice.md#q-28-41"),
    ]
    assert [a.get("data-letter") for a in page.xpath("//a[@class='footnote-ref']")] == ["a", "b", "c"]


def test_two_quotes_of_a_statement_in_one_sentence_are_one_reference() -> None:
    """A reader is not sent to the same note twice by one statement."""
    page = page_of(ferry(["The harbour", "in May"], ["closes"]))
    assert references(page) == [("1", "evidence 1", "bottom-line.1 bottom-line.2"), ("1", "evidence 1", "j1.1")]


def test_a_passage_without_words_of_its_own_has_a_note_of_its_own() -> None:
    """Its words would lead to the places of others only."""
    page = page_of(ferry(["The harbour"], ["closes"], ["The harbour closes"]))
    assert [number for number, _, _ in references(page)] == ["1", "1", "2"]
    page = page_of(ferry(["Two companies"], ["run ferries"], ["Two companies run"]))
    assert [number for number, _, _ in references(page)] == ["1", "1", "2"]


def test_a_fact_of_one_citation_stays_with_it() -> None:
    """Against, voice, grade and note of one statement are said with its letter, and in no other's copy."""
    against = {"quote": "closes", "bears": "against", "note": "Only of the harbour.", "credibility": 2}
    page = page_of(ferry(["closes"], [against]))
    assert [name for _, name, _ in references(page)] == ["evidence 1", "evidence 1, against"]
    (note,) = notes(page)
    (remark,) = note.xpath(".//span[@class='note-remark']")
    assert words(remark) == "b: against · F2 · Only of the harbour."
    assert remark.get("data-for") == "j1.1"
    assert remark.find("abbr").get("title") == "item 2: probably true"


def test_a_fact_of_all_citations_is_said_without_letters() -> None:
    """What holds of the words themselves needs nobody's name."""
    quote = {"quote": "closes", "voice": "the office"}
    page = page_of(ferry([quote], [quote]))
    (remark,) = notes(page)[0].xpath(".//span[@class='note-remark']")
    assert words(remark) == "voice: the office"
    assert remark.get("data-for") is None
    assert page.xpath("//a[@class='footnote-ref'][@data-letter]") == []


def test_withheld_words_share_nothing() -> None:
    """Where no words are shown, each passage has its own note, since nobody could tell which is meant."""
    page = page_of(ferry(["The harbour"], ["closes"], ["closes"], rights="none"))
    assert [number for number, _, _ in references(page)] == ["1", "2", "2"]
    assert [note.xpath(".//span[@class='note-source']/a/@href") for note in notes(page)] == [
        ["../sources/notice.md#q-16"], ["../sources/notice.md#q-28"],
    ]  # fmt: skip


def test_the_same_words_elsewhere_are_another_note() -> None:
    """A sentence that stands twice in a source is two places."""
    body = "It rains. Boats wait. It rains. Cars wait."
    again = {"quote": "rains", "suffix": ". Cars"}
    page = page_of(ferry([{"quote": "rains", "suffix": ". Boats"}], [again], body=body))
    assert [number for number, _, _ in references(page)] == ["1", "2"]


def test_numbers_follow_the_page() -> None:
    """A reader meets 1 before 2 and 2 before 3, whatever the order in which a file lists its items."""
    for folder, ids in (("briefings", 3), ("examples/exercise", 6)):
        made = site_with(check(ROOT / folder), private=False)
        assert len(made.desk.briefings) == ids
        for key in made.desk.briefings:
            numbers = [int(number) for number, _, _ in references(page_of(made, f"briefings/{key}.md"))]
            assert list(dict.fromkeys(numbers)) == [*range(1, max(numbers) + 1)]


def test_what_all_sources_share_is_said_once() -> None:
    """Day and grade stand above the notes where they are the same, and in none of them."""
    page = page_of(ferry(["closes"], ["Two companies"], reliability="B", published="2024-01-03"))
    (said,) = page.xpath("//div[@class='notes']/p")
    assert words(said) == "Of every source quoted here: 3 January 2024 · source B: usually reliable."
    assert not any("2024" in words(note) or "reliable" in words(note) for note in notes(page))
    facts = page.xpath("//span[@class='note-source']/@data-facts")
    assert facts == ["3 January 2024 · source B: usually reliable"] * 2


def test_what_differs_is_said_where_the_sources_are() -> None:
    """The sources' table has it once; a withdrawn source is told of beside its words."""
    one = source("notice", reliability="B")
    other = source(
        "report", "Boats wait.", title="Report", reliability="C", withdrawn={"date": "2024-02-01", "why": "x"}
    )
    made = desk({"ferry": briefing("closes", {"quote": "Boats", "source": "report"})}, one, other)
    page = page_of(site_of(made, private=False))
    (said,) = page.xpath("//div[@class='notes']/p")
    assert words(said) == "Of every source quoted here: date not known. What is known of each source: Sources."
    assert [words(note).endswith("the source was withdrawn ↑") for note in notes(page)] == [False, True]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"original": "none", "no_original": "Heard."}, "the source was typed by hand, without an original"),
        ({"withdrawn": {"date": "2024-02-01", "why": "x"}}, "the source was withdrawn"),
    ],
    ids=["typed", "withdrawn"],
)
def test_what_all_sources_share_is_not_lost_in_the_box(facts: dict[str, Any], said: str) -> None:
    """Whoever sees one note alone, or pastes it, is told what the page says once of all: that it was withdrawn too."""
    page = page_of(ferry(["closes"], ["Two companies"], published="2024-01-02", **facts))
    alone = page.xpath("//span[@class='note-source']/@data-facts")
    assert alone == [f"2 January 2024 · source F: reliability cannot be judged · {said}"] * 2
    assert not any(said in words(note) for note in notes(page)), "it stands above them"


def test_notes_have_a_heading_and_a_page_without_them_has_none() -> None:
    """The outline leads to them; nothing is announced that is not there."""
    assert "## Evidence { #_evidence }" in pages_of(ferry(["closes"]))["briefings/ferry.md"]
    assert "_evidence" not in pages_of(ferry([]))["briefings/ferry.md"]


@pytest.mark.parametrize(("index", "letter"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (52, "ba"), (702, "aaa")])
def test_letters_go_on_behind_z(index: int, letter: str) -> None:
    """A passage that everything rests on has many ways back."""
    assert letter_of(index) == letter


def test_nobody_can_write_a_reference_into_a_text() -> None:
    """What looks like the place of references or of the notes is text."""
    typed = '<sup data-cites="bottom-line.1"></sup> <div data-notes></div>'
    made = site_of(desk({"ferry": briefing("closes", title=typed, topics=["a"])}, topics={"a": typed}), private=False)
    markdown = pages_of(made)["briefings/ferry.md"]
    assert markdown.count('class="footnote-ref"') == 1
    assert len(notes(page_of(made))) == 1


# --- how much of a page they are ------------------------------------------------------------------------

_MOST: Final = 0.25
_MORE: Final = {
    # It quotes each of 43 sentences once, so that none is shared, and 13 stand there twice: foreign, and translated.
    "first-half-year": 0.26,
}


def _count(text: str) -> int:
    return len(re.findall(r"\S*\w\S*", text))


@pytest.mark.parametrize("folder", ["briefings", "examples/exercise"])
def test_notes_are_at_most_a_quarter_of_the_words(folder: str) -> None:
    """A reader came for the briefing. Folded parts count, and hidden ones."""
    made = site_with(check(ROOT / folder), private=False)
    for key in made.desk.briefings:
        page = page_of(made, f"briefings/{key}.md")
        (part,) = page.xpath("//div[@class='notes']")
        share = _count(part.text_content()) / _count(page.text_content())
        assert share <= _MORE.get(key, _MOST), f"{key}: {share:.1%}"
