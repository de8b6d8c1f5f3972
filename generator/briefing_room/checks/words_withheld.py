"""Of a source whose words are not shown, no long run of words stands in a text that readers see.

With `rights: none` the site names the source and the place and shows none of its words; eight of them one behind the
other in a statement, a reason or a note would be shown all the same. Case and punctuation do not count, and where no
spaces are put, two letters are a word. The headline may be named, and so may what another source says too whose words
are shown. A run of fewer words, or one in which a single word was changed, passes: whether that is lawful, the rule
does not know.

Bad:   text: The ferries will not sail before the ice has left the inner harbour.   with the words of such a source
Good:  text: No ferry sails while there is ice, the review says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.prose import prose_in
from briefing_room.findings import Mistake, Severity, short
from briefing_room.model.texts import pieces_of
from briefing_room.quotes import NotFound, fold, fold_spans, searchable_in
from briefing_room.visible.seen import published_text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from briefing_room.analysis.prose import Prose
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source

SEVERITY: Severity = "warning"

_RUN: Final = 8
"""Words one behind the other that are no chance any more."""

_NO_SPACES: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD: Final = re.compile(rf"[{_NO_SPACES}]|[^\W_{_NO_SPACES}]+(?:['-][^\W_{_NO_SPACES}]+)*")
_UNSPACED: Final = re.compile(f"[{_NO_SPACES}]")


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each run of words of a source whose words are not shown."""
    withheld = [source for source in desk.sources.values() if published_text_of(source) == "places"]
    if not withheld:
        return
    texts = [(prose, _Text.of(prose.text)) for prose in prose_in(desk)]
    index = _Index.of(withheld, {run for _, text in texts for run in _runs(text.words)})
    for prose, text in texts:
        for run in index.runs_in(text):
            if not _is_shown_elsewhere(desk, text.plain[run.start : run.end]):
                yield _mistake(desk, prose, text, run)


def _mistake(desk: Desk, prose: Prose, text: _Text, run: _Run) -> Mistake:
    said = short(text.plain[run.start : run.end], 80)
    message = f"{run.words} words of {run.source} stand in “{prose.key}”, and its words are not shown: {said}"
    help_ = "say it in words of your own, or ask for the right to show excerpts and say so in “rights” of the source"
    place = desk.place_in(prose.place, text.plain, run.start)
    return Mistake(place, message, help_).concluded_from(desk.sources[run.source].facts, "rights")


def _is_shown_elsewhere(desk: Desk, words: str) -> bool:
    """Whether another source says the words too, of which they may be shown."""
    shown = (key for key, source in desk.sources.items() if published_text_of(source) != "places")
    return any(not isinstance(searchable_in(desk, key).find(words), NotFound) for key in shown)


@dataclass(frozen=True)
class _Text:
    """A text without markup, its words in small letters, and where each of them stands in it."""

    plain: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> _Text:
        """A text that may use markup."""
        plain = " ".join(text.split())
        if "[" in plain or "*" in plain:
            plain = "".join(piece.text or piece.target for piece in pieces_of(plain))
        folded = fold_spans(plain, [(0, len(plain))])
        found = tuple(_WORD.finditer(folded.text))
        spans = tuple((folded.starts[match.start()], folded.ends[match.end() - 1]) for match in found)
        return cls(plain, tuple(match[0].casefold() for match in found), spans)


@dataclass(frozen=True)
class _Run:
    """A run of a source's words in a text, and how many there are."""

    start: int
    end: int
    words: int
    source: str


@dataclass(frozen=True)
class _Index:
    """Of some sources the words, and where each run of eight begins that any text repeats."""

    begins: dict[tuple[str, ...], tuple[str, int]]
    words: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, sources: Sequence[Source], wanted: AbstractSet[tuple[str, ...]]) -> _Index:
        """The index of sources; their headlines are named, and are no part of it.

        Only runs that are ``wanted`` are kept: those of the analysts' texts are few beside those of the sources.
        """
        begins: dict[tuple[str, ...], tuple[str, int]] = {}
        words: dict[str, tuple[str, ...]] = {}
        for source in sources:
            texts = [block.text(source.body) for block in source.blocks] + list(source.facts.captions)
            # What is no word parts one text from the next.
            own = tuple(word for text in texts for word in (*_words_of(text), ""))
            named = set(_runs(_words_of(source.title)))
            words[source.id] = own
            for at, run in enumerate(_runs(own)):
                if run in wanted and run not in named:
                    begins.setdefault(run, (source.id, at))
        return cls(begins, words)

    def runs_in(self, text: _Text) -> Iterator[_Run]:
        """Yield the longest runs of a source's words in a text, one behind the other."""
        at = 0
        while at + _RUN <= len(text.words):
            found = self.begins.get(text.words[at : at + _RUN])
            length = self._length(text.words[at:], *found) if found else 1
            words = _count(text.words[at : at + length])
            if found and words >= _RUN:
                yield _Run(text.spans[at][0], text.spans[at + length - 1][1], words, found[0])
            at += length

    def _length(self, ours: tuple[str, ...], source: str, first: int) -> int:
        """How many words a text and a source have in common from a place on."""
        pairs = zip(ours, self.words[source][first:], strict=False)
        return next((number for number, (one, other) in enumerate(pairs) if one != other), len(ours))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield every run of eight words, in order."""
    return zip(*(words[number:] for number in range(_RUN)), strict=False)


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(match[0].casefold() for match in _WORD.finditer(fold(text)))


def _count(words: Sequence[str]) -> int:
    letters = sum(1 for word in words if _UNSPACED.fullmatch(word))
    return len(words) - letters + letters // 2
