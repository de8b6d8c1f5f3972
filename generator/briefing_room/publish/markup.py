"""The elements and texts of a page of HTML, in turn; a page without oddities, as MkDocs writes them, is read quickly.

Python's own parser reads any page much as browsers forgive it, and takes its time for each tag. Here a page is read by
one pattern that knows only what cannot be misread: whole tags, values without angle brackets, references that end in a
semicolon. At the first thing it does not know it gives the page up, and Python's parser reads all of it.

    <a href="x">words</a>      known
    <a href="x"">words         not known: read by Python's parser, from the beginning
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Listener(Protocol):
    """Who is told of the elements and texts of a page."""

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        """Hear that an element begins; names are in small letters, and what has no value has an empty one."""

    def end(self, tag: str) -> None:
        """Hear that an element ends."""

    def data(self, text: str) -> None:
        """Hear words, or a part of them; of a script or a style sheet its text as it stands."""


_Told = TypeVar("_Told", bound=Listener)


def tell(text: str, make: Callable[[], _Told]) -> _Told:
    """A listener that was told of all of a page. ``make`` makes one, and a second where a page is begun anew."""
    told = make()
    if not _tell_plain(text, told):
        told = make()
        reader = _Reader(told)
        reader.feed(text)
        reader.close()
    return told


class _Reader(HTMLParser):
    """Python's parser, which tells what it meets."""

    def __init__(self, told: Listener) -> None:
        super().__init__(convert_charrefs=True)
        self._told = told

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._told.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._told.end(tag)

    def handle_data(self, data: str) -> None:
        self._told.data(data)


_SPACE: Final = r"[ \t\n\r\f]"
_NAME: Final = r"[a-zA-Z_:@][a-zA-Z0-9_:.@-]*"
_VALUE: Final = r"""(?:"[^"<>]*"|'[^'<>]*'|[a-zA-Z0-9_.:;,%#+-]+(?![^ \t\n\r\f>]))"""
_TOKEN: Final = re.compile(
    r"<(?:"
    rf"([a-zA-Z][a-zA-Z0-9-]*)((?:{_SPACE}+{_NAME}(?:={_VALUE})?)*){_SPACE}*(/?)>"
    r"|/([a-zA-Z][a-zA-Z0-9-]*)>"
    rf"|!(?:--(?!-?>)(?:[^-]|-(?!-))*--|[dD][oO][cC][tT][yY][pP][eE]{_SPACE}[^<>]*)>"
    r"|())"
)
"""What may stand where an angle bracket opens: a start, with its values and whether it ends at once; an end; what says
nothing; else something odd."""

_VALUES: Final = re.compile(rf"({_NAME})(?:=({_VALUE}))?")
_REFERENCE: Final = re.compile(r"&(?!(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);)")
"""A reference that does not end as it should: what it means depends on where it stands."""

_RAW: Final = frozenset({"script", "style"})
_WORDS_ONLY: Final = frozenset({"textarea", "title"})
_GIVEN_UP: Final = frozenset({"iframe", "noembed", "noframes", "plaintext", "xmp"})
"""Elements in which markup may be text, as browsers, and Python's parser by its age, have it."""


def _tell_plain(text: str, told: Listener) -> bool:
    """Tell of a page; False, at any point, when something in it is not known here."""
    at, inside = 0, ""
    for match in _TOKEN.finditer(text):
        opens = match.start()
        if at < opens and not _tell_words(text[at:opens], told, raw=inside in _RAW):
            return False
        at = match.end()
        after = _tell_tag(match, inside, told)
        if after is None:
            return False
        inside = after
    return not inside and (at == len(text) or _tell_words(text[at:], told, raw=False))


def _tell_words(words: str, told: Listener, *, raw: bool) -> bool:
    if "&" in words and not raw:
        if _REFERENCE.search(words):
            return False
        words = unescape(words)
    told.data(words)
    return True


def _tell_tag(match: re.Match[str], inside: str, told: Listener) -> str | None:
    """Tell of a tag; the element that now holds nothing but words, if any, or None when the tag is not known here."""
    begun, written, ends_at_once, ended, odd = match.groups()
    if odd is not None or (inside and (ended is None or ended.lower() != inside)):
        return None
    if ended:
        told.end(ended.lower())
    if not begun:
        return ""
    tag, values = begun.lower(), _values(written)
    if values is None or tag in _GIVEN_UP:
        return None
    told.start(tag, values)
    if ends_at_once:
        told.end(tag)
        return ""
    return tag if tag in _RAW or tag in _WORDS_ONLY else ""


def _values(text: str) -> dict[str, str] | None:
    """The values of an element by name; None where it cannot be said what one is."""
    if not text:
        return {}
    found = _VALUES.findall(text)
    values = {name.lower(): value[1:-1] if value[:1] in {'"', "'"} else value for name, value in found}
    if "&" in text:
        if _REFERENCE.search(text):
            return None
        return {name: unescape(value) for name, value in values.items()}
    return values
