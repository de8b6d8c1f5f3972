"""A proposal: what to look at, why, what could be pasted, and the id by which it is dismissed."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.analysis.clipping import Texts
from briefing_room.analysis.entries import entry_rows
from briefing_room.analysis.lengthening import Lengthening
from briefing_room.lexicon import lexicon_of
from briefing_room.model.ids import LONGEST_ID, id_like
from briefing_room.quotes import Passage, pasteable, searchable_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing_room.analysis.suggest.sentences import SourceSentence
    from briefing_room.findings import Place
    from briefing_room.model.desk import Desk

Kind = Literal[
    "look-at-two", "near-copy", "passage-shared", "gap-answered", "actor-absent", "sentence-unused", "also-in",
    "name-unknown",
]  # fmt: skip

KINDS: Final[dict[Kind, str]] = {
    "look-at-two": "two places that may say different things of one matter",
    "near-copy": "two articles with mostly the same words",
    "passage-shared": "a passage that two articles have word for word",
    "gap-answered": "a sentence of a new source that may fill a gap",
    "actor-absent": "an actor of the registry that a cited source names and the briefing does not",
    "sentence-unused": "a sentence that no statement uses, with a risk’s words, a number or a date",
    "also-in": "a statement from one source, where another has it as well",
    "name-unknown": "a name that recurs and is in no registry",
}
"""Every kind, in the order in which they are shown: first what may make something wrong that is said already."""

_WORDS: Final = 60
"""Characters of an id that say what it is about."""


@dataclass(frozen=True)
class Spot:
    """A place in a source that a proposal points at, with the words that stand there."""

    source: str
    place: Place
    words: str
    start: int = 0


@dataclass(frozen=True)
class Proposal:
    """What an analyst may look at.

    ``id`` is what dismisses it; ``under`` says in words where the rows of ``yaml`` belong. What has to be written by a
    person is left empty there, and `check` asks for it.
    """

    kind: Kind
    id: str
    briefing: str | None
    why: str
    spots: tuple[Spot, ...]
    under: str
    yaml: tuple[str, ...]
    weight: float = 0.0


def id_of(kind: Kind, about: str, words: str = "") -> str:
    """The id of a proposal: its kind, what it is about, and a sum of the words that it points at.

    When those words are others, it is another proposal: a dismissal silences no more than was dismissed.
    """
    base = f"{kind}-{id_like(about)[:_WORDS].strip('-')}"
    return f"{base}-{sha256(' '.join(words.split()).encode()).hexdigest()[:6]}"[:LONGEST_ID] if words else base


def spot_of(desk: Desk, sentence: SourceSentence) -> Spot:
    """The place of a sentence."""
    source = desk.sources[sentence.source]
    return Spot(sentence.source, source.place_of(sentence.start), sentence.text, sentence.start)


def evidence_of(desk: Desk, sentence: SourceSentence) -> tuple[str, ...]:
    """A sentence as an entry of evidence that breaks no rule on quotes, to be pasted; nothing where none would."""
    searchable = searchable_in(desk, sentence.source)
    whole = Passage("text", 0, ((sentence.start, sentence.end),))
    longer = Lengthening(lexicon_of(desk), Texts(), searchable).sound(whole)
    if longer is None or pasteable(searchable, longer) is None:
        return ()
    return tuple(entry_rows(desk, searchable, longer))


def indented(rows: Iterable[str], by: int) -> tuple[str, ...]:
    """Rows of YAML, further in."""
    return tuple(f"{' ' * by}{row}" for row in rows)


def listed(words: Sequence[str]) -> str:
    """Words in a row, for a reason: ``one, two and three``."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
