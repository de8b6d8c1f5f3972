"""The desk: everything under `briefings/`, as one frozen value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal, cast

from pydantic import BeforeValidator, Field, RootModel

from generator.findings import Level, Place
from generator.model.located import Item
from generator.model.scales import SCALES, Scale
from generator.model.source import Reliability, Rights, Source
from generator.model.statements import Statement, statements_of
from generator.model.types import Id, Iso, Language, NoneIsEmpty, SiteAddress, Text, Wikidata

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.model.briefing import Briefing

ActorKind = Literal["person", "state", "organisation", "bloc"]


def _none_is_no_entries(value: object) -> object:
    return {} if value is None else value


_NoneIsNoEntries = BeforeValidator(_none_is_no_entries)
Vocabulary = Annotated[dict[Id, Text], _NoneIsNoEntries]


class Identifiers(Item):
    """An actor's identifiers elsewhere."""

    wikidata: Wikidata | None = Field(None, description="Number in Wikidata: Q423.")
    iso: Iso | None = Field(None, description="ISO 3166-1 code of a state: KP.")


class Actor(Item):
    """A person, state, organisation or bloc."""

    name: Text = Field(description="The name readers see.")
    kind: ActorKind = Field(description="What the actor is.")
    aliases: Annotated[tuple[Text, ...], NoneIsEmpty] = Field((), description="Other names and spellings.")
    identifiers: Identifiers | None = Field(None, description="Identifiers elsewhere.")
    description: Text | None = Field(None, description="One sober sentence on who or what it is.")


class Actors(RootModel[Annotated[dict[Id, Actor], _NoneIsNoEntries]]):
    """The registry of actors: id → actor."""


class Defaults(Item):
    """What holds where a source says nothing."""

    rights: Rights = Field("excerpts", description="How much of a source's text the published site may show.")
    reliability: Reliability = Field("F", description="Reliability of a source that is not graded.")


class Settings(Item):
    """Settings of the desk."""

    name: Text = Field(description="The site's name.")
    address: SiteAddress | None = Field(None, description="Where the site is published.")
    language: Language = Field("en", description="Language the briefings are written in, as a tag.")
    description: Text | None = Field(None, description="One sentence on what the desk covers.")
    scale: Literal["icd203", "phia"] = Field("icd203", description="The likelihood scale of every briefing.")
    topics: Vocabulary = Field({}, description="Topics a briefing may name: id → words.")
    regions: Vocabulary = Field({}, description="Regions a briefing may name: id → words.")
    risk_categories: Vocabulary = Field({}, description="Categories a risk may have: id → words.")
    defaults: Defaults = Field(Defaults(), description="What holds where a source says nothing.")
    phrases: Annotated[dict[Id, Annotated[tuple[Text, ...], NoneIsEmpty]], _NoneIsNoEntries] = Field(
        {},
        description="Lines that `briefing add` strips wherever they stand, beside its own lists: rule → whole lines; "
        "* stands for any words, and a 0 by itself for any number.",
    )
    rules: Annotated[dict[str, Level], _NoneIsNoEntries] = Field(
        {}, description="House rules: code of a warning → error, warning or off."
    )

    @property
    def likelihoods(self) -> Scale:
        """The likelihood scale of every briefing."""
        return SCALES[self.scale]


_NO_BRIEFINGS = frozenset({"settings.yml", "actors.yml"})


@dataclass(frozen=True)
class Desk:
    """Settings, actors, sources and briefings by id, in the order of their ids.

    ``files`` are the texts of the desk's files by path, ``broken`` the ids whose
    file is there but could not be understood: nothing may be concluded from
    their absence. ``complete`` is False when any file could not be understood in
    whole, so that `may_name` is asked before "nobody uses this" is said. ``today`` is the day the
    analyst gave to compare with, never the clock's. ``derived`` keeps what is
    worked out from this desk and nothing else, so that it is worked out once.
    """

    settings: Settings
    actors: Mapping[str, Actor] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    briefings: Mapping[str, Briefing] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    complete: bool = True
    today: date | None = None
    derived: dict[str, object] = field(default_factory=dict, init=False, compare=False, repr=False)

    def may_name(self, name: str) -> bool:
        """Whether an id stands in a briefing's file, when some file could not be understood in whole."""
        if self.complete:
            return False
        briefings = [text for path, text in self.files.items() if "/" not in path and path not in _NO_BRIEFINGS]
        word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        return any(not text or word.search(text) for text in briefings)

    def statements(self, briefing_id: str) -> tuple[Statement, ...]:
        """The statements of a briefing, worked out once."""
        key = f"statements of {briefing_id}"
        if key not in self.derived:
            self.derived[key] = statements_of(briefing_id, self.briefings[briefing_id])
        return cast("tuple[Statement, ...]", self.derived[key])

    def statement(self, ref: str, briefing_id: str) -> Statement | None:
        """The statement a reference names: an address of this briefing, or ``other-briefing#address``."""
        other, _, address = ref.rpartition("#")
        target = other or briefing_id
        if target not in self.briefings:
            return None
        return next((s for s in self.statements(target) if s.address == address), None)

    def within(self, place: Place, words: str) -> Place:
        """Where some words stand in a value that begins at ``place``; that place when they are not found.

        A value may run over many lines, so the words are looked for from there on.
        """
        rows = self.files.get(place.path, "").split("\n")[place.line - 1 :]
        for number, row in enumerate(rows):
            at = row.find(words, place.column - 1 if number == 0 else 0)
            if at >= 0:
                return Place(place.path, place.line + number, at + 1)
        return place
