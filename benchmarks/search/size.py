"""What the search costs on desks of any size: time, memory, files and bytes to make; bytes to ask."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.search.indexing import bundle_of
from benchmarks.search.made_desk import STATEMENTS, write_made_desk
from benchmarks.search.share import build_site, chromium
from benchmarks.weight import compressed
from tests.browser.conftest import served
from tests.search.asking import ask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page, Request

SIZES: Final = (100, 1_000, 3_333)
_OPEN: Final = "() => document.querySelectorAll('details[class^=br-find__]').forEach(one => { one.open = true; })"
"""Opens what narrows a search down, and each facet in it."""

_FRAME: Final = 3
"""How many briefings the site has whose pages are shown around the index. They are the first of every desk."""


def measure(sizes: Iterable[int] = SIZES) -> None:
    """Print a table with a line for each size."""
    print(f"\n{'briefings':>9} {'statements':>10} {'CPU s':>7} {'wall s':>7} {'MB':>5} {'files':>6} {'kB':>8}"
          f" {'first kB':>9} {'later kB':>9} {'at most':>8} {'same':>5} {'edited':>7}")  # fmt: skip
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            print(_line(Path(name), size), flush=True)


def _line(folder: Path, size: int) -> str:
    """One desk: how its index is made, made again, and made after an edit, and what a reader loads of it."""
    desk, site = folder / "desk", folder / "site"
    write_made_desk(desk, size)
    write_made_desk(folder / "small", _FRAME)
    build_site(folder / "small", site)
    took = _index(desk, folder / "once")
    _index(desk, folder / "twice")
    _edit(desk / "briefing-1.yml")
    _index(desk, folder / "edited")
    once, twice, edited = (_sums(bundle_of(folder / name)) for name in ("once", "twice", "edited"))
    changed = sum(once.get(name) != edited.get(name) for name in once.keys() | edited.keys())
    weights = [compressed(bundle_of(folder / "once") / name) for name in once]
    first, later = _asked(site, folder / "once", desk)
    costs = f"{took['cpu']:>7.1f} {took['wall']:>7.1f} {took['peak']:>5} {len(weights):>6}"
    loads = f"{first / 1000:>9.0f} {sum(later) / len(later) / 1000:>9.0f} {max(later) / 1000:>8.0f}"
    same = "yes" if once == twice else "no"
    return f"{size:>9} {size * STATEMENTS:>10} {costs} {sum(weights) / 1000:>8.0f} {loads} {same:>5} {changed:>7}"


def _index(desk: Path, folder: Path) -> dict[str, Any]:
    words = [sys.executable, "-m", "benchmarks.search.indexing", str(desk), str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    took: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return took


def _edit(path: Path) -> None:
    """Change one sentence of a briefing, as an analyst would."""
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("gaps: "))
    (gap,) = json.loads(lines[at].removeprefix("gaps: "))
    lines[at] = "gaps: " + json.dumps([{**gap, "text": f"{gap['text']} Nobody has said so."}], ensure_ascii=False)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


# --- what a reader loads


class Loading:
    """What a page asks for: everything so far, and what has not come yet."""

    def __init__(self, page: Page, address: str) -> None:
        """Listen to a page of the site at this address."""
        self.names: set[str] = set()
        self._address = address
        self._open: set[Request] = set()
        page.on("request", self._begun)
        page.on("requestfinished", self._ended)
        page.on("requestfailed", self._ended)

    def _begun(self, request: Request) -> None:
        self._open.add(request)
        self.names.add(request.url.removeprefix(self._address).partition("?")[0])

    def _ended(self, request: Request) -> None:
        self._open.discard(request)

    def wait(self, page: Page) -> None:
        """Wait until nothing is asked for any more."""
        last = -1
        while self._open or last != len(self.names):
            last = len(self.names)
            page.wait_for_timeout(700)


def _asked(site: Path, index: Path, desk: Path) -> tuple[int, list[int]]:
    """The compressed bytes of the first query with the facets open, and of each later one."""
    lay(index, site)
    with served(site) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(300_000)
        loading = Loading(page, address)
        page.goto(f"{address}gaps/")
        loading.wait(page)
        before, spent = {*loading.names, "search/"}, []
        for typed in typed_on(desk):
            ask(page, address, typed)
            page.evaluate(_OPEN)
            loading.wait(page)
            spent.append(sum(_bytes(site, name) for name in loading.names - before))
            before |= loading.names
    return spent[0], spent[1:]


def lay(index: Path, site: Path) -> None:
    """Put an index into a site in the place of its own."""
    own = bundle_of(site)
    if own.exists():
        shutil.rmtree(own)
    own.parent.mkdir(parents=True, exist_ok=True)
    bundle_of(index).rename(own)


def _bytes(site: Path, name: str) -> int:
    path = site / name
    return compressed(path) if path.is_file() else 0


def typed_on(desk: Path) -> list[str]:
    """Eleven things to type on a made desk: words of a title, names, a category, days, a slip, a question, a phrase."""
    text = (desk / "actors.yml").read_text(encoding="utf-8").splitlines()
    actors = [json.loads(line.partition(": ")[2]) for line in text]
    briefing = dict(line.split(": ", 1) for line in (desk / "briefing-2.yml").read_text(encoding="utf-8").splitlines())
    title = json.loads(briefing["title"]).split()
    judgement, other = json.loads(briefing["judgements"])[:2]
    phrase = " ".join(judgement["evidence"][0]["quote"].split()[2:6])
    words = sorted(judgement["because"].rstrip(".").replace(".", "").split(), key=len)
    rare = words[-1]
    return [
        f"{title[0]} {title[1]}",
        actors[3]["name"],
        actors[7]["aliases"][0],
        f"{actors[5]['name']} {words[-2]}",
        other["horizon"],
        "likely major",
        rare,
        f"{rare[:3]}{rare[4:]}",
        f"how likely is {' '.join(other['text'].split()[:6])}?",
        f'"{phrase}"',
        "zzyzx qwortle",
    ]
