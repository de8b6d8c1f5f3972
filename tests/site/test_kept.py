"""A build that keeps what it made: the next one makes only what has changed, and the same site."""

from __future__ import annotations

import contextlib
import os
import random
import sys
from textwrap import dedent
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from briefing_room.kept.store import Store
from briefing_room.ledger import own
from briefing_room.publish import share
from briefing_room.publish.mkdocs import overrides
from briefing_room.publish.project import find_project
from briefing_room.publish.share import picture
from tests.copies import Copy, sums
from tests.desks.desks import BAD, lay_out
from tests.unit.publish.disk import KilledError, dying

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.publish.share import Card

KILLS: Final = int(os.environ.get("BRIEFING_KILLS", "3"))
"""How many moments are tried at which a build is killed; 100 on demand."""

CONFIG = "site_name: x\ntheme: {name: briefing}\nplugins: [briefing]\n"
LOADED = dedent(
    """
    import sys
    from briefing_room.cli import main
    code = main(["build"])
    print([name for name in ("briefing_room.build", "mkdocs", "markdown", "PIL", "pydantic") if name in sys.modules])
    sys.exit(code)
    """
)


@pytest.fixture
def small(tmp_path: Path) -> Copy:
    """A small project whose desk has a warning to tell."""
    lay_out(BAD / "unused-actor", tmp_path / "small" / "briefings")
    (tmp_path / "small" / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return Copy(tmp_path / "small")


def test_where_nothing_has_changed_nothing_is_built(small: Copy) -> None:
    """The same is told as before, by a command that loads neither MkDocs nor what makes pages."""
    first = small.here("build")
    assert first.returncode == 0, first.stdout + first.stderr
    assert "warning[unused-actor]" in first.stdout
    site = small.folder / "site"
    made = site.stat().st_ino, sums(site)
    again = small.here("build")
    assert (again.returncode, again.stdout, again.stderr) == (0, first.stdout, "")
    assert (site.stat().st_ino, sums(site)) == made
    assert not [name for name in sums(site) if "kept" in name]  # it lies in the work folder alone
    assert (small.folder / "build/kept.sqlite").is_file()
    (small.folder / "loaded.py").write_text(LOADED, encoding="utf-8")
    alone = small.run("loaded", PYTHONPATH=":".join(path for path in sys.path if path))
    assert alone.stdout == f"{first.stdout}[]\n", alone.stderr
    errors = small.here("build", "--errors")
    assert "unused-actor" not in errors.stdout
    assert "not shown" in errors.stdout


def test_a_site_that_was_changed_by_hand_is_built_again(small: Copy) -> None:
    """Whatever somebody wrote into it, the next build makes the site that the desk says."""
    assert small.here("build").returncode == 0
    before = sums(small.folder / "site")
    page = small.folder / "site/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", "<p>A lie.</p></main>"), encoding="utf-8")
    assert small.here("build").returncode == 0
    assert sums(small.folder / "site") == before


def test_a_clean_build_uses_nothing_that_was_kept(small: Copy) -> None:
    """Nor does it leave anything: what is kept stays as it was."""
    assert small.here("build").returncode == 0
    site, store = small.folder / "site", small.folder / "build/kept.sqlite"
    before, kept, made = sums(site), store.read_bytes(), site.stat().st_ino
    store.write_bytes(kept[:5000])
    done = small.here("build", "--clean")
    assert done.returncode == 0, done.stderr
    assert site.stat().st_ino != made
    assert sums(site) == before
    assert store.read_bytes() == kept[:5000]


def test_only_pages_that_have_changed_are_made(small: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs renders those whose Markdown differs, and the first page; no picture is drawn that says the same."""
    assert small.here("build").returncode == 0
    pages = sums(small.folder / "build/docs")
    made: list[str] = []
    drawn: list[Card] = []
    render = Page.render

    def noted(page: Page, *given: Any) -> None:  # noqa: ANN401 - as MkDocs calls it
        made.append(page.file.src_uri)
        render(page, *given)

    monkeypatch.setattr(Page, "render", noted)

    def noted_picture(card: Card) -> bytes:
        drawn.append(card)
        return picture(card)

    monkeypatch.setattr(share, "picture", noted_picture)
    briefing = small.folder / "briefings/base.yml"
    briefing.write_text(briefing.read_text(encoding="utf-8").replace("Asks for wheat", "Wants wheat"), encoding="utf-8")
    assert small.here("build").returncode == 0
    now = sums(small.folder / "build/docs")
    differing = {name for name in now if name.endswith(".md") and now[name] != pages.get(name)}
    assert set(made) == differing | {"index.md"}
    assert 0 < len(differing) < len([name for name in now if name.endswith(".md")]) / 2
    assert drawn == []


def test_a_warning_of_mkdocs_is_told_as_by_a_clean_build(small: Copy) -> None:
    """A page that is kept leads to one that is gone: the build fails, and says of it what it says without the store."""
    (small.folder / "docs").mkdir()
    for name, text in (("one", "[two](two.md)"), ("two", "# Two")):
        (small.folder / f"docs/{name}.md").write_text(text, encoding="utf-8")
    assert small.here("build").returncode == 0
    before = sums(small.folder / "site")
    (small.folder / "docs/two.md").unlink()
    failed = small.here("build")
    assert failed.returncode == 1
    assert failed.stderr == small.here("build", "--clean").stderr
    assert sums(small.folder / "site") == before


@pytest.mark.parametrize("moment", range(KILLS))
def test_a_build_that_is_killed_while_it_keeps(small: Copy, moment: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any moment, in the store or on the disk: there is the old site or the new one, and the next build is right."""
    assert small.here("build").returncode == 0
    old = sums(small.folder / "site")
    settings = small.folder / "briefings/settings.yml"
    text = settings.read_text(encoding="utf-8").replace("The Larn Desk", "Another Desk")
    settings.write_text(text, encoding="utf-8")
    chance = random.Random(moment)  # noqa: S311 - the same moments every time
    put, puts = Store.put, chance.randrange(60)

    def put_or_end(store: Store, key: bytes, value: bytes) -> None:
        nonlocal puts
        puts -= 1
        if puts < 0:
            raise KilledError
        put(store, key, value)

    with monkeypatch.context() as meanwhile:
        if moment % 2:
            meanwhile.setattr(Store, "put", put_or_end)
        else:
            dying(meanwhile, chance.randrange(160))
        with contextlib.suppress(KilledError):
            small.here("build")
    left = sums(small.folder / "site")
    assert small.here("build").returncode == 0
    new = sums(small.folder / "site")
    assert small.here("build", "--clean").returncode == 0
    assert sums(small.folder / "site") == new
    assert left in (old, new)
    assert old != new


def previewed(project: Copy, site: Path) -> list[str]:
    """Make a preview's site as MkDocs' server does at each change; the pages that were rendered."""
    found = find_project(project.folder / "briefings", None, private=True, trusted=True)
    own(found.markdown)
    config = load_config(str(found.config), strict=False, **{**overrides(found, site), "site_dir": str(site)})
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = "http://127.0.0.1:8000/"
    made: list[str] = []
    render = Page.render

    def noted(page: Page, *given: Any) -> None:  # noqa: ANN401 - as MkDocs calls it
        made.append(page.file.src_uri)
        render(page, *given)

    with mock.patch.object(Page, "render", noted):
        build(config, serve_url=config.site_url)
    return made


def test_a_preview_makes_only_what_has_changed(small: Copy, tmp_path: Path) -> None:
    """It keeps pages in memory from one change to the next, errors in between included; a new one begins anew."""
    vars(MkDocsConfig)["plugins"].plugin_cache.clear()  # where MkDocs keeps plugins from one change to the next
    first = previewed(small, tmp_path / "preview")
    briefing = small.folder / "briefings/base.yml"
    text = briefing.read_text(encoding="utf-8")
    briefing.write_text("title: [", encoding="utf-8")
    assert previewed(small, tmp_path / "preview") == ["index.md"]  # what is wrong the server adds, to no page
    briefing.write_text(text.replace("Asks for wheat", "Wants wheat"), encoding="utf-8")
    made = previewed(small, tmp_path / "preview")
    assert "briefings/base.md" in made
    assert len(made) < len(first) / 2
    vars(MkDocsConfig)["plugins"].plugin_cache.clear()
    assert len(previewed(small, tmp_path / "clean")) == len(first)
    assert sums(tmp_path / "preview") == sums(tmp_path / "clean")
    assert not (small.folder / "build/private/kept.sqlite").exists()
