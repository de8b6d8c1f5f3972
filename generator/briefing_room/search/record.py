"""One thing that can be found, as the pages tell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Text:
    """Words that are searched and shown, in a language."""

    words: str
    language: str


@dataclass(frozen=True)
class Record:
    """One thing that can be found.

    Args:
        home: what it stands in: a briefing, or all sources together. Records of one home are kept together.
        key: its name there, which stays the same when others come and go.
        to: its address, from the home of the site.
        title: what it is called.
        weight: how much it counts beside others that have the same words.
        condition: how many letters of the title are the condition on which it is meant.
        order: its place among the records of its home.
        texts: what else is searched, and shown around the words that were found.
        labels: what is searched and not shown: in words, what its facts and its keys say.
        asked: words that readers use who ask for such things.
        names: what it is called besides; who types one of them finds it first.
        actors: ids of the actors that it is about.
        facets: values by which it can be narrowed to, in the words that readers see.
        shown: what is shown beside it, by a short key that search-results.js knows.
    """

    home: str
    key: str
    to: str
    title: Text
    weight: float = 1.0
    condition: int = 0
    order: int = 0
    texts: tuple[Text, ...] = ()
    labels: tuple[str, ...] = ()
    asked: str = ""
    names: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Findable:
    """All that can be found on a site: the records, the names of actors by id, and the language of the desk."""

    records: tuple[Record, ...]
    actors: Mapping[str, tuple[str, ...]]
    language: str
