"""A desk under its owner's name: the second desk, with a colour, a logo, an organisation and a licence."""

from __future__ import annotations

import re
import shutil
from html import unescape
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.build import build, check
from briefing_room.publish.failures import PublishError
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


MKDOCS: Final = """\
site_name: My desk
theme:
  name: briefing
  palette: {primary: amber, scheme: slate}
  logo: assets/mark.svg
  favicon: assets/mark.svg
  font: false
plugins:
  - briefing: {desk: desk}
repo_url: https://github.com/institute/desk
copyright: © <a href="https://institute.example.org/">The Institute</a>
extra:
  social:
    - {icon: fontawesome/brands/mastodon, link: "https://social.example.org/@desk", name: The desk elsewhere}
  analytics: {provider: google, property: G-EXERCISE}
"""


def _owned(root: Path, folder: Path, settings: str) -> Path:
    """A project of its own around a copy of the second desk, configured as Material's users do."""
    desk = shutil.copytree(root / "examples" / "exercise", folder / "desk")
    path = desk / "settings.yml"
    path.write_text(path.read_text(encoding="utf-8") + settings, encoding="utf-8")
    (folder / "docs/assets").mkdir(parents=True)
    (folder / "docs/assets/mark.svg").write_text(LOGO, encoding="utf-8")
    (folder / "docs/about.md").write_text("# Who we are\n\nWords.\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return desk


def test_materials_keys_mean_what_they_mean_there(
    root: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Palette, logo, icon, links to edit, links elsewhere, a line of the owner's, analytics that were asked for."""
    desk = _owned(root, tmp_path, "foreign_hosts: [www.googletagmanager.com]\n")
    built = build(find_project(desk, None, private=False, trusted=True))
    assert built.pages
    assert "warning" not in capfd.readouterr().err
    page = (tmp_path / "site/briefings/drones-and-missiles/index.html").read_text(encoding="utf-8")
    assert (
        'href="https://github.com/institute/desk/edit/master/desk/drones-and-missiles.yml" rel="edit noopener"' in page
    )
    assert '<a href="https://social.example.org/@desk" rel="me noopener">The desk elsewhere</a>' in page
    assert '© <a href="https://institute.example.org/">The Institute</a>' in page
    assert 'src="https://www.googletagmanager.com/gtag/js?id=G-EXERCISE"' in page
    assert 'class="br-logo" src="../../assets/images/logo.svg"' in page
    assert not re.search(r"<script>|<style|api\.github\.com", page)
    about = (tmp_path / "site/about/index.html").read_text(encoding="utf-8")
    assert 'href="https://github.com/institute/desk/edit/master/docs/about.md"' in about
    assert 'rel="edit' not in (tmp_path / "site/risks/index.html").read_text(encoding="utf-8")
    css = (tmp_path / "site/assets/stylesheets/brand.css").read_text(encoding="utf-8")
    assert "color-scheme: dark" in css
    assert "#ffc105" not in css.split("--br-by-night,")[0], "amber by day is made one that can be read"
    method = unescape((tmp_path / "site/method/index.html").read_text(encoding="utf-8"))
    assert "www.googletagmanager.com" in method[method.index("<main") : method.index("</main>")], "readers are told"


def test_a_foreign_host_is_refused_unless_asked_for(root: Path, tmp_path: Path) -> None:
    """By its key; and by what pages load, whoever wrote it, when it is not the host that was allowed."""
    desk = _owned(root, tmp_path, "")
    with pytest.raises(PublishError, match=r"extra\.analytics: pages would ask www\.googletagmanager\.com"):
        build(find_project(desk, None, private=False, trusted=True))
    config = tmp_path / "mkdocs.yml"
    config.write_text(MKDOCS[: MKDOCS.index("  analytics")] + "extra_css: [https://fonts.example.org/a.css]\n", "utf-8")
    settings = desk / "settings.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "foreign_hosts: [other.example.org]\n", encoding="utf-8")
    with pytest.raises(PublishError, match=r"loads “https://fonts\.example\.org/a\.css” from another host"):
        build(find_project(desk, None, private=False, trusted=True))
    assert not (tmp_path / "site").exists()
