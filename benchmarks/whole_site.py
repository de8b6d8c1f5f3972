"""How large a built site is: its files and bytes, and its largest page.

`python -m benchmarks.whole_site SITE` prints it as a line of JSON.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import lxml.html

from benchmarks.weight import compressed


@dataclass(frozen=True)
class Size:
    """What a built site weighs. Of its pages, the one with most bytes when compressed, and that with most elements."""

    files: int
    pages: int
    size: int
    heaviest: str
    heaviest_bytes: int
    fullest: str
    fullest_elements: int


def size_of(site: Path) -> Size:
    """Look at every file of a site."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    pages = [path for path in files if path.suffix == ".html"]
    bytes_of, elements_of = ({path: count(path) for path in pages} for count in (compressed, elements))
    heaviest, fullest = max(pages, key=bytes_of.__getitem__), max(pages, key=elements_of.__getitem__)
    return Size(
        len(files), len(pages), sum(path.stat().st_size for path in files),
        heaviest.relative_to(site).as_posix(), bytes_of[heaviest],
        fullest.relative_to(site).as_posix(), elements_of[fullest],
    )  # fmt: skip


def elements(page: Path) -> int:
    """How many elements a browser would make of a page."""
    return sum(1 for _ in lxml.html.fromstring(page.read_bytes()).iter("*"))


if __name__ == "__main__":
    print(json.dumps(asdict(size_of(Path(sys.argv[1])))))
