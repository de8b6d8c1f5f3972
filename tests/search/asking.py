"""Types into the search page of a site, in a real browser, and reads what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

# The line over the results is empty before anything is asked, and ends in three dots while the answer is awaited.
_EMPTY: Final = "() => { document.querySelector('.br-find__told').textContent = ''; }"
_SETTLED: Final = "() => !/^$|…$/.test(document.querySelector('.br-find__told').textContent.trim())"

_SHOWN: Final = """() => [
    document.querySelector('.br-find__told').textContent,
    [...document.querySelectorAll('.br-hit__title')].map(link => link.href),
]"""

_FAILED: Final = "could not be loaded"


def ask(page: Page, site: str, typed: str) -> list[str]:
    """The addresses that the search finds, the first one first, each from the root of the site.

    The page is opened once and then typed into again, as a reader does.

    Raises:
        ValueError: the search could not be loaded, which is not the same as finding nothing.
    """
    if not page.url.startswith(f"{site}search/"):
        page.goto(f"{site}search/")
    field = page.locator(".br-find input[type=search]")
    field.fill(typed)
    page.evaluate(_EMPTY)
    field.press("Enter")
    page.wait_for_function(_SETTLED)
    told, links = page.evaluate(_SHOWN)
    if _FAILED in told:
        raise ValueError(told)
    return ["/" + link.removeprefix(site) for link in links]
