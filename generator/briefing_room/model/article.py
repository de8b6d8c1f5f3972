r"""The cleaned text of a source as blocks: headings, paragraphs, list items, block quotes, table rows.

The grammar is small and line-based. Only the marker at the start of a line says
what a block is; the text behind it is never markup.

    ## A heading           a heading (one to six number signs)
    - An item              a list item; also *, +, and "1." or "1)", indented for a deeper level
    > Somebody's words     a block quote
    | one | two |          a row of a table
    \# no heading          a paragraph that begins with a marker's characters

Blank lines end a paragraph, and a line that begins with a marker begins a block
of its own.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Kind = Literal["heading", "paragraph", "item", "quote", "row"]

_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_ROW = re.compile(r"[ \t]*(?=\|)")
_ESCAPED = re.compile(r"[ \t]*\\(?=[#>|+*\\-]|\d{1,9}[.)])")
_INDENT = re.compile(r"[ \t]*")


# Those that part words or lines, or stand at the margin, are read as a space; the others as nothing.
_PARTING: Final = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]|\r(?!\n)")

# What YAML forbids, what it takes for a line break and an editor does not, and what turns the direction of writing.
CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
    "|\r(?!\n)"
)

_HINTS: Final = re.compile("[\u00ad\u200b\u2060]")
"""Where a word may be broken, or not: hints to a browser, and no part of the words."""


def without_control(text: str) -> str:
    """A text without the characters YAML forbids; those that part words become spaces."""
    return CONTROL.sub("", _PARTING.sub(" ", text))


def one_line(text: str) -> str:
    """A text as one line: single spaces, no control characters, no hints for breaking words."""
    return " ".join(_HINTS.sub("", without_control(text)).split())


_BULLET: Final = re.compile(r"[-*+•·▪◦‣●][ \t]+(?=\S)")


def without_bullet(line: str) -> str:
    """A line without the bullet of a list at its beginning; a number stays, for it is part of what is said."""
    return _BULLET.sub("", line, count=1) if _BULLET.match(line) else line


def text_lines(text: str) -> list[str]:
    """The lines of a text as every editor counts them: ended by LF, CR LF or CR, and by nothing else."""
    return re.split(r"\r\n|\n|\r", text)


@dataclass(frozen=True)
class Block:
    """One block of a body.

    ``spans`` are the start and end offsets, in code points of the body, of the
    pieces of text without markers, one a line. ``level`` is a heading's level or
    an item's depth from 1; ``marker`` an item's bullet or number as it stands.
    """

    kind: Kind
    spans: tuple[tuple[int, int], ...]
    level: int = 1
    marker: str = ""

    @property
    def start(self) -> int:
        """The offset of the first character of the text."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """The offset after the last character of the text."""
        return self.spans[-1][1]

    def text(self, body: str) -> str:
        """The block's text, its lines joined by single spaces."""
        return " ".join(body[start:end] for start, end in self.spans)

    def located(self, body: str) -> tuple[str, Sequence[int]]:
        """The block's text, and for each of its characters the offset in the body."""
        if len(self.spans) == 1:
            return self.text(body), range(self.start, self.end)
        offsets = array("I")
        for start, end in self.spans:
            if offsets:
                offsets.append(offsets[-1] + 1)  # the space stands for the line break
            offsets.extend(range(start, end))
        return self.text(body), offsets


def read_blocks(body: str) -> tuple[Block, ...]:
    """The blocks of a body, in order."""
    return tuple(_merged(_lines(body)))


@dataclass(frozen=True)
class _Line:
    kind: Kind | None  # None: nothing but white space
    span: tuple[int, int]
    begins: bool  # a marker stands here, so the line never continues another
    level: int = 1
    marker: str = ""


def _lines(body: str) -> Iterator[_Line]:
    offset = 0
    for row in body.splitlines(keepends=True):
        yield _read_line(row, offset)
        offset += len(row)


def _read_line(row: str, offset: int) -> _Line:
    if not row.strip():
        return _Line(None, (offset, offset), begins=True)
    end = offset + len(row.rstrip())
    if match := _ESCAPED.match(row):
        return _Line("paragraph", (offset + match.end(), end), begins=False)
    if match := _HEADING.match(row):
        return _Line("heading", (offset + match.end(), end), begins=True, level=len(match[1]))
    if match := _ITEM.match(row):
        depth = 1 + len(match[1].expandtabs(4)) // 2
        return _Line("item", (offset + match.end(), end), begins=True, level=depth, marker=match[2])
    return _read_other_line(row, offset, end)


def _read_other_line(row: str, offset: int, end: int) -> _Line:
    if match := _QUOTE.match(row):
        start = offset + match.end()
        return _Line("quote", (start, end), begins=False) if start < end else _Line(None, (offset, offset), begins=True)
    if match := _ROW.match(row):
        return _Line("row", (offset + match.end(), end), begins=True)
    indent = _INDENT.match(row)
    return _Line("paragraph", (offset + (indent.end() if indent else 0), end), begins=False)


def _merged(lines: Iterator[_Line]) -> Iterator[Block]:
    """Blocks made of lines: a line without a marker continues the block before it."""
    open_block: Block | None = None
    for line in lines:
        continues = (
            open_block is not None
            and not line.begins
            and line.kind is not None
            and (line.kind == open_block.kind or (line.kind == "paragraph" and open_block.kind in {"item", "quote"}))
        )
        if continues and open_block is not None:
            open_block = Block(open_block.kind, (*open_block.spans, line.span), open_block.level, open_block.marker)
            continue
        if open_block is not None:
            yield open_block
        open_block = Block(line.kind, (line.span,), line.level, line.marker) if line.kind else None
    if open_block is not None:
        yield open_block


def write_body(blocks: Iterable[tuple[Kind, str, int, str]]) -> str:
    """Blocks (kind, text on one line, level, marker) as a body that is read as the same blocks again."""
    out: list[str] = []
    before: Kind | None = None
    for kind, text, level, marker in blocks:
        together = kind == before and kind in {"item", "row"}
        out.append(("" if together or before is None else "\n") + _write_line(kind, text, level, marker) + "\n")
        before = kind
    return "".join(out)


def _write_line(kind: Kind, text: str, level: int, marker: str) -> str:
    if kind == "heading":
        return f"{'#' * min(max(level, 1), 6)} {text}"
    if kind == "item":
        return f"{'  ' * (level - 1)}{marker} {text}"
    if kind == "quote":
        return f"> {text}"
    if kind == "row" and text.startswith("|"):
        return text
    return f"\\{text}" if _NEEDS_ESCAPE.match(text) else text


# What would be read as a marker, or as the escape of one.
_NEEDS_ESCAPE: Final = re.compile(r"#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|[>|]|\\(?:[#>|+*\\-]|\d{1,9}[.)])")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence, or sentences, that hold ``text[start:end]`` begin and end within one block's text."""
    first = last = 0
    for bound in chain((0,), (match.end() for match in _SENTENCE_END.finditer(text)), (len(text),)):
        if bound <= start:
            first = bound
        if bound >= end:
            last = bound
            break
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of one block's text begins and ends, without the white space between them."""
    spans: list[tuple[int, int]] = []
    at = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        words = text[at:end]
        if words.strip():
            spans.append((at + len(words) - len(words.lstrip()), at + len(words.rstrip())))
        at = end
    return tuple(spans)


# A sentence ends with its mark and closing quotation marks before white space and something that can begin
# another; a full stop after a single capital ("U.S. State Department") or a common abbreviation ends none, nor does
# one between a month and its day ("Nov. 5").
_MONTHS: Final = "|".join(
    rf"(?<=\b{month}\.)"
    for month in ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
)
# The mark itself comes first in the pattern, so that a text is passed quickly from one mark to the next.
_SENTENCE_END = re.compile(
    r"[.!?…。！？](?:"
    r"(?<=[。！？])[”’」』）]*"
    r"|(?:(?<=[!?…])|(?<=\.)(?<![A-ZА-Я]\.[A-ZА-Я]\.)(?<!\b[A-ZА-Я]\.)(?<!\b[MD]r\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bSt\.)"
    rf"(?<!\bGen\.)(?!(?:(?<=\bNo\.)|{_MONTHS})\s+\d))"
    r"[\"'”’»)\]]*\s+(?=[^\Wa-zа-я_]|[\"'“‘«(\[])"
    r")"
)
