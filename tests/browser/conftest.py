"""A real browser on the built demonstration site, served on loopback, with system fonts that the tests choose."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.chromium import find_chromium
from tests.browser.fonts import DEJAVU, FAMILIES
from tests.copies import exercise_once, shared_folder
from tests.patience import patience
from tools.handbook.site import build_handbook

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright

    from tests.browser.fonts import Family
    from tests.copies import Copy

# As root and in containers Chromium runs without its sandbox; the pages are our own. The rest keeps it off the network.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""
        del format, args


@contextmanager
def served(folder: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """Where a folder is served on loopback, for as long as it is needed."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


_CALLED: Final = pytest.StashKey[pytest.TestReport]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep how a test went for the fixtures that end after it."""
    report = yield
    if report.when == "call":
        item.stash[_CALLED] = report
    return report


@pytest.fixture(autouse=True)
def _pictures(request: pytest.FixtureRequest, browsers: Browsers, root: Path) -> Iterator[None]:
    """When a test fails, keep a picture of each page that stood open, for people and pipelines to look at."""
    yield
    report: pytest.TestReport | None = request.node.stash.get(_CALLED, None)
    if report is None or not report.failed:
        return
    folder = root / "build/test-reports"
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w.-]+", "-", request.node.name)
    open_now = [page for browser in browsers.started.values() for context in browser.contexts for page in context.pages]
    for number, page in enumerate(open_now, 1):
        page.screenshot(path=folder / f"{name}-{number}.png")


@pytest.fixture(scope="session")
def site_folder(built: Copy) -> Path:
    """The demonstration site."""
    return built.folder / "site"


@pytest.fixture(scope="session")
def handbook(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook's site, built once."""
    folder = tmp_path_factory.mktemp("handbook")
    assert build_handbook(root, folder / "work", folder / "site") == []
    return folder / "site"


@pytest.fixture(scope="session")
def address(site_folder: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(site_folder) as where:
        yield where


each_family = pytest.mark.parametrize("family", FAMILIES, ids=[family.name.replace(" ", "-") for family in FAMILIES])
"""For a test of widths: it runs with each family of system fonts."""


@dataclass(frozen=True)
class Browsers:
    """A browser for each family of system fonts, started when it is first asked for."""

    playwright: Playwright
    executable: str
    folder: Path
    started: dict[Family, Browser] = field(default_factory=dict)

    def with_fonts(self, family: Family) -> Browser:
        """The browser whose system has this family and no other."""
        if family not in self.started:
            if not family.found():
                pytest.fail(f"No {family.name}: run `make test`, which installs {family.package} or says what to do")
            self.started[family] = self.playwright.chromium.launch(
                executable_path=self.executable,
                args=FLAGS,
                env={**family.environment(self.folder / family.package)},
            )
        return self.started[family]


@pytest.fixture(scope="session")
def browsers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browsers]:
    """The browsers of all tests, one for each family of fonts."""
    path = find_chromium()
    if path is None:
        pytest.fail("No Chromium: run `make test`, which finds or installs one, or set BRIEFING_CHROMIUM")
    with sync_playwright() as playwright:
        made = Browsers(playwright, path, tmp_path_factory.mktemp("fonts"))
        yield made
        for browser in made.started.values():
            browser.close()


@pytest.fixture
def family() -> Family:
    """The fonts of the reader's system; ``each_family`` gives one after the other."""
    return DEJAVU


@pytest.fixture
def browser(browsers: Browsers, family: Family) -> Browser:
    """A browser that shows pages in the family of system fonts that the test is for."""
    return browsers.with_fonts(family)


@dataclass
class Visit:
    """Pages of one reader, and what went wrong in them."""

    browser: Browser
    address: str
    contexts: list[BrowserContext] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def page(self, path: str, **options: Any) -> Page:  # noqa: ANN401 - Playwright's own options
        """Open a page in a context of its own."""
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(1000 * patience(30))
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self._note(request.url))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(self.address + path)
        return page

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(url)


@contextmanager
def visiting(browser: Browser, address: str) -> Iterator[Visit]:
    """A reader's visit; at its end nothing was asked of another host, and nothing went wrong in a script."""
    made = Visit(browser, address)
    yield made
    for context in made.contexts:
        context.close()
    assert made.foreign == []
    assert made.errors == []


@pytest.fixture
def visit(browser: Browser, address: str, _pictures: None) -> Iterator[Visit]:
    """A reader's visit to the demonstration's site."""
    with visiting(browser, address) as made:
        yield made


@pytest.fixture(scope="session")
def exercise_folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the second desk, which is in four languages."""
    return exercise_once(root, shared_folder(tmp_path_factory))


@pytest.fixture(scope="session")
def exercise_address(exercise_folder: Path) -> Iterator[str]:
    """Where it is served."""
    with served(exercise_folder) as where:
        yield where


@pytest.fixture
def exercise(browser: Browser, exercise_address: str, _pictures: None) -> Iterator[Visit]:
    """A reader's visit to it, in which nothing goes wrong."""
    with visiting(browser, exercise_address) as made:
        yield made


def show_in(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Show a page in light or in dark, and wait until no colour is on its way any more."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished))")


def open_all(page: Page) -> None:
    """Open whatever is folded."""
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")


def search(page: Page, words: str) -> Locator:
    """Open the search and type, as a reader would, and wait for the results."""
    page.keyboard.press("Control+k")
    field = page.locator(".br-find input[type=search]:visible")
    field.fill("")
    field.press_sequentially(words)
    results = page.locator(".br-hit__title:visible")
    results.first.wait_for()
    return results
