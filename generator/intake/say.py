"""What was found, as text for a terminal: facts with their origins, what was left out, what is doubtful."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from generator.findings import columns, printable
from generator.intake.judge import CAPTION, HEADLINE, KEPT
from generator.intake.strip_log import strip_log

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.intake.duplicates import Twin
    from generator.intake.extracted import Extract
    from generator.intake.facts import Fact
    from generator.intake.reading import Kind

_MOST_STRIPPED: Final = 12
_NAMES: Final = {"url": "address"}
_INDENT: Final = " " * 12


def found_rows(made: Extract, facts: Sequence[Fact], near: Sequence[Twin]) -> Iterator[str]:
    """Yield what was found in a document, a row a line, fit for a terminal."""
    for fact in facts:
        yield _row(_NAMES.get(fact.key, fact.key), _value(fact))
    words = len(made.text.split())
    yield _row("text", f"{_counted(made)}, {words:,} words")
    if made.captions:
        yield _row("captions", " · ".join(_clipped(caption, 60) for caption in made.captions))
    yield from _left_out(made)
    for twin in near:
        yield _row("same as", f"{twin.source.id}: {twin.share:.0%} of the shorter text stands in both")
    doubts = [*made.doubts, *_proposals(facts)]
    if made.alarm:
        doubts.insert(0, made.alarm)
    for number, doubt in enumerate(doubts):
        yield _row("" if number else "unsure", doubt)


def _value(fact: Fact) -> str:
    if fact.value is None:
        return "not known"
    return f"{fact.value}   ({fact.where})" if fact.sure else f"not known; perhaps {fact.value} ({fact.where})"


def _proposals(facts: Sequence[Fact]) -> Iterator[str]:
    for fact in facts:
        if not fact.sure:
            name, value = _NAMES.get(fact.key, fact.key), fact.value or ""
            yield f"is “{value}” the {name}? If so: --{fact.key} {_quoted(value)}"


def _quoted(text: str) -> str:
    return text if text.replace("-", "").replace(":", "").isalnum() else "'" + text.replace("'", "’") + "'"


def _counted(made: Extract) -> str:
    counts = Counter(block.kind for block in made.blocks)
    return ", ".join(
        f"{counts[kind]} {name}{'' if counts[kind] == 1 else 's'}" for kind, name in _KINDS if counts[kind]
    )


_KINDS: Final[tuple[tuple[Kind, str], ...]] = (
    ("paragraph", "paragraph"), ("heading", "heading"), ("item", "list item"), ("quote", "block quote"),
    ("row", "table row"),
)  # fmt: skip


def _left_out(made: Extract) -> Iterator[str]:
    log = strip_log(made)
    rules = Counter(entry.rule for entry in log for _ in entry.text.split("\n"))
    listed = ", ".join(
        f"{number} {rule}" for rule, number in sorted(rules.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    total = sum(1 for line in made.lines if line.text)
    yield _row("left out", f"{sum(rules.values())} of {total} lines" + (f": {listed}" if listed else ""))
    for entry in log[:_MOST_STRIPPED]:
        text = _clipped(entry.text.replace("\n", " · "), 60)
        yield f"{_INDENT}{entry.lines:>7}  {entry.rule:<18}  {printable(text)}"
    if len(log) > _MOST_STRIPPED:
        yield f"{_INDENT}{'…':>7}  {len(log) - _MOST_STRIPPED} more entries in the strip log"


def _row(name: str, value: str) -> str:
    return f"  {name:<9} {printable(value)}"


def _clipped(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


# --- side by side -------------------------------------------------------------------------------------

_GUTTER: Final = 26


def side_by_side(made: Extract, width: int) -> Iterator[str]:
    """Yield original and cleaned text beside each other: number and verdict, the line, and what became of it.

    ``width`` is the terminal's, in columns. Runs of lines that were left out are shown in full.
    """
    each = max(24, (width - _GUTTER - 3) // 2)
    kinds = {number: block.kind for block in made.blocks for number in block.numbers[:1]}
    yield f"{'line  verdict':<{_GUTTER}}{_cell('original', each)} │ cleaned text"
    yield "─" * (_GUTTER + each) + "─┼─" + "─" * each
    for number, (line, verdict) in enumerate(zip(made.lines, made.verdicts, strict=True)):
        if not line.text:
            continue
        right = _right(made, number, line.text, verdict, kinds)
        head = f"{number + 1:>4}  {'' if verdict == KEPT else verdict:<{_GUTTER - 8}}  "
        yield from _beside(head, printable(line.text), printable(right), each)


def _right(made: Extract, number: int, text: str, verdict: str, kinds: Mapping[int, Kind]) -> str:
    if verdict == HEADLINE:
        return f"title: {text}"
    if verdict == CAPTION:
        return f"caption: {text}"
    if verdict != KEPT:
        return ""
    marker = {"heading": "## ", "item": f"{made.lines[number].marker} ", "quote": "> "}.get(
        kinds.get(number, "paragraph"), ""
    )
    return marker + text


def _beside(head: str, left: str, right: str, each: int) -> Iterator[str]:
    lefts, rights = _folded(left, each), _folded(right, each)
    for row in range(max(len(lefts), len(rights))):
        one = lefts[row] if row < len(lefts) else ""
        other = rights[row] if row < len(rights) else ""
        yield f"{head if row == 0 else ' ' * len(head)}{_cell(one, each)} │ {other}".rstrip()


def _folded(text: str, width: int) -> list[str]:
    """A text cut into rows of so many terminal columns, between words where there are any."""
    rows, row = [], ""
    for word in text.split(" "):
        piece = word
        if row and columns(f"{row} {piece}") > width:
            rows.append(row)
            row = ""
        while columns(piece) > width:
            at = max(1, width // 2 if columns(piece) > len(piece) else width)
            rows.append(piece[:at])
            piece = piece[at:]
        row = f"{row} {piece}" if row else piece
    return [*rows, row]


def _cell(text: str, width: int) -> str:
    return text + " " * max(0, width - columns(text))
