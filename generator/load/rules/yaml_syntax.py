"""A file parses as YAML.

Bad:   text: Experts say: it will not last
Good:  text: "Experts say: it will not last"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.load.raw import RawFile

SEVERITY: Severity = "error"

# What PyYAML says → what an analyst needs to hear.
_WORDS = (
    (
        "mapping values are not allowed",
        "a colon with a space after it starts a value here, where none can stand",
        'put the text in double quotes when it holds ": "; or mend the indentation',
    ),
    ("found character '\\t'", "a tab stands where YAML wants spaces", "indent with spaces only"),
    (
        "did not find expected ',' or '}'",
        "a mapping in braces is not closed, or lacks a comma",
        "write one key a line instead of braces",
    ),
    ("did not find expected ',' or ']'", "a list in brackets is not closed, or lacks a comma",
     "write one entry a line"),
    (
        "found unexpected end of stream",
        "a quotation mark is opened and never closed",
        'close it, or double it inside single quotes, or write \\" inside double quotes',
    ),
    (
        "did not find expected key",
        "a key is expected here",
        "mend the indentation, or put the text above in quotes: a quotation mark inside it may have ended it",
    ),
    (
        "did not find expected '-' indicator",
        "an entry of a list is expected here",
        'indent it like the entries above, with "- " in front',
    ),
    (
        "could not find expected ':'",
        "a key without a colon stands here, or a text that begins too far to the left",
        "add the colon, or indent the text below its key",
    ),
    ("found unknown escape character", "a backslash in double quotes stands before a letter YAML does not know",
     "write the backslash twice, or use single quotes"),
    ("found character that cannot start any token", "a text cannot begin with this character",
     "put the text in quotes"),
)  # fmt: skip


def check(file: RawFile) -> Iterator[Finding]:
    """Yield what stops the parser, in the curator's words."""
    tree = file.tree
    if not tree.problem:
        return
    message, help_ = next(
        ((said, cure) for known, said, cure in _WORDS if known in tree.problem),
        (f"this is not YAML: {tree.problem}", "put texts with special characters in quotes, and mend the indentation"),
    )
    yield Finding(tree.problem_place or Place(file.path), "yaml-syntax", SEVERITY, message, help_)
