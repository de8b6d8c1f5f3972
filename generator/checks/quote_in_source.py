"""Every quote stands in the source it names, word for word.

A reader must be able to find the words, so a near miss counts as a miss. Only
typography is made equal: quotation marks, dashes, white space, ligatures, full
width. Case, accents and every word matter. The nearest passage is proposed,
never taken.

Bad:   the source says "rose sharply"; quote: "rose steeply"
Good:  the source says "rose sharply"; quote: "rose sharply"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.findings import Finding, Severity, short, yaml_text
from generator.quotes import NotFound, Passage, Searchable, citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.desk import Desk
    from generator.quotes import Citation

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Finding]:
    """Yield each quote that is not where it is said to be, with the nearest passage."""
    for citation in citations(desk):
        found = citation.found
        if _is_sure(citation) and isinstance(found, NotFound) and found.stripped is None:
            where = {"text": "the text", "title": "the headline", "caption": "a caption"}[citation.evidence.in_]
            yield Finding(
                citation.evidence.at("quote"),
                "quote-in-source",
                SEVERITY,
                f"these words are not in {where} of {citation.source.id}: {short(citation.evidence.quote)}",
                _help(desk, citation, found),
            )


def _is_sure(citation: Citation) -> bool:
    """Whether the quote and what it is looked for in could be read; otherwise that was told of already."""
    key = {"title": "title", "caption": "captions", "text": ""}[citation.evidence.in_]
    return citation.evidence.findable and not (key and citation.source.facts.broken(key))


def _help(desk: Desk, citation: Citation, found: NotFound) -> str:
    if found.elsewhere:
        where = found.elsewhere[0]
        names = {"text": "in its text: remove the key “in”", "title": "its headline: add “in: title”",
                 "caption": "a caption: add “in: caption”"}  # fmt: skip
        return f"they are {names[where]}"
    others = [
        source_id
        for source_id, source in desk.sources.items()
        if source_id != citation.source.id and isinstance(Searchable(source).find(citation.evidence.quote), Passage)
    ]
    if others:
        return f"they are in {others[0]}: name it with “source: {others[0]}”"
    if citation.evidence.prefix or citation.evidence.suffix:
        bare = citation.searchable.find(citation.evidence.quote, citation.evidence.in_)
        if not isinstance(bare, NotFound):
            return "the quote is there, but not between this prefix and suffix: copy them again from the source"
    return _nearest(citation)


def _nearest(citation: Citation) -> str:
    proposal = citation.searchable.proposal(citation.evidence.quote)
    if proposal is None:
        return "nothing in the source is near; copy the words from the article"
    passage, words = proposal.passage, proposal.words
    place = citation.source.place_of(passage.start) if passage.where == "text" else citation.source.facts.at("title")
    kind = "" if passage.where == "text" else f", in the {'headline' if passage.where == 'title' else 'captions'}"
    lines = [f"nearest, in line {place.line} of {place.path}{kind}:", f"write: {yaml_text(words)}"]
    if passage.where != citation.evidence.in_:
        lines.append(f"with: in: {passage.where}")
    if proposal.prefix:
        lines.append(f"with: prefix: {yaml_text(proposal.prefix)}")
    return "\n".join(lines)
