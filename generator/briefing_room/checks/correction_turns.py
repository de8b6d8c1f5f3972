"""A correction of a source does not turn round what the original says.

A misread letter is mended by a correction. A *not*, a hedge, a figure or a name that is put in or taken out makes
another sentence of it, so both sentences are shown: compare them with the original. If it does say so, let it pass
under `waive` in the front matter, with what shows it; readers see the reason. What a source got wrong belongs in a
`note` at the quote.

Bad:   corrections: [{line: 4, was: did not sign, now: did sign, why: Misread.}]
Good:  corrections: [{line: 4, was: did not slgn, now: did not sign, why: Misread in the scan.}]
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.as_read import as_read
from briefing_room.analysis.spelling import names_in
from briefing_room.analysis.wording import bare_words
from briefing_room.findings import Mistake, Severity, short
from briefing_room.lexicon import lexicon_of
from briefing_room.lexicon.figures import figure_words
from briefing_room.model.article import one_line
from briefing_room.model.meant import slips_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.as_read import AsRead
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Correction, Source

SEVERITY: Severity = "warning"

_LISTS: Final = ("negations", "hedges")
_SHOWN: Final = 160
_LONG: Final = 6
"""Letters of a name in which one may be mended without making another name of it."""


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each correction that puts in or takes out a word by which a sentence says something else."""
    for source_id, source in desk.sources.items():
        read = as_read(desk, source_id)
        faulty = {id(fault.correction) for fault in read.correction_faults} if read else set()
        for one in source.facts.corrections if read else ():
            given = one.was is None and one_line(one.now or "") == one_line(source.title)
            if read is None or id(one) in faulty or given:
                continue
            before, after = _lines(read, one)
            if what := _what(desk, source, before, after):
                message = f"the correction of line {one.line} {what}: {_beside(before, after)}"
                help_ = "look at the original again; if it does say so, let it pass under “waive” in the front matter"
                yield Mistake(one.place, message, help_).concluded_from(one, "line", "was", "now")


def _lines(read: AsRead, one: Correction) -> tuple[str, str]:
    """The line as it was read, and as the text has it; nothing for a line that the text adds."""
    row = next((row.text for row in read.rows for made in row.made if made.correction is one), "")
    return read.lines[one.line - 1] if one.was is not None else "", row


def _beside(before: str, after: str) -> str:
    read = f"the original says {short(before, _SHOWN)}" if before else "the original says nothing there"
    return f"{read}, the text {short(after, _SHOWN) if after else 'leaves the line out'}"


def _what(desk: Desk, source: Source, before: str, after: str) -> str:
    """What a correction puts in and takes out that turns a sentence; nothing when it turns none."""
    was, now = (_telling(desk, source, text) for text in (before, after))
    named, names = _names(desk, before, after)
    gone, new = [*(was - now).elements(), *sorted(named - names)], [*(now - was).elements(), *sorted(names - named)]
    for one, other in [(one, other) for one in gone for other in new]:
        if one in gone and other in new and _is_slip(source, one, other):
            gone.remove(one)
            new.remove(other)
    said = [f"takes out {', '.join(map(short, gone))}"] if gone else []
    said += [f"puts in {', '.join(map(short, new))}"] if new else []
    return " and ".join(said)


def _telling(desk: Desk, source: Source, text: str) -> Counter[str]:
    """The negations, hedges and figures of a line, each as often as it stands there."""
    lexicon = lexicon_of(desk)
    finders = (lexicon.finder(name, source.language) for name in _LISTS)
    found = {span for finder in finders for span in finder.spans(text)}
    found |= {(figure.start, figure.end) for figure in figure_words(source.language).figures_in(text) if figure.asked}
    return Counter(text[start:end].lower() for start, end in found)


def _names(desk: Desk, *texts: str) -> list[frozenset[str]]:
    """The names in each line: words with a capital inside a sentence, and where an actor is named, at its beginning."""
    called = (name for actor in desk.actors.values() for name in (actor.name, *actor.aliases))
    known = {word for name in called for word in bare_words(name).split()}
    capitals = [{*bare_words(" ".join(w for w in text.split() if w[:1].isupper())).split()} for text in texts]
    differing = {word for found in capitals for word in found if not all(word in other for other in capitals)}
    at_first = differing if differing & known else set()
    return [names_in(text) | (found & at_first) for text, found in zip(texts, capitals, strict=True)]


def _is_slip(source: Source, one: str, other: str) -> bool:
    """Whether two names are one of which a letter was misread, and not two: the wrong one stands nowhere else."""
    if min(len(one), len(other)) < _LONG or not (one.isalpha() and other.isalpha()) or slips_between(one, other) > 1:
        return False
    return (source.reading or "").casefold().count(one) == 1
