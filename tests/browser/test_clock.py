"""Days beside the reader's clock: what has passed since the briefing's cut-off is said where the day stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

BRIEFING = "briefings/sanctions-and-nato/"
PASSED = "passed, not settled"


def _on(page: Page, day: str) -> list[str]:
    """What stands beside the days of a page for a reader whose clock shows this day."""
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.reload()
    page.wait_for_function("document.readyState == 'complete'")
    return page.locator(".br-clock").all_inner_texts()


@pytest.mark.parametrize("path", [BRIEFING, "", "risks/"])
def test_a_horizon_that_has_passed_is_told(visit: Visit, path: str) -> None:
    """The day after it, and not on the day itself, which is not over."""
    page = visit.page(path)
    days = page.locator("time[data-clock=due]").count()
    assert days
    assert _on(page, "2024-12-31") == []
    assert _on(page, "2025-01-01") == [PASSED] * days


def test_the_clock_is_the_readers_own(visit: Visit) -> None:
    """A day begins where the reader is."""
    for zone, told in (("Pacific/Kiritimati", True), ("Pacific/Pago_Pago", False)):
        page = visit.page(BRIEFING, timezone_id=zone)
        page.clock.set_fixed_time("2024-12-31T18:00:00Z")
        page.reload()
        page.wait_for_function("document.readyState == 'complete'")
        assert bool(page.locator(".br-clock").count()) == told, zone


def test_the_plain_date_stands_without_script(visit: Visit) -> None:
    """And in a table that is saved nothing of it is kept."""
    page = visit.page(BRIEFING, java_script_enabled=False)
    assert page.locator("time[data-clock=due]").first.inner_text() == "31 December 2024"
    assert page.locator(".br-clock").count() == 0
