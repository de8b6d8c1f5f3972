"""The live preview: MkDocs' own server, in private mode."""

from __future__ import annotations

import logging
import sys
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing_room.ledger import own
from briefing_room.publish.mkdocs import overrides
from briefing_room.publish.switch import scratch_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing_room.publish.project import Project


def serve(project: Project, address: str) -> None:
    """Serve the private site at ``host:port`` until interrupted, and build it again when something changes."""
    from mkdocs.commands.serve import serve as mkdocs_serve  # noqa: PLC0415 - slow to import

    own(project.markdown)
    _print_log()
    values = overrides(project, project.work)
    del values["site_dir"]  # the server builds into a temporary folder of its own
    with _temporary_files_in(scratch_of(project.site)):
        mkdocs_serve(str(project.config), dev_addr=address, strict=False, **values)


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Let MkDocs make its temporary folder where we find it again, should this process be killed."""
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _print_log() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
