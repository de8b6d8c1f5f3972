"""One file of the desk as it was found: its bytes, its text, its YAML tree, and what could not be used.

The rules under `load/rules/` look at this and at nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.findings import Cure, Mistake, Place
from briefing_room.load.slips import Mended, read_mended
from briefing_room.load.wide import wide_encoding
from briefing_room.load.yaml_tree import Mapping, Scalar, Sequence, Tree, walk
from briefing_room.model.article import without_control

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["settings", "actors", "briefing", "source", "strip-log"]

LARGEST: Final = {
    "settings": 2**20,
    "actors": 4 * 2**20,
    "briefing": 2 * 2**20,
    "source": 8 * 2**20,
    "strip-log": 8 * 2**20,
}
"""The most bytes a file may have, by kind."""

FENCE: Final = "---"


BYTE_ORDER_MARK: Final = "\ufeff"
_STRAY: Final = re.compile("[\udc80-\udcff]+")
"""What stands in for bytes that are not UTF-8."""


def _as_windows_has_it(stray: re.Match[str]) -> str:
    return stray[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")


@dataclass(frozen=True)
class Problem:
    """Something the model could not use. ``code`` is the rule it breaks."""

    code: str
    place: Place
    message: str
    help: str
    cures: tuple[Cure, ...] = ()

    @property
    def mistake(self) -> Mistake:
        """What is told of it, under the rule."""
        return Mistake(self.place, self.message, self.help, cures=self.cures)


@dataclass(frozen=True)
class RawFile:
    """One file of the desk. ``path`` is relative to the desk's folder."""

    path: str
    kind: Kind
    data: bytes

    @cached_property
    def too_large(self) -> bool:
        """Whether the file is larger than any honest one."""
        return len(self.data) > LARGEST[self.kind]

    @cached_property
    def wide(self) -> str:
        """UTF-16 or UTF-32 by its name in Python, for a file that is so; nothing for others."""
        return wide_encoding(self.data)

    @cached_property
    def bad_byte(self) -> int | None:
        """The offset of the first byte that is not UTF-8, or None; None also for what is wide, and can be read."""
        if self.wide:
            return None
        try:
            self.data.decode("utf-8")
        except UnicodeDecodeError as error:
            return error.start
        return None

    @cached_property
    def text(self) -> str:
        """The file's text without a byte order mark; empty when it is too large or its encoding is not known."""
        if self.too_large or self.bad_byte is not None:
            return ""
        return self.data.decode(self.wide or "utf-8", "replace").removeprefix(BYTE_ORDER_MARK)

    @property
    def as_far_as_it_can_be_read(self) -> str:
        """The text, for what is shown and searched for names; of bytes that are not UTF-8, letters of Windows-1252."""
        if self.bad_byte is None:
            return self.text
        return _STRAY.sub(_as_windows_has_it, self.data.decode("utf-8", "surrogateescape"))

    @cached_property
    def _parts(self) -> tuple[str, int, str, int]:
        """The YAML with its first line, and the body with its first line."""
        if self.kind != "source":
            return self.text, 1, "", 1
        rows = self.text.split("\n")
        closing = next((n for n, row in enumerate(rows[1:], 1) if row.rstrip() == FENCE), None)
        if rows[0].rstrip() != FENCE or closing is None:
            return "", 1, "", 1
        first = closing + 1
        while first < len(rows) and not rows[first].strip():
            first += 1
        if first == len(rows):
            first = closing  # there is no body; what is said of it is shown at the fence
        return "\n".join(rows[1:closing]) + "\n", 2, "\n".join(rows[first:] if first > closing else ()), first + 1

    @property
    def must_hold_keys(self) -> bool:
        """Whether the file may not be empty: a registry without actors is one, a briefing without a text is none."""
        return self.kind in {"settings", "briefing"}

    @property
    def is_mapping(self) -> bool:
        """Whether there are keys and values to be read, or none because none are needed."""
        if self.too_large or self.bad_byte is not None or (self.kind == "source" and not self.yaml_text.strip()):
            return False
        tree = self.tree
        if tree.root is None:
            return not self.must_hold_keys and not tree.problem and not tree.oddities
        return isinstance(tree.root, Mapping)

    @property
    def names(self) -> Iterator[str]:
        """Yield what may be referred to: ids, and in settings and registry every key and entry, usable or not."""
        yield from self.mended.names
        for node in walk(self.tree.root):
            if isinstance(node, Mapping) and self.kind == "briefing":
                yield from (value.text for key, value in node.entries if key.text == "id" and isinstance(value, Scalar))
            elif self.kind not in {"settings", "actors"}:
                continue
            elif isinstance(node, Mapping):
                yield from (key.text for key, _ in node.entries)
            elif isinstance(node, Sequence):
                yield from (item.text for item in node.items if isinstance(item, Scalar))

    @property
    def has_front_matter(self) -> bool:
        """Whether an article's front matter stands between two fences."""
        return bool(self._parts[0])

    @property
    def yaml_text(self) -> str:
        """The YAML of the file: all of it, or an article's front matter."""
        return self._parts[0]

    @property
    def yaml_line(self) -> int:
        """The line of the file on which the YAML begins."""
        return self._parts[1]

    @property
    def body(self) -> str:
        """An article's body, from its first line that is not blank."""
        return self._parts[2]

    @property
    def body_place(self) -> Place:
        """Where an article's body begins."""
        return Place(self.path, self._parts[3], 1)

    @cached_property
    def mended(self) -> Mended:
        """The YAML as it was read, without the characters YAML forbids; the rule control-character tells of them."""
        return read_mended(without_control(self.yaml_text), self.path, self.yaml_line)

    @property
    def tree(self) -> Tree:
        """The YAML tree, past the slips that are known by name; the rule yaml-syntax tells of these."""
        return self.mended.tree
