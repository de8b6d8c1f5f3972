"""A page on paper: every sheet says what it is of, nothing is torn or cut, and nothing is there to be pressed."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from tests.browser.conftest import served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

BRIEFING: Final = "briefings/vostochny-summit/"
TITLE: Final = "The meeting at Vostochny"


def sheets(page: Page) -> list[str]:
    """What stands on each sheet of A4, white space and joined letters apart."""
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    texts = (sheet.extract_text() for sheet in PdfReader(BytesIO(printed)).pages)
    return [re.sub(r"\s+", " ", normalize("NFKC", text)) for text in texts]  # fonts join f and i into one sign


def test_the_minute_has_a_sheet_of_its_own(paper: list[str]) -> None:
    """From the bottom line to what is not known on the first sheet, with judgements and risks; then the rest."""
    for words in ("Bottom line", "Why it matters", "Judgements and risks", "Confidence", "Not known"):
        assert words in paper[0], words
    assert "How we will know" not in paper[0]
    assert "In ten minutes" in paper[1]


@pytest.fixture
def paper(visit: Visit) -> list[str]:
    """The sheets of a briefing."""
    return sheets(visit.page(BRIEFING))


def test_every_sheet_says_what_it_is_of(paper: list[str]) -> None:
    """Title and number on each; the day where the title does not stand in the text."""
    assert len(paper) > 3
    for number, sheet in enumerate(paper, 1):
        assert TITLE in sheet, number
        assert f"{number} / {len(paper)}" in sheet
        assert "23 April 2024" in sheet


def test_folded_parts_are_open(visit: Visit) -> None:
    """All that a page says is on paper, and afterwards what was folded is folded again."""
    page = visit.page(BRIEFING)
    folded = page.locator("main details:not([open])").count()
    hidden = page.locator("main details:not([open]) :is(p, li):not(:has(*))").evaluate_all(
        "all => all.slice(0, 40).map(one => one.textContent)"
    )
    text = re.sub(r"\s", "", "".join(sheets(page)))
    # What runs along the edge of a sheet may stand between two halves of a paragraph.
    ends = [end for words in hidden for bare in [re.sub(r"\s", "", words)] for end in (bare[:30], bare[-30:])]
    assert [end for end in ends if end not in text] == []
    assert page.locator("main details:not([open])").count() == folded


def test_older_browsers_open_them_by_script(visit: Visit) -> None:
    """Where style cannot open them, the page does before it is printed, and closes them behind it."""
    page = visit.page("sources/putin-pilgrimage/")
    folded = page.locator("main details:not([open])").count()
    assert folded
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("main details:not([open])").count() == folded


def test_heads_are_whole_and_the_scale_is_there(paper: list[str]) -> None:
    """The word *Confidence* stands in one piece, and the ladder has its scale."""
    assert "Confidenc e" not in " ".join(paper)
    assert re.search(r"\b0 50 100 %", paper[0])


def test_nothing_to_press_is_printed(visit: Visit) -> None:
    """Menu, search, preferences and buttons are a screen's."""
    page = visit.page(BRIEFING)
    page.emulate_media(media="print")
    assert page.locator(":is(button, input, .br-menu, .br-search-link, .br-skip, .headerlink):visible").count() == 0


def test_a_hostile_title_stays_a_title(visit: Visit, tmp_path: Path, site_folder: Path) -> None:
    """What would end a string or a style in CSS is printed as it stands, and styles nothing."""
    hostile = "A\\&quot;; } * { color: red } @page { margin: 0 } &lt;/style&gt;&lt;b&gt; \\A \\\\"
    html = (site_folder / BRIEFING / "index.html").read_text(encoding="utf-8")
    marked = re.sub(r'data-title="[^"]*"', lambda _: f'data-title="{hostile}"', html, count=1)
    assert marked != html
    (tmp_path / "index.html").write_text(marked, encoding="utf-8")
    (tmp_path / "assets").symlink_to(site_folder / "assets")
    (tmp_path / "index.html").write_text(marked.replace("../../assets", "assets"), encoding="utf-8")
    with served(tmp_path) as address:
        page = visit.browser.new_page()
        page.goto(address)
        second = sheets(page)[1]
        page.close()
    assert 'A\\"; } * { color: red } @page { margin: 0 } </style><b> \\A \\\\' in second
