"""What surrounds the pages: what they say of themselves, a lost address, robots, sitemap, icon, pictures."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from briefing_room.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.copies import Copy

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Head(HTMLParser):
    """What a page says of itself, and where it leads."""

    def __init__(self, text: str) -> None:
        """Read it."""
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what counts."""
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.meta[values.get("property") or values.get("name", "")] = values.get("content", "")
        if tag == "link":
            self.links.setdefault(values["rel"], values["href"])
        found = [values[name] for name in ("href", "src", "action") if name in values]
        self.addresses += [address for address in found if not address.startswith("#")]


def _head(site: Path, page: str) -> Head:
    return Head((site / page).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A beginner's desk, which has no address."""
    folder = tmp_path_factory.mktemp("surroundings") / "desk"
    assert main(["init", "--desk-only", str(folder)]) == 0
    return folder


def _built(desk: Path, to: Path, address: str = "") -> Path:
    settings = desk / "settings.yml"
    text = re.sub(r"^address:.*\n", "", settings.read_text(encoding="utf-8"), flags=re.MULTILINE)
    settings.write_text(f"address: {address}\n{text}" if address else text, encoding="utf-8")
    assert main(["build", "--desk", str(desk), "--site", str(to / "site")]) == 0
    return to / "site"


def test_a_briefing_says_what_it_is_to_whoever_shows_a_link(built: Copy) -> None:
    """Title, bottom line, address, and a picture of its own at a whole address, which is there."""
    site = built.folder / "site"
    head = _head(site, "briefings/arms-for-technology/index.html")
    assert head.meta["og:title"] == "Arms for technology: the exchange and the war"
    assert head.meta["og:description"] == head.meta["description"]
    assert head.meta["og:url"] == head.links["canonical"]
    assert head.meta["og:url"] == "https://briefings.example.org/briefings/arms-for-technology/"
    assert head.meta["og:image"] == "https://briefings.example.org/assets/share/arms-for-technology.png"
    with Image.open(site / "assets/share/arms-for-technology.png") as image:
        assert (str(image.width), str(image.height)) == (head.meta["og:image:width"], head.meta["og:image:height"])


def test_every_page_has_a_picture_that_is_there(built: Copy) -> None:
    """That of the desk, where it has none of its own; and an icon."""
    site = built.folder / "site"
    for path in site.rglob("index.html"):
        head = _head(site, path.relative_to(site).as_posix())
        assert (site / head.meta["og:image"].removeprefix("https://briefings.example.org/")).is_file(), path
        assert (path.parent / head.links["icon"]).resolve().is_file(), path
        assert head.meta["description"], path


def test_without_an_address_nothing_claims_one(desk: Path, tmp_path: Path) -> None:
    """No canonical address, no picture at a whole address, no sitemap; robots are still welcome."""
    site = _built(desk, tmp_path)
    head = _head(site, "index.html")
    assert "canonical" not in head.links
    assert not {"og:url", "og:image"} & set(head.meta)
    assert not (site / "sitemap.xml").exists()
    assert (site / "robots.txt").read_text(encoding="utf-8").split() == ["User-agent:", "*", "Allow:", "/"]
    assert all(address.startswith("/") for address in _head(site, "404.html").addresses)


def test_robots_and_sitemap_name_every_page_by_its_address(built: Copy) -> None:
    """And date each by its information cut-off, never by the clock."""
    site = built.folder / "site"
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert "Sitemap: https://briefings.example.org/sitemap.xml" in robots
    assert "{" not in robots
    tree = ET.parse(site / "sitemap.xml")  # noqa: S314 - we made it
    named = {entry.text for entry in tree.iter(f"{SITEMAP}loc")}
    pages = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    base = "https://briefings.example.org/"
    assert named == {base if page == "." else f"{base}{page}/" for page in pages}
    assert {entry.text for entry in tree.iter(f"{SITEMAP}lastmod")} == {"2024-04-23"}


@pytest.mark.parametrize("base", ["/", "/desks/strait/"])
def test_the_page_that_is_not_there_leads_back_from_any_depth(desk: Path, tmp_path: Path, base: str) -> None:
    """Each of its links and files is found, whatever address was asked for, at the root of a host or below it."""
    site = _built(desk, tmp_path, f"https://example.org{base}")
    head = _head(site, "404.html")
    assert head.meta["robots"] == "noindex"
    for asked in ("gone", "briefings/gone/", "a/b/c/d.html"):
        for address in head.addresses:
            path = urlsplit(urljoin(f"https://example.org{base}{asked}", address)).path
            assert path.startswith(base), address
            wanted = site / path.removeprefix(base)
            assert (wanted / "index.html" if wanted.is_dir() else wanted).is_file(), (asked, address)
    leads = {urljoin(f"https://example.org{base}gone", address) for address in head.addresses}
    assert {f"https://example.org{base}{page}" for page in ("", "briefings/")} <= leads
