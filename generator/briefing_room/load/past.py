"""The desk as it was at a commit: read from git, in a folder that is gone when it has been read.

Git is asked, never told: nothing is checked out, fetched or written in the repository.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from briefing_room.ledger import own
from briefing_room.load.desk import read_desk
from briefing_room.load.temporary import temporary_folder

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk

# Inside a hook git names its own repository in the environment; the desk may be in another.
_ELSEWHERE: Final = frozenset({
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_IMPLICIT_WORK_TREE",
})  # fmt: skip
_DEEPEN: Final = "fetch the rest with: git fetch --unshallow; in a workflow, check out with fetch-depth: 0"


class PastError(Exception):
    """The past of the desk cannot be read; the text says why, and what to do."""


class NoDeskThenError(Exception):
    """There was no desk yet; the text says where it was looked for."""


def read_past_desk(folder: Path, ref: str) -> Desk:
    """The desk in a folder as it was at a git ref, as far as it could be understood.

    What was wrong with it then is not told: it is past.

    Raises:
        PastError: there is no git, no repository or no such ref.
        NoDeskThenError: the desk was not there yet.
    """
    git = _Git(folder)
    inside = git.folder_in_repository()
    commit = git.commit(ref)
    if not git.has_folder(commit, inside):
        raise NoDeskThenError(f"there was no desk in {inside.rstrip('/') or 'the repository'} at {ref}")
    with temporary_folder("briefing-past-") as past:
        git.write_tree(commit, inside, past)
        return read_desk(past).desk


def read_published_desk(folder: Path) -> Desk | None:
    """The desk that readers have: that of the last commit, and without git to ask, what stands in the folder.

    None where there was none yet.
    """
    try:
        return read_past_desk(folder, "HEAD")
    except NoDeskThenError:
        return None
    except PastError:
        return read_desk(folder).desk


class _Git:
    """Git's answers on the repository a folder is in."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("git")
        if program is None:
            raise PastError("git is not installed, and the past of a desk is read with it")
        self.folder = folder
        # Replacing objects is a matter of the local clone, and would make the past another on each machine.
        self._program = (program, "--no-replace-objects")
        kept = {key: value for key, value in os.environ.items() if key not in _ELSEWHERE}
        self._environment = {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}

    def folder_in_repository(self) -> str:
        """The folder as the repository names it, with a slash at its end; empty for the repository itself."""
        done = self._ask("rev-parse", "--show-prefix")
        top = self._ask("rev-parse", "--show-toplevel")  # which fails inside .git, and in a bare repository
        if done.returncode or top.returncode:
            said = (done.stderr or top.stderr).decode("utf-8", "replace").strip()
            if "not a git repository" in said:
                raise PastError(f"{self.folder} is in no git repository, so there is no past to compare it with")
            raise PastError(f"git cannot say what {self.folder} is part of: {said}")
        return os.fsdecode(done.stdout).removesuffix("\n")

    def commit(self, ref: str) -> str:
        """The commit a ref names."""
        done = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        if done.returncode == 0:
            return done.stdout.decode("ascii").strip()
        if self._ask("rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
            raise PastError(f"this clone is shallow and does not hold “{ref}”; {_DEEPEN}")
        raise PastError(f"there is no commit “{ref}” in this repository; name a branch, a tag or a commit")

    def has_folder(self, commit: str, inside: str) -> bool:
        """Whether a commit has a folder."""
        return self._ask("cat-file", "-t", f"{commit}:{inside.rstrip('/')}").stdout.strip() == b"tree"

    def write_tree(self, commit: str, inside: str, target: Path) -> None:
        """Write the files of a folder of a commit below ``target``, and nothing but files: a link may lead anywhere.

        Not by `git archive`, which leaves out and alters what the commit's own .gitattributes name.
        """
        listed = self._ask("ls-tree", "-r", "-z", "--full-tree", f"{commit}:{inside.rstrip('/')}")
        rows = [row.split(b"\t", 1) for row in listed.stdout.split(b"\0") if row]
        files = [(meta.split()[2], path) for meta, path in rows if meta.startswith(_PLAIN_FILE)]
        told = self._ask("cat-file", "--batch", given=b"".join(name + b"\n" for name, _ in files))
        if listed.returncode or told.returncode:
            reason = (listed.stderr or told.stderr).decode("utf-8", "replace").strip()
            raise PastError(f"git cannot show the desk as it was: {reason}")
        own(target, (os.fsdecode(name) for _, name in files))
        at = 0
        for _, name in files:
            head, at = _line(told.stdout, at)
            match = _BLOB.fullmatch(head)
            if not match:
                raise PastError(f"git cannot show the desk as it was: {head.decode('utf-8', 'replace')}")
            size = int(match[1])
            path = PurePosixPath(os.fsdecode(name))
            if not path.is_absolute() and ".." not in path.parts and not path.parts[0].startswith("."):
                file = target / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(told.stdout[at : at + size])
            at += size + 1

    def _in(self, folder: Path) -> tuple[str, ...]:
        return (*self._program, "-C", os.fspath(folder))

    def _ask(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [*self._in(self.folder.resolve()), *words]
        return subprocess.run(command, input=given, capture_output=True, check=False, env=self._environment)  # noqa: S603 - no shell, and a ref stands behind --end-of-options


_PLAIN_FILE: Final = b"100"
"""How the mode of a file begins; that of a link is 120000, of a submodule 160000."""


_BLOB: Final = re.compile(rb"[0-9a-f]+ blob (\d+)")


def _line(text: bytes, at: int) -> tuple[bytes, int]:
    """One line from an offset on, and the offset behind it."""
    end = text.find(b"\n", at)
    end = len(text) if end < 0 else end
    return text[at:end], end + 1
