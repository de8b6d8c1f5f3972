"""The pieces of a quote around `[…]` stand in one paragraph, or in two that follow each other.

What stands farther apart was not said in one breath, and a reader of the quote cannot see how much lies between. So
it is two quotes, and each is shown with the sentence around it. A heading between two paragraphs does not part them;
each item of a list and each row of a table counts as a paragraph.

Bad:   - "a suspected arms deal […] in dire need of humanitarian assistance"     (thirty paragraphs lie between)
Good:  - "a suspected arms deal"
       - "in dire need of humanitarian assistance"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.clipping import Texts
from briefing_room.analysis.lengthening import lengthening_of
from briefing_room.findings import Cure, Mistake, Severity, yaml_text
from briefing_room.quotes import Passage, citations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.model.desk import Desk
    from briefing_room.model.evidence import Evidence
    from briefing_room.quotes import Citation, Proposal

SEVERITY: Severity = "error"

_COPIED: Final = ("source", "in", "bears", "voice", "credibility")
"""Keys that are as true of each part of a quote as of the whole; of any other only the analyst can tell."""


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each quote that skips a whole paragraph, with the quotes to make of it."""
    texts = Texts()
    for citation in citations(desk):
        found = citation.found
        parts = citation.searchable.parts_of(found) if isinstance(found, Passage) else ()
        if len(parts) > 1:
            makes = lengthening_of(desk, citation, texts)
            made = [proposal for part in parts if (proposal := makes.proposal(part))]
            cure = _entries(citation.evidence, made) if len(made) == len(parts) else None
            in_words = "\n".join(["make a quote of each:", *(f"- {yaml_text(one.words)}" for one in made)])
            help_ = cure.line if cure else in_words
            mistake = Mistake(citation.evidence.at("quote"), _message(citation, parts), help_).cured_by(cure)
            yield mistake.concluded_from(citation.source.facts, "language")


def _message(citation: Citation, parts: Sequence[Passage]) -> str:
    end, start = (citation.source.place_of(at).line for at in (parts[0].end - 1, parts[1].start))
    return (
        f"two pieces of the quote stand more than a paragraph apart: in lines {end} and {start} of {citation.source.id}"
    )


def _entries(evidence: Evidence, parts: Sequence[Proposal]) -> Cure | None:
    """The edit that makes an entry of each part; None where a key speaks of the whole, or no dash stands before it."""
    mark = evidence.mark
    quote, first = mark.inside.get("quote"), mark.keys.get("quote", mark.place)
    if quote is None or not mark.dash or first != mark.place or {*mark.keys} - {"quote", *_COPIED}:
        return None
    between = f"\n{' ' * (mark.dash - 1)}- "
    margin = f"\n{' ' * (mark.place.column - 1)}"
    # The keys that stand behind the quote are those of the last entry.
    rows = [_rows(evidence, part, copied=part is not parts[-1]) for part in parts]
    return Cure(mark.place, quote.end, between.join(margin.join(keys) for keys in rows))


def _rows(evidence: Evidence, part: Proposal, *, copied: bool) -> list[str]:
    """The lines of one entry, in the form that the whole was typed in, or the long one where it needs more keys."""
    typed, words = evidence.mark, yaml_text(part.words)
    added = [f"in: {part.passage.where}"] if part.passage.where != evidence.in_ else []
    added += [f"prefix: {yaml_text(part.prefix)}"] if part.prefix else []
    if typed.keys:
        kept = [f"{key}: {_typed(evidence, key)}" for key in _COPIED if copied and key in typed.keys]
        return [f"quote: {words}", *kept, *added]
    if added:
        return [f"quote: {words}", *([f"source: {evidence.source}"] if evidence.source else []), *added]
    return [f"{evidence.source}: {words}" if evidence.source else words]


def _typed(evidence: Evidence, key: str) -> str:
    value = getattr(evidence, "in_" if key == "in" else key)
    return yaml_text(value) if key == "voice" else str(value)
