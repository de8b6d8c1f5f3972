"""A text is not cut short by a number sign.

In YAML a space and a number sign begin a comment. What follows is dropped
without a word: a quote loses its end, a judgement its condition.

Bad:   quote: item #1 is late        (the quote is "item")
Good:  quote: "item #1 is late"
Good:  because: thin sources  # a comment: two spaces before the sign, one after
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.load.yaml_tree import Mapping, Scalar, Sequence, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile
    from briefing_room.load.yaml_tree import Node

SEVERITY: Severity = "error"

TEXT_KEYS = frozenset({
    "access", "author", "because", "bias", "currency", "description", "evidence", "extractor", "if_wrong", "name",
    "note", "origin", "prefix", "publisher", "question", "quote", "role", "rule", "settled_by", "suffix", "text",
    "title", "translation", "voice", "was", "what", "why", "assessment", "alternatives", "responses",
    "source_base", "notice", "term", "also", "aliases", "captions", "computed", "short", "authors",
    "no_original", "now", "colour", "colour_dark", "organisation", "licence", "meaning", "title_translation",
    "drafted_by", "by",
})  # fmt: skip
"""Keys whose value is a sentence or part of one."""

VOCABULARIES = frozenset({"topics", "regions", "risk_categories", "phrases", "words", "waive", "dismissed"})
"""Keys of the settings whose value is a mapping of ids to texts, or to lists of them."""

_COMMENT = re.compile(r"[ \t]+#.*")
_TIDY_COMMENT = re.compile(r"(?: {2,}|\t+)#(?:[ \t]|$)")


def check(file: RawFile) -> Iterator[Mistake]:
    """Yield every text behind which something was dropped."""
    if not _COMMENT.search(file.yaml_text):
        return
    rows = file.yaml_text.split("\n")
    for scalar in _texts(file.tree.root):
        row = rows[scalar.end.line - file.yaml_line] if scalar.end.line - file.yaml_line < len(rows) else ""
        rest = _COMMENT.match(row.rstrip("\r"), scalar.end.column - 1)
        if scalar.plain and rest and not _TIDY_COMMENT.match(rest[0]):
            what = "the text ends here" if scalar.text else "nothing stands here"
            yield Mistake(
                scalar.end,
                f"{what}: YAML takes “{rest[0].strip()}” for a comment and drops it",
                "put the whole text in double quotes; before a comment write two spaces, and one after the sign",
            )


def _texts(root: Node | None) -> Iterator[Scalar]:
    for node in walk(root):
        if not isinstance(node, Mapping):
            continue
        for key, value in node.entries:
            if key.text in VOCABULARIES and isinstance(value, Mapping):
                for _, words in value.entries:
                    listed = words.items if isinstance(words, Sequence) else [words]
                    yield from (one for one in listed if isinstance(one, Scalar))
            if key.text not in TEXT_KEYS:
                continue
            for inner in value.items if isinstance(value, Sequence) else [value]:
                if isinstance(inner, Scalar):
                    yield inner
                elif isinstance(inner, Mapping) and key.text == "evidence" and len(inner.entries) == 1:
                    yield from (words for _, words in inner.entries if isinstance(words, Scalar))
