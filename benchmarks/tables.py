"""What was measured, as tables in Markdown: of each size, and of how everything grows from one size to the next."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from benchmarks.others import PLAIN
from benchmarks.spent import Spent

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = Spent | str
"""What was spent, or in words why nothing was."""


@dataclass(frozen=True)
class Measured:
    """What was measured on a desk of one size: each row by its name."""

    briefings: int
    rows: dict[str, Row]
    size: dict[str, str | int]
    kept: tuple[int, int]
    """How many files a build leaves in its work folder for the next one, and how many bytes."""

    @property
    def plain(self) -> Spent:
        """P: the less of the two runs of plain MkDocs."""
        runs = [row for name, row in self.rows.items() if name.startswith(PLAIN) and isinstance(row, Spent)]
        return min(runs, key=lambda spent: spent.wall if spent.cpu is None else spent.cpu)


def table(measured: Measured) -> Iterator[str]:
    """Yield the lines of the table of one size."""
    yield f"| {'':27} | {'CPU s':>7} | {'× P':>6} | {'wall s':>7} | {'× P':>6} | {'MB':>6} |"
    yield f"| {'-' * 27} | {'-' * 6}: | {'-' * 5}: | {'-' * 6}: | {'-' * 5}: | {'-' * 5}: |"
    plain = measured.plain
    for name, spent in measured.rows.items():
        if isinstance(spent, str):
            yield f"| {name:27} | {spent} | | | | |"
            continue
        cpu, cpu_ratio = _number(spent.cpu, 2), _number(_ratio(spent.cpu, plain.cpu), 3)
        wall, wall_ratio = _number(spent.wall, 2), _number(_ratio(spent.wall, plain.wall), 3)
        yield f"| {name:27} | {cpu:>7} | {cpu_ratio:>6} | {wall:>7} | {wall_ratio:>6} | {_number(spent.peak, 0):>6} |"
    size = measured.size
    yield ""
    yield (
        f"The site: {size['pages']:,} pages, {size['files']:,} files, {int(size['size']) / 1e6:,.1f} MB. Most bytes: "
        f"{size['heaviest']}, {int(size['heaviest_bytes']) / 1000:,.0f} kB compressed. Most elements: "
        f"{size['fullest']}, {size['fullest_elements']:,}. The work folder: {measured.kept[0]:,} files, "
        f"{measured.kept[1] / 1e6:,.1f} MB."
    )


def _ratio(one: float | None, other: float | None) -> float | None:
    return None if one is None or not other else one / other


def _number(value: float | None, digits: int) -> str:
    return "not known" if value is None else f"{value:,.{digits}f}"


def growth(done: list[Measured]) -> Iterator[str]:
    """Yield a table of exponents between one size and the next: 1 means in step with the briefings."""
    pairs = [(one, other) for one, other in pairwise(done) if one.briefings < other.briefings]
    heads = [f"{one.briefings:,} to {other.briefings:,}" for one, other in pairs]
    yield "| exponent of CPU; of memory | " + " | ".join(heads) + " |"
    yield "| --- |" + " ---: |" * len(heads)
    for name in done[0].rows:
        yield f"| {name:27} | " + " | ".join(_exponents(one, other, name) for one, other in pairs) + " |"


def _exponents(one: Measured, other: Measured, name: str) -> str:
    before, after = one.rows.get(name), other.rows.get(name)
    if before is None or after is None or isinstance(before, str) or isinstance(after, str):
        return ""
    steps = math.log(other.briefings / one.briefings)
    pairs = ((before.cpu, after.cpu), (before.peak, after.peak))
    told = [f"{math.log(late / early) / steps:.2f}" if early and late else "" for early, late in pairs]
    return "; ".join(told)
