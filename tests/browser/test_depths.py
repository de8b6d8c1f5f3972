"""A briefing in three depths: in a minute, in ten minutes, and all of it, which is folded and still found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest

from tests.browser.conftest import each_family, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Visit

LAPTOP: Final = {"width": 1280, "height": 800}
PHONE: Final = {"width": 360, "height": 800}


class Screens(NamedTuple):
    """How much of a briefing there may be as it is first shown: screens in all, and of what is read in a minute."""

    all: float
    minute: float


ROOM: Final = {"laptop": Screens(10, 1), "phone": Screens(15, 3)}

_MEASURED: Final = """() => {
    const shown = element => element.checkVisibility();
    const count = selector => [...document.querySelectorAll(selector)].filter(shown).length;
    return {
        all: document.documentElement.scrollHeight / innerHeight,
        minute: document.querySelector(".minute").getBoundingClientRect().bottom / innerHeight,
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        links: count("a[href]"),
        stops: count("a[href], button, input, select, textarea, summary, [tabindex='0']"),
        cut: [...document.querySelectorAll("main :is(a, summary, h2, h3)")].filter(shown)
            .map(element => element.textContent).filter(text => /…(?!\\])/.test(text)),
    };
}"""


@pytest.fixture(params=["demonstration", "exercise"])
def desk(request: pytest.FixtureRequest, browser: Browser, _pictures: None) -> Iterator[tuple[Visit, list[str]]]:
    """A visit to each desk's site, and the paths of its briefings."""
    names = ("exercise_folder", "exercise_address") if request.param == "exercise" else ("site_folder", "address")
    site, address = (request.getfixturevalue(name) for name in names)
    paths = sorted(path.parent.relative_to(site).as_posix() + "/" for path in site.glob("briefings/*/index.html"))
    assert paths
    with visiting(browser, address) as visit:
        yield visit, paths


def _measured(page: Page) -> dict[str, Any]:
    measured: dict[str, Any] = page.evaluate(_MEASURED)
    return measured


@each_family
@pytest.mark.parametrize("screen", ["laptop", "phone"])
def test_a_briefing_is_one_that_is_finished(desk: tuple[Visit, list[str]], screen: str) -> None:
    """Every briefing of both desks keeps to its room, and to 150 links and stops of the Tab key; no label is cut."""
    visit, paths = desk
    room = ROOM[screen]
    page = visit.page(paths[0], viewport=LAPTOP if screen == "laptop" else PHONE)
    for path in paths:
        page.goto(visit.address + path)
        found = _measured(page)
        assert found["minute"] <= room.minute, (path, found)
        assert found["all"] <= room.all, (path, found)
        assert found["links"] <= 150, (path, found)
        assert found["stops"] <= 150, (path, found)
        assert found["wide"] == 0, (path, found)
        assert found["cut"] == [], path
