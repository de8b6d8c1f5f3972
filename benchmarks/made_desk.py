"""A desk of any size that means nothing, the same for a seed every time, in which every quote holds.

A briefing has 21 statements, 25 quotes and two articles of 700 to 1,200 words. Of the articles one in ten is Russian
and one in twenty Korean by its script. Registers grow as real ones do: a few actors are named often and most seldom,
briefings go by days of five years or more, rest on each other, are checked again and turn out, and a few of the desk's
rules are not obeyed, so that the form page has something to tell.

`python -m benchmarks.made_desk FOLDER BRIEFINGS [SEED]` writes one.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

from benchmarks.made_briefing import QUOTES, STATEMENTS, Passage, Writer, briefing
from benchmarks.search.tongues import Tongue, cyrillic, hangul, latin
from briefing_room.model.source import FrontMatter, text_sum

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["ARTICLES", "QUOTES", "SEED", "STATEMENTS", "actors_of", "as_yaml", "write_made_desk"]

SEED: Final = 2024
ARTICLES: Final = 2
"""How many articles each briefing has."""

_LAST: Final = date(2026, 6, 30)
_FIVE_YEARS: Final = 5 * 365
_A_WEEK: Final = 10
"""How many briefings a desk of more than five years writes in a week."""

_LEAST_ACTORS: Final = 200
_MOST_ACTORS: Final = 500
_LABELS: Final = {"topics": 24, "regions": 12, "risk_categories": 12}
_WORDS: Final = (700, 1_170)
"""How many words an article has at least; the last sentence may add some thirty."""
_SENTENCE: Final = (12, 22)
_NAMING: Final = 0.2
"""How many of the sentences of an article name an actor."""

_REVIEWED: Final = 0.95
"""How many articles somebody has compared with their pages."""

_FURNITURE: Final = 2
"""How many lines of a page stand before an article and behind it."""


@dataclass(frozen=True)
class Actor:
    """One entry of the registry: its names, one for each tongue."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Stock:
    """What the whole desk is made with."""

    tongues: tuple[Tongue, ...]
    actors: tuple[Actor, ...]
    weights: tuple[float, ...]
    """How often each actor is named, added up."""
    labels: Mapping[str, Mapping[str, str]]

    def some_actors(self, chance: Random, many: int) -> list[Actor]:
        """So many different actors, the first of the registry most often."""
        found: dict[str, Actor] = {}
        while len(found) < many:
            (actor,) = chance.choices(self.actors, cum_weights=self.weights)
            found.setdefault(actor.id, actor)
        return list(found.values())


def actors_of(briefings: int) -> int:
    """How many actors the registry of a desk of so many briefings has."""
    return min(_MOST_ACTORS, _LEAST_ACTORS + briefings // 3)


def write_made_desk(folder: Path, briefings: int, seed: int = SEED) -> None:
    """Write a desk of so many briefings. The same number and seed give the same bytes."""
    stock = _stock(Random(seed), actors_of(briefings))  # noqa: S311 - no secret; the same desk every time
    folder.mkdir(parents=True)
    _write(folder / "settings.yml", {
        "schema": 1, "name": "A desk to measure", "address": "https://desk.example.org/", "language": "en",
        "description": "A desk that means nothing.", **stock.labels,
        "defaults": {"rights": "excerpts", "authors": ["A desk to measure"]},
    })  # fmt: skip
    chance = Random(f"{seed} actors")  # noqa: S311 - the same
    _write(folder / "actors.yml", {actor.id: _entry(stock, chance, actor) for actor in stock.actors})
    for number in range(briefings):
        one = Random(f"{seed} {number}")  # noqa: S311 - the same
        _write_briefing(folder, stock, one, number, briefings)


def _stock(chance: Random, actors: int) -> Stock:
    tongues = (latin(chance), cyrillic(chance), hangul(chance))
    terms = iter(chance.sample(tongues[0].words[300:2_000], 2 * sum(_LABELS.values())))
    labels = {
        kind: {f"{kind[0]}{number}": f"{next(terms).title()} {next(terms)}" for number in range(many)}
        for kind, many in _LABELS.items()
    }
    # Of the largest registry, so that a desk names its first actors as every other desk does.
    names = [chance.sample(tongue.words[2_000:], 2 * _MOST_ACTORS) for tongue in tongues]
    pairs = [[f"{a.title()} {b.title()}" for a, b in zip(one[::2], one[1::2], strict=True)] for one in names]
    made = [Actor(f"actor-{number}", each) for number, each in enumerate(zip(*pairs, strict=True))][:actors]
    return Stock(tongues, tuple(made), tuple(accumulate(1 / (rank + 10) for rank in range(actors))), labels)


def _entry(stock: Stock, chance: Random, actor: Actor) -> dict[str, Any]:
    """An actor as the registry has it."""
    kind = chance.choice(("person", "state", "organisation"))
    text = stock.tongues[0].sentence(chance, 8, 14)
    return {"name": actor.names[0], "kind": kind, "aliases": list(actor.names[1:]), "description": text}


def _day_of(number: int, briefings: int) -> date:
    """The information cut-off of a briefing; that of the last one is the same in every desk."""
    days = max(_FIVE_YEARS, briefings * 7 // _A_WEEK)
    return _LAST - timedelta(days * (briefings - 1 - number) // briefings)


def _write_briefing(folder: Path, stock: Stock, chance: Random, number: int, briefings: int) -> None:
    day = _day_of(number, briefings)
    some = stock.some_actors(chance, 4)
    passages = [
        passage
        for which in range(ARTICLES)
        for passage in _write_source(folder, stock, chance, f"source-{number}-{'ab'[which]}", day, some)
    ]
    labels = {kind: tuple(of) for kind, of in stock.labels.items()}
    writer = Writer(
        chance, stock.tongues[0], number, day, tuple((actor.id, actor.names[0]) for actor in some), labels,
        tuple(passages), is_settled=3 * number < briefings,
    )  # fmt: skip
    _write(folder / f"briefing-{number}.yml", briefing(writer))


# --- an article


def _write_source(  # noqa: PLR0913, PLR0917 - the desk, what it is made with, and what the article is about
    folder: Path, stock: Stock, chance: Random, name: str, day: date, some: list[Actor]
) -> Iterator[Passage]:
    """Write an article with the page it is from; its sentences, to be quoted."""
    at = chance.choices(range(3), (85, 10, 5))[0]
    tongue, own = stock.tongues[at], stock.tongues[0]
    about = tuple(actor.names[at] for actor in some)
    sentences = list(_sentences(stock, chance, at, about))
    paragraphs = [" ".join(sentences[first : first + 5]) for first in range(0, len(sentences), 5)]
    title = tongue.sentence(chance, 4, 9).removesuffix(".")
    furniture = [tongue.sentence(chance, 2, 4).removesuffix(".") for _ in range(2 * _FURNITURE)]
    page = [*furniture[:_FURNITURE], title, *paragraphs, *furniture[_FURNITURE:]]
    original = "".join(f"{line}\n\n" for line in page).encode()
    published = day - timedelta(chance.randint(1, 20))
    facts = {
        "title": title, "short": f"Article {name.removeprefix('source-')}",
        **({} if tongue is own else {"title_translation": own.sentence(chance, 4, 9).removesuffix(".")}),
        "publisher": tongue.sentence(chance, 2, 3).removesuffix("."), "published": f"{published}",
        "url": f"https://example.org/{name}", "type": chance.choice(("news", "news", "analysis", "official")),
        "reliability": chance.choice("BCD"), "language": tongue.code,
        "rights": chance.choice(("excerpts", "excerpts", "excerpts", "full-text")),
        "reviewed": _review(chance, title, paragraphs, day), "original": "original.txt",
        "sha256": sha256(original).hexdigest(), "extractor": "made up",
    }  # fmt: skip
    path = folder / "sources" / name
    path.mkdir(parents=True)
    (path / "original.txt").write_bytes(original)
    _write(path / "stripped.yml", {"stripped": [
        {"lines": f"{1 + 2 * line}", "text": page[line], "rule": "related"}
        for line in (*range(_FURNITURE), *range(len(page) - _FURNITURE, len(page)))
    ]})  # fmt: skip
    body = "\n\n".join(paragraphs)
    (path / "article.md").write_text(f"---\n{as_yaml(facts)}---\n\n{body}\n", encoding="utf-8", newline="\n")
    return (Passage(sentence, name, body, about, tongue is not own) for sentence in sentences)


def _sentences(stock: Stock, chance: Random, at: int, about: tuple[str, ...]) -> Iterator[str]:
    """Yield the sentences of an article. The first name whom it is about; of the rest one in five names somebody."""
    tongue, left = stock.tongues[at], chance.randint(*_WORDS)
    for names in (about[:1], about[1:2], about[:2], about[2:3]):
        yield (text := _naming(tongue, chance, names))
        left -= len(text.split())
    while left > 0:
        named = chance.random() < _NAMING
        yield (text := _naming(tongue, chance, [stock.some_actors(chance, 1)[0].names[at]] if named else ()))
        left -= len(text.split())


def _naming(tongue: Tongue, chance: Random, names: tuple[str, ...] | list[str]) -> str:
    """A sentence that begins with names, with a word between two."""
    text = tongue.sentence(chance, *_SENTENCE)
    lead = f" {tongue.words[len(names)]} ".join(names)
    return f"{lead} {text[0].lower()}{text[1:]}" if names else text


def _review(chance: Random, title: str, paragraphs: list[str], day: date) -> dict[str, str] | None:
    """That a person has compared an article with its original, as is so of most."""
    if chance.random() >= _REVIEWED:
        return None
    return {"on": f"{day}", "text": text_sum(FrontMatter.model_construct(title=title, captions=()), paragraphs)}


def _write(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(as_yaml(value), encoding="utf-8", newline="\n")


def as_yaml(value: Mapping[str, Any]) -> str:
    """As JSON, which is YAML, a key a line: nothing in it can be read as something else."""
    return "".join(f"{key}: {json.dumps(entry, ensure_ascii=False)}\n" for key, entry in value.items())


if __name__ == "__main__":
    write_made_desk(Path(sys.argv[1]), *map(int, sys.argv[2:4]))
