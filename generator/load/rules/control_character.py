"""YAML holds no control characters and none that turn the direction of writing.

They are invisible in an editor, YAML forbids most of them, some count as line
breaks for YAML and not for people, and direction characters can make a line
read otherwise than it is stored.

Bad:   a text with a NUL, a form feed, or U+202E (right-to-left override) in it
Good:  the same text without it
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Severity
from generator.load.raw import CONTROL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.load.raw import RawFile

SEVERITY: Severity = "error"


def check(file: RawFile) -> Iterator[Finding]:
    """Yield each control character of the YAML, once a line."""
    for number, row in enumerate(file.yaml_text.split("\n")):
        match = CONTROL.search(row.removesuffix("\r"))
        if match:
            char = match[0]
            name = unicodedata.name(char, "a control character").lower()
            yield Finding(
                Place(file.path, file.yaml_line + number, match.start() + 1),
                "control-character",
                SEVERITY,
                f"U+{ord(char):04X} stands here, which cannot be seen ({name})",
                "delete it; it comes from copying, more often than not",
            )
