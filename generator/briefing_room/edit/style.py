"""How a file is typed (indents, quotes, blocks, widths), and values typed in that way: as rows, or in braces.

- id: cold-winter              ids, days and short texts stand plain where they may
text: >                      a text that is wider than the file becomes a block, folded at its width
The first frost comes …
rests_on: [a, "b#c"]         lists of words stand in brackets
evidence:
- "words"                  quotes stand in quotes, in the shortest of the three forms
- the-paper: "words"
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from briefing_room.edit.rows import ending_of, rows_of
from briefing_room.findings import yaml_text
from briefing_room.load import yaml_tree
from briefing_room.load.yaml_tree import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

Value: TypeAlias = "str | int | Sequence[Value] | Mapping[str, Value]"
"""What is typed under a key: a text, a number, a list, or keys with values."""

QUOTES: Final = frozenset({"evidence", "quote", "prefix", "suffix"})
"""Keys under which words of a source stand, which are always typed in quotes."""

_WIDEST: Final = 120
_NARROWEST: Final = 72
_BLOCK: Final = re.compile(r": *(>[-+]?|\|[-+]?)\s*$")
_WORDS: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "~", "y", "n"})
"""What other readers of YAML take for something else than a text."""


@dataclass(frozen=True)
class Style:
    """How a file is typed: columns before the dash of a list under its key, the widest row, the mark of a block."""

    dash: int = 2
    width: int = 110
    block: str = ">"
    spaced: bool = False
    ending: str = ""


def style_of(raw: RawFile) -> Style:
    """How a file is typed, by what most of it does."""
    rows = rows_of(raw)
    dashes: Counter[int] = Counter()
    for node in walk(raw.tree.root):
        for key, value in node.entries if isinstance(node, yaml_tree.Mapping) else ():
            if isinstance(value, yaml_tree.Sequence) and value.items and not value.flow:
                dashes[value.place.column - key.place.column] += 1
    blocks = Counter(match[1] for row in rows if (match := _BLOCK.search(row)) and match[1].startswith(">"))
    widths = sorted(len(row.rstrip("\r")) for row in rows)
    return Style(
        dashes.most_common(1)[0][0] if dashes else 2,
        min(_WIDEST, max(_NARROWEST, widths[len(widths) * 19 // 20])) if len(rows) > 20 else 110,  # noqa: PLR2004 - too few rows tell nothing
        blocks.most_common(1)[0][0] if blocks else ">",
        ending=ending_of(rows[0]),
    )


def typed_rows(key: str, value: Value, indent: int, style: Style) -> Iterator[str]:
    """Yield the rows of a key with its value, ``indent`` columns from the margin."""
    lead = f"{' ' * indent}{key}:"
    if isinstance(value, str | int):
        yield from _text_rows(lead, key, str(value), indent, style)
    elif isinstance(value, Mapping):
        yield lead
        for name, inner in value.items():
            yield from typed_rows(name, inner, indent + 2, style)
    elif key != "evidence" and all(isinstance(one, str | int) for one in value):
        yield f"{lead} {in_braces(key, value)}"
    else:
        yield lead
        for one in value:
            yield from entry_rows(key, one, indent + style.dash, style)


def entry_rows(key: str, value: Value, indent: int, style: Style) -> Iterator[str]:
    """Yield the rows of an entry of the list under a key, whose dash has ``indent`` columns before it."""
    dash = f"{' ' * indent}- "
    if not isinstance(value, Mapping):
        yield dash + (quoted(str(value)) if key in QUOTES else typed(str(value)))
        return
    pair = key in QUOTES and "quote" not in value
    rows = [
        row
        for name, inner in value.items()
        for row in ([f"{name}: {quoted(str(inner))}"] if pair else typed_rows(name, inner, indent + 2, style))
    ]
    yield dash + rows[0].strip()
    yield from rows[1:]


def in_short(key: str, value: Value) -> Value:
    """A value with its evidence in the shortest form: words alone, or a pair of source and words."""
    if isinstance(value, Mapping):
        if key == "evidence" and value.keys() == {"quote"}:
            return value["quote"]
        if key == "evidence" and value.keys() == {"quote", "source"}:
            return {str(value["source"]): value["quote"]}
        return {name: in_short(name, inner) for name, inner in value.items()}
    return value if isinstance(value, str | int) else [in_short(key, inner) for inner in value]


def _text_rows(lead: str, key: str, text: str, indent: int, style: Style) -> Iterator[str]:
    flat = " ".join(text.split())
    written = quoted(flat) if key in QUOTES else typed(flat)
    if len(lead) + 1 + len(written) <= style.width or key == "quote" or " " not in flat:
        yield f"{lead} {written}"
        return
    yield f"{lead} {style.block}"
    inner = " " * (indent + 2)
    row = ""
    for word in flat.split(" "):
        if row and len(inner) + len(row) + 1 + len(word) > style.width:
            yield inner + row
            row = word
        else:
            row = f"{row} {word}".lstrip()
    yield inner + row


def in_braces(key: str, value: Value) -> str:
    """A value on one row, as it stands in brackets or braces."""
    if isinstance(value, str | int):
        return quoted(str(value)) if key in QUOTES else typed(" ".join(str(value).split()), in_flow=True)
    if isinstance(value, Mapping):
        pair = key in QUOTES and "quote" not in value
        inner = ((name, in_braces("quote" if pair else name, one)) for name, one in value.items())
        return "{" + ", ".join(f"{name}: {one}" for name, one in inner) + "}"
    return "[" + ", ".join(in_braces(key, one) for one in value) + "]"


def quoted(text: str) -> str:
    """A text in quotes, its white space as single spaces."""
    return yaml_text(" ".join(text.split()))


def typed(text: str, *, in_flow: bool = False) -> str:
    """A text as it is typed: plain where it is read as it stands, else in quotes."""
    safe = (
        text[:1].isalnum()
        and text.isprintable()
        and ": " not in text
        and " #" not in text
        and not text.endswith((":", " "))
        and text.lower() not in _WORDS
        and not (in_flow and re.search(r"[\[\]{},#]", text))
    )
    return text if safe else yaml_text(text)
