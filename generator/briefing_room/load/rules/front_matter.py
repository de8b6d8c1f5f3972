"""An article begins with its front matter, between two lines of three hyphens.

Bad:   title: Kim visits Russia
       The meeting took place …
Good:  ---
       title: Kim visits Russia
       ---

       The meeting took place …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"


def check(file: RawFile) -> Iterator[Mistake]:
    """Yield an article whose front matter cannot be told from its text, or that has no text."""
    if file.kind != "source" or file.too_large or file.bad_byte is not None:
        return
    if not file.has_front_matter:
        opened = file.text.split("\n", 1)[0].rstrip() == "---"
        message = "the front matter is not closed" if opened else "the article has no front matter"
        help_ = (
            'write a line "---" after it' if opened else 'begin the file with a line "---", the keys, and another "---"'
        )
        yield Mistake(Place(file.path), message, help_)
    elif not file.yaml_text.strip():
        message = "the front matter is empty"
        yield Mistake(Place(file.path), message, "write at least: title: its headline")
    elif not file.body.strip():
        yield Mistake(
            file.body_place,
            "the article has no text",
            "write the article's text below the front matter",
        )
