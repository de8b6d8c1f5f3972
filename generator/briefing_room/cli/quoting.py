"""`briefing quote`: words of a source as an entry of evidence, ready to be pasted.

Words that a rule on quotes would have something to say of are made longer, until none has.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.analysis.clipping import Texts
from briefing_room.analysis.entries import entry_rows
from briefing_room.analysis.lengthening import Lengthening
from briefing_room.cli.asked import source_named
from briefing_room.cli.shared import ERRORS, OK, desk_folder, say_error
from briefing_room.findings import short
from briefing_room.lexicon import lexicon_of
from briefing_room.quotes import Ambiguous, NotFound, Passage, Searchable, pasteable

if TYPE_CHECKING:
    import argparse

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source

_MOST_SHOWN = 10


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing quote`; the exit code."""
    desk, source = source_named(desk_folder(arguments.desk), arguments.id)
    return write_entries(desk, source, " ".join(arguments.words))


def write_entries(desk: Desk, source: Source, words: str) -> int:
    """Print the entry for some words of a source: one where they stand once, else one for each place.

    Words that are not there are an error; the nearest ones are proposed, as an entry too.
    """
    searchable = Searchable(source)
    lengthening = Lengthening(lexicon_of(desk), Texts(), searchable)
    found = searchable.find(words)
    if isinstance(found, NotFound) and found.elsewhere:
        found = searchable.find(words, found.elsewhere[0])
    if isinstance(found, Passage):
        whole = lengthening.sound(found)
        if whole is None:
            return say_error(f"{short(words)} is not enough to stand alone; name more of its sentence", ERRORS)
        if whole != found:
            sys.stderr.write("More of the sentence is taken along, so that the quote is whole:\n")
        sys.stdout.write(_entry(desk, searchable, whole))
        return OK
    if isinstance(found, Ambiguous):
        return _write_choice(desk, lengthening, found, words)
    return _write_nearest(desk, lengthening, found, words)


def _write_choice(desk: Desk, lengthening: Lengthening, found: Ambiguous, words: str) -> int:
    searchable = lengthening.searchable
    whole = (lengthening.sound(passage) for passage in found.passages if not searchable.cuts_word(passage))
    settled = dict.fromkeys(passage for passage in whole if passage and pasteable(searchable, passage))
    passages = [*settled][:_MOST_SHOWN]
    if not passages:
        message = f"these words occur {found.count} times in {searchable.source.id}: {short(words)}"
        return say_error(f"{message}\nquote more of the sentence, until they stand only once", ERRORS)
    told = f"the words around them tell {len(passages)} places apart; take one"
    sys.stderr.write(f"These words occur {found.count} times; {told}:\n")
    for passage in passages:
        sys.stdout.write(f"# article.md, line {_line(searchable, passage)}\n{_entry(desk, searchable, passage)}")
    return OK


def _write_nearest(desk: Desk, lengthening: Lengthening, found: NotFound, words: str) -> int:
    searchable, source = lengthening.searchable, lengthening.searchable.source
    if found.stripped is not None:
        entry = source.stripped[found.stripped]
        message = f"these words were left out of {source.id} as “{entry.rule}”, at line {entry.lines} of the original"
        return say_error(
            f"{message}\nif they belong to the article: briefing review {source.id} --keep {entry.lines}", ERRORS
        )
    meant = lengthening.meant(words)
    message = f"these words are not in {source.id}: {short(words)}"
    if meant is None:
        return say_error(f"{message}\nnothing in it is near; copy the words from the article", ERRORS)
    code = say_error(f"{message}\nthe nearest are, at line {_line(searchable, meant.passage)}:", ERRORS)
    sys.stderr.write(_entry(desk, searchable, meant.passage))
    return code


def _line(searchable: Searchable, passage: Passage) -> int:
    facts = searchable.source.facts
    if passage.where == "text":
        return searchable.source.place_of(passage.start).line
    return facts.at("title").line if passage.where == "title" else facts.at("captions", passage.caption).line


def _entry(desk: Desk, searchable: Searchable, passage: Passage) -> str:
    return "\n".join(entry_rows(desk, searchable, passage)) + "\n"
