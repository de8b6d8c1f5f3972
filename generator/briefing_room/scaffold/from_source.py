"""A first draft of a briefing made of one source: who is named in it, what has a date, and what may bear a judgement.

Nothing is said that nobody wrote: each entry holds the words of the source as evidence and a text that asks to be
written. What the draft has not found is not claimed to be absent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.naming import actors_named
from briefing_room.edit.style import quoted
from briefing_room.model.article import sentence_spans
from briefing_room.model.ids import free_id
from briefing_room.quotes import Passage, Searchable
from briefing_room.words.typed_dates import iso_readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source

TO_BE_WRITTEN: Final = "To be written from what is said to be so in this source."
"""What stands where the analyst has to write; it is hedged itself, because the words behind it may be."""

_MOST_PASSAGES: Final = 12
_MOST_WORDS: Final = 60
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_WORDS_OF_A_DATE: Final = 4
_EDGES: Final = ",;:()[]“”\"'’"


@dataclass(frozen=True)
class Sentence:
    """A sentence of a source that can be quoted as it stands; ``opens`` that a paragraph begins with it."""

    words: str
    opens: bool


def briefing_from(briefing_id: str, desk: Desk, source: Source, day: date) -> str:
    """The text of a draft, which passes `check` as one: the actors, dates and passages of a source in their places."""
    sentences = [*_sentences(source)]
    rows = [
        f"title: {quoted(briefing_id.replace('-', ' ').capitalize())}",
        "status: draft  # draft (private builds only) | published | archived",
        "as_of:",
        f"  date: {day}",
        "  basis: analyst  # publication | retrieval | capture-stamp | analyst",
        "topics: []",
        "regions: []",
        f"default_source: {source.id}",
        "",
        "bottom_line:",
        f"  text: {TO_BE_WRITTEN}",
        "  evidence:  # or rests_on: [id of a judgement below]",
        f"    - quote: {quoted(source.title)}",
        "      in: title",
    ]
    used: set[str] = set()
    rows += [
        *_actors(desk, sentences, used),
        *_timeline(desk, _dated(sentences, day), used),
        *_passages(sentences, used),
    ]
    return "\n".join([*rows, ""])


def _sentences(source: Source) -> Iterator[Sentence]:
    """Yield the sentences that stand in a source once, so that each is found again."""
    searchable = Searchable(source)
    for block in (one for one in source.blocks if one.kind != "heading"):
        text = block.text(source.body)
        for number, (start, end) in enumerate(sentence_spans(text)):
            words = " ".join(text[start:end].split())
            if isinstance(searchable.find(words), Passage) and len(words.split()) in range(3, _MOST_WORDS):
                yield Sentence(words, opens=number == 0)


def _actors(desk: Desk, sentences: Sequence[Sentence], used: set[str]) -> Iterator[str]:
    """Yield the rows of the actors of the registry, each with the sentence that names it first."""
    first: dict[str, str] = {}
    for sentence in sentences:
        for actor in sorted(actors_named(desk, sentence.words)):
            first.setdefault(actor, sentence.words)
    if first:
        yield from (
            "",
            "# Actors of the registry, each with the sentence that names it first: keep what matters.",
            "actors:",
        )
    for actor, words in first.items():
        used.add(words)
        yield from (f"  - actor: {actor}", f"    role: {TO_BE_WRITTEN}", "    evidence:", f"      - {quoted(words)}")


def _dated(sentences: Sequence[Sentence], day: date) -> list[tuple[str, str]]:
    """Sentences that name a date, with the first of them; what is still to come has not happened."""
    dated = [(found, sentence.words) for sentence in sentences for found in _dates_in(sentence.words)[:1]]
    return [(when, words) for when, words in dated if when <= day.isoformat()[: len(when)]]


def _timeline(desk: Desk, dated: Sequence[tuple[str, str]], used: set[str]) -> Iterator[str]:
    """Yield the rows of what has a date."""
    if dated:
        yield from ("", "# Sentences that name a date: is it the day of what happened?", "timeline:")
    taken = {*desk.actors}
    for when, words in dated:
        used.add(words)
        name = free_id(f"on-{when}", taken)
        taken.add(name)
        yield from (f"  - id: {name}", f"    date: {when}", f"    text: {TO_BE_WRITTEN}")
        yield from ("    evidence:", f"      - {quoted(words)}")


def _dates_in(words: str) -> list[str]:
    """The dates that a sentence names, in its order; the longest reading at each place, and none that is unsure."""
    parts = [part.strip(_EDGES) for part in words.split()]
    found: list[str] = []
    at = 0
    while at < len(parts):
        for length in range(min(_WORDS_OF_A_DATE, len(parts) - at), 0, -1):
            text = " ".join(parts[at : at + length]).rstrip(".")
            known = (text,) if _DAY.fullmatch(text) else _readings(text, length)
            if len(known) == 1:
                found.append(known[0])
                at += length - 1
                break
        at += 1
    return list(dict.fromkeys(found))


def _readings(text: str, length: int) -> tuple[str, ...]:
    # One word of figures is as often a sum or a section as a date.
    return iso_readings(text, months=True) if length > 1 and re.search(r"\d{4}", text) else ()


def _passages(sentences: Sequence[Sentence], used: set[str]) -> Iterator[str]:
    """Yield what may bear a judgement, as comments: the sentences with which paragraphs begin."""
    left = [one.words for one in sentences if one.opens and one.words not in used][:_MOST_PASSAGES]
    if left:
        yield ""
        yield "# Passages that stand nowhere above. Take the signs away, and write what you conclude from which."
        yield from ("# judgements:", "#   - id: first-judgement", "#     text: …", "#     likelihood: …")
        yield from ("#     confidence: …", "#     because: …", "#     evidence:")
        yield from (f"#       - {quoted(words)}" for words in left)
