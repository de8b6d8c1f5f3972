"""A file parses as YAML.

Bad:   text: Experts say: it will not last
Good:  text: "Experts say: it will not last"

The commonest slips are known by name, and the rest of the file is read as if they had not been made: straight
quotation marks inside straight ones, a mark that is never closed, curly marks in place of straight ones, what a merge
left behind, and a key one space off.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing_room.findings import Cure, Mistake, Place, Severity, yaml_text
from briefing_room.load.slips_of_quotes import CURLY, HELP
from briefing_room.load.yaml_tree import Scalar, walk
from briefing_room.model.article import CONTROL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

_IN_CURLY: Final = re.compile("[“„][^“”„]+[”“]")

SEVERITY: Severity = "error"

# What PyYAML says, in C and in Python → what an analyst needs to hear. The first that fits is taken.
_WORDS: Final = (
    (
        r"mapping values are not allowed",
        "a colon with a space after it starts a value here, where none can stand",
        'put the text in double quotes when it holds ": "; or mend the indentation',
    ),
    (
        r"scanning an (alias|anchor)",
        "a text cannot begin with “*” or “&”, which are signs of YAML's own",
        "put the whole text in double quotes",
    ),
    (
        r"(scanning a tag|parsing a tag|undefined tag handle)",
        "a text cannot begin with “!”, which is a sign of YAML's own",
        "put the whole text in double quotes",
    ),
    (
        r"expected ',' or '}'",
        "a mapping in braces begins here that is not closed, or lacks a comma",
        "write one key a line instead of braces",
    ),
    (
        r"expected ',' or '\]'",
        "a list in brackets begins here that is not closed, or lacks a comma",
        'write one entry a line, after "- "; put a text that begins with a bracket in quotes',
    ),
    (
        r"scanning a quoted scalar: found unexpected",
        "a quotation mark is opened here and never closed",
        'close it; a text that holds quotation marks is easiest to write after "text: >", on lines of its own',
    ),
    (
        r"(expected '-' indicator|block (collection|sequence): expected <block end>)",
        "an entry of a list is expected here",
        'indent it like the entries above, with "- " in front',
    ),
    (
        r"(did not find expected key|expected <block end>)",
        "a key is expected here",
        "mend the indentation; or put the text before it in quotes: a bracket, # or quotation mark ended it too early",
    ),
    (
        r"could not find expected ':'",
        "a key without a colon stands here, or a text that begins too far to the left",
        "add the colon, or indent the text below its key",
    ),
    (
        r"(escape (character|code|sequence)|hexdecimal number)",
        "a backslash in double quotes stands before something YAML does not know",
        "write the backslash twice, or use single quotes",
    ),
    (
        r"scanning a block scalar",
        "a text after “|” or “>” begins on the next line",
        "move it there, indented; or put it in quotes",
    ),
    (
        r"sequence entries are not allowed",
        "a list begins on the line after its key",
        'move "- " there, indented',
    ),
    (
        r"node content",
        "a value is expected here, and none begins",
        "close the bracket or brace before it; put a text that begins with one in quotes",
    ),
    (
        r"cannot start any token",
        "a text cannot begin with this character",
        "put the whole text in double quotes",
    ),
)
_TAB = ("a tab stands where YAML wants spaces", "indent with spaces only")


def check(file: RawFile) -> Iterator[Mistake]:
    """Yield the slips that are known by name, and what stops the parser after them, in the curator's words."""
    yield from file.mended.mistakes
    yield from _in_curly_marks(file)
    tree = file.tree
    if not tree.problem:
        return
    place = _within_the_text(file, tree.problem_place or Place(file.path))
    rows = file.yaml_text.split("\n")
    row = rows[place.line - file.yaml_line]
    if CONTROL.search(row.removesuffix("\r")):
        return  # the rule control-character tells of it, and without the character the line may be right
    message, help_ = _TAB if row[place.column - 1 : place.column] == "\t" else _in_words(tree.problem)
    yield Mistake(place, message, help_)


def _in_curly_marks(file: RawFile) -> Iterator[Mistake]:
    """Yield texts that stand in curly marks where straight ones were meant: YAML takes them for part of the text."""
    for node in walk(file.tree.root):
        if isinstance(node, Scalar) and node.plain and _IN_CURLY.fullmatch(node.text):
            mistake = Mistake(node.place, CURLY, HELP[CURLY])
            one_line = node.place.line == node.end.line
            cure = Cure(node.place, node.end, yaml_text(node.text[1:-1])) if one_line else None
            yield Mistake(node.place, CURLY, f"{cure.line}\nor {HELP[CURLY]}", cures=(cure,)) if cure else mistake


def _within_the_text(file: RawFile, place: Place) -> Place:
    """A place, or the end of the text when it lies behind it, where there is nothing to be shown."""
    rows = file.yaml_text.rstrip().split("\n")
    last = file.yaml_line + len(rows) - 1
    return place if place.line <= last else Place(place.path, last, len(rows[-1]) + 1)


def _in_words(problem: str) -> tuple[str, str]:
    for known, said, cure in _WORDS:
        if re.search(known, problem):
            return said, cure
    return f"this is not YAML: {problem}", "put texts with special characters in quotes, and mend the indentation"
