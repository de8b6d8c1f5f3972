"""A page is read alike by the quick pattern and by Python's parser, whatever is in it, and links by both readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_room.publish import markup, verify

if TYPE_CHECKING:
    from collections.abc import Mapping

_PIECES: Final = (
    "<", ">", "</", "/>", "<a", "<a ", "<mark>", "</mark>", '<MARK id="x">', "<mark/>", " href=", '"', "'", "x", "/",
    "=",
    "&", "&amp;", "&amp", "&#65;", "&#x41", "&notit;", "<!--", "-->", "--", "-", "!", "<!doctype html>", "<script>",
    "</script>", "</SCRIPT>", "<style>", "</style>", "<style/>", "<title>", "</title>", "<textarea>", "</textarea>",
    "<iframe>", "</iframe>", '<svg viewBox="0 0 1 1">', '<use xlink:href="#a"/>', "</svg>", "\n", "\t", "\x0b", "\x0c",
    "\0", "\xa0", "\x1c", " ", 'id="a&amp;b"', "id=a", "class", '<li id="fn:1">', "</li>", "<?", "<![CDATA[", "]]>",
    "<p", "</p >", "é", "<br/>", "<br / >", "<b/", "<img src=a/>", "<input disabled>", '<a id=x id="y">',
)  # fmt: skip
_LINKS: Final = (
    "../", "./", "..", ".", "/", "a", "b.html", "index.html", "#", "x", "?", "%20", "é", "//", "http:", "mailto:", "\n",
    verify._BASE, " ", ";", "-", "_", "~", "\\", "[",  # noqa: SLF001 - the address of a site without one
)  # fmt: skip


class _Heard:
    """What was told, texts in one piece."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self._words = ""

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        self._flush()
        self.told.append((tag, dict(values)))

    def end(self, tag: str) -> None:
        self._flush()
        self.told.append(tag)

    def data(self, text: str) -> None:
        self._words += text

    def all(self) -> list[object]:
        self._flush()
        return self.told

    def _flush(self) -> None:
        if self._words:
            self.told.append(("", self._words))
            self._words = ""


def _as_python_has_it(text: str) -> list[object]:
    heard = _Heard()
    reader = markup._Reader(heard)  # noqa: SLF001 - the other of the two ways
    reader.feed(text)
    reader.close()
    return heard.all()


@given(st.lists(st.sampled_from(_PIECES), max_size=10).map("".join))
def test_two_readings_of_a_page_are_one(text: str) -> None:
    """What the pattern does not give up it reads as the parser does; and what it gives up, the parser reads."""
    assert markup.tell(text, _Heard).all() == _as_python_has_it(text)


@pytest.mark.parametrize(
    "text",
    [
        "<a href='x'>a &amp; b</a>", "<P ID=x>one<br/>two", "<script>if (a) { b() }</script>", "<!-- no --><i>x</i>",
        '<svg viewBox="0 0 1 1"><use xlink:href="#a"/></svg>', "<style>a { b: url(c) }</style>",
        "<title>A &lt; B</title>",
    ],
)  # fmt: skip
def test_what_pages_have_is_read_quickly(text: str) -> None:
    """Else every page would be read twice."""
    heard = _Heard()
    assert markup._tell_plain(text, heard)  # noqa: SLF001 - which of the two ways
    assert heard.all() == _as_python_has_it(text)


@given(
    st.lists(st.sampled_from(_LINKS), max_size=6).map("".join),
    st.sampled_from(["index.html", "a/index.html", "a/b/index.html", "a/b.html", "é/x.html", "a%20/b.html"]),
    st.sampled_from([verify._BASE, "https://site.example/below/"]),  # noqa: SLF001 - as above
)
def test_a_plain_link_leads_where_any_would(link: str, name: str, base: str) -> None:
    """Following it without parsing addresses changes nothing."""
    assert verify._target(link, name, base) == verify._any_target(link, name, base)  # noqa: SLF001 - both ways
