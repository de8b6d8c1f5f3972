"""A text inside braces is not split by its own comma.

In `{text: He came, and left}` YAML ends the text at the comma and takes the rest
for a key with nothing behind it.

Bad:   - {text: He came, and left}
Good:  - {text: "He came, and left"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.load.yaml_tree import Mapping, split_entries, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"


def check(file: RawFile) -> Iterator[Mistake]:
    """Yield every key in braces that is the rest of a text."""
    for node in walk(file.tree.root):
        if isinstance(node, Mapping):
            for key, _ in split_entries(node):
                yield Mistake(
                    key.place,
                    f"a comma ended the text before “{key.text}”, which YAML takes for a key of its own",
                    "put the text in double quotes, or write one key a line without braces",
                )
