"""Stock Material's search: the same pages with MkDocs' search plugin, asked through its own field in a browser.

It lists pages, each with those of its sections in which the words stand. All that is shown of a page counts as one
result. Where a statement has no section of its own in Material's index, the section that holds it is as good.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from briefing_room.build import check
from briefing_room.pages import render_pages, site_of
from briefing_room.publish.write import write_pages

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

CONFIGURATION: Final = """site_name: Stock
strict: false
theme:
  name: material
  font: false
  features: [content.footnote.tooltips, navigation.top, search.highlight, search.suggest]
plugins: [search]
markdown_extensions: [attr_list, def_list, footnotes, md_in_html, tables, toc: {permalink: true}]
"""

# Material writes into this line once the worker has answered, and not before.
_EMPTY: Final = "() => { document.querySelector('.md-search-result__meta').textContent = ''; }"
_SETTLED: Final = "() => /matching/.test(document.querySelector('.md-search-result__meta').textContent)"
_READY: Final = "() => /Type to start/.test(document.querySelector('.md-search-result__meta').textContent)"

# The sections that are not folded away under “more on this page”.
_SHOWN: Final = """() => [...document.querySelectorAll('.md-search-result__item')].map(item =>
    [...item.querySelectorAll('a.md-search-result__link')].filter(link => !link.closest('details'))
        .map(link => link.href.replace(/\\?[^#]*/, '')))"""


def build_stock(desk: Path, folder: Path) -> Path:
    """Build the pages of a desk with Material as it comes; the folder of the site."""
    folder.mkdir(parents=True, exist_ok=True)
    site = site_of(check(desk).desk, private=False)
    # Our page `search/` lists everything; among Material's results it would only stand in the way.
    pages = tuple(page for page in render_pages(site) if not page.path.startswith("search"))
    write_pages(folder / "docs", pages, {})
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    words = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "stock"]
    subprocess.run(words, cwd=folder, check=True, capture_output=True)
    return folder / "stock"


def ask_stock(page: Page, site: str, typed: str) -> list[tuple[str, ...]]:
    """What Material's search shows: for each page that it lists, the addresses under which it is shown."""
    if not page.url.startswith(site):
        page.goto(site)
        page.locator(".md-search__input").click()
        page.wait_for_function(_READY)
    field = page.locator(".md-search__input")
    page.evaluate(_EMPTY)
    field.fill(typed)
    field.press("End")  # Material listens to keys that are let go
    page.wait_for_function(_SETTLED)
    return [tuple("/" + link.removeprefix(site) for link in links) for links in page.evaluate(_SHOWN)]


def sections_of(site: Path) -> dict[str, str]:
    """Where Material has each place of a page: its own section, or that of the last heading before it."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    listed = {"/" + entry["location"] for entry in index["docs"]}
    found = {}
    for path in site.rglob("index.html"):
        page = f"/{path.parent.relative_to(site).as_posix()}/".replace("/./", "/")
        section = page
        for anchor in re.findall(r'\bid="([^"]+)"', path.read_text(encoding="utf-8")):
            address = f"{page}#{anchor}"
            section = address if address in listed else section
            found[address] = section
    return found
