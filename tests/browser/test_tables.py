"""Registers: whole without a script; with one they sort, are narrowed, keep that in the address, are saved as CSV."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from briefing_room.words.interface import TABLES
from tests.browser.conftest import each_family

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visit

REGISTERS = ("risks/", "sources/", "briefings/", "indicators/")
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)")
ATTACKS = (*FORMULAS, 'a "quoted", word', "<b>x</b>")
PHONE = {"width": 360, "height": 740}


def _rows(page: Page) -> Locator:
    return page.locator("[data-register] tbody tr:visible")


def _column(page: Page, name: str) -> list[str]:
    """What a column says, from the first row shown to the last."""
    heads = [text.strip(" ↕↑↓\n") for text in page.locator("[data-register] thead th").all_inner_texts()]
    return [row.locator("td").nth(heads.index(name)).inner_text().strip() for row in _rows(page).all()]


def _sort_by(page: Page, name: str) -> None:
    page.locator("[data-register] thead button", has_text=name).click()


def _lows(page: Page) -> list[int]:
    """The lower ends of the likelihoods, from the first row shown to the last."""
    return [int(found[0]) for text in _column(page, "Likelihood") if (found := re.findall(r"\d+", text))]


def _asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _saved(page: Page, to: Path) -> tuple[bytes, list[list[str]]]:
    """The bytes of the file that is saved, and its records."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    path = to / download.value.suggested_filename
    download.value.save_as(path)
    data = path.read_bytes()
    return data, list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)))


def _made(visit: Visit, cells: tuple[str, ...], above: str = "") -> Page:
    """A register with one row for each of these words, and markup above it, on the site's own address."""
    rows = "".join(
        f'<tr><td><a href="../briefings/x/#r{n}">{n}</a></td><td>{cell.replace("<", "&lt;")}</td></tr>'
        for n, cell in enumerate(cells)
    )
    html = (
        '<!doctype html><html lang="en"><title>Made</title><body>'
        f'{above}<div class="table-scroll" data-register="made">'
        '<table><thead><tr><th data-key="n">N</th><th data-key="words" data-choose="1">Words</th></tr></thead>'
        f'<tbody>{rows}</tbody></table></div><script type="application/json" id="_words">{json.dumps(TABLES)}</script>'
        '<script src="../assets/javascripts/page.js" defer></script>'
        '<script src="../assets/javascripts/tables.js" defer></script></body></html>'
    )
    page = visit.page("")
    page.route("**/made/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto(visit.address + "made/")
    return page


def test_what_is_typed_goes_along_to_the_search_through_all_parts(visit: Visit) -> None:
    """A part holds some of the rows only; the way from it to the search has the words, whatever is typed next."""
    page = _made(visit, ("alpha", "beta"), '<a href="../search/?what=risk" data-search-all>All</a>')
    way = page.get_by_role("link", name="All")
    for typed, query in (("al & be", "al%20%26%20be"), ("beta $1", "beta%20%241"), ("", "")):
        page.locator("#_filter").fill(typed)
        assert way.get_attribute("href") == f"{visit.address}search/?what=risk&q={query}"


@pytest.mark.parametrize("path", REGISTERS)
def test_without_a_script_a_register_is_whole(visit: Visit, path: str) -> None:
    """Every row is shown, and nothing that only a script could do."""
    with_script = _rows(visit.page(path)).count()
    page = visit.page(path, java_script_enabled=False)
    assert _rows(page).count() == with_script > 1
    assert page.locator("[data-register] button, .br-register:not(.br-register--room)").count() == 0
    assert not page.locator(".br-register--room").is_visible()


def test_likelihood_sorts_by_its_range(visit: Visit) -> None:
    """Up, down, and as it was; what is not estimated stands last both ways, and the head says how it is sorted."""
    page = visit.page("risks/")
    first = _column(page, "Risk")
    head = page.locator("th[data-key=likelihood]")
    for way, order in (("ascending", 1), ("descending", -1)):
        _sort_by(page, "Likelihood")
        assert head.get_attribute("aria-sort") == way
        assert _lows(page) == sorted(_lows(page), key=lambda low: low * order)
        words = _column(page, "Likelihood")
        assert words == sorted(words, key=lambda text: "not estimated" in text)
    _sort_by(page, "Likelihood")
    assert head.get_attribute("aria-sort") is None
    assert _column(page, "Risk") == first


def test_impact_sorts_by_how_grave_it_is(visit: Visit) -> None:
    """Minor, moderate, major, severe: not by the alphabet; equal ones keep their order."""
    page = visit.page("risks/")
    before = dict(zip(_column(page, "Risk"), _column(page, "Impact"), strict=True))
    _sort_by(page, "Impact")
    order = ("minor", "moderate", "major", "severe")
    assert _column(page, "Risk") == sorted(before, key=lambda risk: order.index(before[risk]))


def test_dates_sort_by_the_calendar(visit: Visit) -> None:
    """Not by the name of the month; a date that is not known stands last."""
    page = visit.page("sources/")
    _sort_by(page, "Published")
    keys = page.locator("[data-register] tbody tr td:nth-child(3)").evaluate_all("c => c.map(x => x.dataset.sort)")
    known = [int(key) for key in keys if key]
    assert known == sorted(known)
    assert not any(keys[len(known) :])


def test_words_narrow_the_rows(visit: Visit) -> None:
    """All the words typed, in any order, whatever their case; the number of rows is told to everybody."""
    page = visit.page("risks/")
    whole = _rows(page).count()
    status = page.get_by_role("status").filter(has_text="rows")
    assert status.inner_text() == f"{whole} of {whole} rows shown"
    page.get_by_label("Filter these rows").fill("NATO response")
    shown = _rows(page)
    assert 0 < shown.count() < whole
    for row in shown.all():
        assert {"nato", "respon"} <= set(re.findall("nato|respon", row.inner_text().lower()))
    assert status.inner_text() == f"{shown.count()} of {whole} rows shown"
    page.get_by_label("Filter these rows").fill("zzzz")
    assert status.inner_text() == f"None of the {whole} rows fits"
    assert page.get_by_role("button", name="Save as CSV").is_disabled()
    page.get_by_role("button", name="Show all rows").click()
    assert shown.count() == whole
    assert page.evaluate("document.activeElement.type") == "search"


def test_choices_say_how_many_rows_they_leave(visit: Visit) -> None:
    """The values that occur, in the order of their scale, each with its number."""
    page = visit.page("risks/")
    select = page.get_by_label("Impact", exact=True)
    options = select.locator("option").all_inner_texts()
    order = ("minor", "moderate", "major", "severe")
    names = [option.split(" (")[0] for option in options[1:]]
    assert options[0] == "All"
    assert names == sorted(names, key=order.index)
    for name, option in zip(names, options[1:], strict=True):
        select.select_option(name)
        assert set(_column(page, "Impact")) == {name}
        assert option == f"{name} ({_rows(page).count()})"


def test_the_state_is_in_the_address(visit: Visit) -> None:
    """The address of a narrowed table shows the same rows to whom it is sent, and after the way back."""
    page = visit.page("risks/")
    page.get_by_label("Filter these rows").fill("russia")
    page.get_by_label("Impact", exact=True).select_option("major")
    _sort_by(page, "Likelihood")
    _sort_by(page, "Likelihood")
    assert _asked(page) == {"sort": ["likelihood"], "dir": ["down"], "q": ["russia"], "impact": ["major"]}
    shown = _column(page, "Risk")
    assert shown
    other = visit.page(page.url.removeprefix(visit.address))
    assert _column(other, "Risk") == shown
    _rows(page).first.locator("a").first.click()
    page.wait_for_url(re.compile("/briefings/"))
    page.go_back()
    page.wait_for_url(re.compile(r"/risks/\?"))
    assert _column(page, "Risk") == shown
    assert page.get_by_label("Filter these rows").input_value() == "russia"
    page.get_by_role("button", name="Show all rows").click()
    assert _asked(page) == {}


def test_an_address_that_makes_no_sense_shows_all(visit: Visit) -> None:
    """A column that is not, and a value that no row has, change nothing."""
    whole = _rows(visit.page("risks/")).count()
    page = visit.page("risks/?sort=nothing&dir=sideways&impact=%3Cscript%3E")
    assert _rows(page).count() == whole
    assert page.locator("[aria-sort]").count() == 0


def test_the_rows_shown_are_saved(visit: Visit, tmp_path: Path) -> None:
    """The file has the columns, the briefing, and the whole address of each row's statement; only the rows shown."""
    page = visit.page("risks/?impact=major&sort=likelihood&dir=up")
    data, records = _saved(page, tmp_path)
    assert (tmp_path / "risks.csv").exists()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == len(records) == _rows(page).count() + 1
    assert records[0] == [
        "Risk", "Likelihood", "Impact", "Confidence", "Deadline", "Category", "Briefing", "Address",
    ]  # fmt: skip
    for record, row in zip(records[1:], _rows(page).all(), strict=True):
        link = row.locator("a").first
        assert record[0].startswith(link.inner_text())
        assert record[-1] == link.evaluate("a => a.href")
        assert record[-1].startswith(visit.address + "briefings/")
        assert "↕" not in "".join(record)


def test_no_saved_cell_is_run_by_a_spreadsheet(visit: Visit, tmp_path: Path) -> None:
    """What begins like a formula, in full width too, gets an apostrophe; a cell keeps its marks and commas."""
    data, records = _saved(_made(visit, ATTACKS), tmp_path)
    assert [record[1] for record in records[1:]] == [*(f"'{one}" for one in FORMULAS), *ATTACKS[len(FORMULAS) :]]
    assert b'"a ""quoted"", word"' in data
    assert records[1][-1] == visit.address + "briefings/x/#r0"


def test_words_of_a_cell_stay_words(visit: Visit) -> None:
    """What looks like markup is neither run nor lost in the choices."""
    page = _made(visit, ATTACKS)
    assert page.get_by_label("Words").locator("option").all_inner_texts()[-len(ATTACKS) :] == sorted(
        [f"{words} (1)" for words in ATTACKS],
        key=page.get_by_label("Words").locator("option").all_inner_texts().index,
    )
    assert page.locator("b").count() == 0


def test_a_register_is_used_by_keyboard(visit: Visit) -> None:
    """Tab reaches the filter, the choices and the heads; Enter sorts, and the focus stays."""
    page = visit.page("risks/")
    page.get_by_label("Filter these rows").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('th')?.dataset.key") == "likelihood":
            break
    page.keyboard.press("Enter")
    assert page.locator("th[data-key=likelihood]").get_attribute("aria-sort") == "ascending"
    assert page.evaluate("document.activeElement.closest('th').dataset.key") == "likelihood"


@each_family
@pytest.mark.parametrize("path", REGISTERS)
@pytest.mark.parametrize("javascript", [True, False])
def test_on_a_phone_each_row_is_a_card(visit: Visit, path: str, *, javascript: bool) -> None:
    """Its statement over the whole width, then each fact under the name of its column; nothing scrolls sideways."""
    page = visit.page(path, viewport=PHONE, has_touch=True, java_script_enabled=javascript)
    names = [text.strip(" ↕\n") for text in page.locator("[data-register] thead th").all_text_contents()]
    for width in (360, 256):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("s => s.scrollWidth <= s.clientWidth && s.scrollHeight <= s.clientHeight",
                             page.locator("[data-register]").element_handle())  # fmt: skip
        for row in _rows(page).all()[:3]:
            cells = row.locator("td")
            boxes = [cell.bounding_box() for cell in cells.all()]
            first, *others = (box for box in boxes if box)
            assert all(box["y"] >= first["y"] + first["height"] for box in others)
            assert [cell.get_attribute("data-name") for cell in cells.all()[1:]] == names[1:]
            assert cells.nth(1).evaluate("c => getComputedStyle(c, '::before').content").startswith(f'"{names[1]}"')


@pytest.mark.parametrize("path", REGISTERS)
def test_cards_stay_rows_of_a_table(visit: Visit, path: str) -> None:
    """A browser that takes their roles from what is not displayed as a table is told them."""
    page = visit.page(path, viewport=PHONE)
    register = page.locator("[data-register]")
    assert register.locator("table").get_attribute("role") == "table"
    for role, parts in {"rowgroup": "thead, tbody", "row": "tr", "columnheader": "th", "cell": "td"}.items():
        roles = register.locator(parts).evaluate_all("parts => parts.map(part => part.getAttribute('role'))")
        assert roles == [role] * len(roles)
        assert roles


def test_cards_are_narrowed_and_sorted_by_keyboard(visit: Visit) -> None:
    """The controls are folded and open with Enter; a head sorts the cards and keeps the focus."""
    page = visit.page("risks/", viewport=PHONE)
    assert not page.get_by_label("Filter these rows").is_visible()
    page.locator(".br-fold summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("NATO response")
    whole = page.locator("[data-register] tbody tr").count()
    assert 0 < _rows(page).count() < whole
    page.get_by_role("button", name="Show all rows").click()
    head = page.locator("th[data-key=likelihood]")
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.evaluate("document.activeElement.closest('th').dataset.key") == "likelihood"
    ends = [
        int(re.findall(r"\d+", text)[0]) for text in page.locator("td[data-name=Likelihood] .range").all_inner_texts()
    ]
    assert ends == sorted(ends)


def test_controls_that_are_in_use_stand_open(visit: Visit) -> None:
    """Whoever is sent the address of narrowed cards sees why there are so few; on a wide screen they always do."""
    page = visit.page("risks/?impact=major", viewport=PHONE)
    assert page.get_by_label("Impact", exact=True).is_visible()
    page = visit.page("risks/")
    assert page.get_by_label("Filter these rows").is_visible()
    assert not page.locator(".br-fold summary").is_visible()


def test_by_touch_a_head_sorts(visit: Visit) -> None:
    """A tap does it, and every control is as large as a finger."""
    page = visit.page("risks/", viewport=PHONE, has_touch=True)
    page.locator("th[data-key=impact] button").tap()
    assert page.locator("th[data-key=impact]").get_attribute("aria-sort") == "ascending"
    page.locator(".br-fold summary").tap()
    for control in page.locator(":is(.br-fold, thead) :is(summary, button, input, select):visible").all():
        box = control.bounding_box()
        assert box
        assert box["height"] >= 44, control.inner_text()


def test_print_shows_the_table_alone(visit: Visit) -> None:
    """No controls, and no row is cut off by the window that the table scrolls in."""
    page = visit.page("risks/", viewport=PHONE)
    page.emulate_media(media="print")
    assert page.locator(".br-register").is_hidden()
    scroller = page.locator("[data-register]")
    assert scroller.evaluate("s => getComputedStyle(s).overflowY + getComputedStyle(s).maxHeight") == "visiblenone"
