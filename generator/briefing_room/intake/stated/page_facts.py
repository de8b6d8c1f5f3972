"""What a web page says of itself: headline, publisher, author, date, address, language, and where it says so."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from briefing_room.intake.document.reading import Offer
from briefing_room.intake.document.values import iso_date, whole_address
from briefing_room.model.article import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from briefing_room.intake.document.reading import Key

_ARTICLE_TYPES: Final = re.compile(r"Article$|^Report$|BlogPosting$|^PressRelease$|^NewsArticle")
PAGE_TITLE: Final = "title of the page"

_MOST_NODES: Final = 2000
_LONGEST_VALUE: Final = 1000

# The names under which pages state when an article was published, the most explicit first.
_DATE_NAMES: Final = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article.published",
    "parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date",
    "publishedat", "article_date_original", "originalpublicationdate", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "citation_publication_date", "cxenseparse:recs:publishtime", "displaydate",
    "dcterms.date", "dc.date", "date",
)  # fmt: skip
_AUTHOR_NAMES: Final = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "citation_author", "byl", "cxenseparse:author",
)  # fmt: skip
_PUBLISHER_NAMES: Final = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name")
_LANGUAGE_NAMES: Final = ("content-language", "language", "dc.language", "og:locale")
_TITLE_NAMES: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")


def page_offers(tree: HtmlElement, address: str | None = None) -> Iterator[Offer]:
    """Yield what a page states in its head and in structured data, for each key the most explicit first.

    ``address`` is where the page was found, when that is known.
    """
    facts = _Stated(list(_metas(tree)), list(_linked_data(tree)))
    yield from _titles(tree, facts)
    yield from _dates(tree, facts)
    yield from facts.from_data("author", "author")
    for name, value in facts.metas_named(_AUTHOR_NAMES):
        if not value.startswith(("http://", "https://", "/", "@")):
            yield Offer("author", value, f"meta {name}")
    yield from _marked(tree, "author", "author")
    yield from facts.from_data("publisher", "publisher")
    for name, value in facts.metas_named(_PUBLISHER_NAMES):
        if not value.startswith(("http://", "https://", "@")):
            yield Offer("publisher", value, f"meta {name}")
    yield from _addresses(tree, facts, address)
    yield from _languages(tree, facts)


@dataclass(frozen=True)
class _Stated:
    """The meta tags of a page (name in small letters, value) and its linked data about an article."""

    metas: list[tuple[str, str]]
    data: list[dict[str, Any]]

    def metas_named(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        for name in names:
            yield from (pair for pair in self.metas if pair[0] == name)

    def from_data(self, key: Key, field: str) -> Iterator[Offer]:
        for node in self.data:
            value = ", ".join(dict.fromkeys(_names(node.get(field))))
            if value:
                yield Offer(key, value, f"JSON-LD {field}")


def _metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        value = _clean(meta.get("content"))
        for name in (meta.get("property"), meta.get("name"), meta.get("itemprop"), meta.get("http-equiv")):
            if name and value:
                yield name.strip().lower(), value


def _clean(value: object) -> str:
    """A value on one line; some pages escape their entities twice."""
    if not isinstance(value, str) or len(value) > _LONGEST_VALUE:
        return ""
    return one_line(unescape(value))


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        text = script.text.strip().removeprefix("<!--").removesuffix("-->").removesuffix(";")
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            kinds = node.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str) and _ARTICLE_TYPES.search(kind):
                    yield node
                    break


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _names(value: object) -> Iterator[str]:
    """Yield the names of persons or organisations in linked data: a text, an object with a name, or a list of these."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict):
            yield from _names(entry.get("name"))
        elif (name := _clean(entry)) and not name.startswith(("http://", "https://")):
            yield name


def _marked(tree: HtmlElement, key: Key, name: str) -> Iterator[Offer]:
    """Yield texts that are marked as the author's in the page itself."""
    for element in tree.iter("a", "span", "div", "p", "address"):
        if name in (element.get("rel") or "").split() or (element.get("itemprop") or "") == name:
            value = _clean(element_text(element))
            if value and len(value) < _LONGEST_NAME:
                yield Offer(key, value, f"marked as {name}")


_LONGEST_NAME: Final = 100


def element_text(element: HtmlElement) -> str:
    """The text of an element, with a space where a line breaks."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "end":
            pieces.append((inner.tail or "") if inner is not element else "")
        elif inner.tag in {"script", "style"}:
            walk.skip_subtree()
        else:
            pieces.append((" " if inner.tag in {"br", "p", "div", "li"} else "") + (inner.text or ""))
    return one_line("".join(pieces))


# --- headline -----------------------------------------------------------------------------------------


def _titles(tree: HtmlElement, facts: _Stated) -> Iterator[Offer]:
    for node in facts.data:
        if headline := _clean(node.get("headline")):
            yield Offer("title", headline, "JSON-LD headline")
    for name, value in facts.metas_named(_TITLE_NAMES):
        yield Offer("title", value, f"meta {name}")
    for element in tree.iter("title"):
        if value := _clean(element_text(element)):
            yield Offer("title", value, PAGE_TITLE)
            break


# --- date ---------------------------------------------------------------------------------------------


def _dates(tree: HtmlElement, facts: _Stated) -> Iterator[Offer]:
    for node in facts.data:
        if value := iso_date(_clean(node.get("datePublished"))):
            yield Offer("published", value, "JSON-LD datePublished")
    for name, text in facts.metas_named(_DATE_NAMES):
        if value := iso_date(text):
            yield Offer("published", value, f"meta {name}")
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        marked = (element.get("itemprop") or "").lower() == "datepublished" or element.get("pubdate") is not None
        text = element.get("datetime") or element.get("content") or element.get("title") or ""
        if marked and (value := iso_date(_clean(text))):
            yield Offer("published", value, "marked as datePublished")


# --- address and language -----------------------------------------------------------------------------


def _addresses(tree: HtmlElement, facts: _Stated, address: str | None) -> Iterator[Offer]:
    base = address or next((base.get("href") for base in tree.iter("base") if base.get("href")), "") or ""
    found = [
        *((link.get("href"), "canonical link") for link in tree.iter("link")
          if "canonical" in (link.get("rel") or "").lower().split()),
        *((value, f"meta {name}") for name, value in facts.metas_named(("og:url",))),
        *((node.get("url"), "JSON-LD url") for node in facts.data),
    ]  # fmt: skip
    for value, where in found:
        whole = whole_address(_clean(value), base)
        if whole:
            yield Offer("url", whole, where)
    if address:
        yield Offer("url", address, "the address that was fetched")


def _languages(tree: HtmlElement, facts: _Stated) -> Iterator[Offer]:
    root = tree.getroottree().getroot()
    found = [(root.get("lang") or root.get("xml:lang") or "", "lang of the page")]
    found += [(value, f"meta {name}") for name, value in facts.metas_named(_LANGUAGE_NAMES)]
    found += [(_clean(node.get("inLanguage")), "JSON-LD inLanguage") for node in facts.data]
    for value, where in found:
        tag = value.split(",")[0].strip().replace("_", "-")
        if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag, re.ASCII):
            yield Offer("language", tag, where)
