"""What it costs to be told what there is: `briefing --help` beside `mkdocs --version`, in one run."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.spent import run

PAIRS = 10


def measure() -> None:
    """Run both in turn, and print the seconds of each and their ratio."""
    spent = {"briefing --help": 0.0, "mkdocs --version": 0.0}
    for _ in range(PAIRS):
        for words in spent:
            spent[words] += _once(*words.split())
    ours, theirs = spent.values()
    each = "   ".join(f"{words} {seconds / PAIRS:.3f}" for words, seconds in spent.items())
    print(f"\n{each}   ratio {ours / theirs:.2f}   CPU seconds, each the mean of {PAIRS} runs in turn")


def _once(program: str, *words: str) -> float:
    spent, _ = run([str(Path(sys.executable).with_name(program)), *words])
    return spent.wall if spent.cpu is None else spent.cpu
