"""`briefing build`: the desk checked, and the site built."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.build import build
from briefing_room.cli.shared import ERRORS, OK, MisuseError, check_epoch, desk_folder, hold_each_other, near
from briefing_room.cli.shown import chosen, counted, print_findings, project_of
from briefing_room.cli.terminal import progress

if TYPE_CHECKING:
    import argparse


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
    with progress() as tell:
        built = build(project, tell, arguments.engine)
    findings = built.checked.findings
    print_findings(built.checked, chosen(findings, arguments), arguments)
    count = counted(findings, arguments)
    if built.pages is None:
        there = project.site.is_dir()
        sys.stdout.write(f"{count}; nothing was built{', the site is as it was' if there else ''}\n")
        return ERRORS
    if built.left_out:
        say = f"{arguments.engine} runs no plugins and no hooks of mkdocs.yml, so these had no part in the site"
        sys.stderr.write(f"briefing: {say}: {', '.join(built.left_out)}\n")
    sys.stdout.write(
        f"{count}; {built.pages} pages built, every link and every proof followed: {near(project.site)}/index.html\n"
    )
    return OK
