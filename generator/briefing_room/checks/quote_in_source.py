"""Every quote stands in the source it names, word for word.

A reader must be able to find the words, so a near miss counts as a miss. Only
typography is made equal: quotation marks, dashes, white space, ligatures, full
width. Case, accents and every word matter. The nearest passage is proposed,
never taken.

Bad:   the source says "rose sharply"; quote: "rose steeply"
Good:  the source says "rose sharply"; quote: "rose sharply"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.binding import lost_words
from briefing_room.analysis.clipping import Texts
from briefing_room.analysis.lengthening import cure_of, lengthening_of, what_to_write
from briefing_room.analysis.rewriting import evidence_with
from briefing_room.findings import Cure, Mistake, Place, Severity, short
from briefing_room.quotes import NotFound, citations, pieces_of
from briefing_room.quotes.citations import searchable_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.evidence import Where
    from briefing_room.quotes import Citation

SEVERITY: Severity = "error"


_KEYS_OF: Final[dict[Where, tuple[str, ...]]] = {"title": ("title",), "caption": ("captions",), "text": ()}
"""The keys of the front matter that hold what a quote is looked for in."""


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each quote that is not where it is said to be, with the nearest passage."""
    for citation in citations(desk):
        found = citation.found
        if not _is_sure(citation) or _is_lost(desk, citation):
            continue
        if isinstance(found, NotFound) and not found.pieces and found.stripped is None:
            where = {"text": "the text", "title": "the headline", "caption": "a caption"}[citation.evidence.in_]
            help_, see, cure = _help(desk, citation, found)
            mistake = Mistake(
                citation.evidence.at("quote"),
                f"these words are not in {where} of {citation.source.id}: {short(citation.evidence.quote)}",
                help_,
                see,
            ).cured_by(cure)
            yield mistake.concluded_from(citation.source.facts, *_KEYS_OF[citation.evidence.in_])


def _is_lost(desk: Desk, citation: Citation) -> bool:
    """Whether the words stand in lines of the original that are not in the text, which is told once for all of them."""
    if not isinstance(citation.found, NotFound):
        return False
    lost = lost_words(desk, citation.source.id)
    return bool(lost) and all(piece in lost for piece in pieces_of(citation.evidence.quote))


def _is_sure(citation: Citation) -> bool:
    """Whether the quote and what it is looked for in could be read; otherwise that was told of already."""
    if citation.evidence.in_ == "text" and not citation.source.body.strip():
        return False  # told by front-matter: the article has no text
    return citation.evidence.findable


Help = tuple[str, Place | None, Cure | None]
"""How to mend it, the place to look at, and the edit."""


def _help(desk: Desk, citation: Citation, found: NotFound) -> Help:
    if found.elsewhere:
        where = found.elsewhere[0]
        names = {"text": "in its text: write “in: text”, or remove the key", "title": "its headline: add “in: title”",
                 "caption": "a caption: add “in: caption”"}  # fmt: skip
        return _with_keys(desk, citation, {"in": where}, f"they are {names[where]}")
    for source_id in desk.sources:
        there = _where_in(desk, source_id, citation)
        if there:
            keys = {"source": source_id} if there == citation.evidence.in_ else {"source": source_id, "in": there}
            named = " and ".join(f"“{key}: {value}”" for key, value in keys.items())
            return _with_keys(desk, citation, keys, f"they are in {source_id}: name it with {named}")
    if citation.evidence.prefix or citation.evidence.suffix:
        bare = citation.searchable.find(citation.evidence.quote, citation.evidence.in_)
        if not isinstance(bare, NotFound):
            help_ = "the quote is there, but not between this prefix and suffix: copy them again from the source"
            return help_, None, None
    return _nearest(desk, citation)


def _with_keys(desk: Desk, citation: Citation, keys: dict[str, str], help_: str) -> Help:
    """The help, with the long form of evidence that was typed in a short one."""
    cure = evidence_with(desk, citation.evidence, keys)
    long_form = f"\n{cure.line}" if cure and not cure.also and cure.written not in help_ else ""
    return help_ + long_form, None, cure


def _where_in(desk: Desk, source_id: str, citation: Citation) -> Where | None:
    """Where in another source the words stand, be it more than once."""
    if source_id == citation.source.id:
        return None
    searchable = searchable_in(desk, source_id)
    places: tuple[Where, ...] = ("text", "title", "caption")
    return next((w for w in places if not isinstance(searchable.find(citation.evidence.quote, w), NotFound)), None)


def _nearest(desk: Desk, citation: Citation) -> Help:
    made = lengthening_of(desk, citation, Texts()).meant(citation.evidence.quote)
    if made is None:
        return "nothing in the source is near; copy the words from the article", None, None
    passage, facts = made.passage, citation.source.facts
    places = {"title": facts.at("title"), "caption": facts.at("captions", passage.caption)}
    place = places.get(passage.where) or citation.source.place_of(passage.start)
    help_ = "\n".join(["the nearest passage is at {see}", *what_to_write(citation, made)])
    return help_, place, cure_of(desk, citation, made)
