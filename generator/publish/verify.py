"""The built site, looked at as a reader's browser would: every link, every anchor, every proof.

MkDocs does not check links inside raw HTML, so the HTML itself is read. What is
found here is no analyst's mistake but ours, or one in hand-written pages.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

from generator.quotes import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_LOADING: Final = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
_LOADING_LINKS: Final = frozenset(
    {"stylesheet", "icon", "preload", "prefetch", "preconnect", "modulepreload", "manifest"}
)
_BASE: Final = "http://site.invalid/"


@dataclass(frozen=True)
class Proof:
    """What a reader must find: the quoted words, at an anchor of a source's page, linked from a briefing's page.

    ``words`` is None when the source's rights withhold them. ``statement`` is
    the address a link must lead back to.
    """

    page: str
    anchor: str
    words: str | None
    briefing_page: str
    statement: str


@dataclass
class Html:
    """One built page: its ids, its links, what it loads, and the words of its marks by anchor."""

    ids: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)


def read_html(text: str) -> Html:
    """Read one page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.html


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.html = Html()
        self._open_marks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.html.ids[values["id"]] += 1
        if tag in {"a", "area"} and "href" in values:
            self.html.links.append(values["href"])
        if tag in _LOADING and values.get(_LOADING[tag]):
            self.html.loads.append(values[_LOADING[tag]])
        if tag == "link" and _LOADING_LINKS & set(values.get("rel", "").split()):
            self.html.loads.append(values.get("href", ""))
        if tag == "mark":
            anchor = values.get("id") or values.get("data-of") or ""
            self.html.marks.setdefault(anchor, "")
            self._open_marks.append(anchor)

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark" and self._open_marks:
            self._open_marks.pop()

    def handle_data(self, data: str) -> None:
        for anchor in self._open_marks:
            self.html.marks[anchor] += data


def verify_site(folder: Path, proofs: Iterable[Proof], address: str | None) -> list[str]:
    """Everything wrong with a built site, in words; nothing when it may be published.

    ``address`` is where the site will be published, so that links to it count as its own.
    """
    pages = {
        path.relative_to(folder).as_posix(): read_html(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    base = address.rstrip("/") + "/" if address else _BASE
    problems: list[str] = []
    for name, html in pages.items():
        problems.extend(f"{name}: the id “{key}” stands {n} times" for key, n in html.ids.items() if n > 1)
        problems.extend(_bad_links(name, html, pages, files, base))
        problems.extend(f"{name}: loads “{url}” from another host" for url in html.loads if _is_foreign(url, base))
    problems.extend(_bad_proofs(proofs, pages))
    return problems


def _is_foreign(url: str, base: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.netloc) and not url.startswith(base)


def _bad_links(name: str, html: Html, pages: Mapping[str, Html], files: set[str], base: str) -> Iterator[str]:
    for link in html.links:
        if urlsplit(link).scheme not in {"", "http", "https", "mailto"}:
            yield f"{name}: links to “{link}”"
            continue
        whole = urljoin(base + name, link)
        if not whole.startswith(base) or link.startswith("mailto:"):
            continue
        path, _, fragment = whole.removeprefix(base).partition("#")
        path = unquote(path.partition("?")[0])
        target = f"{path}index.html" if path.endswith("/") or not path else path
        if target not in files:
            yield f"{name}: the link “{link}” leads nowhere"
        elif fragment and target in pages and unquote(fragment) not in pages[target].ids:
            yield f"{name}: the link “{link}” leads to an anchor that is not there"


def _bad_proofs(proofs: Iterable[Proof], pages: Mapping[str, Html]) -> Iterator[str]:
    for proof in proofs:
        source, briefing = pages.get(proof.page), pages.get(proof.briefing_page)
        if source is None or briefing is None or proof.anchor not in source.ids:
            yield f"{proof.briefing_page}: the passage #{proof.anchor} is not on {proof.page}"
            continue
        if proof.words is not None and _letters(source.marks.get(proof.anchor, "")) != _letters(proof.words):
            yield f"{proof.page}: the highlight #{proof.anchor} does not show the words that are quoted"
        if not _links_to(briefing, proof.page, proof.anchor):
            yield f"{proof.briefing_page}: nothing links to {proof.page} #{proof.anchor}"
        if not _links_to(source, proof.briefing_page, proof.statement):
            yield f"{proof.page}: the highlight #{proof.anchor} does not lead back to #{proof.statement}"


def _letters(text: str) -> str:
    # A highlight may be in several pieces, between which the page has a line break or nothing at all.
    return fold(text).replace(" ", "")


def _links_to(html: Html, page: str, anchor: str) -> bool:
    tail = f"{page.removesuffix('index.html')}#{anchor}"
    return any(link.endswith("/" + tail) or link == tail for link in html.links)
