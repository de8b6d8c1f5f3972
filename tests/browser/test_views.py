"""Who says what and who wants what: columns on a wide screen, cards on a phone, narrowed without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.browser.conftest import each_family, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.conftest import Visit

PHONE: Final = {"viewport": {"width": 360, "height": 800}}


@each_family
def test_a_question_is_a_row_on_a_laptop_and_a_card_on_a_phone(visit: Visit) -> None:
    """On a phone nothing scrolls sideways, and every source of a card says its name; on a laptop its column does."""
    wide = visit.page("positions/")
    assert wide.locator(".br-matrix__table thead th:visible").count() > 0
    assert wide.locator(".br-matrix__name:visible").count() == 0
    phone = visit.page("positions/", **PHONE)
    assert phone.locator(".br-matrix__table thead th:visible").count() == 0
    cells = phone.locator(".question tr:first-child td")
    assert phone.locator(".br-matrix__name:visible").count() == cells.count() > 0
    for page in (wide, phone):
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert phone.evaluate(
        "[...document.querySelectorAll('.br-matrix__scroll')].every(e => e.scrollWidth <= e.clientWidth)"
    )


def test_a_reader_asks_for_one_source_without_a_script(browser: Browser, exercise_address: str) -> None:
    """Only the questions on which it is quoted stay, and only the briefings that have one."""
    with visiting(browser, exercise_address) as visit:
        page = visit.page("positions/", java_script_enabled=False)
        every = page.locator(".question:visible").count()
        page.get_by_text("Only questions on which one source is quoted").click()
        page.get_by_label("Longwatch: a year on").check()
        shown = page.locator(".question:visible")
        assert 0 < shown.count() < every
        for at in range(shown.count()):
            assert "Longwatch: a year on" in shown.nth(at).inner_html()
            cell = shown.nth(at).locator("td", has=page.get_by_text("Longwatch: a year on"))
            assert cell.locator(".answer").count() > 0
        page.get_by_label("all", exact=True).check()
        assert page.locator(".question:visible").count() == every


@each_family
def test_gains_stand_beside_losses(visit: Visit) -> None:
    """On a laptop in one line of sight, on a phone below each other; what names the actor is folded."""
    for options, beside in (({}, True), (PHONE, False)):
        page = visit.page("stakes/", **options)
        gain = page.locator(".side-gain").first.bounding_box()
        loss = page.locator(".side-loss").first.bounding_box()
        assert gain
        assert loss
        assert (gain["y"] == loss["y"]) is beside
        assert not page.locator(".bears-on li").first.is_visible()
        page.locator(".bears-on > summary").first.click()
        assert page.locator(".bears-on li").first.is_visible()
