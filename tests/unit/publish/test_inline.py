"""Markup is looked for where its sign stands, and what comes out is what Python-Markdown makes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from briefing_room.publish.inline import INLINE, SIGNS

if TYPE_CHECKING:
    import re
    from pathlib import Path
    from xml.etree.ElementTree import Element

EXTENSIONS: Final = ("attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc")
"""Those of every desk's site; the owner's may come to them."""

PIECES: Final = (
    "word", " ", "  \n", "\n", "`", "``", "\\", "\\`", "*", "**", "_", "[", "](a.md)", "![", "[^1]", "[^1]: note\n",
    "<https://x.org>", "<a@b.org>", "<b>", "</b>", "<span markdown>", "</span>", "&amp;", "&#58;", "&", "{: #id }",
    "a@b", "[x]: y.md\n", "[x]",
)  # fmt: skip


def _made(text: str, *more: Any) -> str:  # noqa: ANN401 - names of extensions, or the extensions themselves
    return Markdown(extensions=[*EXTENSIONS, *more]).convert(text)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_comes_out_as_before(text: str) -> None:
    """Whatever stands beside what, and inside what."""
    assert _made(text, INLINE) == _made(text)


def test_pages_come_out_as_before(root: Path) -> None:
    """Those of the handbook hold what people write, of all sorts."""
    for path in sorted((root / "docs" / "handbook").glob("*.md"))[:6]:
        text = path.read_text(encoding="utf-8")
        assert _made(text, INLINE) == _made(text), path.name


def test_every_sort_of_markup_is_known() -> None:
    """One that is not would be looked for in every text."""
    md = Markdown(extensions=[*EXTENSIONS])
    sorts = [md.inlinePatterns[number] for number in range(len(md.inlinePatterns))]
    assert [sort for sort in sorts if sort.getCompiledRegExp().pattern not in SIGNS] == []


class _Shout(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 - its name there
        self, m: re.Match[str], _data: str
    ) -> tuple[str | Element, int, int]:
        return m[0].upper(), m.start(), m.end()


@pytest.mark.parametrize("text", ["we say loud words", "loud", "*loud* and so on"])
def test_what_an_owner_adds_is_looked_for_everywhere(text: str) -> None:
    """A sort that is not known has no sign."""
    made = []
    for more in ((), (INLINE,)):
        md = Markdown(extensions=[*EXTENSIONS, *more])
        md.inlinePatterns.register(_Shout("loud", md), "shout", 5)
        made.append(md.convert(text))
    assert made[0] == made[1]
    assert "LOUD" in made[0]
