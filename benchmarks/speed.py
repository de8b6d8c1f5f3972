"""What a check and a build take on made desks of some sizes, as ratios to plain MkDocs with Material in the same run.

P is what MkDocs with Material, as it comes, needs for the same Markdown: the less of two runs, one before all else and
one after it. Machines differ and are shared, so only ratios of one run mean anything. Every size has a project of its
own, so that what a build keeps is there for the next one; *cold* means that nothing was kept.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import others
from benchmarks.edited import edit_judgement, edit_reason
from benchmarks.others import PLAIN
from benchmarks.preview import wait_in_preview
from benchmarks.spent import Spent, python

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIZES: Final = (10, 100)
"""The sizes of a run that names none: some ten minutes on two cores. Each grows about as its size does."""

CONFIG: Final = "site_name: A desk to measure\ntheme:\n  name: briefing\nplugins:\n  - briefing\n"
"""The configuration of a project that states nothing of its own."""


@dataclass(frozen=True)
class Measured:
    """What was measured on a desk of one size: each row by its name, None where it could not be run."""

    briefings: int
    rows: dict[str, Spent | None]
    size: dict[str, str | int]
    kept: tuple[int, int]
    """How many files a build leaves in its work folder for the next one, and how many bytes."""

    @property
    def plain(self) -> Spent:
        """P: the less of the two runs of plain MkDocs."""
        runs = [row for name, row in self.rows.items() if name.startswith(PLAIN) and row]
        return min(runs, key=lambda spent: spent.wall if spent.cpu is None else spent.cpu)


def measure(sizes: Iterable[int] = SIZES) -> None:
    """Measure desks of some sizes, and print a table of each as soon as it is known, and how all of it grows."""
    done: list[Measured] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            print(f"\n### {size} briefings{_load()}\n", flush=True)
            done.append(measure_one(Path(name), size))
        print("\n".join(table(done[-1])), flush=True)
    if len(done) > 1:
        print("\n### Growth\n\n" + "\n".join(growth(done)))


def measure_one(project: Path, briefings: int) -> Measured:
    """Measure a desk of one size in a folder."""
    python("benchmarks.made_desk", str(project / "briefings"), str(briefings))
    (project / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    docs = project / "build" / "docs"
    stages = dict(_stages(project))
    rows: dict[str, Spent | None] = {PLAIN: others.plain(project, docs)}
    rows |= stages
    rows |= _elsewhere(project, docs)
    rows |= _commands(project, briefings)
    kept = _kept(project / "build")
    middle = f"briefing-{briefings // 2}"
    rows["serve, until it answers"], rows["serve, a reason edited"] = wait_in_preview(project, middle)
    rows[f"{PLAIN}, again"] = others.plain(project, docs)
    return Measured(briefings, rows, json.loads(python("benchmarks.whole_site", str(project / "site"))[1]), kept)


def _stages(project: Path) -> Iterator[tuple[str, Spent]]:
    _, said = python("benchmarks.stages", str(project), str(project / "staged"))
    for line in said.splitlines():
        if line.startswith("{"):
            told = json.loads(line)
            yield f"stage: {told['stage']}", Spent(told["cpu"], told["wall"], told["peak"])


def _elsewhere(project: Path, docs: Path) -> dict[str, Spent | None]:
    """The others, on the Markdown of the stages."""
    return {
        "Zensical, cold": others.zensical(project, docs, fresh=True),
        "Zensical, again": others.zensical(project, docs, fresh=False),
        "Hugo": others.hugo(project, docs),
        "Eleventy": others.eleventy(project, docs),
    }


def _commands(project: Path, briefings: int) -> dict[str, Spent | None]:
    """Check and build as an analyst runs them: without anything kept, again, and after an edit."""
    edited = project / "briefings" / f"briefing-{briefings // 2}.yml"
    _forget(project)
    rows: dict[str, Spent | None] = {
        "check, cold": _briefing(project, "check"),
        "check, again": _briefing(project, "check"),
    }
    _forget(project)
    rows["build, cold"] = _briefing(project, "build")
    rows["build, unchanged"] = _briefing(project, "build")
    edit_reason(edited)
    rows["build, a reason edited"] = _briefing(project, "build")
    edit_judgement(edited)
    rows["build, a judgement edited"] = _briefing(project, "build")
    edit_reason(edited)
    rows["check, a reason edited"] = _briefing(project, "check")
    if others.has_zensical():
        rows["build --engine zensical"] = _briefing(project, "build", "--engine", "zensical", "--site", "other")
    return rows


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


# --- tables


def table(measured: Measured) -> Iterator[str]:
    """Yield the lines of the table of one size."""
    yield f"| {'':27} | {'CPU s':>7} | {'× P':>6} | {'wall s':>7} | {'× P':>6} | {'MB':>6} |"
    yield f"| {'-' * 27} | {'-' * 6}: | {'-' * 5}: | {'-' * 6}: | {'-' * 5}: | {'-' * 5}: |"
    plain = measured.plain
    for name, spent in measured.rows.items():
        if spent is None:
            yield f"| {name:27} | {'not installed':>13} | | | | |"
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
    if before is None or after is None:
        return ""
    steps = math.log(other.briefings / one.briefings)
    pairs = ((before.cpu, after.cpu), (before.peak, after.peak))
    told = [f"{math.log(late / early) / steps:.2f}" if early and late else "" for early, late in pairs]
    return "; ".join(told)
