"""The one file that an assistant may write: a draft that was named when the server began, and nothing else.

What may stand in it is asked of the text, and whether it may be written of the disk, each time anew: an analyst may
have published it meanwhile, or put a link in its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import unified_diff
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from briefing_room.checks import check_desk
from briefing_room.edit.whole import write_whole
from briefing_room.findings import apply_levels, sorted_once
from briefing_room.load.desk import read_again, read_desk
from briefing_room.model.ids import id_mistake
from briefing_room.visible.drafts import is_draft

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.findings import Finding
    from briefing_room.model.briefing import Briefing

_LARGEST: Final = 2**20
"""Bytes of a draft; the longest briefings have a tenth of it."""

_DIGITS: Final = 16

_VOUCHES: Final = re.compile(r"""^[ \t\-{,]*["']?(reviewed|signed)["']?[ \t]*:""", re.MULTILINE)
"""Keys by which a person vouches for something, wherever and however they are typed."""


class RefusedError(Exception):
    """Something that may not be done; the text says why, and what to do instead."""


@dataclass(frozen=True)
class Drafted:
    """What a text would come to as the draft: its findings, and the rows of the diff to what stands there."""

    findings: tuple[Finding, ...]
    diff: tuple[str, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that forbid writing it."""
        return tuple(finding for finding in self.findings if finding.severity == "error")


@dataclass(frozen=True)
class Draft:
    """A draft of a desk: the desk's folder, and the briefing's id."""

    folder: Path
    id: str

    @property
    def name(self) -> str:
        """The name of its file in the desk."""
        return f"{self.id}.yml"

    def standing(self) -> Briefing:
        """The briefing as it stands on the disk.

        Raises:
            RefusedError: there is none, it is no draft, or its file is none of the desk's own.
        """
        if id_mistake(self.id):
            message = f"“{self.id}” is no id of a briefing; name one as it is listed, without folder and ending"
            raise RefusedError(message)
        path = self.folder / self.name
        if path.is_symlink():
            message = f"{self.name} is a link; a draft is a file of its own in the desk"
            raise RefusedError(message)
        briefing = read_desk(self.folder).desk.briefings.get(self.id)
        if briefing is None:
            message = f"there is no briefing “{self.id}” that can be read; begin it with: briefing new {self.id}"
            raise RefusedError(message)
        if not is_draft(briefing):
            message = f"{self.name} is {briefing.status} and no draft; only a person may change it"
            raise RefusedError(message)
        if briefing.signed:
            message = f"{self.name} is signed by {briefing.signed.by}; a person has to take the signature away first"
            raise RefusedError(message)
        return briefing

    def drafted(self, text: str) -> Drafted:
        """What a text would come to as the draft; nothing is written.

        Raises:
            RefusedError: it may not stand there, or may not be written.
        """
        was = self.standing()
        data = _data_of(text)
        loaded = read_again(self.folder, read_desk(self.folder), self.name, data)
        now = loaded.desk.briefings.get(self.id)
        if now is not None:
            _check_head(was, now)
        found = sorted_once([*loaded.findings, *check_desk(loaded.desk).findings])
        findings = apply_levels(found, loaded.desk.settings.rules)
        own = tuple(finding for finding in findings if finding.place.path == self.name)
        before = (self.folder / self.name).read_text(encoding="utf-8-sig").splitlines()
        names = f"a/{self.name}", f"b/{self.name}"
        return Drafted(own, tuple(unified_diff(before, text.splitlines(), *names, lineterm="")))

    @property
    def state(self) -> str:
        """What tells the text that stands on the disk from any other."""
        return sha256((self.folder / self.name).read_bytes()).hexdigest()[:_DIGITS]

    def write(self, text: str, state: str) -> Drafted:
        """Write a text as the draft in place of the one that was read, which had this state.

        Nothing is written where it has errors, of which each is among the findings.

        Raises:
            RefusedError: it may not stand there, or may not be written; or another text stands there meanwhile.
        """
        made = self.drafted(text)
        if self.state != state:  # asked last, since a person may save while the text is checked
            message = f"{self.name} was changed since it had that state; read it again, and keep what a person wrote"
            raise RefusedError(message)
        if not made.errors:
            write_whole(self.folder, {self.name: _data_of(text)})
        return made


def _data_of(text: str) -> bytes:
    """The bytes of a draft.

    Raises:
        RefusedError: it is too large, or vouches for something.
    """
    data = text.encode("utf-8", "replace")
    if len(data) > _LARGEST:
        message = f"the draft has {len(data)} bytes; at most {_LARGEST} are read"
        raise RefusedError(message)
    if found := _VOUCHES.search(text):
        message = f"“{found[1]}” is a person's word, and no tool may give it; take the key out"
        raise RefusedError(message)
    return data


def _check_head(was: Briefing, now: Briefing) -> None:
    """See that a text is a draft and says who or what drafted it.

    Raises:
        RefusedError: it does not.
    """
    if not is_draft(now):
        message = f"“status: {now.status}” is a person's decision; write: status: draft"
        raise RefusedError(message)
    if now.signed or now.dismissed != was.dismissed:
        message = "“signed” and “dismissed” are a person's word; leave them as they are"
        raise RefusedError(message)
    if _named(now) != _named(was):
        message = "“authors” are the persons who answer for it; leave them as they are"
        raise RefusedError(message)
    if not now.drafted_by:
        message = "a draft that a tool writes says so; write, below status, drafted_by: and the tool's name"
        raise RefusedError(message)
    if was.drafted_by and now.drafted_by != was.drafted_by:
        message = f"this draft is by {was.drafted_by}; leave drafted_by as it is"
        raise RefusedError(message)


def _named(briefing: Briefing) -> list[dict[str, object]]:
    """The authors of a briefing, wherever in its file they stand."""
    return [author.model_dump() for author in briefing.authors]
