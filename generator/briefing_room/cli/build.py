"""`briefing build`: the desk checked, and the site built."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.cli.shared import ERRORS, OK, MisuseError, check_epoch, desk_folder, hold_each_other, near
from briefing_room.cli.shown import chosen, counted, print_findings, project_of
from briefing_room.cli.terminal import progress
from briefing_room.publish.engines import MKDOCS
from briefing_room.publish.unchanged import Told, last_told

if TYPE_CHECKING:
    import argparse

    from briefing_room.publish.project import Project


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing build`; the exit code."""
    folder = desk_folder(arguments.desk)
    if arguments.site and not arguments.site.resolve().name:
        raise MisuseError(f"{arguments.site} cannot be the site's folder; name a folder in it")
    project = project_of(folder, arguments, arguments.site, private=arguments.private)
    if hold_each_other(project.site, project.desk):
        message = f"the site {project.site} and the desk {project.desk} must not hold each other"
        raise MisuseError(message)
    for pages in (project.markdown, project.docs):
        if pages and hold_each_other(project.site, pages):
            raise MisuseError(f"the site {project.site} and the pages in {pages} must not hold each other")
    check_epoch()
    keeps = not arguments.clean and arguments.engine == MKDOCS
    return _tell((keeps and last_told(project)) or _built(project, arguments, keeps=keeps), project, arguments)


def _built(project: Project, arguments: argparse.Namespace, *, keeps: bool) -> Told:
    """Build; what is to be told of it."""
    from briefing_room.build import build  # noqa: PLC0415 - slow to load, and not needed where nothing has changed

    with progress() as tell:
        built = build(project, tell, arguments.engine, keeps=keeps)
    return Told(built.checked.findings, built.checked.desk.files, built.pages, built.left_out)


def _tell(told: Told, project: Project, arguments: argparse.Namespace) -> int:
    """Print what a build told; the exit code."""
    print_findings(told.texts, chosen(told.findings, arguments), arguments)
    count = counted(told.findings, arguments)
    if told.pages is None:
        there = project.site.is_dir()
        sys.stdout.write(f"{count}; nothing was built{', the site is as it was' if there else ''}\n")
        return ERRORS
    if told.left_out:
        say = f"{arguments.engine} runs no plugins and no hooks of mkdocs.yml, so these had no part in the site"
        sys.stderr.write(f"briefing: {say}: {', '.join(told.left_out)}\n")
    sys.stdout.write(
        f"{count}; {told.pages} pages built, every link and every proof followed: {near(project.site)}/index.html\n"
    )
    return OK
