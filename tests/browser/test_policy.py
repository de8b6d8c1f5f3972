"""The site under the strictest Content-Security-Policy that the handbook names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import QuietHandler, served, visiting
from tests.browser.page_kinds import every_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Visit

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
LISTEN = """
window.violations = [];
document.addEventListener('securitypolicyviolation', event => {
    window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
})
"""


class StrictHandler(QuietHandler):
    """Serves files with the policy."""

    policy = POLICY

    def end_headers(self) -> None:
        """Add the policy."""
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()


@pytest.fixture
def strict(browser: Browser, site_folder: Path) -> Iterator[Visit]:
    """A visit to the site under the policy; at its end nothing was refused, and nothing foreign asked for."""
    with served(site_folder, StrictHandler) as address, visiting(browser, address) as made:
        yield made


def _refused(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.violations")
    return found


def test_every_page_works_under_the_strict_policy(strict: Visit, site_folder: Path) -> None:
    """No script, style, picture or request of any page is refused."""
    page = strict.page("")
    page.add_init_script(LISTEN)
    refused = {}
    for path in every_page(site_folder):
        page.goto(strict.address + path)
        refused[path] = _refused(page)
    assert {path: found for path, found in refused.items() if found} == {}


def test_what_a_reader_opens_works_under_the_strict_policy(strict: Visit) -> None:
    """Evidence beside its reference, reading preferences, the menu and the search."""
    page = strict.page("", viewport={"width": 600, "height": 800})
    page.add_init_script(LISTEN)
    page.goto(f"{strict.address}briefings/vostochny-summit/")
    page.locator(".footnote-ref").first.click()
    page.keyboard.press("Escape")
    page.locator("[data-prefs-open]").click()
    page.keyboard.press("Escape")
    page.locator(".br-menu-button").click()
    page.keyboard.press("Escape")
    page.goto(f"{strict.address}search/?q=Vostochny")
    page.locator("main a[href*='briefings/vostochny-summit/']").first.wait_for()
    assert _refused(page) == []


def test_the_policy_does_refuse(browser: Browser, site_folder: Path) -> None:
    """What the policy forbids is noticed, so that the other tests can fail."""
    with served(site_folder, StrictHandler) as address:
        page = browser.new_page()
        page.add_init_script(LISTEN)
        page.goto(address)
        page.evaluate("document.body.setAttribute('style', 'margin: 0'); document.body.append(new Image())")
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"margin: 0\">x</p>')")
        page.wait_for_function("window.violations.length > 0")
        assert any(found.startswith("style-src") for found in _refused(page))
        page.close()


def test_the_handbook_names_this_policy(root: Path) -> None:
    """What is proved here is what publishers are told."""
    text = (root / "docs/handbook/publishing.md").read_text(encoding="utf-8")
    named = re.findall(r"default-src 'none'[^\"\n]*", text)
    assert len(named) >= 3
    assert {line.rstrip("; ") for line in named} == {POLICY}
