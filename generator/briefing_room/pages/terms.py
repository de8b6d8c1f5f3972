"""A word that readers meet, and the way to what it means.

Whoever shows such a word hands it to `term`. On the finished page the first of each leads to its explanation, which a
script shows beside it; the others are words again, so that a page has few stops for the Tab key.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.pages.address import address
from briefing_room.pages.escape import escape, finalize
from briefing_room.pages.glossary import WORDS_PATH, terms_of

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk
    from briefing_room.pages.glossary import Term

_MARKED: Final = re.compile(r'<a class="term" data-term="([a-z]+) ([^"]*)">(.*?)</a>', re.DOTALL)


def term(group: str, key: str, words: str = "") -> Markup:
    """A word of the glossary as a page shows it: by its group and key, in other words where these are given."""
    return Markup('<a class="term" data-term="{} {}">{}</a>').format(group, escape(key), finalize(words or key))


def with_terms(desk: Desk, path: str, text: str) -> str:
    """A finished page in which the first of each term leads to its explanation, and no other does.

    A word that the glossary does not have, such as one of a scale that the desk no longer uses, is only a word.
    """
    known: dict[tuple[str, str], Term] = terms_of(desk)
    met: set[Term] = set()

    def shown(marked: re.Match[str]) -> str:
        found = known.get((marked[1], unescape(marked[2])))
        if found is None or found in met or path == WORDS_PATH:
            return marked[3]
        met.add(found)
        href = address(path, WORDS_PATH, found.anchor)
        return f'<a class="term" href="{href}" data-means="{escape(found.meaning)}">{marked[3]}</a>'

    return _MARKED.sub(shown, text)
