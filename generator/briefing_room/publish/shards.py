"""A shard: what one machine has made of a site, as a folder that another can merge with those of others.

    shard.json    which shard it is, of what it was made, and each of its files with the digest of what it holds
    site/         those files of the site

A manifest is no signature: it tells what was damaged on the way, and not who has written it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from briefing_room.kept.digests import digest_of, digest_of_folder
from briefing_room.kept.ground import ground
from briefing_room.publish.failures import PublishError
from briefing_room.publish.understood import may_be_shared, owners_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from briefing_room.publish.project import Project

MANIFEST: Final = "shard.json"
FILES: Final = "site"
"""The folder in a shard that holds its files of the site."""

SHARDS: Final = "shards"
"""The folder beside a site that shards are put into."""

LAYOUT: Final = 1
_DEPTH: Final = 3
"""How deep shards are looked for: a machine that brings them may put each into a folder of its own."""

_MOST: Final = 999
"""Shards of one site; a manifest that tells of more would have each that is missing named."""

_NAME: Final = re.compile(r"(?!\.)[^/\\:\0]+(?:/(?!\.)[^/\\:\0]+)*")
"""The name of a file in a shard: nothing that leads out of it, and nothing hidden."""


class Shard(NamedTuple):
    """One of several shards: the first of three is ``1/3``."""

    number: int
    of: int

    def __str__(self) -> str:
        """Write it as it is typed."""
        return f"{self.number}/{self.of}"

    @property
    def folder(self) -> str:
        """What its folder is called."""
        return f"{self.number}-of-{self.of}"


Made = dict[str, str]
"""What a shard was made of, as digests by what each is of: ``program``, ``project``, ``desk``, ``readers``."""


@dataclass(frozen=True)
class Manifest:
    """What a shard says of itself; ``pages`` are the Markdown pages it has made, of ``whole`` that there are."""

    shard: Shard
    made: Made
    pages: tuple[str, ...]
    whole: int
    files: Mapping[str, str]
    folder: Path


def made_of(project: Project) -> Made:
    """What a site is made of.

    Raises:
        PublishError: pages of this project cannot be made apart from each other.
    """
    if not may_be_shared(project):
        message = (
            f"{project.config.name} names a plugin, a hook, an extension or a key that may look at several pages, or "
            "there are templates of your own; such a site is built by one machine: leave out --shard"
        )
        raise PublishError(message)
    parts = {
        "program": (ground(), "the program's own folder"),
        "project": (owners_digest(project), "the theme's folder that mkdocs.yml names"),
        "desk": (digest_of_folder(project.desk), str(project.desk)),
    }
    for digest, where in parts.values():
        if digest is None:
            message = f"there is a link in {where}, and another machine may have something else behind it"
            raise PublishError(f"{message}; put a file or a folder in its place, or leave out --shard")
    readers = digest_of(str(project.private))
    return {"readers": readers.hex(), **{name: digest.hex() for name, (digest, _) in parts.items() if digest}}


def write_manifest(folder: Path, shard: Shard, made: Made, pages: Iterable[str], whole: int) -> None:
    """Write the manifest of a shard whose files are in its folder."""
    names = sorted(_files_in(folder / FILES))
    told = {
        "layout": LAYOUT,
        "shard": str(shard),
        "made_of": made,
        "pages": sorted(pages),
        "pages_of_all": whole,
        "files": {name: _digest(folder / FILES / name) for name in names},
    }
    text = json.dumps(told, indent=1, sort_keys=True) + "\n"
    (folder / MANIFEST).write_text(text, encoding="ascii", newline="\n")


def find_shards(folders: Iterable[Path]) -> list[Manifest]:
    """The shards that some folders are, or hold.

    Raises:
        PublishError: a folder is no shard and holds none, or one is damaged.
    """
    found = []
    for folder in folders:
        here = list(_shards_in(folder, _DEPTH))
        if not here:
            message = f"{folder} is no shard and holds none" if folder.is_dir() else f"there is no folder {folder}"
            raise PublishError(f"{message}; make shards with: briefing build --shard 1/2, briefing build --shard 2/2")
        found += [_read_manifest(one) for one in here]
    return found


def _shards_in(folder: Path, depth: int) -> Iterator[Path]:
    if (folder / MANIFEST).is_file():
        yield folder
    elif depth and folder.is_dir():
        for inside in sorted(folder.iterdir()):
            if not inside.name.startswith(".") and not inside.is_symlink():
                yield from _shards_in(inside, depth - 1)


def _read_manifest(folder: Path) -> Manifest:
    path = folder / MANIFEST
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if told["layout"] != LAYOUT:
            message = f"{folder} was made by another version of the program; make it again with this one"
            raise PublishError(message)
        number, of = _numbers(told["shard"])
        made = {str(key): str(value) for key, value in told["made_of"].items()}
        files = {str(name): str(digest) for name, digest in told["files"].items()}
        pages = tuple(map(str, told["pages"]))
        return Manifest(Shard(number, of), made, pages, int(told["pages_of_all"]), files, folder)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        message = f"{path} is damaged; bring the shard here again, or make it again"
        raise PublishError(message) from error


def _numbers(typed: str) -> tuple[int, int]:
    """The two numbers of a shard as it is typed.

    Raises:
        ValueError: it is none, or one of more than there may be.
    """
    number, of = map(int, typed.split("/"))
    if of > _MOST:
        raise ValueError(typed)
    return number, of


def refuse_unfit(shards: list[Manifest], made: Made) -> None:
    """See that shards are all of one site, each once, and made of what is here.

    Raises:
        PublishError: they are not; the text says which, and what to do.
    """
    problems = [*_of_another(shards, made)] or [*_incomplete(shards)] or [*_repeated(shards)]
    if problems:
        raise PublishError("\n".join(problems))


def _of_another(shards: list[Manifest], made: Made) -> Iterator[str]:
    meant = {
        "program": "of another version of the program or of what it runs on (Python, packages, SOURCE_DATE_EPOCH) than",
        "readers": "for other readers (with --private, or without) than",
        "project": "of another mkdocs.yml, theme or docs than",
        "desk": "of another desk than",
    }
    for one in shards:
        differs = next((key for key in meant if one.made.get(key) != made[key]), None)
        if differs:
            again = f"make it again: briefing build --shard {one.shard}"
            yield f"{one.folder} was made {meant[differs]} what is merged here; {again}"


def _incomplete(shards: list[Manifest]) -> Iterator[str]:
    """Yield what is missing or too much of the shards, by their numbers."""
    of = sorted({one.shard.of for one in shards})
    if len(of) > 1:
        yield (
            f"these are shards of {' and of '.join(map(str, of))}: {', '.join(str(one.folder) for one in shards)}; "
            "name those that belong together"
        )
        return
    here: dict[int, Manifest] = {}
    for one in shards:
        if one.shard.number in here:
            yield f"shard {one.shard} is there twice: {here[one.shard.number].folder}, {one.folder}; name one of them"
        elif not 1 <= one.shard.number <= one.shard.of:
            yield f"{one.folder / MANIFEST} is damaged: there is no shard {one.shard}; make it again"
        here[one.shard.number] = one
    for number in range(1, of[0] + 1):
        if number not in here:
            missing = Shard(number, of[0])
            yield f"shard {missing} is missing; make it with: briefing build --shard {missing}"


def _repeated(shards: list[Manifest]) -> Iterator[str]:
    """Yield what two shards have, or no shard has, though each was made once."""
    pages = [page for one in shards for page in one.pages]
    names = [name for one in shards for name in one.files]
    if len(pages) != len({*pages}) or len(names) != len({*names}) or {len(pages)} != {one.whole for one in shards}:
        yield "the shards do not make one site together: a manifest is damaged or was altered; make them again"


def files_of(manifest: Manifest) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a shard by its name, as its manifest has it.

    Raises:
        PublishError: one is missing, has other bytes, or is not named.
    """
    folder = manifest.folder / FILES
    again = f"bring the shard here again, or make it again: briefing build --shard {manifest.shard}"
    for name in sorted(_files_in(folder) - manifest.files.keys()):
        message = f"{folder / name} is no file of this shard; {again}"
        raise PublishError(message)
    for name, digest in manifest.files.items():
        path = folder / name
        if not _NAME.fullmatch(name) or not path.is_file() or path.is_symlink():
            message = f"{path} is missing; {again}"
            raise PublishError(message)
        data = path.read_bytes()
        if sha256(data).hexdigest() != digest:
            message = f"{path} is damaged or was altered; {again}"
            raise PublishError(message)
        yield name, data


def _files_in(folder: Path) -> set[str]:
    """The files in a folder, by their paths; what is hidden does not count, since not every carrier takes it along."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return {name.as_posix() for name in found if not any(part.startswith(".") for part in name.parts)}


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
