"""The sources of a published desk beside what they are now: quoted paragraphs, headlines and originals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.cited import citations_from
from briefing_room.analysis.wording import bare_words
from briefing_room.checks.compared.entries import proposal, told_of
from briefing_room.findings import Mistake, short
from briefing_room.quotes import Passage
from briefing_room.visible.public import public_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Place
    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source


def untold_of_sources(before: Desk, now: Desk) -> Iterator[Mistake]:
    """Yield each source of which published words changed, or the original, without a word to readers."""
    was = public_part(before)
    for source_id, old in was.sources.items():
        new = now.sources.get(source_id)
        if new is None or new.facts.withdrawn:
            continue
        quoting = dict.fromkeys(citation.statement.briefing for citation in citations_from(was)[source_id])
        briefings = [(was.briefings[key], now.briefings[key]) for key in quoting if key in now.briefings]
        if not briefings or any(source_id in told_of(*pair) for pair in briefings):
            continue
        found = next(_changes(was, old, new), None)
        if found:
            place, words, former = found
            yield _mistake(source_id, briefings[0][1], place, words, former)


def _changes(was: Desk, old: Source, new: Source) -> Iterator[tuple[Place, str, str]]:
    """Yield what of a source changed: where, in words, and what it said."""
    ours, theirs = old.facts, new.facts
    if ours.sha256 and not old.is_typed and new.is_typed:
        words = f"the original of {new.id}, which was published as its proof, is gone"
        yield theirs.at("original"), words, f"original: {ours.original}, sha256: {ours.sha256}"
    if bare_words(old.title) != bare_words(new.title) and not theirs.broken("title"):
        yield theirs.at("title"), f"the headline of {new.id} changed; it was {short(old.title)}", old.title
    if ours.sha256 and theirs.sha256 and ours.sha256 != theirs.sha256:
        words = f"the original of {new.id} is another file than the one that was published from"
        yield theirs.at("sha256"), words, f"sha256: {ours.sha256}"
    there = {bare_words(block.text(new.body)) for block in new.blocks}
    for citation in citations_from(was)[old.id]:
        if isinstance(citation.found, Passage) and citation.found.where == "text":
            for block in old.blocks:
                quoted = block.start <= citation.found.start < block.end
                if quoted and bare_words(block.text(old.body)) not in there:
                    words = f"a paragraph of {new.id} that is quoted changed; it said {short(block.text(old.body))}"
                    yield theirs.at("title"), words, citation.evidence.quote


def _mistake(source_id: str, briefing: Briefing, place: Place, words: str, former: str) -> Mistake:
    message = f"{words}, and readers were not told"
    where = briefing.place.path
    help_ = proposal(briefing, source_id, former).replace("the briefing’s", where, 1)
    return Mistake(place, message, help_).concluded_from(briefing, "corrections")
