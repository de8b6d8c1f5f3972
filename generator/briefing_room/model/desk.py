"""The desk: everything under `briefings/`, as one frozen value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field, RootModel

from briefing_room.findings import Cure, Level, Place
from briefing_room.model.author import Author, Authors
from briefing_room.model.derived import Deriving, Ledger, Listed, Part, derived
from briefing_room.model.dismissals import DISMISSED, Dismissals
from briefing_room.model.grades import Reliability, Rights
from briefing_room.model.located import Item, LocatedDict, LocatedText
from briefing_room.model.marks import Mark
from briefing_room.model.owner import Brand, Host, Licence, Organisation
from briefing_room.model.scales import IMPACT, SCALES, Scale, ScaleId, read_band
from briefing_room.model.statements import Statement, statements_of
from briefing_room.model.types import (
    Day,
    Days,
    FormatNumber,
    Id,
    Iso,
    Language,
    NoneIsEmpty,
    NoneIsNoEntries,
    PercentRange,
    SiteAddress,
    Text,
    Url,
    Wikidata,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.source import Source

ActorKind = Literal["person", "state", "organisation", "bloc"]  # messages

MenuName = Literal[
    "timeline", "changes", "track-record", "risks", "indicators", "gaps", "stakes", "actors", "positions",
    "disagreements", "sources",
]  # fmt: skip
"""What the menu leaves out where a desk has nothing for it."""

Vocabulary = Annotated[dict[Id, Text], NoneIsNoEntries]
WordLists = Annotated[dict[Id, Annotated[tuple[Text, ...], NoneIsEmpty]], NoneIsNoEntries]


FORMAT: Final = 1
"""The format of a desk's files that this version reads and writes; `briefing migrate` brings older desks to it."""


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


class Actors(RootModel[Annotated[dict[Id, Actor], NoneIsNoEntries]]):
    """The registry of actors: id → actor."""


class Defaults(Item):
    """What holds where a source or a briefing says nothing."""

    rights: Rights = Field("excerpts", description="How much of a source's text the published site may show.")
    reliability: Reliability = Field("F", description="Reliability of a source that is not graded.")
    authors: Authors = Field((), description="Who answers for a briefing that names no authors.")


class OwnBand(Item):
    """One term of a desk's own likelihood scale."""

    term: Text = Field(description="The term.")
    range: PercentRange = Field(description="Its range in per cent: 5-20, > 0 - 5, 95 - < 100. Never 0 or 100.")
    also: Annotated[tuple[Text, ...], NoneIsEmpty] = Field(
        (), description="Other words for the same range, which are not used beside the term."
    )


_KNOWN: Final = ", ".join(SCALES)


class ScaleChoice(Item):
    """A likelihood scale: the word icd203 or phia, or one of the desk's own with `name` and `bands`."""

    EXPECTED: ClassVar[str] = f"{_KNOWN}, or a mapping with “name” and “bands”"

    profile: ScaleId | None = Field(None, description=f"A scale that is known: {' or '.join(SCALES)}.")
    name: Text | None = Field(None, description="Name of a scale of the desk's own.")
    bands: Annotated[tuple[OwnBand, ...], NoneIsEmpty] = Field(
        (), description="Its terms with their ranges, from the least to the most likely."
    )

    @classmethod
    def from_short_form(cls, value: object) -> object:
        """The name of a known scale as the long form."""
        if isinstance(value, str):
            mark = value.mark if isinstance(value, LocatedText) else Mark()
            return LocatedDict({"profile": value}, Mark(mark.place, mark.key, inside={"profile": mark}))
        return value

    @cached_property
    def likelihoods(self) -> Scale:
        """The scale itself."""
        if self.bands and not self.profile:
            bands = tuple(read_band(band.term, band.range, band.also) for band in self.bands)
            return Scale("own", self.name or "the desk's own scale", bands)
        return SCALES[self.profile or "icd203"]


SCALE_KEYS: Final = ("profile", "bands", "term", "range", "also")
"""The keys that a scale, and each of its bands, is made of."""


class ScaleBefore(Item):
    """The likelihood scale a desk used until a day."""

    scale: ScaleChoice = Field(description=f"The scale: {_KNOWN}, or one of the desk's own.")
    until: Day = Field(description="The first day on which it no longer held.")


class OwnImpact(Item):
    """One of a desk's own words for how bad something would be."""

    term: Text = Field(description="The word.")
    meaning: Text = Field(description="What the desk means by it, as readers are told.")


class Settings(Item):
    """Settings of the desk."""

    name: Text = Field(description="The site's name.")
    schema_: FormatNumber | None = Field(
        None, alias="schema", description="Number of the desk's format; `briefing migrate` writes it."
    )
    address: SiteAddress | None = Field(None, description="Where the site is published.")
    language: Language = Field("en", description="Language the briefings are written in, as a tag.")
    description: Text | None = Field(None, description="One sentence on what the desk covers.")
    organisation: Organisation | None = Field(None, description="Who publishes the desk.")
    licence: Licence | None = Field(
        None, description="Licence of what the desk wrote itself. Quoted words remain their owners'."
    )
    brand: Brand = Field(Brand(), description="What the site looks like: one colour, a logo, an icon.")
    foreign_hosts: Annotated[tuple[Host, ...], NoneIsEmpty] = Field(
        (), description="Other hosts that pages may ask while they are read, such as one that counts visits."
    )
    documentation: Url | None = Field(
        None, description="Where the product is explained: the last line of every page leads there."
    )
    notice: Text | None = Field(None, description="A sentence shown at the top of every page, such as “An exercise”.")
    scale: ScaleChoice = Field(
        ScaleChoice(profile="icd203"),
        description=f"The likelihood scale of every briefing: {_KNOWN}, or one of the desk's own.",
    )
    scale_before: ScaleBefore | None = Field(
        None, description="The scale the desk used before, so that its history is still read on it."
    )
    indicator_days: Days = Field(
        90, description="After how many days an indicator must be looked at again; 90 when nothing is said."
    )
    words: WordLists = Field(
        {},
        description="Words of the desk's own for the rules on wording, beside the built-in ones: "
        "vague, certain, conditional, hedges, negations, speakers or boilerplate → words.",
    )
    topics: Vocabulary = Field({}, description="Topics a briefing may name: id → words.")
    regions: Vocabulary = Field({}, description="Regions a briefing may name: id → words.")
    risk_categories: Vocabulary = Field({}, description="Categories a risk may have: id → words.")
    impacts: Annotated[tuple[OwnImpact, ...], NoneIsEmpty] = Field(
        (),
        description="The desk's own words for how bad a risk would be, from the least, each with its meaning; "
        f"{', '.join(IMPACT)} where there are none.",
    )
    defaults: Defaults = Field(Defaults(), description="What holds where a source or a briefing says nothing.")
    phrases: WordLists = Field(
        {},
        description="Lines that `briefing add` strips wherever they stand, beside its own lists: rule → whole lines; "
        "* stands for any words, and a 0 by itself for any number.",
    )
    always_in_menu: Annotated[tuple[MenuName, ...], NoneIsEmpty] = Field(
        (), description="Pages that the menu names even where the desk has nothing for them, such as track-record."
    )
    rules: Annotated[dict[str, Level], NoneIsNoEntries] = Field(
        {}, description="House rules: code of a warning → error, warning or off."
    )
    dismissed: Dismissals = Field({}, description=DISMISSED)

    @property
    def likelihoods(self) -> Scale:
        """The likelihood scale of every briefing."""
        return self.scale.likelihoods

    @property
    def scale_items(self) -> tuple[Item, ...]:
        """What the scales are typed in, with `SCALE_KEYS`: a rule that concludes from a scale names them."""
        choices = (self.scale, self.scale_before.scale) if self.scale_before else (self.scale,)
        return (*choices, *(band for choice in choices for band in choice.bands))

    @property
    def impact_meanings(self) -> Mapping[str, str]:
        """The words for impact, from the least, each with what it means."""
        return {own.term: own.meaning for own in self.impacts} or IMPACT

    def impact_rank(self, term: str) -> int:
        """How bad a word for impact is, as its place from the least; -1 of a word that the desk does not have."""
        words = [*self.impact_meanings]
        return words.index(term) if term in words else -1

    def likelihoods_on(self, day: date) -> Scale:
        """The likelihood scale of a day in the past."""
        before = self.scale_before
        return before.scale.likelihoods if before and day < before.until else self.likelihoods

    def likelihoods_until(self, day: date) -> Scale:
        """The likelihood scale of what was said until a day: on the day the desk switched, still the former one."""
        before = self.scale_before
        return before.scale.likelihoods if before and day <= before.until else self.likelihoods


@dataclass(frozen=True)
class Drawings:
    """The pictures that the settings name, byte for byte; empty where they name none, or it could not be read."""

    logo: bytes = b""
    icon: bytes = b""


_NO_BRIEFINGS = frozenset({"settings.yml", "actors.yml"})


@dataclass(frozen=True)
class Desk(Deriving):
    """Settings, actors, sources and briefings by id, in the order of their ids.

    ``files`` are the texts of the desk's files by path, ``broken`` the ids whose
    file is there but could not be understood: nothing may be concluded from
    their absence. ``complete`` is False when any file could not be understood in
    whole, so that `may_name` is asked before "nobody uses this" is said. ``today`` is the day the
    analyst gave to compare with, never the clock's; ``before`` is the desk as it was, where
    the analyst gave a state to compare with. ``ledger`` keeps the facts that are worked out from this
    desk, and what each of them read; see `derived`.
    """

    # Made first, for the parts below note in it that they are read.
    ledger: Ledger = field(default_factory=Ledger, init=False, compare=False, repr=False)
    settings: Part[Settings] = Part()
    actors: Mapping[str, Actor] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    briefings: Mapping[str, Briefing] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    broken: Part[frozenset[str]] = Part(frozenset())
    complete: Part[bool] = Part(True)  # noqa: FBT003 - its default
    today: Part[date | None] = Part(None)
    before: Part[Desk | None] = Part(None)
    drawings: Part[Drawings] = Part(Drawings())

    def __post_init__(self) -> None:
        """Let the parts that hold things by id note which of them are read."""
        for part in ("actors", "sources", "briefings", "files"):
            object.__setattr__(self, part, Listed(part, getattr(self, part), self.ledger))

    def may_name(self, name: str) -> bool:
        """Whether an id stands in a briefing's file, when some file could not be understood in whole."""
        if self.complete:
            return False
        briefings = [text for path, text in self.files.items() if "/" not in path and path not in _NO_BRIEFINGS]
        word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        return any(not text or word.search(text) for text in briefings)

    def authors_of(self, briefing_id: str) -> tuple[Author, ...]:
        """Who answers for a briefing."""
        return self.briefings[briefing_id].authors or self.settings.defaults.authors

    @derived
    def statements(self, briefing_id: str) -> tuple[Statement, ...]:
        """The statements of a briefing."""
        return statements_of(briefing_id, self.briefings[briefing_id])

    def is_gone(self, statement: Statement) -> bool:
        """Whether a statement, or the item it belongs to, was taken back."""
        if statement.retired or not statement.owner:
            return bool(statement.retired)
        return statement.owner in self._retired_in(statement.briefing)

    @derived
    def _retired_in(self, briefing_id: str) -> frozenset[str]:
        return frozenset(statement.address for statement in self.statements(briefing_id) if statement.retired)

    def statement(self, ref: str, briefing_id: str) -> Statement | None:
        """The statement a reference names: an address of this briefing, or ``other-briefing#address``."""
        other, _, address = ref.rpartition("#")
        target = other or briefing_id
        if target not in self.briefings:
            return None
        return self._by_address(target).get(address)

    @derived
    def _by_address(self, briefing_id: str) -> Mapping[str, Statement]:
        """The statements of a briefing by their addresses; of two with one address the first."""
        return {statement.address: statement for statement in reversed(self.statements(briefing_id))}

    def within(self, place: Place, words: str, passed: int = 0) -> Place:
        """Where some words stand in a value that begins at ``place``; that place when they are not found.

        A value may run over many lines, so the words are looked for from there on. ``passed`` says how
        often they stand in the value before the place that is meant.
        """
        rows = self._rows(place.path)
        for line in range(place.line, len(rows) + 1):
            row = rows[line - 1]
            at = row.find(words, place.column - 1 if line == place.line else 0)
            while at >= 0 and passed:
                passed -= 1
                at = row.find(words, at + len(words))
            if at >= 0:
                return Place(place.path, line, at + 1)
        return place

    def writing_in(self, place: Place, words: str, text: str) -> Cure | None:
        """The edit that writes a text over words in a value that begins at a place; None when they are not found."""
        start = self.within(place, words)
        row = self._rows(start.path)[start.line - 1 : start.line]
        found = bool(row) and row[0].startswith(words, start.column - 1)
        return Cure(start, Place(start.path, start.line, start.column + len(words)), text) if found else None

    def adding(self, item: Item, key: str, entry: str) -> Cure | None:
        """The edit that adds an entry before a key of an item, in braces or on a line of its own; None without the key.

        Key and item are typed in the same form.
        """
        start = item.mark.keys.get(key)
        if start is None:
            return None
        row = "".join(self._rows(start.path)[item.place.line - 1 : item.place.line])
        in_braces = row.startswith("{", item.place.column - 1)
        return Cure(start, start, entry + (", " if in_braces else "\n" + " " * (start.column - 1)))

    @derived
    def _rows(self, path: str) -> tuple[str, ...]:
        """The lines of a file."""
        return tuple(self.files.get(path, "").split("\n"))

    def place_in(self, place: Place, text: str, start: int) -> Place:
        """Where a word stands that is at ``start`` of a text whose value begins at ``place``."""
        word = text[start:].split(maxsplit=1)[0]
        return self.within(place, word, text.count(word, 0, start))
