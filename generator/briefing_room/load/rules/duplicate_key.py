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

from briefing_room.findings import Mistake, Severity
from briefing_room.load.yaml_tree import Mapping, begins_anew, split_entries, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"


def check(file: RawFile) -> Iterator[Mistake]:
    """Yield every key that stands a second time; keys that come again together are one finding."""
    for node in walk(file.tree.root):
        if not isinstance(node, Mapping) or len({key.text for key, _ in node.entries}) == len(node.entries):
            continue
        anew = begins_anew(node)
        split = {id(key) for key, _ in split_entries(node)}
        first: dict[str, int] = {}
        for number, (key, _) in enumerate(node.entries):
            if id(key) in split:
                continue
            if key.text in first:
                again = "a second time with others" if number == anew else "a second time"
                message = f"the key “{key.text}” stands here {again}; the first is in line {first[key.text]}"
                help_ = "join the two, or remove one" if anew is None else 'begin the entry with "- ", or with its name'
                yield Mistake(key.place, message, help_)
            if number == anew:
                break
            first.setdefault(key.text, key.place.line)
