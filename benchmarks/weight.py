"""The bytes of a first view: what a browser loads before the reader opens anything, beside stock Material.

Bytes are counted as a server would send them, each file compressed by gzip at level 9. They are no measure of speed,
and the same on every machine.
"""

from __future__ import annotations

import gzip
import re
import shutil
import tempfile
from contextlib import redirect_stdout
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

import yaml

from benchmarks.made_desk import as_yaml, write_made_desk
from benchmarks.search.stock import build_stock
from briefing_room.cli import main as briefing

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZES: Final = (16, 1000)

_VOCABULARIES: Final = ("topics", "regions", "risk_categories")

_LOADING: Final = {"script": "src", "img": "src", "source": "src", "iframe": "src"}
_LOADING_LINKS: Final = {"stylesheet", "icon", "modulepreload", "preload", "manifest"}


def first_view(site: Path, page: str) -> dict[str, int]:
    """The compressed bytes of a page and of everything that loads with it, by path."""
    files = {page, *loaded(site, page)}
    files |= {name for css in files if css.endswith(".css") for name in _drawn(site, css)}
    return {name: compressed(site / name) for name in sorted(files)}


def compressed(path: Path) -> int:
    """The bytes of a file as they are sent."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def own_scripts(site: Path) -> dict[str, int]:
    """The compressed bytes of each script of our own."""
    folder = site / "assets" / "javascripts"
    return {path.name: compressed(path) for path in sorted(folder.glob("*.js"))}


def loaded(site: Path, page: str) -> set[str]:
    """The files of the site that a page loads by itself."""
    reader = _Reader()
    reader.feed((site / page).read_text(encoding="utf-8"))
    found = {_within(page, address) for address in reader.addresses}
    return {name for name in found if (site / name).is_file()}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        wanted = {*values.get("rel", "").split()} & _LOADING_LINKS if tag == "link" else set()
        address = values.get("href", "") if wanted else values.get(_LOADING.get(tag, ""), "")
        if address and not urlsplit(address).netloc:
            self.addresses.append(address)


def _within(page: str, address: str) -> str:
    path = unquote(urlsplit(address).path)
    return path.lstrip("/") if path.startswith("/") else normpath(join(dirname(page), path))


def _drawn(site: Path, css: str) -> Iterable[str]:
    """Fonts and pictures that a style sheet names. Counted whether a page shows them or not."""
    text = (site / css).read_text(encoding="utf-8")
    names = {_within(css, url) for url in re.findall(r"url\([\"']?(?!data:)([^\"')]+)", text)}
    return {name for name in names if (site / name).is_file()}


def measure(sizes: Iterable[int] = SIZES) -> None:
    """Print a table: a briefing's first view on desks of two sizes, beside stock Material on the same pages."""
    print(f"\n{'briefings':>9} {'first view':>12} {'its page':>10} {'own scripts':>12} {'stock Material':>15}   KiB")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            page = write_grown(folder / "desk", size)
            with redirect_stdout(StringIO()) as said:
                done = briefing(["build", "--desk", str(folder / "desk"), "--site", str(folder / "site")])
            if done:
                raise SystemExit(said.getvalue())
            view = first_view(folder / "site", page)
            ours, scripts = sum(view.values()), sum(own_scripts(folder / "site").values())
            stock = _stock(folder, page)
        print(
            f"{size:>9} {ours / 1024:>12.1f} {view[page] / 1024:>10.1f} {scripts / 1024:>12.1f} {stock / 1024:>15.1f}"
        )


def write_grown(desk: Path, briefings: int) -> str:
    """The demonstration desk grown by briefings that mean nothing; the page of its longest own briefing."""
    demonstration = Path(__file__).parents[1] / "briefings"
    own = [path for path in demonstration.glob("*.yml") if path.stem not in {"settings", "actors"}]
    write_made_desk(desk, briefings - len(own))
    shutil.copytree(demonstration / "sources", desk / "sources", dirs_exist_ok=True)
    for path in own:
        shutil.copyfile(path, desk / path.name)
    registries = [path.read_text(encoding="utf-8") for path in (desk / "actors.yml", demonstration / "actors.yml")]
    (desk / "actors.yml").write_text("".join(registries), encoding="utf-8")
    made, settings = (yaml.safe_load((at / "settings.yml").read_text(encoding="utf-8")) for at in (desk, demonstration))
    settings |= {key: {**settings[key], **made[key]} for key in _VOCABULARIES}
    (desk / "settings.yml").write_text(as_yaml(settings), encoding="utf-8")
    longest = max(own, key=lambda path: path.stat().st_size)
    return f"briefings/{longest.stem}/index.html"


def _stock(folder: Path, page: str) -> int:
    """The same pages by Material as it comes, whose search loads its index on every page."""
    site = build_stock(folder / "desk", folder)
    view = first_view(site, page)
    index = compressed(site / "search" / "search_index.json")
    worker = sum(compressed(path) for path in (site / "assets/javascripts/workers").glob("search.*.min.js"))
    return sum(view.values()) + index + worker
