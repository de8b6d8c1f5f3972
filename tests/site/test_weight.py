"""What a page weighs: bytes, which are the same on every machine, and so may fail a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.weight import first_view, loaded, own_scripts

if TYPE_CHECKING:
    from tests.copies import Copy

KIB = 1024

OF_SOURCES = ("picking.js", "picked.js")
"""Scripts that load on sources' pages alone."""


def test_our_own_scripts_are_small(built: Copy) -> None:
    """At most 16 KiB compressed beside those of search, which are an engine, and 20 for those; 4 on sources' pages."""
    weights = own_scripts(built.folder / "site")
    assert 0 < sum(weights.pop(name) for name in OF_SOURCES) <= 4 * KIB
    search = sum(weight for name, weight in weights.items() if name.startswith("search"))
    assert 0 < search <= 20 * KIB
    assert sum(weights.values()) - search <= 16 * KIB


def test_the_first_view_of_a_briefing_is_light(built: Copy) -> None:
    """Page, styles, scripts and icon: at most 100 KiB compressed, before search is opened."""
    site = built.folder / "site"
    pages = sorted(path.relative_to(site).as_posix() for path in site.glob("briefings/*/index.html"))
    assert pages
    for page in pages:
        view = first_view(site, page)
        assert sum(view.values()) <= 100 * KIB, (page, view)


def test_all_that_loads_is_counted(built: Copy) -> None:
    """Styles, scripts and the icon, and no part of the search index."""
    site = built.folder / "site"
    names = loaded(site, "briefings/vostochny-summit/index.html")
    assert any(name.endswith(".css") for name in names)
    assert {name.rpartition("/")[2] for name in names if name.endswith(".js")} == {*own_scripts(site)} - {*OF_SOURCES}
    of_source = {name.rpartition("/")[2] for name in loaded(site, "sources/kim-visits-russia/index.html")}
    assert {name for name in of_source if name.endswith(".js")} == {*own_scripts(site)}
    assert "assets/images/icon.svg" in names
    assert not any(name.startswith("assets/search/") for name in names)
