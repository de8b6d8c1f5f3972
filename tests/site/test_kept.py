"""A build that keeps what it made: the next one makes only what has changed, and the same site."""

from __future__ import annotations

import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.copies import Copy, sums
from tests.desks.desks import BAD, lay_out

if TYPE_CHECKING:
    from pathlib import Path

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
