"""`python -m benchmarks [speed | ours] [start] [weight] [search] [BRIEFINGS …]`: without a word, speed and start.

speed   a check and a build of made desks of so many briefings (10 and 100), beside plain MkDocs and others
ours    the same beside plain MkDocs alone
start   what it costs to be told what there is
weight  what a page weighs beside stock Material's, on a desk of 16 briefings and on one of 1,000
search  what the search finds and costs, in a browser
"""

from __future__ import annotations

import sys
import time
from typing import Final

from benchmarks import speed, start
from benchmarks.machine import machine

_PARTS: Final = ("speed", "ours", "start", "weight", "search")
_BY_ITSELF: Final = ("speed", "start")


def main(words: list[str]) -> int:
    """Measure what is named, and print it."""
    parts = [word for word in words if not word.isdigit()] or list(_BY_ITSELF)
    if unknown := [part for part in parts if part not in _PARTS]:
        raise SystemExit(f"there is no {unknown[0]} to measure; there are {', '.join(_PARTS)}")
    began = time.monotonic()
    print(machine())
    if {"speed", "ours"} & {*parts}:
        sizes = [int(word) for word in words if word.isdigit()] or speed.SIZES
        speed.measure(sizes, beside_others="speed" in parts)
    if "start" in parts:
        start.measure()
    # What they need is large, and the memory of a process that is started is never less than its parent's was.
    if "weight" in parts:
        from benchmarks import weight  # noqa: PLC0415 - as said above

        weight.measure()
    if "search" in parts:
        from benchmarks.search.__main__ import main as search  # noqa: PLC0415 - as said above

        search([])
    print(f"\nIt took {(time.monotonic() - began) / 60:.0f} minutes.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
