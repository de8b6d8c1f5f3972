"""Desks of any size, made of words that mean nothing, the same every time."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "qui",
    "ro",
    "su",
    "ta",
    "ve",
    "wi",
    "xo",
    "zu",
]
_PARAGRAPHS = 12
_SENTENCES = 5


def write_desk(folder: Path, briefings: int) -> None:
    """Write a desk: so many briefings, each with a source of about 700 words and some 25 quotes from it."""
    chance = random.Random(briefings)  # noqa: S311 - no secret; the same desk every time
    folder.mkdir(parents=True)
    (folder / "settings.yml").write_text(
        "name: A desk to measure\ntopics: {trade: Trade}\nregions: {north: North}\nrisk_categories: {supply: Supply}\n",
        encoding="utf-8",
    )
    (folder / "actors.yml").write_text("harbour:\n  name: Harbour\n  kind: organisation\n", encoding="utf-8")
    for number in range(briefings):
        sentences = [_sentence(chance) for _ in range(_PARAGRAPHS * _SENTENCES)]
        _write_source(folder / "sources" / f"source-{number}", number, sentences)
        text = _briefing(number, sentences)
        (folder / f"briefing-{number}.yml").write_text(text, encoding="utf-8")


def _sentence(chance: random.Random) -> str:
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(12)]
    return " ".join(words).capitalize() + "."


def _write_source(folder: Path, number: int, sentences: list[str]) -> None:
    folder.mkdir(parents=True)
    paragraphs = [" ".join(sentences[at : at + _SENTENCES]) for at in range(0, len(sentences), _SENTENCES)]
    body = "\n\n".join(paragraphs)
    (folder / "article.md").write_text(f"---\ntitle: Article {number}\n---\n\n{body}\n", encoding="utf-8")


def _briefing(number: int, sentences: list[str]) -> str:
    quotes = iter(sentences)

    def evidence(indent: int, count: int) -> str:
        lead = " " * indent
        return f"{lead}evidence:\n" + "".join(f'{lead}  - "{next(quotes)}"\n' for _ in range(count))

    head = (
        f"title: Subject {number}\nstatus: published\nas_of: {{date: 2024-01-{number % 28 + 1:02}, basis: analyst}}\n"
        f"topics: [trade]\nregions: [north]\ndefault_source: source-{number}\n"
        "bottom_line:\n  text: The answer first.\n  rests_on: [judgement-0]\n"
    )
    judgement = "  - id: judgement-{}\n    text: Something is so.\n    likelihood: likely\n    confidence: low\n"
    risk = (
        "  - id: risk-{}\n    category: supply\n    text: Something happens.\n    likelihood: unlikely\n"
        "    impact: minor\n    confidence: low\n"
    )
    event = "  - id: event-{}\n    date: unknown\n    text: Something happened.\n"
    return "".join(
        (
            head,
            "judgements:\n",
            *(judgement.format(n) + evidence(4, 3) for n in range(4)),
            "actors:\n  - actor: harbour\n    role: Opens and closes.\n" + evidence(4, 1),
            "risks:\n",
            *(risk.format(n) + evidence(4, 2) for n in range(3)),
            "timeline:\n",
            *(event.format(n) + evidence(4, 1) for n in range(5)),
        )
    )
