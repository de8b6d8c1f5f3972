"""A site that is opened from a folder, without a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def test_scripts_run_from_a_folder(browser: Browser, site_folder: Path) -> None:
    """Evidence, copying, preferences and registers work on file://; a browser would refuse modules there."""
    context = browser.new_context()
    try:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((site_folder / "briefings/vostochny-summit/index.html").as_uri())
        page.locator("a.footnote-ref").first.click()
        page.locator(".br-evidence").wait_for()
        assert page.locator(".br-copy").count() > 10
        page.get_by_role("button", name="Reading preferences").click()
        assert page.get_by_role("dialog").is_visible()
        page.goto((site_folder / "risks/index.html").as_uri())
        page.locator("#_filter").fill("no row has this")
        assert page.locator("[data-register] tbody tr:visible").count() == 0
        assert errors == []
    finally:
        context.close()
