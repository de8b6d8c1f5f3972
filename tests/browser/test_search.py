"""Search in a real browser: opened by key, narrowed, shared, in several languages, and safe with hostile text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.cli import main
from briefing_room.search.letters import whole_key
from tests.browser import test_hostile
from tests.browser.conftest import Visit, search, served
from tests.search.words import CASES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page


def _build(desk: Path, site: Path) -> None:
    assert main(["build", "--desk", str(desk), "--site", str(site)]) == 0


def _found(page: Page) -> int:
    """How many results the page says that there are, once it says so."""
    told = page.locator(".br-find__told:visible")
    told.filter(has_text=re.compile(r"^\d+ results?$|^Nothing found\.$")).wait_for()
    said = told.inner_text()
    return int(said.split()[0]) if said[0].isdigit() else 0


def _settled(page: Page, path: str) -> int:
    page.goto(path)
    return _found(page)


def _facet(page: Page, name: str, value: str) -> Any:  # noqa: ANN401 - a locator
    """The box of one value of a facet, with the facets open."""
    narrow = page.locator(".br-find__narrow:visible")
    if narrow.get_attribute("open") is None:
        narrow.locator("> summary").click()
    facet = page.locator(f'.br-find__facet[data-facet="{name}"]')
    if facet.get_attribute("open") is None:
        facet.locator("> summary").click()
    box = page.locator(f'input[data-value="{name}:{value}"]')
    box.wait_for()
    return box


def test_what_is_typed_is_parted_as_the_texts_were(browser: Browser, root: Path) -> None:
    """By the browser as by Python, so that every word that was kept is found."""
    scripts = root / "generator/briefing_room/publish/theme/assets/javascripts"
    page = browser.new_page()
    try:
        page.add_script_tag(path=scripts / "search-words.js")
        parted = page.evaluate("texts => texts.map(text => Words.of(text).map(({ form }) => form).join(' '))", [*CASES])
        wholes = page.evaluate("texts => texts.map(text => Words.whole(text.split(' '), '=', ['the', 'of']))", parted)
    finally:
        page.close()
    assert dict(zip(CASES, parted, strict=True)) == CASES
    assert wholes == [whole_key(text.split(" "), "=", ("the", "of")) for text in parted]


def test_it_opens_by_key_and_gives_the_focus_back(visit: Visit) -> None:
    """A slash, Ctrl-K and the link in the header open it; Escape closes it and leads back to where the reader was."""
    page = visit.page("risks/")
    link = page.locator("[data-search-open]")
    for opening in ("/", "Control+k", "Meta+k", "Enter"):
        link.focus()
        page.keyboard.press(opening)
        page.locator("dialog.br-find-dialog[open]").wait_for()
        assert page.evaluate("document.activeElement.type") == "search"
        page.keyboard.press("Escape")
        page.locator("dialog.br-find-dialog:not([open])").wait_for(state="attached")
        assert page.evaluate("document.activeElement.matches('[data-search-open]')")


def test_a_slash_in_a_field_is_a_slash(visit: Visit) -> None:
    """The key opens nothing where the reader writes."""
    page = visit.page("search/")
    field = page.locator(".br-find input[type=search]")
    field.press_sequentially("and/or")
    assert field.input_value() == "and/or"
    assert page.locator("dialog[open]").count() == 0


def test_nothing_is_loaded_before_it_is_opened(visit: Visit) -> None:
    """The index is not paid for by those who do not search; and a first search costs little."""
    page = visit.page("briefings/vostochny-summit/")
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(response.body())}))
    page.reload(wait_until="networkidle")
    assert not [url for url in sizes if "assets/search/" in url]
    search(page, "sanctions")
    page.wait_for_load_state("networkidle")
    index = [size for url, size in sizes.items() if "assets/search/" in url]  # the page's own answers may still come in
    assert index
    assert sum(index) < 200_000  # as it lies there, before a host compresses it


def test_a_result_says_what_it_is(visit: Visit) -> None:
    """A judged statement shows its kind with a sign, its likelihood with the range, its confidence apart, and where."""
    page = visit.page("search/?q=NATO&what=risk")
    hit = page.locator(".br-hit", has_text="Likelihood").first
    text = hit.inner_text()
    assert "◆ judged" in text
    assert re.search(r"Likelihood [a-z ]+ \d+–\d+ %", text)
    assert re.search(r"Confidence (low|moderate|high)", text)
    assert hit.locator("mark").first.inner_text() == "NATO"
    hit.locator("a").click()
    page.wait_for_url(re.compile(r"/briefings/[a-z-]+/#[a-z-]+$"))
    assert page.locator(":target").is_visible()


def test_quoted_words_lead_to_the_statement_that_rests_on_them(visit: Visit) -> None:
    """A risk is found by the words of its source, and the excerpt shows them, marked."""
    page = visit.page("search/")
    page.locator(".br-find input[type=search]").fill('"opposition from the entire NATO alliance"')
    hit = page.locator(".br-hit", has=page.locator("a[href$='briefings/sanctions-and-nato/#nato-response']"))
    hit.wait_for()
    assert (
        " ".join(hit.locator(".br-hit__excerpt mark").all_inner_texts()) == "opposition from the entire NATO alliance"
    )


def test_phrases(exercise: Visit) -> None:
    """Words in quotation marks, straight or curly, stand together and in this order; others anywhere."""
    page = exercise.page("")

    def many(words: str) -> int:
        return _settled(page, f"{exercise.address}search/?q={words}")

    assert many("test missile") >= many('"missile test"') == many("“missile test”") == many("«missile test»") > 0
    assert many('"test missile"') == 0
    assert 0 < many('"missile test" attack') < many('"missile test"')
    assert page.locator(".br-hit mark").first.is_visible()


def test_a_facet_alone_lists_all_it_matches(exercise: Visit) -> None:
    """Values of one facet add to each other, facets narrow each other, and each says how many it has."""
    page = exercise.page("search/")
    assumed = _facet(page, "kind", "assumed")
    many = int(page.locator("label", has=assumed).locator(".br-find__count").inner_text())
    assumed.check()
    assert _found(page) == many
    row = page.locator("label", has=_facet(page, "kind", "judged"))
    judged = int(row.locator(".br-find__count").inner_text())
    _facet(page, "kind", "judged").check()
    page.locator(".br-find__told", has_text=f"{many + judged} results").wait_for()
    _facet(page, "likelihood", "likely (55–80 %)").check()
    page.wait_for_url(re.compile("likelihood=likely$"))
    page.locator(".br-find__told", has_text=re.compile(rf"^(?!{many + judged} )\d+ results")).wait_for()
    assert 0 < _found(page) < judged
    page.locator('input[data-value^="likelihood:"]').nth(2).wait_for()
    terms = page.locator('input[data-value^="likelihood:"]').evaluate_all("all => all.map(one => one.dataset.value)")
    lows = [int(re.findall(r"\d+", term)[0]) for term in terms]
    assert lows == sorted(lows, reverse=True)
    page.locator("button", has_text="Lift all filters").click()
    page.wait_for_url(re.compile("search/$"))
    page.locator(".br-hit").first.wait_for(state="detached")  # the address changes before the list
    assert page.locator(".br-hit").count() == 0


def test_every_facet_of_the_plan_is_there(exercise: Visit) -> None:
    """Actor, topic, region, source, kind, what, risk category, likelihood, confidence, status and year."""
    page = exercise.page("search/")
    page.locator(".br-find__facet").first.wait_for()
    names = page.locator(".br-find__facet > summary").all_inner_texts()
    assert set(names) == {
        "Kind", "What", "Likelihood", "Confidence", "Risk category", "Actor", "Topic", "Region", "Source",
        "Status of the briefing", "Year",
    }  # fmt: skip


def test_a_search_is_shared_by_its_address(exercise: Visit) -> None:
    """What is typed and chosen is in the address; back and forward go through it; the dialog leads there."""
    page = exercise.page("search/?q=drones&kind=judged&likelihood=likely")
    many = _found(page)
    assert page.locator(".br-find input[type=search]").input_value() == "drones"
    assert _facet(page, "kind", "judged").is_checked()
    assert _facet(page, "likelihood", "likely (55–80 %)").is_checked()
    _facet(page, "likelihood", "likely (55–80 %)").uncheck()
    page.wait_for_url(re.compile(r"\?q=drones&kind=judged$"))
    page.locator(".br-find__told", has_text=re.compile(rf"^(?!{many} ).*results")).wait_for()
    page.go_back()
    page.locator(".br-find__told", has_text=re.compile(rf"^{many} results?$")).wait_for()
    page.go_forward()
    page.wait_for_url(re.compile(r"\?q=drones&kind=judged$"))
    page.goto(exercise.address + "risks/")
    search(page, "drones")
    page.locator("dialog a[href$='search/?q=drones']").click()
    assert _found(page) > 0


def test_results_are_reached_by_arrows(visit: Visit) -> None:
    """Down goes from the field to the results, up goes back, Enter opens."""
    page = visit.page("")
    search(page, "Vostochny")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.br-hit__title')[1]")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("ArrowDown")
    target = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_more_results_are_shown_when_asked_for(exercise: Visit) -> None:
    """Six at first; the focus goes on with the first new one."""
    page = exercise.page("search/?kind=reported")
    assert _found(page) > 20
    assert page.locator(".br-hit").count() == 6
    page.locator("button", has_text="Show more").click()
    page.locator(".br-hit").nth(6).wait_for()
    assert page.evaluate("document.activeElement === document.querySelectorAll('.br-hit__title')[6]")


@pytest.mark.parametrize(
    ("words", "least"),
    [
        ("détroit", 1),  # French, with and without its accent
        ("detroit", 1),
        ('"le chenal nord"', 1),
        ("무인정", 1),  # Korean: the word without the particle that is written with it
        ("무인정을", 1),
        ('"도린 해군이"', 1),
        ("الجولة", 1),  # Arabic
        ('"الجولة المقبلة"', 1),
    ],
)
def test_quotes_in_other_languages_are_found(exercise: Visit, words: str, least: int) -> None:
    """From pages in English, whatever the language of the source."""
    page = exercise.page(f"search/?q={words}")
    assert _found(page) >= least
    assert page.locator(".br-hit mark").count() >= 1


def test_any_part_of_a_sentence_without_spaces_is_found(browser: Browser, tmp_path: Path) -> None:
    """Chinese and Japanese are written without spaces, and readers look for words inside; also on a Chinese desk."""
    (tmp_path / "desk" / "sources" / "paper").mkdir(parents=True)
    (tmp_path / "desk" / "settings.yml").write_text("name: 海峡\nlanguage: zh-Hans\n", encoding="utf-8")
    (tmp_path / "desk" / "sources" / "paper" / "article.md").write_text(
        "---\ntitle: 海峡关闭\noriginal: none\nno_original: typed\nlanguage: zh-Hans\nrights: full-text\n---\n\n"
        "日本政府は昨日、港湾を閉鎖した。渡轮五月停航。\n",
        encoding="utf-8",
    )
    (tmp_path / "desk" / "strait.yml").write_text(
        "title: 海峡\nstatus: published\nas_of: {date: 2024-01-01, basis: analyst}\ndefault_source: paper\n"
        "bottom_line:\n  text: 渡轮在五月停航。\n  evidence: [日本政府は昨日、港湾を閉鎖した。]\n",
        encoding="utf-8",
    )
    _build(tmp_path / "desk", tmp_path / "site")
    with served(tmp_path / "site") as address:
        reader = Visit(browser, address)
        page = reader.page("search/")
        for words, mark in (("昨日", "昨日"), ("五月", "五月"), ("港湾を閉鎖", "港湾を閉鎖"), ("月五", "")):
            page.goto(f"{address}search/?q={words}")
            assert (_found_in_any_language(page) > 0) == bool(mark), words
            if mark:
                assert mark in "".join(page.locator(".br-hit").first.locator("mark").all_inner_texts())
        page.goto(f"{address}search/?q=停航")
        page.locator(".br-hit__title").first.wait_for()
        assert page.locator(".br-hit__title").first.inner_text() == "渡轮在五月停航。"
        assert reader.errors == []


def _found_in_any_language(page: Page) -> int:
    page.wait_for_function("!/^$|…/.test(document.querySelector('.br-find__told').textContent)")
    return page.locator(".br-hit").count()


def test_two_words_that_nobody_used_find_nothing(exercise: Visit) -> None:
    """And not the whole site; both are named."""
    page = exercise.page("search/?q=zzzzq+wwwwq")
    assert _found(page) == 0
    assert page.locator(".br-hit").count() == 0
    note = page.locator(".br-find__note").inner_text()
    assert "“zzzzq”" in note
    assert "“wwwwq”" in note


def test_a_slip_of_the_finger_is_understood_and_told(exercise: Visit) -> None:
    """At the beginning, in the middle and at the end of a word; what was meant can be pressed."""
    page = exercise.page("")
    many = _settled(page, f"{exercise.address}search/?q=corridor")
    for typed in ("corridr", "ocrridor", "corriddor", "zorridor"):
        assert _settled(page, f"{exercise.address}search/?q={typed}") == many, typed
        assert f"Nothing here has “{typed}”. Did you mean “corridor”?" in page.locator(".br-find__note").inner_text()
    page.locator(".br-find__meant").click()
    page.wait_for_url(re.compile(r"\?q=corridor$"))
    page.locator(".br-find__note p").wait_for(state="detached")
    assert _found(page) == many


def test_a_question_finds_what_has_most_of_its_words_and_says_so(exercise: Visit) -> None:
    """Words that only hold a sentence together are not looked for; where nothing has all the others, that is said."""
    page = exercise.page("search/?q=will+there+be+another+attack+on+Port+Amaris?")
    assert _found(page) > 1
    assert re.search(
        r"have (all of these words \(\d+\), the others )?most of them", page.locator(".br-find__note").inner_text()
    )
    assert "#port-hit-again" in "".join(
        page.locator(".br-hit__title").evaluate_all("all => all.slice(0, 3).map(one => one.href)")
    )


def test_a_result_on_a_condition_names_it(visit: Visit) -> None:
    """Before the words themselves, so that nobody reads one for the other; with its likelihood and its briefing."""
    page = visit.page("search/?q=NATO+response")
    first = page.locator(".br-hit").first
    first.wait_for()
    assert first.locator(".br-hit__title").inner_text().startswith("If ")
    facts = first.locator(".br-hit__facts").inner_text()
    assert "Likelihood" in facts
    assert "Response by NATO" in facts
    assert "Sanctions and NATO" in facts


def test_nothing_found_says_what_to_do(exercise: Visit) -> None:
    """And a word that stands nowhere is named, instead of being left out in silence."""
    page = exercise.page("search/?q=zzzz&kind=judged")
    assert _found(page) == 0
    note = page.locator(".br-find__note").inner_text()
    assert "Try fewer words" in note
    assert "Lift all filters" in note
    assert _settled(page, exercise.address + "search/?q=zzzz+drones") > 0
    assert "Nothing here has “zzzz”" in page.locator(".br-find__note").inner_text()


def test_a_search_that_cannot_be_loaded_leads_to_the_index(browser: Browser, address: str) -> None:
    """On a site that is not whole, or without a connection."""
    page = browser.new_page()
    page.route("**/assets/search/**", lambda route: route.abort())
    page.goto(address + "risks/")
    page.keyboard.press("/")
    page.locator(".br-find input[type=search]").fill("NATO")
    page.locator(".br-find__told", has_text="could not be loaded").wait_for()
    page.locator(".br-find__note a").click()
    page.wait_for_url(address + "search/")
    assert page.locator("main a[href*='briefings/vostochny-summit/#']").count() > 10
    page.close()


def test_without_javascript_the_link_leads_to_an_index(visit: Visit) -> None:
    """Every statement can be reached from there, folded by its briefing."""
    page = visit.page("risks/", java_script_enabled=False)
    page.locator("[data-search-open]").click()
    page.wait_for_url(visit.address + "search/")
    links = page.locator("main a[href*='briefings/sanctions-and-nato/#']")
    assert links.count() > 10
    assert not links.nth(3).is_visible()
    links.nth(3).locator("xpath=ancestor::details[1]/summary").click()
    links.nth(3).click()
    page.wait_for_url(re.compile("/briefings/sanctions-and-nato/#"))
    assert page.locator(":target").count() == 1


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_overflows_and_everything_can_be_pressed(exercise: Visit, width: int) -> None:
    """On a phone the facets are folded away; buttons and boxes are large enough for a finger."""
    page = exercise.page("search/?q=drones", viewport={"width": width, "height": 800})
    assert _found(page) > 0
    folded = page.locator(".br-find__narrow").get_attribute("open") is None
    assert folded == (width < 960)
    _facet(page, "kind", "judged").check()
    page.locator("button", has_text="Lift all filters").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = page.evaluate(
        "[...document.querySelectorAll('.br-find summary, .br-find label:has([type=checkbox]), .br-find button')]"
        ".filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 44
    page.goto(exercise.address + "risks/")
    search(page, "drones")
    assert page.evaluate("document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth")


def test_hostile_text_is_found_as_it_was_typed(browser: Browser, tmp_path: Path) -> None:
    """In results, excerpts and facets nothing runs, and every text reads as it was typed."""
    test_hostile.hostile_desk(tmp_path / "desk")
    _build(tmp_path / "desk", tmp_path / "site")
    with served(tmp_path / "site") as address:
        reader = Visit(browser, address)
        page = reader.page("search/?q=owned")
        assert _found(page) > 5
        page.locator(".br-find__facet").first.wait_for()
        for facet in ("topic", "region", "category", "actor", "source"):
            summary = page.locator(f'.br-find__facet[data-facet="{facet}"] > summary')
            if summary.count():
                summary.click()
                page.locator(f'.br-find__facet[data-facet="{facet}"] label').first.wait_for()
        shown = " ".join(page.locator(".br-find").inner_text().split())
        for attack in (*test_hostile.ATTACKS[:3], test_hostile.ATTACKS[7]):
            assert attack in shown, attack
        _facet(page, "category", test_hostile.ATTACKS[7].replace('"', '\\"')).check()
        assert _found(page) > 0
        page.reload()
        assert _found(page) > 0
        page.goto(f"{address}search/?q=<img src=x onerror=window.owned=1>&kind=<b>&topic=</script>")
        page.locator(".br-find__told", has_text=re.compile(".")).wait_for()
        assert page.evaluate("window.owned") is None
        assert page.locator(".br-find :is(script, img, b, [onerror], [onload], [onclick])").count() == 0
        assert (reader.foreign, reader.errors) == ([], [])
        for context in reader.contexts:
            context.close()
