"""`python -m benchmarks.search [share] [size [BRIEFINGS …]]`: both tables, or the one that is named."""

from __future__ import annotations

import sys

from benchmarks.search import share, size


def main(words: list[str]) -> int:
    """Measure what is named, or all."""
    if not words or "share" in words:
        share.measure()
    if not words or "size" in words:
        size.measure([int(word) for word in words if word.isdigit()] or size.SIZES)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
