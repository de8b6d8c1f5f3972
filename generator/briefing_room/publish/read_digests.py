"""Digests of what pages read: entries of a desk, and facts that were worked out from it.

Two desks give a page that was made of one of them the same Markdown where all that it read has the same digests. A
source is told by the contents of its files; everything else by its own values, whatever file they were typed in and
wherever they stand there. No page says where something was typed.

A value of a sort that is not known here has no digest, and whatever read it is made anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from briefing_room.kept.digests import digest_of
from briefing_room.lexicon import Lexicon
from briefing_room.model.derived import WHOLE, There
from briefing_room.model.located import Item, LocatedText
from briefing_room.model.source import Source
from briefing_room.quotes import Searchable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing_room.model.derived import Entry, Name
    from briefing_room.model.desk import Desk

_PLAIN: Final = (str, LocatedText, Markup, int, float, bool, bytes, date, type(None))
_IN_FILES: Final = frozenset({"facts", "body", "body_place", "reading", "log"})
_SAID_OF_SOURCES: Final = tuple(field.name for field in fields(Source) if field.name not in _IN_FILES)
"""What of a source the settings may say, and what it is called; the rest stands in its files."""

_OWN_IDS: Final = ("actors", "sources", "briefings", "files")


class UnknownValueError(TypeError):
    """A value cannot be told by a digest."""


class ReadDigests:
    """The digests of one desk's entries and facts, each made once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._files: dict[str, bytes] = {}
        self._facts: dict[tuple[object, ...], bytes] = {}
        self._entries: dict[Entry | There, bytes] = {}
        self._sources: dict[str, tuple[object, ...]] = {}
        self._things: dict[int, tuple[object, bytes]] = {}

    def of_entry(self, entry: Entry | There) -> bytes:
        """The digest of an entry: of a part, of the ids in it, of one thing in it, or of whether that is there.

        Raises:
            UnknownValueError: it cannot be told.
        """
        if entry not in self._entries:
            self._entries[entry] = self.of_value(self._entry(entry))
        return self._entries[entry]

    def _entry(self, entry: Entry | There) -> object:
        part = getattr(self._desk, entry.part)
        if isinstance(entry, There):
            return entry.key in part
        if entry.part not in _OWN_IDS:
            return part
        if entry.key is None:
            return tuple(part)
        if entry.key not in part:
            return ("there is none",)
        if entry.part == "files":
            return self._file(entry.key)
        return part[entry.key]

    def of_fact(self, function: Callable[..., object], arguments: tuple[object, ...], name: Name) -> bytes:
        """The digest of a fact, or of what it has under a name.

        Raises:
            UnknownValueError: it cannot be told.
            KeyError: it is not to be had of this desk.
        """
        key = (function, arguments, name)
        if key not in self._facts:
            value = function(self._desk, *arguments)
            if name != WHOLE and isinstance(value, Mapping):
                value = (value[name],) if name in value else ()
            self._facts[key] = self.of_value(value)
        return self._facts[key]

    def of_value(self, value: object) -> bytes:
        """The digest of a value.

        Raises:
            UnknownValueError: it cannot be told.
        """
        return digest_of(repr(self._told(value)))

    def _told(self, value: Any) -> object:  # noqa: ANN401 - whatever a page reads
        """A value as plain texts, numbers and tuples of these, which are equal where values are."""
        sort = type(value)
        if sort in _PLAIN:
            return value
        if sort is tuple or sort is list:
            return tuple(map(self._told, value))
        if sort is frozenset or sort is set:
            return (set.__name__, *sorted(map(repr, map(self._told, value))))
        if isinstance(value, Mapping):
            return (dict.__name__, *((self._told(key), self._told(each)) for key, each in value.items()))
        return self._thing(value)

    def _thing(self, value: Any) -> object:  # noqa: ANN401 - the same
        """What is met often by a digest that is made once; other values that have named parts by these."""
        sort = type(value)
        if sort is Source or sort is Searchable:
            return self._source(value if sort is Source else value.source)
        if sort is Lexicon:
            return self._told(self._desk.settings.words)  # beside lists of ours, on which every page stands
        if isinstance(value, Item):
            return self._once(value, lambda: self._parts(value, type(value).__pydantic_fields__))
        if is_dataclass(value):
            return self._once(value, lambda: self._parts(value, [field.name for field in fields(value)]))
        raise UnknownValueError(sort)

    def _parts(self, value: object, names: Iterable[str]) -> object:
        return (type(value).__qualname__, *(self._told(getattr(value, name)) for name in names))

    def _once(self, value: object, tell: Callable[[], object]) -> bytes:
        """The digest of a thing, made once; the thing is kept beside it, so that no other comes to have its number."""
        if id(value) not in self._things:
            self._things[id(value)] = value, digest_of(repr(tell()))
        return self._things[id(value)][1]

    def _source(self, source: Source) -> object:
        """A source, by its files and by what the settings say of it."""
        if source.id not in self._sources:
            own = self._folders[source.facts.place.path.rpartition("/")[0]]
            files = [(path, self._file(path)) for path in sorted(own)]
            said = self._parts(source, _SAID_OF_SOURCES)
            self._sources[source.id] = said, files, digest_of(source.reading or ""), source.reading is None
        return self._sources[source.id]

    @cached_property
    def _folders(self) -> Mapping[str, list[str]]:
        """The files in each folder of the desk."""
        folders: dict[str, list[str]] = defaultdict(list)
        for path in self._desk.files:
            folders[path.rpartition("/")[0]].append(path)
        return folders

    def _file(self, path: str) -> bytes:
        if path not in self._files:
            self._files[path] = digest_of(path, self._desk.files[path])
        return self._files[path]
