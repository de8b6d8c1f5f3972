"""A desk's folder into a Desk and the findings of its files.

This is the only place that reads the desk. Files are read in the order of their
names, whatever the order the disk lists them in.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import BaseModel

from briefing_room.findings import (
    Finding,
    Mistake,
    Place,
    Rule,
    code_of,
    finding_of,
    findings_of,
    listed_places,
    sorted_once,
)
from briefing_room.load.formats import format_of, is_of_the_first_edition, mistake_of
from briefing_room.load.misnamed import Proposed, mentions_of, mistakes_of, readings_elsewhere, readings_of, whole_keys
from briefing_room.load.problems import did_you_mean
from briefing_room.load.raw import Kind, RawFile
from briefing_room.load.rules import (
    READING_RULES,
    VALUE_RULES,
    desk_format,
    file_name,
    missing_file,
    original_changed,
    reading_changed,
    stray_file,
    wrong_value,
)
from briefing_room.load.stray import ACTORS, SETTINGS, SOURCES, is_beside_the_point, stray_files
from briefing_room.load.typed import read_typed
from briefing_room.load.values import to_values
from briefing_room.model.briefing import Briefing
from briefing_room.model.desk import FORMAT, Actors, Desk, Drawings, Settings
from briefing_room.model.ids import id_like, id_mistake
from briefing_room.model.located import LocatedDict
from briefing_room.model.marks import ANY_KEY, Mark
from briefing_room.model.source import (
    ARTICLE,
    NO_ORIGINAL,
    READING,
    STRIPPED,
    FrontMatter,
    Source,
    StripLog,
    own_reading,
)
from briefing_room.model.statements import statements_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from briefing_room.load.misnamed import Readings, Spot
    from briefing_room.model.desk import Actor

_LARGEST_FILE: Final = 64 * 2**20

_UNREAD: Final = Mark(Place(SETTINGS), broken=frozenset({ANY_KEY}))
"""The mark of settings that could not be read: nothing is concluded from any key of them."""

Model = TypeVar("Model", bound=BaseModel)
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Loaded:
    """A desk as far as it could be read, and what was wrong with its files."""

    desk: Desk
    findings: tuple[Finding, ...]
    format: int = FORMAT
    """The number of its format; where it is not the present one, that alone is told."""
    lost: Lost = field(default_factory=dict)
    """What was lost in each file, by its path; nothing of a file that was understood in whole."""
    readings: Readings = field(default_factory=dict)
    """What the ids of settings, registry and folders are read as that are none."""


def read_desk(folder: Path) -> Loaded:
    """Read and load the desk in a folder.

    Raises:
        FileNotFoundError: the folder is not there.
        NotADirectoryError: it is no folder.
    """
    sorted(folder.iterdir())  # says clearly when the folder is not there
    return _Reading(folder).load()


def read_again(folder: Path, loaded: Loaded, path: str, data: bytes) -> Loaded:
    """A desk that was read, with other bytes in one of its files, which need not be on the disk.

    The file is settings, registry, a briefing, an article or a strip log; another leaves the desk as it is. What a
    whole reading would find in it is found, and what was found in other files stays.
    """
    if loaded.format != FORMAT:
        return loaded
    again = _Reading(
        folder,
        [finding for finding in loaded.findings if finding.place.path != path],
        {**loaded.desk.files},
        {name: names for name, names in loaded.lost.items() if name != path},
        {**loaded.readings},
        over={path: data},
    ).again(loaded.desk, path)
    return again or loaded


Lost = dict[str, frozenset[str]]
"""By the paths of files that could not be understood in whole: the ids of which nothing may be concluded."""


@dataclass
class _Reading:
    """One reading of a desk: what was found so far. ``over`` are bytes that stand in for those on the disk."""

    folder: Path
    findings: list[Finding] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    lost: Lost = field(default_factory=dict)
    readings: Readings = field(default_factory=dict)
    spots: list[Spot] = field(default_factory=list)
    over: Mapping[str, bytes] = field(default_factory=dict)
    first_edition: bool = False

    def load(self) -> Loaded:
        settings = self._settings()
        actors = self._actors()
        self.readings |= self._folder_names()
        briefings = self._briefings(self._briefing_paths())
        sources = self._sources(settings)
        mentioned = {typed: read for typed, read in self.readings.items() if read.given.path == ACTORS}
        self.spots += mentions_of(mentioned, self.files)
        if mentioned:
            self._lose(ACTORS, *mentioned)
        told = [spot for spot in self.spots if spot.proposed.given.path.partition("/")[0] != SOURCES]
        self.findings += findings_of(wrong_value, mistakes_of(told))
        originals = {source.facts.place.path.split("/")[1]: source.facts.original for source in sources.values()}
        drawings = self._drawings(settings)
        for mistake in stray_files(self.folder, originals, {settings.brand.logo, settings.brand.icon}):
            self.findings.append(finding_of(stray_file, mistake))
        return self._loaded(settings, actors, sources, briefings, drawings)

    def again(self, desk: Desk, path: str) -> Loaded | None:
        """The desk with what one file says now; None when that changes nothing."""
        settings, actors, sources, briefings = desk.settings, desk.actors, desk.sources, desk.briefings
        drawings = desk.drawings
        if path == SETTINGS:
            settings = self._settings()
            sources = {key: _under(settings, source) for key, source in sources.items()}
            drawings = self._drawings(settings)
        elif path == ACTORS:
            actors = self._actors()
        elif path.endswith(f"/{ARTICLE}") and path.startswith(f"{SOURCES}/"):
            folder = self.folder / SOURCES / path.split("/")[1]
            if wrong := id_mistake(folder.name):
                self._tell_folder_name(folder.name, wrong)
            source = self._source_in(folder, settings)
            sources = _with(sources, path.split("/")[1], source)
        elif path.endswith(f"/{STRIPPED}") and path.split("/")[1] in sources:
            source = sources[path.split("/")[1]]
            sources = _with(sources, source.id, replace(source, log=self._log(self.folder / path)))
        elif "/" not in path and path.endswith(".yml") and not is_beside_the_point(path):
            key = path.removesuffix(".yml")
            briefings = _with(briefings, key, self._briefings([self.folder / path]).get(key))
        else:
            return None
        own = [spot for spot in self.spots if spot.proposed.given.path == path]
        self.findings += findings_of(wrong_value, mistakes_of(own))
        return self._loaded(settings, actors, sources, briefings, drawings)

    def _loaded(
        self,
        settings: Settings,
        actors: Mapping[str, Actor],
        sources: Mapping[str, Source],
        briefings: Mapping[str, Briefing],
        drawings: Drawings,
    ) -> Loaded:
        broken: set[str] = set().union(*self.lost.values())
        broken -= {*actors, *sources, *briefings, *settings.topics, *settings.regions, *settings.risk_categories}
        for key, briefing in briefings.items() if broken else ():
            broken -= {s.address for s in statements_of(key, briefing) if s.sort != "role"}
        desk = Desk(
            settings, actors, sources, briefings, self.files, frozenset(broken),
            complete=not self.lost, drawings=drawings,
        )  # fmt: skip
        number = format_of(settings, first_edition=self.first_edition)
        return Loaded(desk, sorted_once(self._told(settings, number)), number, self.lost, self.readings)

    def _is_there(self, path: Path) -> bool:
        return os.path.lexists(path) or self._stands_in(path)

    def _stands_in(self, path: Path) -> bool:
        """Whether other bytes stand in for those of a file."""
        return bool(self.over) and path.relative_to(self.folder).as_posix() in self.over

    def _lose(self, path: str, *names: str) -> None:
        """Note that a file could not be understood in whole, and the ids of which nothing may be concluded for that."""
        self.lost[path] = self.lost.get(path, frozenset()).union(names)

    def _told(self, settings: Settings, number: int) -> list[Finding]:
        """What was found; of a desk of another format that alone, and what is wrong with settings that are not read."""
        if number == FORMAT:
            return self.findings
        lost = [one for one in self.findings if one.place.path == SETTINGS and settings.mark is _UNREAD]
        place = settings.at("schema") if settings.schema_ else Place(SETTINGS)
        return [finding_of(desk_format, mistake_of(number, place)), *lost]

    # --- the four kinds of file ---

    def _settings(self) -> Settings:
        path = self.folder / SETTINGS
        raw = self._raw(path, "settings") if self._is_there(path) else None
        if not self._is_there(path):
            self._miss(SETTINGS, f"{SETTINGS} is not there", "write one with at least the line: name: the desk's name")
        settings = self._typed(raw, Settings, self._readings_of(raw)) if raw else None
        if settings is None:
            self._lose(SETTINGS, "settings")
        return settings or Settings.model_validate(LocatedDict({"name": "(no name)"}, _UNREAD))

    def _drawings(self, settings: Settings) -> Drawings:
        """The pictures that the settings name; one that is not there is told."""
        return Drawings(logo=self._drawing(settings, "logo"), icon=self._drawing(settings, "icon"))

    def _drawing(self, settings: Settings, key: str) -> bytes:
        name: str | None = getattr(settings.brand, key)
        place = settings.brand.at(key)
        if name is None:
            return b""
        if not os.path.lexists(self.folder / name):
            self._tell(missing_file, place, f"{name} is not beside {SETTINGS}", "put it there, or remove the key")
            return b""
        data = self._bytes(self.folder / name, place)
        if data == b"":
            self._tell(missing_file, place, f"{name} is empty", "save the picture again, or remove the key")
        return data or b""

    def _actors(self) -> dict[str, Actor]:
        path = self.folder / ACTORS
        if not self._is_there(path):
            return {}
        raw = self._raw(path, "actors")
        actors = self._typed(raw, Actors, self._readings_of(raw)) if raw else None
        if actors is None:
            self._lose(ACTORS, "actors")
            return {}
        if any(actor.broken(ANY_KEY) for actor in actors.root.values()):
            self._lose(ACTORS, "actors")  # a name may be among what was lost
        return dict(sorted(actors.root.items()))

    def _briefings(self, paths: Iterable[Path]) -> dict[str, Briefing]:
        raws = {path.stem: self._raw(path, "briefing") for path in paths}
        own = {key: readings_of(raw) if raw else {} for key, raw in raws.items()}
        elsewhere = {
            typed: read for key, names in own.items() for typed, read in readings_elsewhere(key, names).items()
        }
        briefings: dict[str, Briefing] = {}
        for key, raw in raws.items():
            briefing = self._typed(raw, Briefing, {**self.readings, **elsewhere, **own[key]}) if raw else None
            if briefing is None:
                self._lose(f"{key}.yml", key)
            else:
                briefings[key] = briefing
        return briefings

    def _briefing_paths(self) -> list[Path]:
        paths = []
        for path in sorted(self.folder.iterdir()):
            if path.name in {SETTINGS, ACTORS, SOURCES} or is_beside_the_point(path.name):
                continue
            if path.suffix.lower() not in {".yml", ".yaml"}:
                continue
            wrong = id_mistake(path.stem) or ("its ending is not .yml" if path.suffix != ".yml" else None)
            if wrong:
                help_ = f"rename the file, for example to {id_like(path.stem)}.yml"
                message = f"the file's name is the briefing's id, but {wrong}"
                self._tell(file_name, Place(path.name), message, help_)
                self._lose(path.name)
            if path.suffix == ".yml":
                paths.append(path)
            else:
                self._lose(path.name, path.stem)
                self.files[path.name] = ""
        return paths

    def _folder_names(self) -> Readings:
        """What the names of sources' folders are read as that are no ids."""
        folder = self.folder / SOURCES
        paths = sorted(folder.iterdir()) if folder.is_dir() else []
        wrong = [path for path in paths if id_mistake(path.name) and not is_beside_the_point(path.name)]
        taken = {path.name for path in paths}
        return {p.name: Proposed(id_like(p.name, taken=taken), Place(f"{SOURCES}/{p.name}/{ARTICLE}")) for p in wrong}

    def _sources(self, settings: Settings) -> dict[str, Source]:
        folder = self.folder / SOURCES
        sources: dict[str, Source] = {}
        if os.path.lexists(folder) and not folder.is_dir():
            self._miss(SOURCES, f"{SOURCES} is no folder", "make it a folder, with a folder for each source in it")
            self._lose(SOURCES, SOURCES)
        elif self._leads_out(folder, SOURCES):
            return sources
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            name = f"{SOURCES}/{path.name}"
            if not path.is_dir() or is_beside_the_point(path.name) or self._leads_out(path, name):
                continue
            if wrong := id_mistake(path.name):
                self._tell_folder_name(path.name, wrong)
            if source := self._source_in(path, settings):
                sources[source.id] = source
        return sources

    def _source_in(self, folder: Path, settings: Settings) -> Source | None:
        """The source in a folder, whose name is its id, or is read as one."""
        read = self.readings.get(folder.name)
        source_id = read.id if read and id_mistake(folder.name) else folder.name
        source = self._source(folder / ARTICLE, settings)
        if source is None:
            self._lose(f"{SOURCES}/{folder.name}/{ARTICLE}", source_id)
            return None
        return replace(source, id=source_id)

    def _tell_folder_name(self, name: str, wrong: str) -> None:
        """Tell that a folder's name is no id, once, with the places at which it is named."""
        place = Place(f"{SOURCES}/{name}/{ARTICLE}")
        named = [spot.edit.start for spot in self.spots if spot.proposed.given == place]
        also = f", and write that where it is named: {listed_places(named, place.path)}" if named else ""
        help_ = f"rename the folder, for example to {self.readings[name].id}{also}"
        self._tell(file_name, place, f"the folder's name is the source's id, but {wrong}", help_)
        self._lose(place.path)

    def _leads_out(self, folder: Path, name: str) -> bool:
        """Whether a folder is a link out of the desk, which is told: what is outside it is nobody's to publish."""
        if not folder.is_symlink() or folder.resolve().is_relative_to(self.folder.resolve()):
            return False
        self._miss(name, f"{name} is a link that leads out of the desk", "put the folder itself there")
        self._lose(name, folder.name)
        return True

    def _source(self, path: Path, settings: Settings) -> Source | None:
        if not self._is_there(path):
            close = did_you_mean(ARTICLE, [entry.name for entry in sorted(path.parent.iterdir())])
            help_ = f"rename {close} to {ARTICLE}" if close else "write it, or remove the folder"
            name = f"{SOURCES}/{path.parent.name}"
            self._miss(f"{name}/{ARTICLE}", f"{name} has no {ARTICLE}", help_)
            return None
        raw = self._raw(path, "source")
        self.first_edition = self.first_edition or (raw is not None and is_of_the_first_edition(raw))
        facts = self._typed(raw, FrontMatter) if raw else None
        if raw is None or facts is None:
            return None
        source = Source(
            id=path.parent.name,
            facts=facts,
            body=raw.body.replace("\r\n", "\n"),
            body_place=raw.body_place,
            reading=self._original(path, facts),
            log=self._log(path.parent / STRIPPED),
        )
        return _under(settings, source)

    def _log(self, path: Path) -> StripLog:
        """The strip log of a source; without the file nothing was left out."""
        raw = self._raw(path, "strip-log") if self._is_there(path) else None
        log = self._typed(raw, StripLog) if raw else None
        return log or StripLog()

    def _original(self, article: Path, facts: FrontMatter) -> str | None:
        """The original as it was read, when it is sound; what is wrong with it becomes a finding."""
        name = facts.original
        if name is None or name == NO_ORIGINAL:
            return None
        path = article.parent / name
        place = facts.at("original")
        if not path.is_file():
            help_ = f"put it there, or write: original: {NO_ORIGINAL}, and in no_original why there is none"
            self._tell(missing_file, place, f"{name} is not in the folder", help_)
            return None
        data = self._bytes(path, place)
        if data is None or not self._has_sum(original_changed, facts, "sha256", name, data):
            return None
        return self._reading(article.parent / READING, facts, data)

    def _reading(self, path: Path, facts: FrontMatter, original: bytes) -> str | None:
        """The lines of the original that were recorded when it was read; those of a plain text are its own."""
        place = facts.at("original")
        if own_reading(facts.original or "", original) is not None:
            if os.path.lexists(path) or facts.reading_sha256:
                message = f"{facts.original} is a plain text and its own reading, and another is recorded beside it"
                self._tell(reading_changed, place, message, f"remove {READING}, and write: reading_sha256: null")
                return None
            return own_reading(facts.original or "", original)
        if not path.is_file():
            help_ = f"put it back, or read the original again: briefing refresh {path.parent.name}"
            self._tell(missing_file, place, f"{READING}, the reading of {facts.original}, is not in the folder", help_)
            return None
        data = self._bytes(path, place)
        if data is None or not self._has_sum(reading_changed, facts, "reading_sha256", READING, data):
            return None
        return data.decode("utf-8", errors="replace")

    def _has_sum(self, rule: Rule, facts: FrontMatter, key: str, name: str, data: bytes) -> bool:
        """Whether a file is the one whose sum is recorded under a key; if not, that is told."""
        recorded: str | None = getattr(facts, key)
        made = hashlib.sha256(data).hexdigest()
        if recorded == made:
            return True
        if facts.broken(key):
            return False
        if recorded is None:
            message = f"the SHA-256 sum of {name} is not recorded, so nobody can tell whether it is still what arrived"
            self._tell(rule, facts.at(key), message, f"compare it with what arrived, and write: {key}: {made}")
        else:
            what = "the file that was brought in" if rule is original_changed else "the reading that was recorded"
            message = f"{name} is not {what}: its SHA-256 sum is another"
            help_ = "put the original back as it arrived; never edit it"
            if rule is not original_changed:
                help_ = "put it back; it is never edited: what it says wrongly is mended by an entry of corrections"
            self._tell(rule, facts.at(key), message, help_)
        return False

    # --- reading one file ---

    def _tell(self, rule: Rule, place: Place, message: str, help_: str) -> None:
        """Tell what is wrong with the folder, under the rule on it."""
        self.findings.append(finding_of(rule, Mistake(place, message, help_)))

    def _miss(self, path: str, message: str, help_: str) -> None:
        self._tell(missing_file, Place(path), message, help_)
        self._lose(path)

    def _bytes(self, path: Path, place: Place) -> bytes | None:
        """The bytes of a file; that it cannot be read is a finding, so that the others are still read."""
        if self._stands_in(path):
            return self.over[path.relative_to(self.folder).as_posix()]
        try:
            # A pipe or a device would be waited for, maybe for ever.
            if path.exists() and not path.is_file():
                wrong = f"{path.name} is {'a folder' if path.is_dir() else 'no file'}"
            elif path.stat().st_size > _LARGEST_FILE:
                wrong = f"{path.name} has more than {_LARGEST_FILE // 2**20} MiB and is not read"
            elif path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
                wrong = f"{path.name} is a link that leads out of its folder"
            else:
                return path.read_bytes()
        except FileNotFoundError:
            wrong = f"{path.name} is a link to nothing"
        except OSError as error:
            wrong = f"{path.name} cannot be read: {(error.strerror or str(error)).lower()}"
        help_ = "put the file itself there, and see that you may read it"
        self._tell(missing_file, place, wrong, help_)
        self._lose(place.path)
        return None

    def _raw(self, path: Path, kind: Kind) -> RawFile | None:
        name = path.relative_to(self.folder).as_posix()
        data = self._bytes(path, Place(name))
        if data is None:
            self.files[name] = ""
            return None
        raw = RawFile(name, kind, data)
        self.files[raw.path] = raw.as_far_as_it_can_be_read
        return raw

    def _readings_of(self, raw: RawFile) -> Readings:
        """What the ids of a file are read as that are none; briefings may name them as well."""
        readings = readings_of(raw)
        self.readings |= readings
        return readings

    def _typed(self, raw: RawFile, model: type[Model], readings: Readings | None = None) -> Model | None:
        """What the model makes of a file; what is wrong with the file becomes findings."""
        value, found, spots = load_as_read(raw, model, readings or {})
        if found:
            self._lose(raw.path, *(name for text in raw.names for name in (text, id_like(text))))
        elif value is None:
            self._lose(raw.path)
        self.findings.extend(found)
        self.spots.extend(spots)
        return value


def _under(settings: Settings, source: Source) -> Source:
    """A source with what the settings say where it says nothing itself."""
    facts = source.facts
    return replace(
        source,
        rights=facts.rights or settings.defaults.rights,
        reliability=facts.reliability or settings.defaults.reliability,
        language=facts.language or settings.language,
    )


def _with(things: Mapping[str, Thing], key: str, thing: Thing | None) -> dict[str, Thing]:
    """Things by their ids, in the order of these, with another under one id, or none."""
    others = {name: one for name, one in things.items() if name != key}
    return dict(sorted((others | ({key: thing} if thing else {})).items()))


def load_typed(raw: RawFile, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """What the model makes of one file, and what is wrong with it; nothing else of the desk is looked at."""
    value, found, spots = load_as_read(raw, model, readings_of(raw))
    return value, [*found, *findings_of(wrong_value, mistakes_of(spots))]


def load_as_read(
    raw: RawFile, model: type[Model], readings: Readings
) -> tuple[Model | None, list[Finding], list[Spot]]:
    """What the model makes of one file, what is wrong with it, and what was read as another id."""
    found = [finding for rule in READING_RULES for finding in findings_of(rule, rule.check(raw))]
    if not raw.is_mapping:
        return None, found, []
    spots = {finding.place for finding in found} | {oddity.place for oddity in raw.tree.oddities}
    moved = raw.mended.moved
    values = to_values(raw.tree.root, spots - moved, moved) if raw.tree.root is not None else None
    typed = read_typed(model, values, Place(raw.path, raw.yaml_line), readings)
    found += [finding_of(rule, p.mistake) for rule in VALUE_RULES for p in typed.problems if p.code == code_of(rule)]
    return typed.value, found, whole_keys(typed.spots, raw)
