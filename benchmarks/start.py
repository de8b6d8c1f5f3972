"""What it costs to be told what there is: `briefing --help` beside `mkdocs --version`, in one run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PAIRS = 10


def measure() -> None:
    """Run both in turn, and print the CPU seconds of each and their ratio."""
    spent = {"briefing --help": 0.0, "mkdocs --version": 0.0}
    for _ in range(PAIRS):
        for words in spent:
            spent[words] += _once(words.split())
    ours, theirs = spent.values()
    each = "   ".join(f"{words} {seconds / PAIRS:.3f}" for words, seconds in spent.items())
    print(f"\n{each}   ratio {ours / theirs:.2f}   CPU seconds, each the mean of {PAIRS} runs in turn")


def _once(words: list[str]) -> float:
    before = os.times()
    program = Path(sys.executable).with_name(words[0])
    subprocess.run([program, *words[1:]], capture_output=True, check=True)
    after = os.times()
    return (after.children_user - before.children_user) + (after.children_system - before.children_system)
