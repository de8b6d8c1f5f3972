"""A file holds one mapping of keys to values, not too deep.

Bad:   a file that begins with "- ", one with a second document after "---",
       or one nested deeper than any briefing
Good:  keys at the left margin, each with its value
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Place, Severity
from briefing_room.load.yaml_tree import DEEPEST, Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"

_ODD = {
    "depth": (f"the file is nested more than {DEEPEST} levels deep here", "mend the brackets or the indentation"),
    "document": ("a second document begins here", 'remove the line "---": one file is one document'),
    "key": ("a key is a single word, not a list or a mapping", "write the key as a word, followed by a colon"),
}


def check(file: RawFile) -> Iterator[Mistake]:
    """Yield what makes the file another thing than one mapping."""
    tree = file.tree
    deep = [oddity for oddity in tree.oddities if oddity.sort == "depth"]
    for oddity in deep or tree.oddities:  # what is nested too deep is full of other oddities
        if oddity.sort in _ODD:
            message, help_ = _ODD[oddity.sort]
            yield Mistake(oddity.place, message, help_)
    if tree.root is not None and not isinstance(tree.root, Mapping):
        message = "the file is not a mapping of keys to values"
        yield Mistake(tree.root.place, message, 'begin each key at the left margin: "key: value"')
    readable = not file.too_large and file.bad_byte is None and not tree.problem and not tree.oddities
    if tree.root is None and readable and file.must_hold_keys:
        help_ = "write a briefing, or remove it" if file.kind == "briefing" else "write at least: name: the desk's name"
        yield Mistake(Place(file.path), "the file is empty", help_)
