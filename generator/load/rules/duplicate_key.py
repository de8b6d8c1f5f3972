"""A key stands once in its mapping.

YAML keeps the last of two and drops the first without a word; half of an
analyst's work could vanish so.

Bad:   text: one reading
       text: another reading
Good:  text: one reading
       alternatives:
         - text: another reading
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.findings import Finding, Severity
from generator.load.yaml_tree import Mapping, split_entries, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.load.raw import RawFile

SEVERITY: Severity = "error"


def check(file: RawFile) -> Iterator[Finding]:
    """Yield every key that stands a second time."""
    for node in walk(file.tree.root):
        if not isinstance(node, Mapping):
            continue
        split = {id(key) for key, _ in split_entries(node)}
        first: dict[str, int] = {}
        for key, _ in node.entries:
            if id(key) in split:
                continue
            if key.text in first:
                yield Finding(
                    key.place,
                    "duplicate-key",
                    SEVERITY,
                    f"the key “{key.text}” stands here a second time; the first is in line {first[key.text]}",
                    "join the two, or remove one",
                )
            first.setdefault(key.text, key.place.line)
