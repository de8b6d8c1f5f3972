"""`briefing merge`: the shards of a site made into the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.cli.build import project_to_build, tell
from briefing_room.cli.shared import MisuseError, hold_each_other
from briefing_room.cli.terminal import progress
from briefing_room.publish.unchanged import Told
from briefing_room.shards import merge, shards_of

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing merge`; the exit code."""
    project = project_to_build(arguments)
    folders = arguments.folders or [shards_of(project)]
    for folder in folders:
        if hold_each_other(folder.resolve(), project.site):
            raise MisuseError(f"the site {project.site} and the shards in {folder} must not hold each other")
    with progress() as say:
        built = merge(project, folders, say)
    return tell(Told(built.checked.findings, built.checked.desk.files, built.pages), project, arguments)
