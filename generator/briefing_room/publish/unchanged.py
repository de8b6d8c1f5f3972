"""What the last good build was made of, and what it made: while neither differs, there is nothing to build."""

from __future__ import annotations

import json
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from briefing_room.findings import Finding, Place
from briefing_room.kept.digests import digest_of, digest_of_folder, stamps_of
from briefing_room.kept.ground import ground, ground_stamps
from briefing_room.kept.store import NAME, Store
from briefing_room.ledger import LEDGER
from briefing_room.lock import locked
from briefing_room.publish.switch import is_left_over
from briefing_room.publish.understood import is_understood, owners_digest, owners_theme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefing_room.publish.project import Project


@dataclass(frozen=True)
class Told:
    """What a build tells: its findings, with the texts of the files they are in, and how many pages it made.

    ``pages`` is None where nothing was built; ``left_out`` are parts of the project that its engine does not run.
    """

    findings: tuple[Finding, ...]
    texts: Mapping[str, str]
    pages: int | None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Inputs:
    """All that a site is made of, as it was before it was read.

    Each is a digest: ``program`` of this program and what it runs on, ``owners`` of that and of all that the desk's
    owner adds to it, ``whole`` of everything. ``stamps`` tell when each file was last touched.
    """

    program: bytes
    owners: bytes
    whole: bytes
    stamps: list[object]

    def are_those_of(self, project: Project) -> bool:
        """Whether nobody has touched anything since."""
        with suppress(OSError):  # something has gone, or may not be looked at any more
            return self.stamps == _stamps(project)
        return False


def inputs_of(project: Project) -> Inputs | None:
    """What a project's site is made of; None where that cannot be told, so that all of it has to be built."""
    if not project.lasting or not is_understood(project.config):
        return None
    try:
        stamps = _stamps(project)
        program, owners, desk = ground(), owners_digest(project), digest_of_folder(project.desk)
    except OSError:  # who reads the desk says what cannot be read
        return None
    if program is None or owners is None or desk is None:
        return None
    with_owners = digest_of(program, owners, str(project.private))
    return Inputs(program, with_owners, digest_of(with_owners, desk), stamps)


def _stamps(project: Project) -> list[object]:
    stat = project.config.stat()
    folders = (project.desk, project.docs, owners_theme(project))
    return [ground_stamps(), stat.st_mtime_ns, stat.st_ctime_ns, *(stamps_of(one) if one else () for one in folders)]


def store_path(project: Project) -> Path:
    """The file of what a project keeps between builds."""
    return project.work / NAME


def last_told(project: Project) -> Told | None:
    """What the last build of a project told, where building again would change nothing; else None.

    Raises:
        BusyError: another build is under way.
    """
    if not (project.lasting and store_path(project).is_file() and project.site.is_dir()):
        return None
    with locked(project.work):
        if is_left_over(project.site):
            return None
        with closing(Store(store_path(project))) as store:
            found = store.get(_record_of(project))
        return _same(project, found) if found else None


def _same(project: Project, found: bytes) -> Told | None:
    """What was told, where all is as it was then. What the site holds is looked at first, since it needs no program."""
    record = json.loads(found)
    inputs = inputs_of(project)
    if inputs is None or record["inputs"] != inputs.whole.hex() or record["made"] != _made(project):
        return None
    return Told(tuple(map(_finding, record["findings"])), record["texts"], record["pages"])


def record_build(store: Store, project: Project, inputs: Inputs, told: Told) -> None:
    """Put down what a build that has just ended was made of, what it made, and what it told."""
    made = _made(project)
    record: dict[str, Any] = {
        "inputs": inputs.whole.hex(),
        "made": made,
        "pages": told.pages,
        "texts": dict(told.texts),
    }
    record["findings"] = [asdict(finding) | {"cures": ()} for finding in told.findings]
    if made is not None:
        store.put(_record_of(project), json.dumps(record).encode("ascii"))


def _record_of(project: Project) -> bytes:
    """Under what the last build is put down: a work folder may serve several sites."""
    return digest_of("the last build", str(project.site), str(project.desk), str(project.private))


def _made(project: Project) -> str | None:
    """The digest of a built site and of its pages as Markdown; None where a link is in them, or they cannot be read."""
    with suppress(OSError):
        site, pages = digest_of_folder(project.site, _is_of_the_site), digest_of_folder(project.markdown)
        return None if site is None or pages is None else digest_of(site, pages).hex()
    return None


def _is_of_the_site(name: str) -> bool:
    """Whether a name in a site's folder is the build's: what is hidden at its top may be somebody's."""
    return not name.startswith(".") or name == LEDGER


def _finding(told: dict[str, Any]) -> Finding:
    places = {key: told[key] and Place(**told[key]) for key in ("place", "see")}
    return Finding(**{**told, **places, "cures": ()})
