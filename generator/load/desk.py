"""A desk's folder into a Desk and the findings of its files.

This is the only place that reads the desk. Files are read in the order of their
names, whatever the order the disk lists them in.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import BaseModel

from generator.findings import Finding, Place, sorted_once
from generator.load.raw import Kind, RawFile
from generator.load.rules import FILE_RULES, file_name, missing_file, original_changed
from generator.load.typed import did_you_mean, read_typed
from generator.load.yaml_tree import Mapping, to_values
from generator.model.briefing import Briefing
from generator.model.desk import Actors, Desk, Settings
from generator.model.source import FrontMatter, Source
from generator.model.types import id_mistake

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.desk import Actor

SETTINGS: Final = "settings.yml"
ACTORS: Final = "actors.yml"
SOURCES: Final = "sources"
ARTICLE: Final = "article.md"

_LARGEST_ORIGINAL_SHOWN: Final = 2**20
_KNOWN_TO_EDITORS: Final = ("~", ".bak", ".orig", ".rej", ".swp")

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Loaded:
    """A desk as far as it could be read, and what was wrong with its files."""

    desk: Desk
    findings: tuple[Finding, ...]


def read_desk(folder: Path) -> Loaded:
    """Read and load the desk in a folder.

    Raises:
        FileNotFoundError: the folder is not there.
        NotADirectoryError: it is no folder.
    """
    sorted(folder.iterdir())  # says clearly when the folder is not there
    return _Reading(folder).load()


@dataclass
class _Reading:
    """One reading of a desk: what was found so far."""

    folder: Path
    findings: list[Finding] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    complete: bool = True

    def load(self) -> Loaded:
        settings = self._settings()
        actors = self._actors()
        briefings: dict[str, Briefing] = {}
        for path in self._briefing_paths():
            briefing = self._typed(path, "briefing", Briefing)
            if briefing is None:
                self.broken.add(path.stem)
            else:
                briefings[path.stem] = briefing
        sources = self._sources(settings)
        desk = Desk(settings, actors, sources, briefings, self.files, frozenset(self.broken), complete=self.complete)
        return Loaded(desk, sorted_once(self.findings))

    # --- the four kinds of file ---

    def _settings(self) -> Settings:
        path = self.folder / SETTINGS
        if not path.is_file():
            help_ = "write one with at least the line: name: the desk's name"
            self.findings.append(missing_file.finding(Place(SETTINGS), f"{SETTINGS} is not there", help_))
            return Settings(name="(no name)")
        settings = self._typed(path, "settings", Settings)
        if settings is None:
            self.broken.add("settings")
        return settings or Settings(name="(no name)")

    def _actors(self) -> dict[str, Actor]:
        path = self.folder / ACTORS
        if not path.is_file():
            return {}
        actors = self._typed(path, "actors", Actors)
        if actors is None:
            self.broken.add("actors")
            return {}
        return dict(sorted(actors.root.items()))

    def _briefing_paths(self) -> list[Path]:
        paths = []
        for path in sorted(self.folder.iterdir()):
            if path.name in {SETTINGS, ACTORS, SOURCES} or path.name.startswith(".") or path.is_dir():
                continue
            if path.name.endswith(_KNOWN_TO_EDITORS) or path.suffix not in {".yml", ".yaml"}:
                continue
            wrong = id_mistake(path.stem) or ("the ending is .yml" if path.suffix != ".yml" else None)
            if wrong:
                help_ = f"rename the file, for example to {_proposed_id(path.stem)}.yml"
                message = f"the file's name is the briefing's id, but {wrong}"
                self.findings.append(file_name.finding(Place(path.name), message, help_))
                self.complete = False
            if path.suffix == ".yml":
                paths.append(path)
        return paths

    def _sources(self, settings: Settings) -> dict[str, Source]:
        folder = self.folder / SOURCES
        sources: dict[str, Source] = {}
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if not path.is_dir() or path.name.startswith("."):
                continue
            name = f"{SOURCES}/{path.name}"
            wrong = id_mistake(path.name)
            article = path / ARTICLE
            if wrong:
                help_ = f"rename the folder, for example to {_proposed_id(path.name)}"
                message = f"the folder's name is the source's id, but {wrong}"
                self.findings.append(file_name.finding(Place(f"{name}/{ARTICLE}"), message, help_))
                self.complete = False
            if not article.is_file():
                known = [entry.name for entry in sorted(path.iterdir())]
                close = did_you_mean(ARTICLE, known)
                help_ = f"rename {close} to {ARTICLE}" if close else "write it, or remove the folder"
                message = f"{name} has no {ARTICLE}"
                self.findings.append(missing_file.finding(Place(f"{name}/{ARTICLE}"), message, help_))
                self.broken.add(path.name)
                self.complete = False
                continue
            source = self._source(article, settings)
            if source is None:
                self.broken.add(path.name)
            else:
                sources[path.name] = source
        return sources

    def _source(self, path: Path, settings: Settings) -> Source | None:
        raw = self._raw(path, "source")
        facts = self._typed(path, "source", FrontMatter, raw)
        if facts is None or not raw.has_front_matter:
            return None
        return Source(
            id=path.parent.name,
            facts=facts,
            body=raw.body.replace("\r\n", "\n"),
            body_place=raw.body_place,
            original=self._original(path, facts),
            rights=facts.rights or settings.defaults.rights,
            reliability=facts.reliability or settings.defaults.reliability,
            language=facts.language or settings.language,
        )

    def _original(self, article: Path, facts: FrontMatter) -> str | None:
        """The original as text, when it is text; what is wrong with it becomes a finding."""
        if facts.original is None:
            return None
        path = article.parent / facts.original
        place = facts.at("original")
        if not path.is_file():
            help_ = "put it there, or write: original: null"
            self.findings.append(missing_file.finding(place, f"{facts.original} is not in the folder", help_))
            return None
        data = path.read_bytes()
        if facts.sha256 is not None and hashlib.sha256(data).hexdigest() != facts.sha256:
            self.findings.append(
                original_changed.finding(
                    facts.at("sha256"),
                    f"{facts.original} is not the file that was brought in: its SHA-256 sum is another",
                    "put the original back as it arrived; never edit it",
                )
            )
        if path.suffix != ".txt" or len(data) > _LARGEST_ORIGINAL_SHOWN:
            return None
        return data.decode("utf-8", errors="replace")

    # --- reading one file ---

    def _raw(self, path: Path, kind: Kind) -> RawFile:
        raw = RawFile(path.relative_to(self.folder).as_posix(), kind, path.read_bytes())
        self.files[raw.path] = raw.text
        return raw

    def _typed(self, path: Path, kind: Kind, model: type[Model], raw: RawFile | None = None) -> Model | None:
        raw = raw or self._raw(path, kind)
        value: Model | None = None
        root = raw.tree.root
        if raw.text and isinstance(root, Mapping | None) and not raw.tree.problem and (root or kind != "briefing"):
            values = to_values(root) if root is not None else None
            typed = read_typed(model, values, Place(raw.path, raw.yaml_line))
            if kind != "source" or raw.has_front_matter:
                value = typed.value
                raw = replace(raw, problems=typed.problems)
        found = [finding for rule in FILE_RULES for finding in rule.check(raw)]
        self.findings.extend(found)
        self.complete = self.complete and value is not None and not found
        return value


def _proposed_id(name: str) -> str:
    kept = "".join(char if char.isascii() and char.isalnum() else "-" for char in name.lower())
    return "-".join(part for part in kept.split("-") if part) or "subject"
