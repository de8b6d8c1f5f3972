"""Each stage of a build that has nothing kept, one after the other in one process, by the functions that a build calls.

`python -m benchmarks.stages PROJECT SITE` prints a line of JSON for each stage. Afterwards the Markdown of the pages is
where a build of the project would have it, and the site in the second folder.

What is worked out of a desk is worked out by the first stage that asks for it. Memory is the most that the process
has had until the end of the stage.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from benchmarks.spent import most_memory
from briefing_room.build import Checked, site_with
from briefing_room.checks import check_desk
from briefing_room.findings import sorted_once
from briefing_room.load.desk import read_desk
from briefing_room.pages import render_findable, render_pages
from briefing_room.publish import mkdocs
from briefing_room.publish.brand import brand_files
from briefing_room.publish.handover import Fresh, hand_over
from briefing_room.publish.project import project_at
from briefing_room.publish.proofs import proofs_of
from briefing_room.publish.search import index_site
from briefing_room.publish.share import write_pictures
from briefing_room.publish.verify import verify_site
from briefing_room.publish.worn import worn_by
from briefing_room.publish.write import write_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site
    from briefing_room.publish.project import Project

Result = TypeVar("Result")


def main() -> int:
    """Run all stages on the project of the first argument; 1 when the site is not sound."""
    root, staged = (Path(word).resolve() for word in sys.argv[1:3])
    project = project_at(root / "mkdocs.yml", root / "briefings", private=False)
    loaded = _told("load", lambda: read_desk(project.desk))
    found = _told("checks", lambda: check_desk(loaded.desk))
    site = site_with(
        Checked(loaded.desk, sorted_once([*loaded.findings, *found.findings]), found.waived), private=False
    )
    pages = _told("pages", lambda: _write(project, site))
    _told("MkDocs", lambda: _build(project, site, staged))
    _told("search", lambda: index_site(staged, render_findable(site)))
    _told("pictures", lambda: write_pictures(staged, site))
    problems = _told("verify", lambda: _verify(site, pages, staged))
    print("\n".join(problems[:10]))
    return bool(problems)


def _told(stage: str, work: Callable[[], Result]) -> Result:
    """Do the work of a stage, and print what it took."""
    began, clock = sum(os.times()[:4]), time.monotonic()
    done = work()
    took = {"cpu": sum(os.times()[:4]) - began, "wall": time.monotonic() - clock, "peak": most_memory()}
    print(json.dumps({"stage": stage, **took}), flush=True)
    return done


def _write(project: Project, site: Site) -> tuple[Page, ...]:
    pages = tuple(render_pages(site))
    write_pages(project.markdown, pages, brand_files(site.desk))
    return pages


def _build(project: Project, site: Site, staged: Path) -> None:
    config = mkdocs.load_config(project, staged)
    hand_over(config, Fresh(site, ()))
    mkdocs.build_site(config)


def _verify(site: Site, pages: tuple[Page, ...], staged: Path) -> list[str]:
    settings = site.desk.settings
    worn = worn_by(tuple(page.path for page in pages))
    return verify_site(staged, proofs_of(site), settings.address, worn=worn, hosts=settings.foreign_hosts)


if __name__ == "__main__":
    sys.exit(main())
