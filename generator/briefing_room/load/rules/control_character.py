"""YAML holds no control characters and none that turn the direction of writing.

They are invisible in an editor, YAML forbids most of them, some count as line
breaks for YAML and not for people, and direction characters can make a line
read otherwise than it is stored. Inside a word of a briefing, of the settings
or of the registry that is written in Latin, Greek or Cyrillic letters, soft
hyphens, joiners and spaces without width are asked for as well: a reader sees
*certainly* where no rule on wording does. Quotes are found without them.

Bad:   a text with a NUL, a form feed, or U+202E (right-to-left override) in it
Bad:   a soft hyphen in the middle of “certainly”
Good:  the same text without it
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from briefing_room.findings import Mistake, Place, Severity
from briefing_room.load.yaml_tree import Mapping, Scalar, walk
from briefing_room.model.article import CONTROL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile
    from briefing_room.load.yaml_tree import Node

SEVERITY: Severity = "error"

_LETTER: Final = "[0-9A-Za-z\u00c0-\u024f\u0370-\u04ff]"
_IN_A_WORD: Final = re.compile(rf"{CONTROL.pattern}|(?<={_LETTER})[\u00ad\u200b-\u200f\u2060]+(?={_LETTER})")
"""Besides control characters, what hides inside a word; scripts that need joiners are not asked."""

_OF_THE_DESK: Final = frozenset({"settings", "actors", "briefing"})
"""Files whose words are the desk's own; what a source has is bound to its original instead."""


def check(file: RawFile) -> Iterator[Mistake]:
    """Yield each control character of the YAML, once a line, and each text that a backslash put one into."""
    unseen = _IN_A_WORD if file.kind in _OF_THE_DESK else CONTROL
    if "\\" not in file.yaml_text and not unseen.search(file.yaml_text):
        return  # nothing could make one
    for number, row in enumerate(file.yaml_text.split("\n")):
        match = unseen.search(row.removesuffix("\r"))
        if match:
            place = Place(file.path, file.yaml_line + number, match.start() + 1)
            help_ = "delete it; it comes from copying, more often than not"
            yield Mistake(place, f"{_name(match[0][0])} stands here, which cannot be seen", help_)
    for scalar in _scalars(file.tree.root):
        match = unseen.search(scalar.text)
        if match and match[0] not in file.yaml_text:  # which its row was told of
            help_ = "remove it; to show a backslash itself, write it twice or use single quotes"
            yield Mistake(scalar.place, f"a backslash makes {_name(match[0][0])}, which cannot be seen", help_)


def _scalars(root: Node | None) -> Iterator[Scalar]:
    for node in walk(root):
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Mapping):
            yield from (key for key, _ in node.entries)


def _name(char: str) -> str:
    return f"U+{ord(char):04X} ({unicodedata.name(char, 'a control character').lower()})"
