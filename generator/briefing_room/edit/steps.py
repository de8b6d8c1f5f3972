"""What a step from one format to the next is: files that would be written, and what a person has to look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Note:
    """Something about a file that only a person can mend, or should know."""

    path: str
    text: str


@dataclass(frozen=True)
class Step:
    """What a step comes to: new files by their names in the desk, in the order of writing, and what is to be said."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Files:
    """The files of a desk as earlier steps have left them: those of its folder, under those that would be written."""

    folder: Path
    written: Mapping[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> bytes | None:
        """The bytes of a file by its name in the desk; None where there is none."""
        if name in self.written:
            return self.written[name]
        path = self.folder / name
        return path.read_bytes() if path.is_file() else None

    def after(self, step: Step) -> Files:
        """The files when a step has been taken."""
        return Files(self.folder, {**self.written, **step.files})
