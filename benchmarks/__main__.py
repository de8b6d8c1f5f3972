"""`make bench`: a build beside MkDocs alone on the same Markdown, the start of the program, and what a page weighs.

The machine is shared and noisy, so only ratios within one run mean anything.
CPU seconds are those of the child process; the best of three is shown.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import start, weight
from benchmarks.desks import write_desk
from briefing_room.build import check
from briefing_room.pages import render_pages, site_of
from briefing_room.publish.write import write_pages

ROUNDS = 3
SIZES = (3, 30, 100)


def main() -> int:
    """Measure and print a table."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    print(f"{'briefings':>9} {'pages':>6} {'check':>8} {'build':>8} {'mkdocs':>8} {'build/mkdocs':>13}   CPU seconds")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_desk(folder / "desk", size)
            pages = _write_markdown(folder)
            checked = _cpu("briefing_room", "check", "--desk", str(folder / "desk"))
            built = _cpu("briefing_room", "build", "--desk", str(folder / "desk"), "--site", str(folder / "site"))
            alone = _cpu("mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml"))
            print(f"{size:>9} {pages:>6} {checked:>8.2f} {built:>8.2f} {alone:>8.2f} {built / alone:>13.2f}")
    start.measure()
    weight.measure()
    return 0


def _write_markdown(folder: Path) -> int:
    """The same Markdown for MkDocs alone, with the same configuration but without our plugin; how many pages."""
    site = site_of(check(folder / "desk").desk, private=False)
    pages = render_pages(site)
    write_pages(folder / "docs", pages, {})
    package = Path(__file__).parents[1] / "generator" / "briefing_room" / "publish"
    configuration = (package / "mkdocs.yml").read_text(encoding="utf-8").replace("  briefing: {}\n", "")
    (folder / "mkdocs.yml").write_text(configuration.replace("site_dir: site\n", "site_dir: alone\n"), encoding="utf-8")
    shutil.copytree(package / "theme", folder / "theme")
    return len(pages)


def _cpu(*words: str) -> float:
    """CPU seconds of `python -m …`, the best of some rounds."""
    return min(_once(words) for _ in range(ROUNDS))


def _once(words: tuple[str, ...]) -> float:
    before = os.times()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run([sys.executable, "-m", *words], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    after = os.times()
    return (after.children_user - before.children_user) + (after.children_system - before.children_system)


if __name__ == "__main__":
    sys.exit(main())
