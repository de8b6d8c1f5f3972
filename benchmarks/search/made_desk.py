"""A desk of any size that means nothing: briefings of 30 statements, every quote of which holds, the same every time.

A briefing has two articles of 700 to 1,200 words, one in ten Russian and one in twenty Korean by its script. Actors
have aliases, risks categories, briefings topics and regions, and judgements a day by which they are decided.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any, Final

from benchmarks.search.tongues import Tongue, cyrillic, hangul, latin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STATEMENTS: Final = 30
"""How many statements each briefing has."""

_SEED: Final = 2024
_LABELS: Final = {"topics": 24, "regions": 12, "risk_categories": 12}
_TERMS: Final = ("very unlikely", "unlikely", "roughly even chance", "likely", "very likely")
_IMPACTS: Final = ("minor", "moderate", "major", "severe")
_SENTENCES: Final = (50, 80)


@dataclass(frozen=True)
class Made:
    """What the desk is made with."""

    chance: Random
    tongues: tuple[Tongue, ...]
    actors: tuple[str, ...]
    """Their names."""
    labels: dict[str, dict[str, str]]

    @property
    def own(self) -> Tongue:
        """The tongue of the desk."""
        return self.tongues[0]

    def words(self, least: int, most: int) -> str:
        """Some words without a full stop."""
        return self.own.sentence(self.chance, least, most).removesuffix(".")


def write_made_desk(folder: Path, briefings: int) -> None:
    """Write a desk of so many briefings. A larger one begins with the smaller one's briefings."""
    made = _made(briefings)
    folder.mkdir(parents=True)
    _write(folder / "settings.yml", {
        "name": "A desk to measure", "language": "en", **made.labels,
        "description": "A desk that means nothing.", "defaults": {"rights": "excerpts"},
    })  # fmt: skip
    _write(folder / "actors.yml", dict(_actors(made)))
    for number in range(briefings):
        one = Made(Random(_SEED + number), made.tongues, made.actors, made.labels)  # noqa: S311 - no secret
        quotes = [_write_source(folder, one, f"source-{number}-{which}") for which in ("a", "b")]
        _write(folder / f"briefing-{number}.yml", _briefing(one, number, _evidence(one, quotes)))


def _made(briefings: int) -> Made:
    chance = Random(_SEED)  # noqa: S311 - no secret; the same desk every time
    tongues = (latin(chance), cyrillic(chance), hangul(chance))
    names = chance.sample(tongues[0].words[2_000:], 2_000)
    actors = tuple(f"{first.title()} {last.title()}" for first, last in zip(names[::2], names[1::2], strict=True))
    terms = iter(chance.sample(tongues[0].words[300:2_000], 2 * sum(_LABELS.values())))
    labels = {
        kind: {f"{kind[0]}{number}": f"{next(terms).title()} {next(terms)}" for number in range(many)}
        for kind, many in _LABELS.items()
    }
    return Made(chance, tongues, actors[: 200 + briefings // 3][:700], labels)


def _actors(made: Made) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, name in enumerate(made.actors):
        first, last = name.split()
        foreign = made.chance.choice(made.tongues[1:])
        aliases = [f"{last}-{first.lower()}", foreign.words[5_000 + number]]
        kind = made.chance.choice(("person", "state", "organisation"))
        yield _id(number), {"name": name, "kind": kind, "aliases": aliases, "description": f"{made.words(8, 14)}."}


def _id(number: int) -> str:
    return f"actor-{number}"


def _write_source(folder: Path, made: Made, name: str) -> list[tuple[str, str, Tongue]]:
    """Write an article; its sentences, each with the article's name and its tongue, to be quoted once."""
    tongue = made.chance.choices(made.tongues, (85, 10, 5))[0]
    many = made.chance.randint(*_SENTENCES)
    sentences = list(dict.fromkeys(tongue.sentence(made.chance, 10, 20) for _ in range(many)))
    paragraphs = [" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5)]
    facts = {
        "title": tongue.sentence(made.chance, 4, 9).removesuffix("."), "short": f"Article {name}",
        "publisher": tongue.sentence(made.chance, 2, 3).removesuffix("."), "language": tongue.code,
        "published": f"202{made.chance.randint(0, 4)}-{made.chance.randint(1, 12):02}-{made.chance.randint(1, 28):02}",
        "type": "news", "reliability": made.chance.choice("BCD"), "original": "none", "no_original": "It is made up.",
        "rights": made.chance.choice(("excerpts", "excerpts", "excerpts", "full-text")),
    }  # fmt: skip
    path = folder / "sources" / name / "article.md"
    path.parent.mkdir(parents=True)
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())
    path.write_text(f"---\n{front}---\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return [(sentence, name, tongue) for sentence in sentences]


def _evidence(made: Made, quotes: list[list[tuple[str, str, Tongue]]]) -> Iterator[dict[str, Any]]:
    """Quotes of the briefing's articles, each once, with a translation where the article is in another tongue."""
    for sentence, source, tongue in made.chance.sample(quotes[0] + quotes[1], sum(map(len, quotes))):
        quote = {"quote": sentence, "source": source}
        yield quote if tongue is made.own else {**quote, "translation": f"{made.words(10, 20)}."}


def _briefing(made: Made, number: int, evidence: Iterator[dict[str, Any]]) -> dict[str, Any]:
    """The keys of a briefing with 30 statements."""
    chance = made.chance
    some = chance.sample(range(len(made.actors)), 3)
    return {
        "title": f"{made.words(4, 8)} {number}",
        "status": "published",
        "as_of": {"date": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}", "basis": "analyst"},
        "topics": chance.sample(list(made.labels["topics"]), 2),
        "regions": chance.sample(list(made.labels["regions"]), 1),
        "bottom_line": {"text": f"{made.words(15, 25)}.", "rests_on": ["judgement-0", "risk-0"]},
        "judgements": [_judgement(made, at, evidence) for at in range(4)],
        "actors": [
            {"actor": _id(actor), "role": f"{made.words(6, 12)}.", "evidence": _some(evidence, 1)} for actor in some
        ],
        "relations": [
            {"from": _id(some[at]), "to": _id(some[at + 1]), "what": made.words(2, 4), "status": "reported",
             "evidence": _some(evidence, 1)} for at in range(2)
        ],
        "stakes": [
            {"id": f"stake-{at}", "for": _id(some[at]), "direction": "gain", "text": f"{made.words(8, 14)}.",
             "evidence": _some(evidence, 1)} for at in range(2)
        ],
        "risks": [_risk(made, at, some, evidence) for at in range(3)],
        "indicators": [
            {"id": f"indicator-{at}", "text": f"{made.words(7, 13)}.", "raises": [f"risk-{at}"],
             "status": "not-checked"}
            for at in range(3)
        ],
        "assumptions": [{"id": "assumption", "text": f"{made.words(8, 14)}.", "if_wrong": f"{made.words(8, 14)}."}],
        "disagreements": [_disagreement(made, evidence)],
        "gaps": [{"id": "gap", "text": f"{made.words(10, 18)}.", "would_change": ["judgement-0"]}],
        "timeline": [
            {"id": "event", "date": f"2023-{number % 12 + 1:02}-{number % 27 + 1:02}", "text": f"{made.words(6, 12)}.",
             "computed": "The day is made up.", "evidence": _some(evidence, 1)}
        ],
    }  # fmt: skip


def _estimate(made: Made, evidence: Iterator[dict[str, Any]]) -> dict[str, Any]:
    name = made.chance.choice(made.actors)
    return {
        "text": f"{name} {made.words(7, 14).lower()}.",
        "likelihood": made.chance.choice(_TERMS),
        "confidence": made.chance.choice(("low", "moderate")),
        "because": f"{made.words(12, 20)}. {made.words(12, 20)}.",
        "horizon": f"2025-{made.chance.randint(1, 12):02}-{made.chance.randint(1, 28):02}",
        "settled_by": f"{made.words(6, 12)}.",
        "evidence": _some(evidence, 3),
    }


def _judgement(made: Made, at: int, evidence: Iterator[dict[str, Any]]) -> dict[str, Any]:
    alternatives = {"alternatives": [{"text": f"{made.words(8, 14)}."}]} if at else {}
    return {"id": f"judgement-{at}", **_estimate(made, evidence), **alternatives}


def _risk(made: Made, at: int, some: list[int], evidence: Iterator[dict[str, Any]]) -> dict[str, Any]:
    responses = {"responses": [{"text": f"{made.words(8, 14)}."}]} if at else {}
    category = made.chance.choice(list(made.labels["risk_categories"]))
    own = {"category": category, "impact": made.chance.choice(_IMPACTS), "exposed": [_id(some[0])]}
    return {"id": f"risk-{at}", **_estimate(made, evidence), **own, **responses}


def _disagreement(made: Made, evidence: Iterator[dict[str, Any]]) -> dict[str, Any]:
    positions = [
        {"id": f"position-{at}", "text": f"{made.words(6, 12)}.", "evidence": _some(evidence, 1)} for at in range(2)
    ]
    return {
        "id": "question", "question": f"{made.words(6, 10)}?", "kind": "fact", "positions": positions,
        "assessment": f"{made.words(15, 30)}.", "rests_on": ["position-0"], "status": "open",
    }  # fmt: skip


def _some(evidence: Iterator[dict[str, Any]], many: int) -> list[dict[str, Any]]:
    return [next(evidence) for _ in range(many)]


def _write(path: Path, value: dict[str, Any]) -> None:
    """As JSON, which is YAML, a key a line: nothing in it can be read as something else."""
    lines = (f"{key}: {json.dumps(entry, ensure_ascii=False)}\n" for key, entry in value.items())
    path.write_text("".join(lines), encoding="utf-8")
