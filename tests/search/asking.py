"""Types into the search page of a site, in a real browser, and reads what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

# The line over the results is empty before anything is asked, and ends in three dots while the answer is awaited.
# All of this is one step of the browser, so that the field does not answer by itself between two of them.
_SEND: Final = """typed => {
    document.querySelector('.br-find__told').textContent = '';
    const field = document.querySelector('.br-find input[type=search]');
    field.value = typed;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    field.form.requestSubmit();
}"""
_SETTLED: Final = "() => !/^$|…$/.test(document.querySelector('.br-find__told').textContent.trim())"

_SHOWN: Final = """() => [
    document.querySelector('.br-find__told').textContent,
    [...document.querySelectorAll('.br-hit__title')].map(link => link.href),
]"""

_FAILED: Final = "could not be loaded"


def ask(page: Page, site: str, typed: str) -> list[str]:
    """The addresses that the search finds, the first one first, each from the root of the site.

    The page is opened once; then other words are put into its field and sent.

    Raises:
        ValueError: the search could not be loaded, which is not the same as finding nothing.
    """
    if not page.url.startswith(f"{site}search/"):
        page.goto(f"{site}search/")
        page.locator(".br-find input[type=search]").wait_for()
    page.evaluate(_SEND, typed)
    page.wait_for_function(_SETTLED)
    told, links = page.evaluate(_SHOWN)
    if _FAILED in told:
        raise ValueError(told)
    return ["/" + link.removeprefix(site) for link in links]
