"""Rights, in the whole output: nothing of a source is anywhere that the public may not see."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Final

import pytest
from PIL.ImageDraw import ImageDraw

from briefing_room.build import build
from briefing_room.publish.project import find_project
from tests.unit.search.reading import words_in
from tests.unit.visible.canaries import (
    CANARIES,
    CITED,
    RIGHTS,
    USES,
    canary,
    is_private,
    is_public,
    source_id,
    write_desk,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Files = dict[str, bytes]

ALL: Final = [(name, use, rights) for name in CANARIES for use in USES for rights in RIGHTS]
SHA: Final = re.compile(rb"[0-9a-f]{64}")


def _built(folder: Path, *, private: bool = False, mark: str = "zqzq") -> Files:
    """The files of a real site by path, unpacked, and besides every text that was drawn into a picture."""
    drawn: list[str] = []
    draw = ImageDraw.text

    def recorded(self: object, at: object, text: str, *rest: object, **more: object) -> None:
        drawn.append(text)
        draw(self, at, text, *rest, **more)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ImageDraw, "text", recorded)
        built = build(find_project(write_desk(folder / "desk", mark), folder / "site", private=private))
    assert [finding for finding in built.checked.findings if finding.code != "unused-source"] == []
    site = folder / "site"
    files = {path.relative_to(site).as_posix(): _unpacked(path) for path in site.rglob("*") if path.is_file()}
    return {**files, "drawn": " ".join(drawn).encode()}


def _unpacked(path: Path) -> bytes:
    """A file's bytes, without the packing of the packed sitemap."""
    data = path.read_bytes()
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The public site."""
    return _built(tmp_path_factory.mktemp("public"))


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The private site of the same desk."""
    return _built(tmp_path_factory.mktemp("private"), private=True)


def _where(files: Files, word: str) -> list[str]:
    """The files in which a word stands, or whose address has it."""
    return [path for path, data in files.items() if word in path or word.encode() in data]


def _found(files: Files) -> set[tuple[str, str, str]]:
    whole = b"\n".join([*files.values(), *(path.encode() for path in files)])
    return {one for one in ALL if canary(*one).encode() in whole}


def test_the_public_sees_what_was_decided_and_nothing_else(public: Files) -> None:
    """In every file, whatever it is: pages, index, feeds, sitemap, pictures, addresses."""
    assert _found(public) == {(name, use, rights) for name, use, rights in ALL if is_public(name, use, rights)}


def test_those_who_work_on_the_desk_see_everything(private: Files) -> None:
    """Every field of every source, whatever its rights: so the words are looked for in the right way."""
    assert _found(private) == {(name, use, rights) for name, use, rights in ALL if is_private(name, use)}


@pytest.mark.parametrize("rights", RIGHTS)
@pytest.mark.parametrize("use", USES)
def test_a_source_that_nobody_cites_is_nowhere(public: Files, private: Files, use: str, rights: str) -> None:
    """Its address, a row, a record, a line of the sitemap; and one that is cited has all of them."""
    name = source_id(use, rights)
    for files, seen in ((public, use in CITED), (private, True)):
        where = _where(files, name)
        assert bool(where) is seen, where
        assert (f"sources/{name}/index.html" in files) is seen
        assert (name in files["sitemap.xml"].decode()) is seen
        assert (name in files["sources/index.html"].decode()) is seen
        assert any(name in path or name.encode() in data for path, data in _records(files).items()) is seen


def _records(files: Mapping[str, bytes]) -> Files:
    """The search's own copies of what it finds."""
    return {path: data for path, data in files.items() if path.startswith(("assets/search/h-", "assets/search/t-"))}


def test_search_finds_no_word_that_may_not_be_seen(public: Files) -> None:
    """The index has the words of what is shown, and so would have the others; as words, and as parts of words."""
    files = {path.removeprefix("assets/search/"): data for path, data in public.items() if "assets/search/" in path}
    index = words_in({name: data.decode() for name, data in files.items()})
    assert canary("quote", "quoted", "excerpts") in index
    assert canary("block", "quoted", "full-text") in index
    words = "\n".join(index)
    assert [one for one in ALL if not is_public(*one) and canary(*one) in words] == []


def test_pictures_are_looked_into(public: Files) -> None:
    """Words of a picture can be read by no search, so they are written down as they are drawn."""
    assert b"Boats wait at the" in public["drawn"]


def test_nothing_public_depends_on_what_is_hidden(public: Files, tmp_path: Path) -> None:
    """Other words in all that is hidden, and of the site every byte stays: even a picture, a length or an order.

    Only the sum of an original tells that it is another.
    """
    other = _built(tmp_path, mark="zkzk")
    assert not _where(other, "zkzk")
    assert _plain(other) == _plain(public)


def _plain(files: Files) -> Files:
    return {path: SHA.sub(b"", data) for path, data in files.items()}
