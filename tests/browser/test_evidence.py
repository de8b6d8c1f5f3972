"""Evidence where the eye is: by mouse, keyboard and touch, there and back, and without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import each_family, open_all

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visit

RISK = "briefings/sanctions-and-nato/#nato-response"
FIRST = "#nato-response ~ p .footnote-ref"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def flat(text: str) -> str:
    """Words without the line breaks a browser put between them."""
    return re.sub(r"\s+", " ", text).strip()


def note_of(page: Page, reference: Locator) -> Locator:
    """The footnote a reference leads to."""
    return page.locator(f"li[id='{(reference.get_attribute('href') or '#')[1:]}']")


def own_part(page: Page, reference: Locator) -> tuple[str, str]:
    """The marked words that a note has for one reference, and the link that leads to their place."""
    note, cites = note_of(page, reference), (reference.get_attribute("data-cites") or "").split()
    whose = ", ".join(f"mark.quoted[data-for~='{cite}']" for cite in cites)
    marks = note.locator(f"{whose}, mark.quoted:not([data-for])")
    links = note.locator(", ".join(f"mark[data-own~='{cite}'] a" for cite in cites))
    link = links.first if links.count() else note.locator(".note-source a")
    return " ".join(flat(mark) for mark in marks.all_text_contents()), link.get_attribute("href") or ""


def test_a_reference_shows_the_words_on_hover(visit: Visit) -> None:
    """A resting pointer shows the words, the source, its date and its grade; a pointer that goes away closes them."""
    page = visit.page(RISK)
    reference = page.locator(FIRST).first
    words = flat(note_of(page, reference).locator("mark.quoted").first.text_content() or "")
    reference.hover()
    box = page.locator(".br-evidence")
    box.wait_for()
    shown = flat(box.inner_text())
    assert words in shown
    assert "reliability cannot be judged" in shown
    assert "date not known" in shown
    assert box.locator("a[href*='/sources/']").count() == 1
    box.hover()  # the way into it does not close it
    page.wait_for_timeout(400)
    assert box.is_visible()
    page.mouse.move(5, 5)
    box.wait_for(state="detached")


def test_a_reference_shows_the_words_to_the_keyboard(visit: Visit) -> None:
    """Focus opens, Tab goes from the reference into what it opened, Escape closes and gives the focus back."""
    page = visit.page(RISK)
    page.locator("#nato-response ~ .proof a").first.focus()  # what kind it is stands before the reference
    page.keyboard.press("Tab")
    focused = "document.activeElement.className"
    while "footnote-ref" not in page.evaluate(focused):
        page.keyboard.press("Tab")
    box = page.locator(".br-evidence")
    box.wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.br-evidence') !== null")
    page.keyboard.press("Escape")
    box.wait_for(state="detached")
    assert "footnote-ref" in page.evaluate(focused)


@each_family
def test_a_tap_shows_the_words_at_the_foot_of_a_phone(visit: Visit) -> None:
    """On a phone a tap opens the words within the screen, and a second one closes them."""
    page = visit.page(RISK, **PHONE)
    reference = page.locator(FIRST).first
    reference.tap()
    box = page.locator(".br-evidence")
    box.wait_for()
    at = box.bounding_box()
    assert at
    assert at["x"] >= 0
    assert at["x"] + at["width"] <= 360
    assert at["y"] + at["height"] <= 741
    close = box.locator(".br-evidence__close").bounding_box()
    assert close
    assert min(close["width"], close["height"]) >= 44
    reference.tap()
    box.wait_for(state="detached")


def test_there_and_back(visit: Visit) -> None:
    """From a statement to the words, to the passage in the middle of the screen, told aloud, and back."""
    page = visit.page(RISK)
    reference = page.locator(FIRST).first
    words, _ = own_part(page, reference)
    reference.click()
    page.locator(".br-evidence a[href*='#q-']").click()
    page.wait_for_url(re.compile(r"/sources/kim-visits-russia/#q-\d+"))
    mark = page.locator("mark.br-arrived").first
    assert flat(mark.inner_text()) == words
    box = mark.bounding_box()
    assert box
    assert 150 <= box["y"] + box["height"] / 2 <= 650  # the middle half of a screen of 800
    page.locator(".br-announced", has_text=re.compile(re.escape(words[:20]))).wait_for()
    page.locator(".br-way-back").click()
    page.wait_for_url(re.compile("briefings/sanctions-and-nato/#nato-response"))
    assert page.locator("#nato-response").is_visible()


def test_a_passage_that_was_not_come_to_from_a_statement_offers_no_way_back(visit: Visit) -> None:
    """Who comes by a link from elsewhere finds the statements in the list under the passage."""
    page = visit.page("briefings/sanctions-and-nato/")
    link = page.locator(".notes a[href*='#q-']").first.get_attribute("href") or ""
    page = visit.page(link.replace("../../", ""))
    assert page.locator("mark.br-arrived").count() >= 1
    assert page.locator(".br-way-back").count() == 0
    assert page.locator(".backs a[href*='briefings/']").count() > 0


@pytest.mark.parametrize("javascript", [True, False])
def test_every_reference_leads_to_its_own_words(visit: Visit, *, javascript: bool) -> None:
    """Overlapping, nested and cut passages included: the highlight at the address of each reference has its words."""
    page = visit.page("briefings/vostochny-summit/", java_script_enabled=javascript)
    wanted = {own_part(page, reference) for reference in page.locator("a.footnote-ref").all()[::4]}
    assert len(wanted) > 10
    for words, link in sorted(wanted):
        page.goto(visit.address + link.replace("../../", ""))
        anchor = link.partition("#")[2]
        shown = page.locator(f"[id='{anchor}'], [data-of='{anchor}']").all_inner_texts()
        assert re.sub(r"\s", "", "".join(shown)) == re.sub(r"\s", "", words), link


def test_a_shared_note_shows_each_reference_its_own_words(visit: Visit) -> None:
    """Of a note that several statements use, the box marks, links and says what is this statement's."""
    page = visit.page("briefings/vostochny-summit/")
    open_all(page)
    shared = page.locator("a.footnote-ref[href='#fn:kim-visits-russia.q-194']")
    assert shared.count() > 5
    seen = set()
    for reference in shared.all():
        words, link = own_part(page, reference)
        reference.click()
        box = page.locator(".br-evidence")
        marked = box.locator("mark.quoted").all_text_contents()
        assert re.sub(r"\s", "", "".join(marked)) == re.sub(r"\s", "", words)
        assert len(marked) == 1  # in one piece, however others cut it
        assert box.locator("a[href*='/sources/']").get_attribute("href") == link
        assert flat(box.locator("q").first.text_content() or "").startswith("This unexpected meeting took place at")
        seen.add((words, box.locator(".note-remark").count()))
        page.keyboard.press("Escape")
    assert len({words for words, _ in seen}) > 4
    assert {remarks for _, remarks in seen} == {0, 1}


def test_a_note_names_its_ways_back(visit: Visit) -> None:
    """Each is named by letter and by the statement's first words, and leads to the very statement."""
    page = visit.page("briefings/vostochny-summit/#fn:kim-visits-russia.q-621", java_script_enabled=False)
    note = page.locator("li[id='fn:kim-visits-russia.q-621']")
    ways = note.locator(".footnote-backref")
    assert ways.all_text_contents() == ["a", "b", "c"]
    for way, letter in zip(ways.all(), "abc", strict=True):
        name, _, words = (way.get_attribute("aria-label") or "").partition(": ")
        assert name == f"back to {letter}"
        target = (way.get_attribute("href") or "").removeprefix("#")
        own = note.page.locator(f"[id='{target}']")
        assert words.rstrip("…")[-20:].split(": ")[-1] in flat(own.text_content() or "")
    page.get_by_role("link", name="back to b: Kim Jong Un: Came").click()
    assert page.url.endswith("#kim-jong-un")


def test_references_are_named(visit: Visit) -> None:
    """A listener hears what a number is, and on which side; a heading stands over the notes."""
    page = visit.page("briefings/vostochny-summit/")
    assert page.get_by_role("link", name="evidence 1", exact=True).count() > 1
    against = page.locator(".against + sup a.footnote-ref").first
    assert re.fullmatch(r"evidence \d+, against", against.get_attribute("aria-label") or "")
    assert page.get_by_role("heading", name="Evidence").count() == 1


def test_a_browser_without_the_box_follows_the_link(visit: Visit) -> None:
    """What a browser cannot show is not promised: a press goes to the note."""
    page = visit.page("", java_script_enabled=True)
    page.add_init_script("delete HTMLElement.prototype.popover")
    page.goto(visit.address + "briefings/vostochny-summit/")
    reference = page.locator("a.footnote-ref").first
    assert reference.get_attribute("aria-expanded") is None
    reference.click()
    assert page.url.endswith(reference.get_attribute("href") or "nowhere")
    assert page.locator(".br-evidence").count() == 0


def test_numbers_of_notes_are_whole_on_paper(visit: Visit) -> None:
    """A number stands within the sheet, with all its digits."""
    page = visit.page("briefings/vostochny-summit/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})  # a sheet of A4 within its margins
    room = page.locator(".notes > ol > li").first.evaluate(
        "item => parseFloat(getComputedStyle(item.parentElement).paddingLeft)"
        " + item.getBoundingClientRect().left - document.querySelector('article').getBoundingClientRect().left"
    )
    digits = page.locator(".notes").evaluate(
        "notes => { const pen = document.createElement('canvas').getContext('2d');"
        " pen.font = getComputedStyle(notes.querySelector('li')).font; return pen.measureText('100. ').width }"
    )
    assert room >= digits
    ways = page.locator(".note-ways")
    assert not any(way.is_visible() for way in ways.all())
    letters = page.locator("a.footnote-ref[data-letter]").first
    shown = letters.evaluate("a => getComputedStyle(a, '::after').content")
    assert shown.replace('" "', "") == f'"{letters.get_attribute("data-letter")}]"'
