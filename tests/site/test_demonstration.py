"""The demonstration desk's site, as it is published."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from briefing_room.build import check
from briefing_room.model.statements import statements_of
from briefing_room.publish.markup import _tell_plain
from briefing_room.publish.noted import NoteReader
from briefing_room.quotes import fold

if TYPE_CHECKING:
    from pathlib import Path

    from tests.copies import Copy


class _Page(HTMLParser):
    """Ids, links, and the text inside each element that has an id or continues one."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.marked: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        if tag in {"script", "img", "iframe", "link"}:
            self.loads.append(values.get("src") or values.get("href") or "")
        if tag == "mark":
            name = values.get("id") or values.get("data-of") or ""
            self._open.append(name)
            self.marked.setdefault(name, "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for name in self._open:
            self.marked[name] += data


def _letters(text: str) -> str:
    return fold(text).replace(" ", "")


def _pages(site: Path) -> dict[str, _Page]:
    return {path.relative_to(site).as_posix(): _Page(path) for path in sorted(site.rglob("*.html"))}


def test_every_kind_of_page_has_its_address(built: Copy) -> None:
    """Briefings, actors, sources and registers are where the design says."""
    desk = check(built.folder / "briefings").desk
    site = built.folder / "site"
    addresses = [f"briefings/{key}" for key in desk.briefings]
    addresses += [f"actors/{key}" for key in desk.actors] + [f"sources/{key}" for key in desk.sources]
    addresses += ["risks", "timeline", "disagreements", "indicators", "gaps", "method"]
    missing = [address for address in addresses if not (site / address / "index.html").is_file()]
    assert missing == []
    assert (site / "index.html").is_file()


def test_every_statement_has_its_anchor(built: Copy) -> None:
    """Every statement can be linked to, at its own address; what was taken back, too, but for what derived from it."""
    desk = check(built.folder / "briefings").desk
    for key, briefing in desk.briefings.items():
        ids = _Page(built.folder / f"site/briefings/{key}/index.html").ids
        standing = [s.address for s in statements_of(key, briefing) if not (s.retired and s.derived)]
        assert [address for address in standing if ids.count(address) != 1] == []


def test_every_quote_leads_to_its_words_and_back(built: Copy) -> None:
    """Every piece of evidence links to a highlight that shows exactly the quoted words, and that links back.

    This is read from the built HTML by itself, not by the code that verified it.
    """
    desk = check(built.folder / "briefings").desk
    pages = _pages(built.folder / "site")
    proved = 0
    for key, briefing in desk.briefings.items():
        page = f"briefings/{key}/index.html"
        targets = {urljoin(f"/{page}", link) for link in pages[page].links}
        anchors = {t for t in targets if re.fullmatch(r"/sources/[a-z0-9-]+/#q-.+", t)}
        shown: dict[str, set[str]] = {}
        for target in anchors:
            path, _, anchor = target.partition("#")
            shown.setdefault(path, set()).add(_letters(pages[f"{path[1:]}index.html"].marked[anchor]))
        for statement in statements_of(key, briefing):
            for evidence in statement.evidence if not statement.retired else ():
                source = evidence.source or briefing.default_source
                words = _letters(re.sub(r"\[\s*(…|\.\.\.)\s*\]", " ", evidence.quote))
                assert words in shown[f"/sources/{source}/"], evidence.quote
                back = {urljoin(f"/sources/{source}/", link) for link in pages[f"sources/{source}/index.html"].links}
                assert f"/briefings/{key}/#{statement.address}" in back
                proved += 1
    assert proved > 100


def test_every_link_and_anchor_resolves(built: Copy) -> None:
    """No link within the site is dead, raw HTML included; ids are unique."""
    site = built.folder / "site"
    pages = _pages(site)
    dead = []
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            target = urlsplit(urljoin(f"http://here/{name}", link))
            if target.netloc != "here" or target.scheme not in {"http", "https"}:
                continue
            path = unquote(target.path)[1:]
            file = f"{path}index.html" if path.endswith("/") or not path else path
            if not (site / file).is_file() or (target.fragment and unquote(target.fragment) not in pages[file].ids):
                dead.append((name, link))
    assert dead == []


def test_every_page_is_read_quickly(built: Copy) -> None:
    """None has anything odd in its HTML, for which it would be read a second time by a slower parser."""
    pages = sorted((built.folder / "site").rglob("*.html"))
    assert [page for page in pages if not _tell_plain(page.read_text(encoding="utf-8"), NoteReader())] == []


def test_nothing_is_loaded_from_another_host(built: Copy) -> None:
    """Pages load scripts, styles and images from the site itself; addresses elsewhere are only links."""
    site = built.folder / "site"
    for name, page in _pages(site).items():
        own = "https://briefings.example.org/"
        foreign = [url for url in page.loads if urlsplit(url).netloc and not url.startswith(own)]
        assert foreign == [], name
    for sheet in site.rglob("*.css"):
        assert not re.search(r"@import|url\(\s*[\"']?(https?:)?//", sheet.read_text(encoding="utf-8")), sheet.name


def test_nothing_of_this_machine_is_published(built: Copy) -> None:
    """No absolute path and no clock in what was generated."""
    home = str(built.folder)
    for path in sorted((built.folder / "site").rglob("*")):
        if path.is_file() and path.suffix in {".html", ".json", ".xml", ".css"}:
            assert home not in path.read_text(encoding="utf-8"), path.name
    sitemap = (built.folder / "site/sitemap.xml").read_text(encoding="utf-8")
    assert set(re.findall(r"<lastmod>([^<]*)</lastmod>", sitemap)) == {"2024-04-23"}


def test_public_pages_show_excerpts_only(built: Copy) -> None:
    """The rights of the articles allow excerpts: no whole text, no original, on the public site."""
    for path in sorted((built.folder / "briefings/sources").iterdir()):
        whole = len((path / "article.md").read_text(encoding="utf-8"))
        page = (built.folder / f"build/docs/sources/{path.name}.md").read_text(encoding="utf-8")
        assert "## The original" not in page
        assert "Quoted passages" in page
        assert whole > 0
