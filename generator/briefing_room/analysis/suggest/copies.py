"""What two articles have word for word: whole articles, and passages. Two articles are not two origins.

Words are compared without case and typography. Quotations of a third text are shared words, too; whether one article
has them from the other, or both from elsewhere, nobody can tell from the words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.suggest.proposal import Proposal, Spot, id_of
from briefing_room.analysis.support import origin_of, withdrawn_in
from briefing_room.findings import yaml_text
from briefing_room.model.derived import derived
from briefing_room.quotes import searchable_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.analysis.suggest.sentences import SourceSentence
    from briefing_room.model.desk import Desk

_SHINGLE: Final = 8
"""Words in a row by which two texts are seen to touch."""

_PASSAGE: Final = 25
"""Words in a row that two writers do not choose by chance: about a sentence."""

_COPY: Final = 0.8
"""Share of the shorter article's words that a near copy has in common with the other."""

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True)
class Run:
    """Words in a row that two sources share: where they stand in each, as offsets of the bodies, and how many."""

    first: tuple[int, int]
    second: tuple[int, int]
    words: int


@dataclass(frozen=True)
class Shared:
    """What two sources have word for word: the runs, the longest first, and the share of the shorter text."""

    first: str
    second: str
    runs: tuple[Run, ...]
    share: float

    @property
    def is_copy(self) -> bool:
        """Whether one is mostly the other."""
        return self.share >= _COPY


@derived
def _words_in(desk: Desk, source_id: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a source's text, in small letters, each with its offsets in the body."""
    folded = searchable_in(desk, source_id).text.folded
    return tuple(
        (match[0].casefold(), folded.starts[match.start()], folded.ends[match.end() - 1])
        for match in _WORD.finditer(folded.text)
    )


@derived
def copies_in(desk: Desk) -> tuple[Shared, ...]:
    """Every two sources that share passages; none of those that were withdrawn."""
    withdrawn = withdrawn_in(desk)
    standing = [key for key in desk.sources if key not in withdrawn]
    words = {key: [word for word, _, _ in _words_in(desk, key)] for key in standing}
    holding: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for key in standing:
        for at in range(len(words[key]) - _SHINGLE + 1):
            holding[tuple(words[key][at : at + _SHINGLE])].append((key, at))
    meeting: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for places in holding.values():
        for n, (one, at) in enumerate(places):
            for other, there in places[n + 1 :]:
                if one != other:
                    meeting[one, other].setdefault(at, there)
    found = (_shared(desk, pair, places, words) for pair, places in sorted(meeting.items()))
    return tuple(one for one in found if one.is_copy or one.runs[0].words >= _PASSAGE)


def _shared(desk: Desk, pair: tuple[str, str], places: Mapping[int, int], words: Mapping[str, list[str]]) -> Shared:
    one, other = pair
    runs: list[Run] = []
    in_common = behind = 0
    for at in sorted(places):
        if at < behind:
            continue
        there, size = places[at], _SHINGLE
        ours, theirs = words[one], words[other]
        while at + size < len(ours) and there + size < len(theirs) and ours[at + size] == theirs[there + size]:
            size += 1
        behind, in_common = at + size, in_common + size
        first, second = _words_in(desk, one), _words_in(desk, other)
        runs.append(Run((first[at][1], first[at + size - 1][2]), (second[there][1], second[there + size - 1][2]), size))
    runs.sort(key=lambda run: -run.words)
    least = min(len(words[one]), len(words[other]))
    return Shared(one, other, tuple(runs), in_common / least)


@derived
def repeated_in(desk: Desk, source_id: str) -> tuple[tuple[int, int, str], ...]:
    """What of a source's text another has word for word: from where to where, and the other's id."""
    found = []
    for one in copies_in(desk):
        if source_id == one.first:
            found += [(*run.first, one.second) for run in one.runs]
        elif source_id == one.second:
            found += [(*run.second, one.first) for run in one.runs]
    return tuple(found)


def repeats(desk: Desk, sentence: SourceSentence) -> frozenset[str]:
    """Ids of the sources that have a sentence word for word, or most of it."""
    size = sentence.end - sentence.start
    return frozenset(
        other
        for start, end, other in repeated_in(desk, sentence.source)
        if 2 * (min(end, sentence.end) - max(start, sentence.start)) > size
    )


def proposals(desk: Desk) -> Iterator[Proposal]:
    """Yield the pairs of sources that share passages and are not said to have one origin."""
    for one in copies_in(desk):
        first, second = desk.sources[one.first], desk.sources[one.second]
        known = origin_of(first), origin_of(second)
        if known[0] is not None and known[0] == known[1]:
            continue
        longest = one.runs[0]
        spots = (_spot(desk, one.first, longest.first), _spot(desk, one.second, longest.second))
        pair = f"{one.first} {one.second}"
        if one.is_copy:
            percent = round(100 * one.share)
            why = f"{one.first} and {one.second} have {percent} % of the words of the shorter one in common"
            made = id_of("near-copy", pair), why
        else:
            why = f"{one.first} and {one.second} have {longest.words} words in a row in common"
            made = id_of("passage-shared", pair, spots[0].words), why
        origin = first.facts.origin or second.facts.origin
        yield Proposal(
            "near-copy" if one.is_copy else "passage-shared",
            made[0],
            None,
            f"{made[1]}; two articles are not two origins",
            spots,
            "the front matter of each, where one has it from the other",
            (f"origin: {yaml_text(origin)}" if origin else "origin:",),
            float(longest.words),
        )


def _spot(desk: Desk, source_id: str, span: tuple[int, int]) -> Spot:
    searchable = searchable_in(desk, source_id)
    words = searchable.words_between(searchable.text, *span)
    return Spot(source_id, desk.sources[source_id].place_of(span[0]), words, span[0])
