"""A text is no longer than one that somebody reads.

A key holds at most 10,000 characters, some four pages; a title, a name and
other words that are shown in a line at most 1,000. What is far longer is a file
that was pasted into the wrong place, or meant to keep the build busy.

Bad:   because: followed by the whole report
Good:  because: two sentences, and the report brought in as a source
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.findings import Mistake, Severity
from briefing_room.load.yaml_tree import Mapping, Scalar, Sequence, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"

LONGEST: Final = 10_000
"""The most characters a text may have."""

LONGEST_IN_A_LINE: Final = 1_000
"""The most characters of a text that is shown in a line."""

IN_A_LINE: Final = frozenset({
    "also", "author", "category", "id", "name", "origin", "publisher", "short", "term", "title", "url", "voice",
})  # fmt: skip


def check(file: RawFile) -> Iterator[Mistake]:
    """Yield a finding for every text over its limit; an article's own captions and lines are as long as they are."""
    for node in walk(file.tree.root):
        for key, scalar in _texts(node):
            limit = LONGEST_IN_A_LINE if key in IN_A_LINE else None if file.kind == "source" else LONGEST
            if limit and len(scalar.text) > limit:
                message = f"this text has {len(scalar.text):,} characters; at most {limit:,} are read"
                cure = "shorten it, or make of it statements of their own; bring a whole article in as a source"
                yield Mistake(scalar.place, message, cure)


def _texts(node: object) -> Iterator[tuple[str, Scalar]]:
    """The texts right below a node, each with its key; none for those in a list."""
    if isinstance(node, Mapping):
        yield from ((key.text, value) for key, value in node.entries if isinstance(value, Scalar))
    elif isinstance(node, Sequence):
        yield from (("", item) for item in node.items if isinstance(item, Scalar))
