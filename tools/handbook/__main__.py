"""`make docs`: build the handbook into build/handbook-site/, with the pages that are made from the program itself."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.handbook.site import build_handbook


def main(root: Path) -> int:
    """Build the handbook of the project in a folder; 1 when something is wrong with it, told line by line."""
    site = root / "build" / "handbook-site"
    problems = build_handbook(root, root / "build" / "handbook", site)
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if problems:
        return 1
    sys.stdout.write(f"the handbook is built, every link followed: {site.relative_to(root)}/index.html\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path.cwd()))
