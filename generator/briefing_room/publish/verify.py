"""The built site, looked at as a reader's browser would: every link, every anchor, every proof.

MkDocs does not check links inside raw HTML, so the HTML itself is read. What is
found here is no analyst's mistake but ours, or one in hand-written pages.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

from briefing_room.publish.markup import tell
from briefing_room.publish.noted import Noted, NoteReader
from briefing_room.quotes import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_LOADING: Final = {
    "audio": ("src",), "embed": ("src",), "form": ("action",), "iframe": ("src",), "image": ("href", "xlink:href"),
    "img": ("src", "srcset"), "input": ("src",), "object": ("data",), "script": ("src",), "source": ("src", "srcset"),
    "track": ("src",), "use": ("href", "xlink:href"), "video": ("src", "poster"),
}  # fmt: skip
_LOADING_LINKS: Final = frozenset(
    {"stylesheet", "icon", "preload", "prefetch", "dns-prefetch", "preconnect", "modulepreload", "manifest"}
)
_LOADING_STYLES: Final = re.compile(r"""(?:url\(|@import\s)\s*["']?\s*([^"')\s;]+)""", re.IGNORECASE)
_BASE: Final = "http://site.invalid/"


@dataclass(frozen=True)
class Proof:
    """What a reader must find: the quoted words, at an anchor of a source's page, linked from a briefing's page.

    ``words`` is None when the source's rights withhold them. ``statement`` is
    the address a link must lead back to. ``cite`` names the citation, to whose
    reference and note all this must belong.
    """

    page: str
    anchor: str
    words: str | None
    briefing_page: str
    statement: str
    cite: str


@dataclass(frozen=True)
class Part:
    """The part of a site that is ours to answer for: the pages in a folder, and of each what one element holds.

    ``frame`` is the class of that element.

    As it stands, the whole site.
    """

    folder: str = ""
    frame: str = ""


@dataclass(frozen=True)
class Worn:
    """What pages must load to be what they are: style sheets and scripts, by path; and the pages, by Markdown path.

    As it stands, nothing.
    """

    files: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The pages as files of the site; MkDocs gives each a folder, or does not."""
        stems = {page.removesuffix(".md").removesuffix("/index") for page in self.pages}
        return frozenset(name for stem in stems for name in (f"{stem}.html", f"{stem}/index.html"))


@dataclass
class Html:
    """One built page: its ids, links, what it loads, the words of its marks by anchor, wordless figures, and its notes.

    ``framed`` are those of its ids that are in the frame, where there is one.
    """

    ids: Counter[str] = field(default_factory=Counter)
    framed: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)
    wordless: list[str] = field(default_factory=list)
    noted: Noted = field(default_factory=Noted)


def read_html(text: str, frame: str = "") -> Html:
    """Read one page; with a ``frame``, the ids of all of it, and of the rest what an element of that class holds."""
    return tell(text, lambda: _Reader(frame)).html


class _Reader:
    """Told of a page's elements and texts in turn, it keeps what is asked of them."""

    def __init__(self, frame: str) -> None:
        self._notes = NoteReader()
        self.html = Html(noted=self._notes.noted)
        self._open_marks: list[str] = []
        self._frame = frame
        self._inside = 0 if frame else 1
        """How many elements of the frame's name are open, the frame being the first."""
        self._in_style = False

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        """Read the start of an element."""
        self._in_style = tag == "style"
        if "id" in values:
            self.html.ids[values["id"]] += 1
        if self._frame and tag == "div" and (self._inside or self._frame in values.get("class", "").split()):
            self._inside += 1
        if self._inside:
            self.html.framed.add(values.get("id", ""))
            self._read(tag, values)
            self._notes.start(tag, values)

    def _read(self, tag: str, values: Mapping[str, str]) -> None:
        if tag in {"a", "area"}:
            self.html.links.extend(values[name] for name in ("href", "xlink:href") if name in values)
        for name in _LOADING.get(tag, ()):
            self.html.loads.extend(_addresses_in(values.get(name, ""), several=name == "srcset"))
        if tag == "link" and _LOADING_LINKS & set(values.get("rel", "").lower().split()):
            self.html.loads.append(values.get("href", ""))
        if "style" in values:
            self.html.loads.extend(_LOADING_STYLES.findall(values["style"]))
        if _is_wordless(tag, values):
            self.html.wordless.append(values.get("src") or f"<{tag}>")
        if tag == "mark":
            anchor = values.get("id") or values.get("data-of") or ""
            self.html.marks.setdefault(anchor, "")
            self._open_marks.append(anchor)

    def end(self, tag: str) -> None:
        """Read the end of an element."""
        self._in_style = False
        if tag == "mark" and self._open_marks:
            self._open_marks.pop()
        self._notes.end(tag)
        if self._frame and tag == "div" and self._inside:
            self._inside -= 1

    def data(self, text: str) -> None:
        """Read text."""
        if self._in_style and self._inside:
            self.html.loads.extend(_LOADING_STYLES.findall(text))
        for anchor in self._open_marks:
            self.html.marks[anchor] += text
        self._notes.data(text)


def _is_wordless(tag: str, values: Mapping[str, str]) -> bool:
    """Whether an element is a figure and says nothing to those who do not see it (WCAG 2.2, 1.1.1)."""
    if values.get("aria-hidden") == "true" or values.get("role") in {"presentation", "none"}:
        return False
    named = values.get("aria-label", "").strip() or values.get("aria-labelledby", "").strip()
    if tag == "img":
        return not (values.get("alt", "").strip() or named)
    return values.get("role") == "img" and not named


def _addresses_in(value: str, *, several: bool) -> list[str]:
    parts = value.split(",") if several else [value]
    return [part.split()[0] if several else part for part in parts if part.strip()]


_WHOLE: Final = Part()
_NOTHING: Final = Worn()


def verify_site(  # noqa: PLR0913 - what is looked at, and all that is known of it
    folder: Path,
    proofs: Iterable[Proof],
    address: str | None,
    part: Part = _WHOLE,
    *,
    worn: Worn = _NOTHING,
    hosts: Container[str] = (),
    read: Callable[[str, str], Html] = read_html,
) -> list[str]:
    """Everything wrong with a built site, or with a part of it, in words; nothing when it may be published.

    ``address`` is where the site will be published, so that links to it count as its own. ``hosts`` are those that
    pages may ask. ``read`` reads a page.
    """
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    ours = {name: path for name, path in files.items() if name.startswith(part.folder)}
    pages = {name: read(_text(path), part.frame) for name, path in ours.items() if name.endswith(".html")}
    loads = {name: page.loads for name, page in pages.items()}
    loads |= {name: _LOADING_STYLES.findall(_text(path)) for name, path in ours.items() if name.endswith(".css")}
    base = address.rstrip("/") + "/" if address else _BASE
    leads = {name: {link: _target(link, name, base) for link in page.links} for name, page in pages.items()}
    problems: list[str] = []
    for name, page in pages.items():
        problems.extend(f"{name}: the id “{key}” stands {n} times" for key, n in _repeated(page))
        problems.extend(_bad_links(name, leads[name], pages, files))
        problems.extend(f"{name}: the figure “{figure}” has no text equivalent" for figure in page.wordless)
    foreign = {url for url in {*chain.from_iterable(loads.values())} if _is_foreign(url, base, hosts)}
    for name, urls in loads.items():
        problems.extend(f"{name}: loads “{url}” from another host" for url in urls if url in foreign)
    if part == _WHOLE:
        loaded = {name: {url: _target(url, name, base) for url in page.loads} for name, page in pages.items()}
        problems.extend(_not_there(loaded, files))
        problems.extend(_not_worn(loaded, worn))
    problems.extend(_bad_proofs(proofs, pages, leads))
    return problems


def _repeated(page: Html) -> Iterator[tuple[str, int]]:
    """Yield the ids that stand more than once on a page, and are of the frame."""
    return ((key, n) for key, n in page.ids.items() if n > 1 and key in page.framed)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _is_foreign(url: str, base: str, hosts: Container[str]) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    if parts.scheme not in {"", "http", "https", "data"}:
        return True
    return bool(parts.netloc) and parts.hostname not in hosts and not urljoin(base, url).startswith(base)


@dataclass(frozen=True)
class _Target:
    """Where a link leads: a file of the site with a fragment; to another site (``file`` is None); or nowhere good."""

    file: str | None = None
    fragment: str = ""
    bad: bool = False


_PLAIN: Final = re.compile(r"((?:\.\./)*)((?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?)(?:#([\w.%~-]*))?")
"""A link as nearly all are: up some folders, down others, to a file or a folder, and to a place there."""


def _target(link: str, name: str, base: str) -> _Target:
    """Where a link on a page leads. A plain one is followed without parsing two addresses, ten times as quickly."""
    plain = _PLAIN.fullmatch(link)
    if plain is None or "%" in name:
        return _any_target(link, name, base)
    up, down, fragment = plain.groups()
    folders = name.split("/")[:-1]
    if len(up) // 3 > len(folders):
        return _any_target(link, name, base)
    path = "".join(f"{folder}/" for folder in folders[: len(folders) - len(up) // 3]) + down
    if not up and not down:
        path = name
    return _Target(f"{path}index.html" if path.endswith("/") or not path else path, unquote(fragment or ""))


def _any_target(link: str, name: str, base: str) -> _Target:
    try:
        scheme = urlsplit(link).scheme
        whole = urljoin(base + name, link)
    except ValueError:
        return _Target(bad=True)
    if scheme not in {"", "http", "https", "mailto"}:
        return _Target(bad=True)
    if not whole.startswith(base):
        return _Target()
    path, _, fragment = whole.removeprefix(base).partition("#")
    path = unquote(path.partition("?")[0])
    return _Target(f"{path}index.html" if path.endswith("/") or not path else path, unquote(fragment))


def _bad_links(
    name: str, leads: Mapping[str, _Target], pages: Mapping[str, Html], files: Container[str]
) -> Iterator[str]:
    for link, target in leads.items():
        if target.bad:
            yield f"{name}: links to “{link}”"
        elif target.file is None:
            continue
        elif target.file not in files:
            yield f"{name}: the link “{link}” leads nowhere"
        elif target.fragment and target.file in pages and target.fragment not in pages[target.file].ids:
            yield f"{name}: the link “{link}” leads to an anchor that is not there"


def _not_there(loaded: Mapping[str, Mapping[str, _Target]], files: Container[str]) -> Iterator[str]:
    """Yield what pages load and the site does not have; a style sheet of an owner's with a slip in its name.

    Each file once: what every page loads would be told as often as there are pages.
    """
    lacking: dict[str, list[tuple[str, str]]] = {}
    for name, targets in loaded.items():
        for url, target in targets.items():
            if target.file is not None and target.file not in files:
                lacking.setdefault(target.file, []).append((name, url))
    for places in lacking.values():
        _, url = places[0]
        yield f"{_first_of([page for page, _ in places])}: loads “{url}”, which is not there"


def _not_worn(loaded: Mapping[str, Mapping[str, _Target]], worn: Worn) -> Iterator[str]:
    """Yield what pages do not load of what they must, with how many pages do not, and the first of them."""
    lacking: dict[str, list[str]] = {}
    for name in sorted(worn.names & loaded.keys()):
        there = {target.file for target in loaded[name].values()}
        for file in worn.files:
            if file not in there:
                lacking.setdefault(file, []).append(name)
    for file, names in lacking.items():
        yield (
            f"{_first_of(names)} does not load “{file}”, which is the site's own: a template that takes the place of "
            "one of ours keeps its blocks styles, libs and scripts, with {{ super() }} where it adds to them"
        )


def _first_of(names: Sequence[str]) -> str:
    """The first of some pages, and how many more there are."""
    return f"{names[0]} (and {len(names) - 1} more)" if len(names) > 1 else names[0]


def _bad_proofs(
    proofs: Iterable[Proof], pages: Mapping[str, Html], leads: Mapping[str, Mapping[str, _Target]]
) -> Iterator[str]:
    back: dict[str, frozenset[_Target]] = {}
    for proof in proofs:
        source, briefing = pages.get(proof.page), pages.get(proof.briefing_page)
        if source is None or briefing is None or proof.anchor not in source.ids:
            yield f"{proof.briefing_page}: the passage #{proof.anchor} is not on {proof.page}"
            continue
        if proof.words is not None and _letters(source.marks.get(proof.anchor, "")) != _letters(proof.words):
            yield f"{proof.page}: the highlight #{proof.anchor} does not show the words that are quoted"
        yield from _bad_notes(proof, briefing.noted, leads[proof.briefing_page])
        if proof.page not in back:
            back[proof.page] = frozenset(leads[proof.page].values())
        if _Target(proof.briefing_page, proof.statement) not in back[proof.page]:
            yield f"{proof.page}: the highlight #{proof.anchor} does not lead back to #{proof.statement}"


def _bad_notes(proof: Proof, noted: Noted, leads: Mapping[str, _Target]) -> Iterator[str]:
    """Yield what is wrong with the note to which a reader comes from the reference to a piece of evidence."""
    notes = list(noted.notes_of(proof.cite))
    if not notes:
        yield f"{proof.briefing_page}: no reference leads to the note of {proof.cite}"
    for note in notes:
        there, back = _Target(proof.page, proof.anchor), _Target(proof.briefing_page, proof.statement)
        if there not in {leads.get(link) for link in note.links_for(proof.cite)}:
            yield f"{proof.briefing_page}: the note of {proof.cite} does not lead to {proof.page} #{proof.anchor}"
        if back not in {leads.get(link) for link in note.links_back(proof.cite)}:
            yield f"{proof.briefing_page}: the note of {proof.cite} does not lead back to #{proof.statement}"
        if proof.words is not None and _letters(note.words_for(proof.cite)) != _letters(proof.words):
            yield f"{proof.briefing_page}: the note of {proof.cite} does not mark the words that are quoted"


def _letters(text: str) -> str:
    # A highlight may be in several pieces, between which the page has a line break or nothing at all.
    return fold(text).replace(" ", "")
