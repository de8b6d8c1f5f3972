"""What the theme's skeleton needs to know beside the pages: words, language, and Material's style sheet.

Everything goes into MkDocs' ``extra``, because a template can read nothing else
in MkDocs and Zensical alike.
"""

from __future__ import annotations

import itertools
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing_room.words import direction_of, words_in
from briefing_room.words.interface import THEME, interface_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure.files import Files

    from briefing_room.words import Words

SEARCH_PAGE: Final = "search/"

_SIGN: Final = ("assets", "javascripts", "first.js")
"""A file that every theme with our skeleton has, and no other."""

UNUSED: Final = ("assets/javascripts/bundle.", "assets/javascripts/lunr/", "assets/javascripts/workers/",
                 "assets/stylesheets/palette.", "assets/images/favicon.png")  # fmt: skip
"""Files of Material that no page loads: its scripts, its colours and its icon."""


def given(folders: Iterable[str], language: str) -> dict[str, object]:
    """What the skeleton reads from ``config.extra``, for the theme's folders and a desk's language.

    Where the interface does not speak that language, page and interface have a language and a direction each.
    """
    words = words_in(language)
    return {
        "language": words.language,
        "direction": words.direction,
        "content_language": language,
        "content_direction": direction_of(language),
        "material_css": material_css(folders),
        "search_page": SEARCH_PAGE,
        "words": words.table(THEME),
        "script_words": interface_words(words),
    }


def is_ours(folders: Iterable[str]) -> bool:
    """Whether a theme, by its folders, has our skeleton: then the site is the desk's own, and else a host's."""
    return any(Path(folder, *_SIGN).is_file() for folder in folders)


def material_css(folders: Iterable[str]) -> str:
    """The address of Material's style sheet, whose name changes with its content; empty when there is none."""
    for folder in folders:
        for found in sorted(Path(folder, "assets", "stylesheets").glob("main.*.min.css")):
            return f"assets/stylesheets/{found.name}"
    return ""


def without_unused(files: Files) -> Files:
    """The files of the site without those of Material that no page loads."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
    return files


_TABLE: Final = re.compile(r"(<section\b[^>]*\btabindex=[^>]*>\s*)?<table>.*?</table>", re.DOTALL)


def scrollable(html: str, words: Words) -> str:
    """Content in which all that may be too wide can be focused, and so scrolled by keyboard: plain tables, and code.

    A plain table gets a frame. One of the pages' own that has such a frame, or a class and with it a layout of its own,
    stays as it is.
    """
    name, numbers = words.text("Table {n}"), itertools.count(1)

    def framed(found: re.Match[str]) -> str:
        if found[1]:
            return found[0]
        label = escape(name.replace("{n}", str(next(numbers))))
        return f'<div class="table-scroll" role="group" aria-label="{label}" tabindex="0">{found[0]}</div>'

    return _TABLE.sub(framed, html).replace("<pre><code", '<pre><code tabindex="0"')
