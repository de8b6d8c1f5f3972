"""What the theme's skeleton needs to know beside the pages: words and language.

Everything goes into MkDocs' ``extra``, because a template can read nothing else
in MkDocs and Zensical alike.
"""

from __future__ import annotations

import itertools
import re
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing_room.words import direction_of, words_in
from briefing_room.words.interface import THEME, interface_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_room.words import Words

SEARCH_PAGE: Final = "search/"

_SIGN: Final = ("assets", "javascripts", "first.js")
"""A file that every theme with our skeleton has, and no other."""


def given(language: str) -> dict[str, object]:
    """What the skeleton reads from ``config.extra``, for a desk's language.

    Where the interface does not speak that language, page and interface have a language and a direction each.
    """
    words = words_in(language)
    return {
        "language": words.language,
        "direction": words.direction,
        "content_language": language,
        "content_direction": direction_of(language),
        "search_page": SEARCH_PAGE,
        "words": words.table(THEME),
        "script_words": interface_words(words),
    }


def is_ours(folders: Iterable[str]) -> bool:
    """Whether a theme, by its folders, has our skeleton: then the site is the desk's own, and else a host's."""
    return any(Path(folder, *_SIGN).is_file() for folder in folders)


_TABLE: Final = re.compile(r"(<section\b[^>]*\b(?:tabindex|data-register)=[^>]*>\s*)?<table>.*?</table>", re.DOTALL)

_HEADING: Final = re.compile(
    r"(?P<head><h(?P<level>[1-6])\b[^>]*>(?P<words>(?:(?!</h(?P=level)>).)*?))"
    r'<a class="headerlink" href="(?P<address>[^"]*)"[^>]*>[^<]*</a>(?P<end></h(?P=level)>)(?P<folded>\s*</summary>)?',
    re.DOTALL,
)
"""A heading with the link that Markdown puts into it, and whether it stands in the head of something folded."""

_CODE: Final = re.compile(r"(<pre>(?:<span></span>)?<code)")
"""Code, with the mark before it that some engines' highlighting leaves there."""


def finished(html: str, words: Words) -> str:
    """The content of a page with what every reader needs beside it: names for links, and ways in for the keyboard."""
    return scrollable(with_named_links(html, words), words)


def with_named_links(html: str, words: Words) -> str:
    """Content in which the link to a heading stands behind the heading, and is named after it.

    Inside it would be read as a part of its name. The page's own title has none, nor a statement, which has a button
    for its address; and neither has what is folded: its head is a button, in which no link can be pressed.
    """

    def beside(found: re.Match[str]) -> str:
        heading = found["head"] + found["end"]
        if found["level"] == "1" or found["folded"] or "data-statement=" in found["head"]:
            return heading + (found["folded"] or "")
        title = unescape(re.sub(r"<[^>]+>", "", found["words"])).strip()
        label = escape(words.text("Link to: {title}").replace("{title}", title))
        return f'{heading}<a class="headerlink" href="{found["address"]}" aria-label="{label}">¶</a>'

    return _HEADING.sub(beside, html)


def scrollable(html: str, words: Words) -> str:
    """Content in which all that may be too wide can be focused, and so scrolled by keyboard: plain tables, and code.

    A plain table gets a frame. One of the pages' own that has such a frame, a register, which never needs to be
    scrolled, and one with a class and with it a layout of its own stay as they are.
    """
    name, numbers = words.text("Table {n}"), itertools.count(1)

    def framed(found: re.Match[str]) -> str:
        if found[1]:
            return found[0]
        label = escape(name.replace("{n}", str(next(numbers))))
        return f'<div class="table-scroll" role="group" aria-label="{label}" tabindex="0">{found[0]}</div>'

    return _CODE.sub(r'\1 tabindex="0"', _TABLE.sub(framed, html))
