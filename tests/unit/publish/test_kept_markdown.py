"""A page is made again only when something that it read has changed, and is the same as if all were made."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.build import check, site_with
from briefing_room.kept.kept import Kept
from briefing_room.kept.store import Store
from briefing_room.pages import render_pages
from briefing_room.publish.kept_markdown import KeptMarkdown
from briefing_room.publish.read_digests import ReadDigests, UnknownValueError
from tests.desks.desks import GOOD, lay_out
from tests.unit.pages.made import desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing_room.pages.page import Page

_WORD: Final = re.compile(r"(?<=\s)[a-z]{4,}(?=[\s.,])")


class _Noting(KeptMarkdown):
    """Pages that tell which of them were made."""

    def __init__(self, kept: Kept, folder: Path, *, private: bool) -> None:
        self.site = site_with(check(folder), private=private)
        self.made: set[str] = set()
        super().__init__(kept, self.site)

    def page(self, make: Callable[..., Page], given: tuple[object, ...], anew: Callable[[], Page]) -> Page:
        """The page, noted when it is made."""

        def noted() -> Page:
            page = anew()
            self.made.add(page.path)
            return page

        return super().page(make, given, noted)

    def pages(self) -> tuple[Page, ...]:
        """All pages, put down for the next time."""
        pages = render_pages(replace(self.site, keeping=self))
        self.put_down()
        return pages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of a desk that uses every key."""
    return lay_out(GOOD / "every-key", tmp_path / "desk")


def _kept(store: Store, program: bytes = b"this program") -> Kept:
    return Kept(store, program, b"its owner")


def _edited(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_of_an_unchanged_desk_no_page_is_made(folder: Path) -> None:
    """Nor by another program of what this one kept; of a desk whose settings are others all are."""
    store = Store()
    first = _Noting(_kept(store), folder, private=False)
    pages = first.pages()
    again = _Noting(_kept(store), folder, private=False)
    assert again.pages() == pages
    assert (len(first.made) > 10, again.made) == (True, set())
    others = _Noting(_kept(store, b"another program"), folder, private=False)
    assert (others.pages(), others.made) == (pages, first.made)
    _edited(folder, "settings.yml", "name: ", "name: Another ")
    settled = _Noting(_kept(store), folder, private=False)
    assert settled.pages() == render_pages(settled.site)
    assert settled.made == first.made


def test_only_pages_that_read_what_was_edited_are_made(folder: Path) -> None:
    """A line that moves every other line of its file, and a word of one statement, make few pages."""
    store = Store()
    first = _Noting(_kept(store), folder, private=False)
    first.pages()
    _edited(folder, "other.yml", "title:", "\n# A remark.\n\ntitle:")
    moved = _Noting(_kept(store), folder, private=False)
    assert moved.pages() == render_pages(moved.site)
    assert moved.made <= {"briefings/other/made.md"}  # which says where findings are
    _edited(folder, "actors.yml", "description: ", "description: Now ")
    described = _Noting(_kept(store), folder, private=False)
    assert described.pages() == render_pages(described.site)
    assert 0 < len(described.made) < len(first.made) / 3


@pytest.mark.parametrize("private", [False, True])
def test_pages_are_those_of_a_clean_build_after_any_edits(folder: Path, *, private: bool) -> None:
    """A word of any file is turned, some back again, a line is taken out, a file goes and comes."""
    chance, store = random.Random(f"edits {private}"), Store()  # noqa: S311 - the same edits every time
    texts = {
        path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*")) if path.suffix in {".yml", ".md"}
    }
    spared = 0
    for _ in range(12):
        path = chance.choice([*texts])
        lines = texts[path].splitlines(keepends=True)
        at = chance.randrange(len(lines))
        lines[at] = chance.choice((_WORD.sub("elsewhere", lines[at], count=1), "", f"{lines[at]}\n"))
        path.write_text(chance.choice((texts[path], "".join(lines))), encoding="utf-8")
        checked = _Noting(_kept(store), folder, private=private)
        pages = checked.pages()
        assert pages == render_pages(checked.site), (path, at)
        spared += len(pages) - len(checked.made)
    assert spared > 100


class _Patchy(Store):
    """A store in which now and then a value is not there any more."""

    chance = random.Random("patchy")  # noqa: S311 - the same each time

    def get(self, key: bytes) -> bytes | None:
        """The value under a key, four times out of five."""
        return super().get(key) if self.chance.random() < 0.8 else None


def test_a_page_or_a_record_that_is_gone_is_made_anew(folder: Path) -> None:
    """Whatever of the store is not there any more stops nothing, and changes nothing."""
    store, spared = _Patchy(), 0
    for _ in range(5):
        noting = _Noting(_kept(store), folder, private=False)
        assert noting.pages() == render_pages(noting.site)
        spared += bool(noting.made) and len(noting.made) < len(noting.pages())
    assert spared


def test_what_cannot_be_told_has_no_digest() -> None:
    """Equal values have one digest, whatever the order of a set; a value of another sort is refused."""
    digests = ReadDigests(desk({}))
    assert digests.of_value({"a": {"x", "y", "z"}}) == digests.of_value({"a": {"z", "y", "x"}})
    assert len({digests.of_value(value) for value in (1, True, "1", None, ("1",), {"1"}, {"1": 1}, b"1")}) == 8
    with pytest.raises(UnknownValueError):
        digests.of_value((1, object()))
