"""A quote keeps the hedge, the negation, the condition and the speaker that its sentence puts beside it.

The words stand in the source, and yet it may say the opposite: *significantly alter the strategic landscape* stands
in *experts argue that it won’t significantly alter the strategic landscape*. Looked at are the few words before and
after the quote in its sentence, and those that `[…]` leaves out. A condition is also looked for in the clause before
the quote (*if the talks fail, …*), unless the statement names one. Words of a question reach its question mark: what a
headline asks would be quoted as if it said so. A speaker that `voice` names is not asked for, nor is anything of a
quote that a `note` speaks of. The words are English; a desk adds words of any language with `hedges`, `negations` and
`speakers` under `words` in its settings.

Bad:   quote: "significantly alter the strategic landscape"
Good:  quote: "experts argue that it won’t significantly alter the strategic landscape"
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.clipping import Clipping, Texts
from briefing_room.analysis.lengthening import cure_of, is_whole, lengthening_of, longer_by, what_to_write
from briefing_room.findings import Mistake, Severity, short
from briefing_room.lexicon import lexicon_of
from briefing_room.quotes import Passage, citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.clipping import Clipped
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement
    from briefing_room.quotes import Citation, Proposal

SEVERITY: Severity = "warning"

_SHOWN: Final = 40


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each quote that was cut off from a word that may change what it says."""
    if "settings" in desk.broken:
        return  # by whose language and words every quote is read
    lexicon, texts = lexicon_of(desk), Texts()
    for citation in citations(desk):
        if not isinstance(citation.found, Passage) or _is_told(desk, citation):
            continue
        spoken, conditional = bool(citation.evidence.voice), _is_conditional(desk, citation.statement)
        clipping = Clipping(lexicon, texts, citation.searchable, citation.found, spoken, conditional)
        clipped = clipping.first()
        if clipped:
            made = lengthening_of(desk, citation, clipping.texts).proposal(longer_by(clipping, clipped))
            message, help_ = _message(citation, clipping, clipped), _help(citation, clipped, made)
            mistake = Mistake(citation.evidence.at("quote"), message, help_)
            mistake = mistake.cured_by(cure_of(desk, citation, made)).concluded_from(citation.evidence, "note", "voice")
            yield mistake.concluded_from(citation.source.facts, "language")


def _is_told(desk: Desk, citation: Citation) -> bool:
    """Whether the analyst has spoken of a quote, or is told to lengthen it anyway, or nobody is to be asked."""
    old = citation.statement.retired or desk.briefings[citation.statement.briefing].is_archived
    return bool(citation.evidence.note or old) or not is_whole(citation)


def _is_conditional(desk: Desk, statement: Statement) -> bool:
    """Whether a statement is meant on a condition, and says so."""
    words = lexicon_of(desk).finder("conditions", desk.settings.language)
    return bool(getattr(statement.item, "given", None)) or words.stands_in(statement.text)


def _message(citation: Citation, clipping: Clipping, clipped: Clipped) -> str:
    if clipped.side == "around":
        return f"the words are part of a question and read as if they stated something: {short(clipped.words, 100)}"
    if clipped.skipped:
        return f"the words it leaves out may change what it says: “{clipped.words}”"
    text, offsets = clipped.text.text, clipped.text.offsets
    quote = _flat(citation.evidence.quote)
    quote = quote if len(quote) <= _SHOWN else quote[: _SHOWN - 1].rstrip() + "…"
    if clipped.side == "before":
        at = bisect_right(offsets, clipping.passage.start) - 1
        shown = f"“{_flat(text[clipping.lead(clipped) : at])}” [{quote}]"
    else:
        at = bisect_right(offsets, clipping.passage.end - 1)
        shown = f"[{quote}] “{_flat(text[at : clipped.end])}”"
    return f"the words {clipped.side} it in its sentence may change what it says: {shown}"


def _help(citation: Citation, clipped: Clipped, made: Proposal | None) -> str:
    whole = "quote the question whole" if clipped.side == "around" else "quote the sentence whole"
    otherwise = whole if clipped.skipped or clipped.side == "around" else "take them into the quote"
    voice = "name the speaker with “voice”, or " if clipped.speaker else ""
    return "\n".join(
        [*(what_to_write(citation, made) or [otherwise]), f"or {voice}say in “note” why it may stand without them"]
    )


def _flat(text: str) -> str:
    return " ".join(text.split())
