"""The words of a site in files of like size, each word with the records in which it stands.

A file holds the words from one beginning of a word to the next, so that a word, its forms, what it is the beginning of
and what was meant by a slip of the finger stand in one file. Where a beginning has too much for a file, it is parted by
its next letter: so a change in one word moves no word from file to file, as a rule. Names that begin alike for very
long stay together, because a file is called by where it begins. The records of a word that stands in very many are a
file of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from briefing_room.search.columns import BASE, dump, file_name, letters, number, numbers
from briefing_room.search.letters import PASSING
from briefing_room.search.slots import ROOM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing_room.search.weights import Postings, Words

FILE: Final = 16_000
"""So many letters a file has at most, if it can be parted."""

MIRROR: Final = 36_000
"""The same of words written backwards, which compress to less and are seldom asked for."""

OWN: Final = 5_000
"""With more letters than this, a word's records are a file of their own."""

_DEEPEST: Final = 36
"""After so many letters nothing is parted, so that no name of a file is longer than any disk allows."""

_LONGEST_NAME: Final = 200
"""A longer name no file has; the usual limit is 255 letters."""

_MANY, _STEP = 1_000, 5
"""What a word counts is told in coarse steps where it stands in so many records that it decides little."""

_OFTEN, _ENDINGS, _LONGEST = 3, 120, 5
"""An ending is one of the site's when it stands so often, is among so many, and has at most so many letters."""

_LEAST: Final = 5
"""A word of fewer letters is not proposed for one that was mistyped at its beginning."""


@dataclass(frozen=True)
class Entry:
    """One word: its stems, the records in which it stands, and words elsewhere that are the same or name the same."""

    key: str
    stems: tuple[str, ...]
    packed: tuple[str, str, str, str]
    """Numbers of blocks, how many records in each, their numbers there, and how much the word counts in each.

    That is told in steps of two; a number that is odd says that the word stands in the texts of the record.
    """
    blocks: int
    see: tuple[str, ...] = ()

    @property
    def is_large(self) -> bool:
        """Whether its records are a file of their own."""
        return sum(map(len, self.packed)) > OWN and len(file_name("l", self.key)) <= _LONGEST_NAME

    @property
    def size(self) -> int:
        """How many letters it takes, about."""
        records = 0 if self.is_large else sum(map(len, self.packed))
        return len(self.key) + 4 + records + sum(map(len, self.see))


def word_files(words: Words) -> tuple[dict[str, str], tuple[str, ...]]:
    """The files of the words by name, and where each file begins."""
    entries = sorted(_entries(words), key=lambda entry: _order(entry.key))
    parts = _parts(entries, FILE)
    home = {entry.key: start for start, part in parts.items() for entry in part}
    groups = _groups(words)
    files = {file_name("w", start): dump(_file(part, home, groups)) for start, part in parts.items()}
    for entry in entries:
        if entry.is_large:
            files[file_name("l", entry.key)] = dump([entry.blocks, *entry.packed])
    return files, tuple(parts)


def mirror_files(words: Words) -> tuple[dict[str, str], tuple[str, ...]]:
    """The words written backwards, for those that were mistyped at their beginning: files by name, and their starts."""
    plain = (key for key in words.postings if key in words.stems and len(key) >= _LEAST and key.isalpha())
    turned = sorted((key[::-1] for key in plain), key=_order)
    entries = [Entry(key, (), ("", "", "", ""), 0) for key in turned]
    if not entries:
        return {}, ()
    parts = _parts(entries, MIRROR)
    files = {file_name("m", start): dump({"f": _front([entry.key for entry in part])}) for start, part in parts.items()}
    return files, tuple(parts)


def _entries(words: Words) -> Iterator[Entry]:
    for key, postings in words.postings.items():
        packed, blocks = _packed(postings)
        see = tuple(sorted(words.names.get(key, ())))
        yield Entry(key, tuple(sorted(words.stems.get(key, ()))), packed, blocks, see)
    for key in words.names.keys() - words.postings.keys():
        yield Entry(key, (), ("", "", "", ""), 0, tuple(sorted(words.names[key] & words.postings.keys())))
    for stem, forms in _groups(words).items():
        # Where a language changes how a word begins, its stem is a word that leads to the forms.
        if stem not in words.postings and not any(form[:2] == stem[:2] for form in forms):
            yield Entry(stem, (), ("", "", "", ""), 0, tuple(sorted(forms)))


def _groups(words: Words) -> Mapping[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for key, stems in words.stems.items():
        for stem in stems:
            groups.setdefault(stem, set()).add(key)
    return groups


def _packed(postings: Postings) -> tuple[tuple[str, str, str, str], int]:
    blocks: list[int] = []
    counts: list[int] = []
    slots: list[int] = []
    last = -1
    for block, group in groupby(postings.numbers, key=lambda one: one // ROOM):
        inside = [one % ROOM for one in group]
        blocks.append(block - last - 1)
        counts.append(len(inside) - 1)
        slots.extend(after - before - 1 for before, after in zip([-1, *inside], inside, strict=False))
        last = block
    weights = [_coarse(count) for count in postings.counts] if len(slots) > _MANY else postings.counts
    told = (2 * weight + inside for weight, inside in zip(weights, postings.in_texts, strict=True))
    return (numbers(blocks), numbers(counts), letters(slots), letters(told)), len(blocks)


def _coarse(count: int) -> int:
    return max(1, _STEP * round(count / _STEP))


# --- parting ------------------------------------------------------------------------------------------


def _order(key: str) -> bytes:
    """As a browser compares texts."""
    return key.encode("utf-16-be")


def _parts(entries: Sequence[Entry], most: int) -> dict[str, list[Entry]]:
    """The entries in files, each by where it begins: the first at nothing, so that every word is in one."""
    parts = [*_parted(entries, most, 0)]
    starts = ["", *(_start(before, part) for before, part in pairwise(parts))]
    return dict(zip(starts, parts, strict=True))


def _parted(entries: Sequence[Entry], most: int, depth: int) -> Iterator[list[Entry]]:
    """Yield the entries in files: those with one beginning together, and parted by the next letter where they must."""
    if sum(entry.size for entry in entries) <= most or len(entries) == 1 or depth >= _DEEPEST:
        yield [*entries]
        return
    waiting: list[Entry] = []
    for _, group in groupby(entries, key=lambda entry: entry.key[depth : depth + 1]):
        together = [*group]
        size = sum(entry.size for entry in together)
        if waiting and sum(entry.size for entry in waiting) + size > most:
            yield waiting
            waiting = []
        if size > most and len(together) > 1:
            yield from _parted(together, most, depth + 1)
        else:
            waiting.extend(together)
    if waiting:
        yield waiting


def _start(before: Sequence[Entry], part: Sequence[Entry]) -> str:
    """Where a file begins: the shortest beginning of its first word that comes after the last of the file before."""
    first = part[0].key
    return first[: _shared(before[-1].key, first) + 1]


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    letters = enumerate(zip(one, other, strict=False))
    return next((at for at, (ours, theirs) in letters if ours != theirs), min(len(one), len(other)))


# --- writing ------------------------------------------------------------------------------------------


def _file(part: Sequence[Entry], home: Mapping[str, str], groups: Mapping[str, set[str]]) -> dict[str, object]:
    small = [("", "", "", "") if entry.is_large else entry.packed for entry in part]
    columns = ["".join(packed[at] for packed in small) for at in range(4)]
    see = {}
    here = home[part[0].key]
    for at, entry in enumerate(part):
        forms = {form for stem in entry.stems for form in groups[stem] if home[form] != here}
        if leads := sorted({*entry.see, *forms}):
            see[at] = leads
    return {
        "f": _front([entry.key for entry in part]),
        "s": "\n".join(",".join(_ending(entry.key, stem) for stem in entry.stems) for entry in part),
        "n": "".join(number(0 if entry.is_large else entry.blocks) for entry in part),
        "p": columns,
        "l": [at for at, entry in enumerate(part) if entry.is_large],
        "x": see,
    }


def _front(keys: Iterable[str]) -> str:
    """Words one after the other, each as what it shares with the one before, and the rest."""
    out, last = [], ""
    for key in keys:
        same = min(_shared(last, key), BASE - 1)  # as one letter
        out.append(number(same) + key[same:])
        last = key
    return "\n".join(out)


def _ending(key: str, stem: str) -> str:
    """A stem as how many letters fall off the word, and what is put there."""
    shared = _shared(key, stem)
    return number(len(key) - shared) + stem[shared:]


def endings_of(words: Words) -> tuple[str, ...]:
    """The endings that words of this site have after their stems, the commonest first."""
    counted: dict[str, int] = {}
    for key, stems in words.stems.items():
        for stem in stems:
            if key.startswith(stem) and len(stem) > 1 and key != stem and PASSING not in key:
                ending = key[len(stem) :]
                counted[ending] = counted.get(ending, 0) + 1
    often = sorted((ending for ending in counted if counted[ending] >= _OFTEN), key=lambda one: (-counted[one], one))
    return tuple(sorted(ending for ending in often[:_ENDINGS] if len(ending) <= _LONGEST))
