"""What a check and a build take on made desks of some sizes, as ratios to plain MkDocs with Material in the same run.

P is what MkDocs with Material, as it comes, needs for the same Markdown: the less of two runs, one before all else and
one after it. Machines differ and are shared, so only ratios of one run mean anything. Every size has a project of its
own, so that what a build keeps is there for the next one; *cold* means that nothing was kept.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import others
from benchmarks.edited import edit_judgement, edit_reason
from benchmarks.others import PLAIN
from benchmarks.preview import wait_in_preview
from benchmarks.spent import Spent, python
from benchmarks.tables import Measured, growth, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.tables import Row

SIZES: Final = (10, 100)
"""The sizes of a run that names none: some ten minutes on two cores. Each grows about as its size does."""

CONFIG: Final = "site_name: A desk to measure\ntheme:\n  name: briefing\nplugins:\n  - briefing\n"
"""The configuration of a project that states nothing of its own."""


class Taken:
    """What was measured so far, each row told on standard error at once: a long run may not reach its table."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.rows: dict[str, Row] = {}

    def __setitem__(self, name: str, row: Row) -> None:
        """Add a row."""
        self.rows[name] = row
        print(f"  {name}: {row}", file=sys.stderr, flush=True)


def measure(sizes: Iterable[int] = SIZES, *, beside_others: bool = True) -> None:
    """Measure desks of some sizes, and print a table of each as soon as it is known, and how all of it grows."""
    done: list[Measured] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            print(f"\n### {size:,} briefings{_load()}\n", flush=True)
            done.append(measure_one(Path(name), size, beside_others=beside_others))
        print("\n".join(table(done[-1])), flush=True)
    if len(done) > 1:
        print("\n### Growth\n\n" + "\n".join(growth(done)))


def measure_one(project: Path, briefings: int, *, beside_others: bool = True) -> Measured:
    """Measure a desk of one size in a folder."""
    python("benchmarks.made_desk", str(project / "briefings"), str(briefings))
    (project / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    docs, middle, taken = project / "build" / "docs", f"briefing-{briefings // 2}", Taken()
    _stages(project, taken)
    taken[PLAIN] = others.plain(project, docs)
    if beside_others:
        _elsewhere(project, docs, taken)
    _commands(project, middle, taken)
    kept = _kept(project / "build")
    if beside_others and others.has_zensical():
        taken["build --engine zensical"] = _briefing(project, "build", "--engine", "zensical", "--site", "other")
    taken["serve, until it answers"], taken["serve, a reason edited"] = wait_in_preview(project, middle)
    taken[f"{PLAIN}, again"] = others.plain(project, docs)
    size = json.loads(python("benchmarks.whole_site", str(project / "site"))[1])
    return Measured(briefings, taken.rows, size, kept)


def _stages(project: Path, taken: Taken) -> None:
    _, said = python("benchmarks.stages", str(project), str(project / "staged"))
    for line in said.splitlines():
        if line.startswith("{"):
            told = json.loads(line)
            taken[f"stage: {told['stage']}"] = Spent(told["cpu"], told["wall"], told["peak"])


def _elsewhere(project: Path, docs: Path, taken: Taken) -> None:
    """The others, on the Markdown of the stages."""
    taken["Zensical, cold"] = others.zensical(project, docs, fresh=True)
    taken["Zensical, again"] = others.zensical(project, docs, fresh=False)
    taken["Hugo"] = others.hugo(project, docs)
    taken["Eleventy"] = others.eleventy(project, docs)


def _commands(project: Path, middle: str, taken: Taken) -> None:
    """Check and build as an analyst runs them: without anything kept, again, and after an edit of a briefing."""
    edited = project / "briefings" / f"{middle}.yml"
    _forget(project)
    taken["check, cold"] = _briefing(project, "check")
    taken["check, again"] = _briefing(project, "check")
    _forget(project)
    taken["build, cold"] = _briefing(project, "build")
    taken["build, unchanged"] = _briefing(project, "build")
    edit_reason(edited)
    taken["build, a reason edited"] = _briefing(project, "build")
    edit_judgement(edited)
    taken["build, a judgement edited"] = _briefing(project, "build")
    edit_reason(edited)
    taken["check, a reason edited"] = _briefing(project, "check")


def _briefing(project: Path, *words: str) -> Spent:
    return python("briefing_room", *words, folder=project)[0]


def _forget(project: Path) -> None:
    """Remove the site and everything that is kept beside it."""
    for path in project.iterdir():
        if path.name != "briefings" and path.is_dir():
            shutil.rmtree(path)


def _kept(work: Path) -> tuple[int, int]:
    sizes = [path.stat().st_size for path in work.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def _load() -> str:
    """How much else the machine does, where the system tells."""
    return f" (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)" if hasattr(os, "getloadavg") else ""
