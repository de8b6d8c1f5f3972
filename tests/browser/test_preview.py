"""The findings over a page of the preview, in a real browser: read whole, copied, folded."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from briefing_room.findings import Cure, Finding, Place
from briefing_room.publish.preview.panel import Told, render_panel, with_panel

_LONG = "nowhere-in-particular-" * 12
_WHERE = "http://preview.test/"


def _finding(text: str, message: str = "a word that is none") -> Finding:
    place = Place("page.yml", 1, 1)
    return Finding(place, "wrong-value", "error", message, f"write: {text}", cures=(Cure(place, place, text),))


def _show(page: Page, *findings: Finding) -> None:
    """Serve a page with the panel of these findings, and open it; it loads nothing else."""
    body = b"<title>A page</title><body><main>" + b'<p><a href="#">Link</a></p>' * 60 + b"</main></body>"
    html = with_panel(body, render_panel(Told(findings, {"page.yml": _LONG}, "briefings")))
    page.unroute_all()
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto(_WHERE)


@pytest.mark.parametrize("width", [320, 1200])
def test_findings_are_read_whole_copied_and_folded(browser: Browser, width: int) -> None:
    """Nothing is cut off, nothing in use is hidden, a cure is copied without permission, a fold lasts until news."""
    context = browser.new_context(viewport={"width": width, "height": 600})
    page = context.new_page()
    _show(page, _finding(f"likely {_LONG}"))
    everything = page.locator(".desk-trouble__all")
    assert everything.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert page.evaluate("document.activeElement === document.body")

    page.evaluate("navigator.clipboard && (navigator.clipboard.writeText = () => Promise.reject())")
    page.evaluate("document.addEventListener('copy', () => { window.taken = getSelection().toString() })")
    page.get_by_role("button", name="Copy").press("Enter")
    expect(page.locator(".desk-trouble__said")).to_have_text("Copied")
    assert page.evaluate("window.taken").startswith("likely nowhere")
    expect(page.get_by_role("button", name="Copy")).to_be_focused()

    link = page.get_by_role("link").nth(40)
    link.focus()
    assert link.evaluate(
        "link => link.getBoundingClientRect().bottom <= document.querySelector('.desk-trouble').offsetTop"
    )

    page.locator(".desk-trouble summary").press("Enter")
    expect(everything).to_be_hidden()
    _show(page, _finding(f"likely {_LONG}"))
    expect(everything).to_be_hidden()
    _show(page, _finding("unlikely", "another word that is none"))
    expect(everything).to_be_visible()
    context.close()
