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
    project = project_to_build(arguments)
    if arguments.shard:
        return _run_shard(project, arguments)
    keeps = not arguments.clean and arguments.engine == MKDOCS
    return tell((keeps and last_told(project)) or _built(project, arguments, keeps=keeps), project, arguments)


def project_to_build(arguments: argparse.Namespace) -> Project:
    """The project whose site is to be built.

    Raises:
        MisuseError: its site cannot be where it should go.
    """
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
    return project


def _run_shard(project: Project, arguments: argparse.Namespace) -> int:
    """Make a shard, and print what came of it; the exit code."""
    from briefing_room.publish.shards import Shard  # noqa: PLC0415 - not needed where nothing has changed
    from briefing_room.shards import build_shard  # noqa: PLC0415 - the same

    if arguments.engine != MKDOCS:
        raise MisuseError(f"shards are made with {MKDOCS}; leave out --engine, or --shard")
    shard = Shard(*arguments.shard)
    with progress() as say:
        built = build_shard(project, shard, say)
    findings, texts = built.checked.findings, built.checked.desk.files
    print_findings(texts, chosen(findings, arguments), arguments)
    count = counted(findings, arguments)
    if built.pages is None:
        sys.stdout.write(f"{count}; nothing was built\n")
        return ERRORS
    sys.stdout.write(
        f"{count}; shard {shard} has {built.pages} of {built.whole} pages: {near(built.folder)}\n"
        "Links and proofs are followed when the shards are merged: briefing merge\n"
    )
    return OK


def _built(project: Project, arguments: argparse.Namespace, *, keeps: bool) -> Told:
    """Build; what is to be told of it."""
    from briefing_room.build import build  # noqa: PLC0415 - slow to load, and not needed where nothing has changed

    with progress() as say:
        built = build(project, say, arguments.engine, keeps=keeps)
    return Told(built.checked.findings, built.checked.desk.files, built.pages, built.left_out)


def tell(told: Told, project: Project, arguments: argparse.Namespace) -> int:
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
