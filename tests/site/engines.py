"""A built page as its reader has it: what it says, where it leads, what can be led to."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from pathlib import Path

_ADDRESSES = frozenset({"action", "href", "src"})


def read_pages(site: Path) -> dict[str, list[object]]:
    """Every page of a site by its path: elements with what is stated of them, and words, in the order of the page.

    An address is what it leads to: `./x/` and `x/` are one. White space between elements says nothing.
    """
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {name: _read(path.read_text(encoding="utf-8"), name) for name, path in found.items()}


def files_of(site: Path) -> set[str]:
    """The files of a site."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def _read(html: str, name: str) -> list[object]:
    reader = _Reader(f"http://site.invalid/{name.removesuffix('index.html')}")
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[object] = []
        self._base = base

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = {key: urljoin(self._base, value or "") if key in _ADDRESSES else value for key, value in attrs}
        self.found.append((tag, stated))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":  # the scripts' words, in whichever order and spacing
            self.found.append(json.loads(data))
        elif data.strip():
            self.found.append(("words", " ".join(data.split())))
