"""A desk under its owner's name: the second desk, with a colour, a logo, an organisation and a licence."""

from __future__ import annotations

import re
import shutil
from html import unescape
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.build import build, check
from briefing_room.publish.project import find_project

if TYPE_CHECKING:
    from pathlib import Path

LOGO: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 32">
  <path fill="#ffffff" d="M2 24 14 8l12 16z"/>
  <circle cx="40" cy="16" r="9" fill="none" stroke="#ffffff" stroke-width="4"/>
  <rect x="56" y="7" width="38" height="18" fill="#ffffff"/>
</svg>
"""

BRAND: Final = """
organisation:
  name: Institute <b>of</b> Straits & "Quotes"
  address: https://institute.example.org/?a=1&b=2
  contact: desk@institute.example.org
  corrections: https://institute.example.org/mistakes
licence: CC-BY-4.0
brand:
  colour: "{colour}"
  logo: logo.svg
"""


def branded(root: Path, folder: Path, colour: str) -> Path:
    """A copy of the second desk, under a name of its own."""
    desk = shutil.copytree(root / "examples" / "exercise", folder / "desk")
    settings = desk / "settings.yml"
    text = settings.read_text(encoding="utf-8")
    kept = re.sub(r"(?ms)^(organisation|licence):.*?(?=^\S)", "", text)
    settings.write_text(kept + BRAND.format(colour=colour), encoding="utf-8")
    (desk / "logo.svg").write_text(LOGO, encoding="utf-8")
    return desk


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That desk, built, with every link followed."""
    folder = tmp_path_factory.mktemp("brand")
    built = build(find_project(branded(root, folder, "#8a1538"), folder / "site", private=False))
    assert built.checked.findings == ()
    assert built.pages
    return folder / "site"


def _pages(site: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))]


def test_every_page_says_who_publishes_it(site: Path) -> None:
    """Below it: the organisation, its licence, and where to report a mistake; typed text stays text."""
    name = "Institute &lt;b&gt;of&lt;/b&gt; Straits &amp; &#34;Quotes&#34;"
    for page in _pages(site):
        footer = page[page.index('<footer class="br-footer">') :]
        assert f'<a href="https://institute.example.org/?a=1&amp;b=2">{name}</a>' in footer
        assert '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC-BY-4.0</a>' in footer
        assert '<a href="mailto:desk@institute.example.org">' in footer
        assert '<a href="https://institute.example.org/mistakes">' in footer
        assert "<b>of</b>" not in page


def test_every_page_wears_the_brand(site: Path) -> None:
    """Logo in the head, colour in a style sheet of its own, behind ours; nothing inline."""
    for page in _pages(site):
        assert re.search(r'class="br-logo" src="[^"]*assets/images/logo\.svg" alt="" role="presentation"', page)
        sheets = re.findall(r'<link rel="stylesheet" href="(?:\.\./|\./|/)*([^"]+)"', page)
        assert sheets.index("assets/stylesheets/brand.css") == len(sheets) - 1
        assert 'name="theme-color" media="(prefers-color-scheme: dark)" content="#8a1538"' in page
        assert not re.search(r"<style|\sstyle=", page[: page.index("<main")])
    assert (site / "assets/images/logo.svg").read_text(encoding="utf-8") == LOGO
    assert "#8a1538" in (site / "assets/images/icon.svg").read_text(encoding="utf-8")


def test_a_briefing_and_the_method_say_who_publishes_them(site: Path) -> None:
    """In the byline; and on the page that says how to read the site, with the licence of what the desk wrote."""
    briefing = next((site / "briefings").glob("*/index.html")).read_text(encoding="utf-8")
    assert re.search(r'<li class="publisher">\s*Published by', briefing)
    method = unescape((site / "method" / "index.html").read_text(encoding="utf-8"))
    assert "desk@institute.example.org</a>" in method
    assert "Quoted words remain their owners’." in method


def test_a_colour_that_cannot_be_read_is_refused(root: Path, tmp_path: Path) -> None:
    """With the nearest of its hue, which passes as it is pasted; nothing is built."""
    desk = branded(root, tmp_path, "#ffd400")
    built = build(find_project(desk, tmp_path / "site", private=False))
    assert built.pages is None
    assert not (tmp_path / "site").exists()
    (finding,) = built.checked.findings
    assert finding.code == "brand-contrast"
    (cure,) = finding.cures
    settings = desk / "settings.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"#ffd400"', cure.text), encoding="utf-8")
    assert check(desk).findings == ()
