"""The same article twice: nearly the same words under another address.

Ten copies of one wire report are ten sources and one origin. Texts are compared
by the runs of words (shingles) they have in common, which small changes leave whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.quotes import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing_room.model.source import Source

_WORDS: Final = 5
_NEAR: Final = 0.5
_FEWEST: Final = 20
_DENSE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@dataclass(frozen=True)
class Twin:
    """A source that is the same article. ``share`` is the part of the shorter text that both have, from 0 to 1."""

    source: Source
    share: float


def twins(text: str, sources: Iterable[Source]) -> tuple[Twin, ...]:
    """The sources that are the same article as a text, the likest first."""
    return tuple(sorted(_twins(text, sources), key=lambda t: (-t.share, t.source.id)))


def _twins(text: str, sources: Iterable[Source]) -> Iterator[Twin]:
    ours = shingles(text)
    for source in sources:
        theirs = shingles(" ".join(block.text(source.body) for block in source.blocks))
        share = overlap(ours, theirs)
        if share >= _NEAR:
            yield Twin(source, share)


def shingles(text: str) -> frozenset[str]:
    """The runs of five words of a text; in scripts without spaces each character counts as a word."""
    words = re.findall(r"\w+", _DENSE.sub(r" \g<0> ", fold(text).casefold()))
    return frozenset(" ".join(words[at : at + _WORDS]) for at in range(len(words) - _WORDS + 1))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that is in the other; 0 when it is too small to tell anything."""
    least = min(len(one), len(other))
    return len(one & other) / least if least >= _FEWEST else 0.0


def proposed_origin(twin: Twin) -> str | None:
    """Who may have said it first: what the twin names as its origin, or its publisher."""
    return twin.source.facts.origin or twin.source.facts.publisher
