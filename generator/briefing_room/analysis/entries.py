"""Words of a source as entries of evidence, ready to be pasted: what `briefing quote` prints, whoever asks.

Words that a rule on quotes would have something to say of are made longer, until none has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.clipping import Texts
from briefing_room.analysis.lengthening import Lengthening
from briefing_room.findings import short, yaml_text
from briefing_room.lexicon import lexicon_of
from briefing_room.model.types import main_language
from briefing_room.quotes import Ambiguous, NotFound, Passage, Searchable, pasteable, settling_prefix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source

_MOST_SHOWN: Final = 10


@dataclass(frozen=True)
class Entry:
    """An entry of evidence: its rows, and the line of `article.md` in which its words stand."""

    line: int
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What some words of a source come to: whether they stand there, what is to be said, and the entries.

    Words that stand there once, or can be told apart, have entries to take; of words that do not, the entry is the
    nearest that there is, and nothing but a suggestion.
    """

    found: bool
    told: str = ""
    entries: tuple[Entry, ...] = ()
    several: bool = False
    """Whether the words stand at more places than one, so that each entry is told by its line."""


def entries_for(desk: Desk, source: Source, words: str) -> Answer:
    """The entry for some words of a source: one where they stand once, else one for each place."""
    searchable = Searchable(source)
    lengthening = Lengthening(lexicon_of(desk), Texts(), searchable)
    found = searchable.find(words)
    if isinstance(found, NotFound) and found.elsewhere:
        found = searchable.find(words, found.elsewhere[0])
    if isinstance(found, Passage):
        whole = lengthening.sound(found)
        if whole is None:
            return Answer(found=False, told=f"{short(words)} is not enough to stand alone; name more of its sentence")
        told = "" if whole == found else "More of the sentence is taken along, so that the quote is whole:"
        return Answer(found=True, told=told, entries=(_entry(desk, searchable, whole),))
    if isinstance(found, Ambiguous):
        return _choice(desk, lengthening, found, words)
    return _nearest(desk, lengthening, found, words)


def _choice(desk: Desk, lengthening: Lengthening, found: Ambiguous, words: str) -> Answer:
    searchable = lengthening.searchable
    whole = (lengthening.sound(passage) for passage in found.passages if not searchable.cuts_word(passage))
    settled = dict.fromkeys(passage for passage in whole if passage and pasteable(searchable, passage))
    passages = [*settled][:_MOST_SHOWN]
    if not passages:
        message = f"these words occur {found.count} times in {searchable.source.id}: {short(words)}"
        return Answer(found=False, told=f"{message}\nquote more of the sentence, until they stand only once")
    told = f"the words around them tell {len(passages)} places apart; take one"
    entries = tuple(_entry(desk, searchable, passage) for passage in passages)
    return Answer(found=True, told=f"These words occur {found.count} times; {told}:", entries=entries, several=True)


def _nearest(desk: Desk, lengthening: Lengthening, found: NotFound, words: str) -> Answer:
    searchable, source = lengthening.searchable, lengthening.searchable.source
    if found.stripped is not None:
        entry = source.stripped[found.stripped]
        message = f"these words were left out of {source.id} as “{entry.rule}”, at line {entry.lines} of the original"
        cure = f"if they belong to the article: briefing review {source.id} --keep {entry.lines}"
        return Answer(found=False, told=f"{message}\n{cure}")
    meant = lengthening.meant(words)
    message = f"these words are not in {source.id}: {short(words)}"
    if meant is None:
        told = f"{message}\nnothing in it is near; copy the words from the article"
        return Answer(found=False, told=told)
    near = _entry(desk, searchable, meant.passage)
    return Answer(found=False, told=f"{message}\nthe nearest are, at line {near.line}:", entries=(near,))


def _entry(desk: Desk, searchable: Searchable, passage: Passage) -> Entry:
    return Entry(_line(searchable, passage), tuple(entry_rows(desk, searchable, passage)))


def _line(searchable: Searchable, passage: Passage) -> int:
    facts = searchable.source.facts
    if passage.where == "text":
        return searchable.source.place_of(passage.start).line
    return facts.at("title").line if passage.where == "title" else facts.at("captions", passage.caption).line


def entry_rows(desk: Desk, searchable: Searchable, passage: Passage) -> Iterator[str]:
    """Yield the entry's rows: in one line where that says it all, else with its keys."""
    source = searchable.source
    words = searchable.words(passage)
    prefix = "" if searchable.find(words, passage.where) == passage else settling_prefix(searchable, passage)
    ours, theirs = (main_language(tag) for tag in (desk.settings.language, source.language))
    if passage.where == "text" and not prefix and ours == theirs:
        yield f"- {source.id}: {yaml_text(words)}"
        return
    yield f"- quote: {yaml_text(words)}"
    yield f"  source: {source.id}"
    if passage.where != "text":
        yield f"  in: {passage.where}"
    if prefix:
        yield f"  prefix: {yaml_text(prefix)}"
    if ours != theirs:
        yield f"  # translation: the same words in {desk.settings.language}"
