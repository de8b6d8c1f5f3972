"""A desk in, the expected pages out, byte for byte.

`make golden` (pytest tests/golden --rewrite-golden) writes the expected pages
again; the difference is reviewed like any other.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Final

import pytest

from briefing_room.build import build, check
from briefing_room.pages import render_pages, site_of
from briefing_room.publish.project import find_project

HERE: Final = Path(__file__).parent
DESK: Final = HERE / "desk"
KINDS: Final = ("public", "private")


@lru_cache(maxsize=2)
def rendered(desk: Path, *, private: bool) -> dict[str, str]:
    """The pages of a desk, by path."""
    return {page.path: page.markdown for page in render_pages(site_of(check(desk).desk, private=private))}


def test_the_desk_is_sound() -> None:
    """The desk behind the expected pages has no finding."""
    assert check(DESK).findings == ()


def _rewrite(folder: Path, pages: dict[str, str]) -> None:
    """Put these pages in the place of those that are there, without the list that a build keeps of its own files."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_as_expected(kind: str, request: pytest.FixtureRequest) -> None:
    """The same desk gives the same pages, no page more or less."""
    folder = HERE / kind
    site = site_of(check(DESK).desk, private=kind == "private")
    if request.config.getoption("--rewrite-golden"):
        _rewrite(folder, {page.path: page.markdown for page in render_pages(site)})
    expected = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.md")}
    made = {page.path: page.markdown for page in render_pages(site)}
    assert sorted(made) == sorted(expected)
    changed = [path for path, text in made.items() if text.encode("utf-8") != expected[path]]
    for path in changed:  # one page in full, the others by name
        assert made[path] == expected[path].decode("utf-8"), f"changed: {', '.join(changed)}"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("A plan nobody may know of", id="a draft"),
        pytest.param("The Envoy", id="an actor only a draft names"),
        pytest.param("A memo nobody may know of", id="a source only a draft names"),
        pytest.param("We have bread for three days", id="a quote whose source forbids it"),
        pytest.param("A field of wheat", id="a caption whose source forbids it"),
        pytest.param("Yours faithfully", id="a stripped line whose source forbids it"),
        pytest.param("A line that begins like a heading", id="a sentence nobody quotes"),
        pytest.param("indented", id="an original"),
    ],
)
def test_the_public_pages_keep_a_secret(words: str) -> None:
    """What drafts, rights and excerpts keep from the public is on a private page and on no public one."""
    assert any(words in _shown(page) for page in rendered(DESK, private=True).values())
    assert not [path for path, page in rendered(DESK, private=False).items() if words in _shown(page)]


def _shown(page: str) -> str:
    return re.sub(r"<[^>]*>", "", page)


@pytest.mark.parametrize("kind", KINDS)
def test_the_pages_make_a_site(kind: str, tmp_path: Path) -> None:
    """MkDocs, strictly, and then every link, anchor and proof: hostile texts break none of them."""
    shutil.copytree(DESK, tmp_path / "desk")
    built = build(find_project(tmp_path / "desk", tmp_path / "site", private=kind == "private"))
    assert built.checked.findings == ()
    assert built.pages == len(rendered(DESK, private=kind == "private"))
    assert (tmp_path / "site" / "briefings" / "harbour-closure" / "index.html").is_file()


_HASH: Final = """
import sys
from hashlib import sha256
from pathlib import Path
from briefing_room.build import check
from briefing_room.pages import render_pages, site_of
desk = check(Path(sys.argv[1])).desk
pages = [page for private in (False, True) for page in render_pages(site_of(desk, private=private))]
print(sha256(repr(pages).encode()).hexdigest())
"""


def test_order_and_hash_seed_change_nothing(tmp_path: Path) -> None:
    """The files of the desk made in any order, and Python's sets in any order: the same bytes."""
    files = sorted(path for path in DESK.rglob("*") if path.is_file())
    sums = set()
    for number, (order, seed) in enumerate(((files, "0"), (files[::-1], "1"), (files[1::2] + files[::2], "4242"))):
        desk = tmp_path / str(number)
        for path in order:
            target = desk / path.relative_to(DESK)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        done = subprocess.run(
            [sys.executable, "-c", _HASH, str(desk)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        sums.add(done.stdout)
    assert len(sums) == 1
