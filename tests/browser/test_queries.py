"""The search finds what readers mean: each query of `tests/search/` typed into the page, on both desks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import visiting
from tests.search.asking import ask
from tests.search.queries import DESKS, kinds_of, read_missed, read_queries

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

KINDS = [(desk, kind) for desk in DESKS for kind in kinds_of(desk)]


@pytest.fixture(scope="module")
def folders(site_folder: Path, exercise_folder: Path) -> dict[str, Path]:
    """The built site of each desk."""
    return {"demonstration": site_folder, "exercise": exercise_folder}


@pytest.fixture(scope="module")
def addresses(address: str, exercise_address: str) -> dict[str, str]:
    """Where each is served."""
    return {"demonstration": address, "exercise": exercise_address}


@pytest.mark.parametrize(("desk", "kind"), KINDS)
def test_what_is_typed_finds_what_is_meant(browser: Browser, addresses: dict[str, str], desk: str, kind: str) -> None:
    """The first result, or one of the first three, is what the reader means; and what is still missed is listed."""
    known, wrong = read_missed(desk), []
    with visiting(browser, addresses[desk]) as visit:
        page = visit.page("404.html")
        for query in read_queries(desk):
            if query.kind == kind:
                found = ask(page, addresses[desk], query.typed)
                if query.met(found) and query.typed in known:
                    wrong.append(f"{query.typed!r} is answered: take it out of tests/search/missed.yml")
                if not query.met(found) and query.typed not in known:
                    wrong.append(query.told(found))
    if wrong:
        pytest.fail("\n".join([f"{desk}, {kind}:", *wrong]), pytrace=False)


@pytest.mark.parametrize("desk", DESKS)
def test_what_is_wanted_is_on_the_site(folders: dict[str, Path], desk: str) -> None:
    """Every address that a query wants exists, so that none is missed because a statement was renamed."""
    for address in sorted({address for query in read_queries(desk) for address in query.wanted}):
        path, _, anchor = address.partition("#")
        page = folders[desk] / path.strip("/") / "index.html"
        assert page.is_file(), address
        if anchor:
            assert re.search(rf'\bid="?{re.escape(anchor)}[" >]', page.read_text(encoding="utf-8")), address


def test_there_are_enough_of_every_kind() -> None:
    """At least 80, of each kind two or more; none is asked twice on one desk, and what is listed as missed is asked."""
    assert sum(len(read_queries(desk)) for desk in DESKS) >= 80
    for desk, kind in KINDS:
        assert sum(query.kind == kind for query in read_queries(desk)) >= 2, (desk, kind)
    for desk in DESKS:
        typed = [query.typed for query in read_queries(desk)]
        assert len(typed) == len(set(typed))
        assert read_missed(desk) <= set(typed)
