"""The share of a reader's queries that is answered: ours, the engine before, and stock Material's search."""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml
from playwright.sync_api import sync_playwright

from benchmarks.search.stock import ask_stock, build_stock, sections_of
from briefing_room.cli import main as briefing
from tests.browser.chromium import find_chromium
from tests.browser.conftest import FLAGS, served
from tests.search.asking import ask
from tests.search.queries import DESKS, read_queries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from playwright.sync_api import Browser, Page

    from tests.search.queries import Query

ROOT: Final = Path(__file__).parents[2]
FOLDERS: Final = {"demonstration": ROOT / "briefings", "exercise": ROOT / "examples" / "exercise"}
EARLIER: Final = Path(__file__).with_name("earlier.yml")
ENGINES: Final = ("ours", "before", "stock", "stock, any place of the page")

Found = list[tuple[str, ...]]
"""The results in their order, each with the addresses that it shows."""


@dataclass(frozen=True)
class Answer:
    """Whether each engine answers a query; None where it was not asked."""

    query: Query
    met: dict[str, bool | None]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the tests."""
    path = find_chromium()
    if path is None:
        message = "No Chromium: run `make test`, which finds or installs one, or set BRIEFING_CHROMIUM"
        raise SystemExit(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def build_site(desk: Path, site: Path) -> None:
    """Build the site of a desk, and say what is wrong if it cannot be built."""
    with redirect_stdout(StringIO()) as said:
        done = briefing(["build", "--desk", str(desk), "--site", str(site)])
    if done:
        raise SystemExit(said.getvalue())


def measure() -> None:
    """Print two tables: the share found on each desk, and the share of each kind of query."""
    answers = [answer for desk in DESKS for answer in compare(desk)]
    _print("desk", answers, lambda query: query.desk)
    _print("kind of query", answers, lambda query: query.kind)


def compare(desk: str) -> list[Answer]:
    """Ask all engines every query of a desk."""
    queries = read_queries(desk)
    earlier: dict[str, list[str]] = yaml.safe_load(EARLIER.read_text(encoding="utf-8"))[desk]
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        site = Path(name) / "site"
        build_site(FOLDERS[desk], site)
        stock = build_stock(FOLDERS[desk], Path(name) / "work")
        ours = _asked(browser, site, queries, ask_ours)
        theirs = _asked(browser, stock, queries, ask_stock)
        sections = sections_of(stock)
    before = {typed: [(address,) for address in found] for typed, found in earlier.items()}
    return [
        Answer(query, {
            "ours": _met(query, ours.get(query.typed)),
            "before": _met(query, before.get(query.typed)),
            "stock": _met(query, theirs.get(query.typed), lambda address: sections.get(address, address)),
            "stock, any place of the page": _met(query, theirs.get(query.typed), lambda address: address.split("#")[0]),
        })
        for query in queries
    ]  # fmt: skip


def ask_ours(page: Page, site: str, typed: str) -> Found:
    """What our search shows: a result is one address."""
    return [(address,) for address in ask(page, site, typed)]


def _asked(
    browser: Browser, folder: Path, queries: Iterable[Query], how: Callable[[Page, str, str], Found]
) -> dict[str, Found]:
    with served(folder) as address:
        page = browser.new_page()
        page.set_default_timeout(300_000)
        found = {query.typed: how(page, address, query.typed) for query in queries}
        page.close()
    return found


def _met(query: Query, found: Found | None, place: Callable[[str], str] = str) -> bool | None:
    """Whether a query is answered, where `place` says what an engine knows an address by."""
    if found is None:
        return None
    wanted = {place(address) for address in query.wanted}
    if not query.within:
        return not found
    return any(place(address) in wanted for result in found[: query.within] for address in result)


def _print(heading: str, answers: Iterable[Answer], group: Callable[[Query], str]) -> None:
    asked: Counter[str] = Counter()
    met: dict[str, Counter[str]] = {engine: Counter() for engine in ENGINES}
    for answer in answers:
        for name in (group(answer.query), "all"):
            asked[name] += 1
            for engine in ENGINES:
                met[engine][name] += answer.met[engine] is True
    print(f"\n{heading:42} {'queries':>8}" + "".join(f" {engine:>10.10}" for engine in ENGINES))
    for name in [*(name for name in asked if name != "all"), "all"]:
        print(f"{name:42} {asked[name]:>8}" + "".join(f" {_percent(met[e], asked, name):>10}" for e in ENGINES))


def _percent(met: Mapping[str, int], asked: Mapping[str, int], name: str) -> str:
    return f"{100 * met[name] / asked[name]:.0f} %"
