"""A template says nothing by itself: all its words are messages, so that they can be translated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from jinja2 import nodes

from briefing_room.pages.render import environment
from tools.words.gather import PACKAGE

if TYPE_CHECKING:
    from pathlib import Path

HANDBOOK: Final = {"commands.md.jinja", "rules.md.jinja", "keys.md.jinja"}
"""Pages of the project's own handbook, which is for those who write desks and in English throughout."""

NAMES: Final = {"Wikidata", "ISO", "SHA", "N"}
"""Names and signs that are the same in every language."""

TEMPLATES: Final = sorted(path for path in PACKAGE.glob("pages/templates/*") if path.name not in HANDBOOK)

_ATTRIBUTE: Final = re.compile(r'\b(?:aria-label|title|alt|content|placeholder|data-csv)="([^"]*)')


def _said(text: str) -> set[str]:
    """The words that a piece of a template shows: no tags, no attributes of Markdown, no addresses."""
    shown = " ".join(_ATTRIBUTE.findall(text))
    bare = re.sub(r"<[^>]*>?|\{[:#]?[^}]*\}?|\{\s*$", " ", text)
    bare = re.sub(r"^[^<{]*(?:\}|>)|https?://\S+|\]\([^)]*\)?|&#?\w+;", " ", bare)
    return set(re.findall(r"[^\W\d_]{2,}|\b[B-HJ-Z]\b", f"{bare} {shown}")) - NAMES


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    """What stands in a template beside markup is asked for with ``t`` or ``tn``."""
    tree = environment().parse(path.read_text(encoding="utf-8"))
    raw = "\0".join(node.data for node in tree.find_all(nodes.TemplateData))
    assert _said(_without_tags(raw)) == set()


def _without_tags(raw: str) -> str:
    """Tags and attribute lists may hold expressions, at which the text is parted; they are taken out as a whole."""
    labels = " ".join(_ATTRIBUTE.findall(raw.replace("\0", "")))
    raw = re.sub(r"<[a-z/][^<>]*>", " ", raw)
    return re.sub(r"\{(?:[:#]| [#.:d])[^{}]*\}", " ", raw) + f' <i title="{labels}">'


@pytest.mark.parametrize("words", ["Risk", "<b>Risk</b>", '<i class="a" aria-label="Risk">', "## Risk { #_risk }"])
def test_the_scan_finds_words(words: str) -> None:
    """The test above would see each of these, and none of what is no word."""
    assert _said(_without_tags(words)) == {"Risk"}
    assert _said(_without_tags('<p class="risk" id="\0">\0</p>\n{: .risk #\0 data-x="\0" }\n| --- |')) == set()
