"""What was found, as text for a terminal: facts with their origins, what was left out, what is doubtful."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from briefing_room.findings import printable
from briefing_room.intake.source.strip_log import strip_log

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.intake.document.extracted import Extract
    from briefing_room.intake.document.reading import Kind
    from briefing_room.intake.source.duplicates import Twin
    from briefing_room.intake.source.facts import Fact

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
        own = (
            ""
            if twin.source.facts.origin
            else f"; it names no origin: give both the same, and write it in {twin.source.id} too"
        )
        yield _row("same as", f"{twin.source.id}: {twin.share:.0%} of the shorter text stands in both{own}")
    doubts = list(made.doubts)
    if made.alarm:
        doubts.insert(0, made.alarm)
    for number, doubt in enumerate(doubts):
        yield _row("" if number else "unsure", doubt)


def _value(fact: Fact) -> str:
    if fact.value is None:
        return "not known"
    if fact.sure:
        return f"{fact.value}   ({fact.where})"
    return f"not known; perhaps {fact.value}   ({fact.where}); to take it: --{fact.key} {_quoted(fact.value)}"


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
        more = len(log) - _MOST_STRIPPED
        yield f"{_INDENT}{'…':>7}  {more} more {'entry' if more == 1 else 'entries'} in the strip log"


def _row(name: str, value: str) -> str:
    return f"  {name:<9} {printable(value)}"


def _clipped(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
