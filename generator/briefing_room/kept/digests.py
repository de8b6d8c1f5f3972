"""Digests: of values, and of all that is in a folder."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path


def digest_of(*parts: bytes | str) -> bytes:
    """The digest of some values in this order; where one ends and the next begins is part of it."""
    whole = sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.digest()


def digest_of_files(files: Mapping[str, bytes]) -> bytes:
    """The digest of files by their names."""
    return digest_of(*(part for name in sorted(files) for part in (name, files[name])))


def digest_of_folder(folder: Path, passes: Callable[[str], bool] = lambda _: True) -> bytes | None:
    """The digest of all that is in a folder: names, contents, and who may read them; None where it holds a link.

    ``passes`` says which names count, of files by their path in it and of folders in the same way. What is no file and
    no folder is named and not read. Where there is no folder, the digest says so.
    """
    if not folder.is_dir():
        return digest_of("there is none")
    parts: list[bytes | str] = []
    for name, entry in _entries(folder, "", passes):
        if entry.is_symlink():
            return None
        parts += [name, str(entry.stat(follow_symlinks=False).st_mode)]
        if entry.is_file(follow_symlinks=False):
            with open(entry.path, "rb") as file:  # noqa: PTH123 - it is asked thousands of times
                parts.append(sha256(file.read()).digest())
    return digest_of(*parts)


def stamps_of(folder: Path, passes: Callable[[str], bool] = lambda _: True) -> list[object]:
    """When each thing in a folder was last touched: two lists that are alike tell that nobody wrote in between."""
    if not folder.is_dir():
        return []
    stats = ((name, entry.stat(follow_symlinks=False)) for name, entry in _entries(folder, "", passes))
    return [(name, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size) for name, stat in stats]


def _entries(folder: Path | str, inside: str, passes: Callable[[str], bool]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what is in a folder and in those in it, by its path there, in the order of names; no link is followed."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name = f"{inside}{entry.name}"
        if not passes(name):
            continue
        yield name, entry
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path, f"{name}/", passes)
