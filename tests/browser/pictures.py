"""`make pictures`: takes the pictures of the gallery, of sites that it builds from the repository's desks.

Fonts, size of the window and the reader's day are the same everywhere, and nothing moves; what differs between two runs
is what another version of the browser draws otherwise. Look at each picture before it is committed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PIL import Image
from playwright.sync_api import sync_playwright

from briefing_room.build import build
from briefing_room.publish.project import find_project
from tests.browser.chromium import find_chromium
from tests.browser.conftest import FLAGS, search, served
from tests.browser.fonts import DEJAVU
from tests.patience import patience

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER: Final = "docs/handbook/images"

SITES: Final = {
    "demonstration": "briefings",
    "exercise": "examples/exercise",
    "french": "tests/desks/french",
    "arabic": "tests/desks/arabic",
}
"""The desks that are shown, by the folder each is in."""

DAYS: Final = {"demonstration": "2024-05-01", "exercise": "2032-03-14", "french": "2031-04-02", "arabic": "2031-03-11"}
"""The day on which each is read: shortly after its newest briefing."""

LIMIT: Final = 150_000
"""Bytes of one picture at the most."""

LAPTOP: Final = (1280, 800)
PHONE: Final = (390, 844)


@dataclass(frozen=True)
class Picture:
    """One picture: its name, the page, and how it is shown; with the evidence of a ``hover``, or what is ``sought``."""

    name: str
    site: str
    path: str
    hover: str = ""
    sought: str = ""
    size: tuple[int, int] = LAPTOP
    scheme: Literal["light", "dark"] = "light"


PICTURES: Final = (
    Picture("home", "exercise", ""),
    Picture(
        "briefing", "demonstration", "briefings/vostochny-summit/", hover="#bottom-line ~ p .footnote-ref >> nth=0"
    ),
    Picture("explanations", "exercise", "briefings/strait-shipping/#why-the-cable-broke"),
    Picture("risks", "exercise", "risks/"),
    Picture("indicators", "exercise", "indicators/"),
    Picture("positions", "exercise", "positions/"),
    Picture("disagreements", "demonstration", "disagreements/"),
    Picture("source", "demonstration", "sources/kim-visits-russia/#q-194"),
    Picture("changes", "exercise", "changes/"),
    Picture("search", "demonstration", "", sought="sanctions"),
    Picture("phone", "demonstration", "briefings/arms-for-technology/", size=PHONE),
    Picture("dark", "exercise", "briefings/drones-and-missiles/", scheme="dark"),
    Picture("french", "french", "briefings/fermeture/"),
    Picture("arabic", "arabic", "briefings/closure/"),
)
"""In the order of the gallery."""


def _shown(browser: Browser, address: str, picture: Picture) -> Page:
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=picture.scheme,
        reduced_motion="reduce",
        has_touch=picture.size == PHONE,
        locale="en-GB",
        timezone_id="UTC",
    )
    context.set_default_timeout(patience() * 1000)
    page = context.new_page()
    page.clock.set_fixed_time(DAYS[picture.site])
    page.goto(address + picture.path)
    page.evaluate("document.fonts.ready")
    if picture.hover:
        page.locator(picture.hover).first.hover()
        page.locator(".br-evidence").wait_for()
    if picture.sought:
        search(page, picture.sought)
    return page


def _webp(png: bytes) -> bytes:
    """The picture without loss where that is small enough, else as good as it may be."""
    image = Image.open(BytesIO(png)).convert("RGB")
    for options in ({"lossless": True, "quality": 100}, {"quality": 90}, {"quality": 80}, {"quality": 65}):
        out = BytesIO()
        image.save(out, "WEBP", method=6, **options)
        if out.tell() <= LIMIT:
            break
    return out.getvalue()


def _build(root: Path, name: str, folder: Path) -> Path:
    """The site of a desk, of a copy, so that nothing is written beside the desk itself."""
    shutil.copytree(root / SITES[name], folder / name / "desk")
    build(find_project(folder / name / "desk", folder / name / "site", private=False))
    return folder / name / "site"


def main(root: Path, only: list[str]) -> int:
    """Take every picture, or those that are named; 1 when one is too large or there is no browser."""
    executable = find_chromium()
    if executable is None:
        sys.stderr.write("No Chromium: `make test` finds or installs one\n")
        return 1
    wanted = [one for one in PICTURES if one.name in only or not only]
    out = root / FOLDER
    out.mkdir(parents=True, exist_ok=True)
    too_large = []
    with tempfile.TemporaryDirectory() as made, ExitStack() as stack:
        folder = Path(made)
        addresses = {
            name: stack.enter_context(served(_build(root, name, folder)))
            for name in dict.fromkeys(p.site for p in wanted)
        }
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=executable, args=FLAGS, env={**DEJAVU.environment(folder / DEJAVU.package)}
        )
        for picture in wanted:
            page = _shown(browser, addresses[picture.site], picture)
            file = out / f"{picture.name}.webp"
            file.write_bytes(_webp(page.screenshot(animations="disabled")))
            page.context.close()
            size = file.stat().st_size
            sys.stdout.write(f"{file.relative_to(root)}: {size // 1000} kB\n")
            too_large += [file.name] if size > LIMIT else []
        browser.close()
    return 1 if too_large else 0


if __name__ == "__main__":
    raise SystemExit(main(Path.cwd(), sys.argv[1:]))
