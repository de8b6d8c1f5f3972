"""The actor that a role, a relation or a stake is about is named in a paragraph that it quotes.

By its name or an alias of the registry, in any quoted paragraph, in the title or caption that is quoted, in the
translation of a quote, or as its `voice`. Readers would otherwise be told of somebody the words do not mention. A
`note` at one of the quotes may say why it is meant all the same.

Bad:   from: kim-jong-un    to: russia    what: seeks food from      evidence: ["Kim is believed to be seeking food"]
Good:  the same with a note: From whom is not said; the paragraph before speaks of talks with Russia.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.cited import cited_by
from briefing_room.analysis.naming import is_named_in_any_case, names_in
from briefing_room.analysis.support import key_of, standing
from briefing_room.findings import Mistake, Severity, short
from briefing_room.model.briefing import Relation, Role, Stake
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement
    from briefing_room.quotes import Citation

SEVERITY: Severity = "warning"

_SHOWN: Final = 160
"""Characters of the paragraph that the finding shows."""


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each actor of a role, relation or stake whom the quoted paragraphs do not name."""
    for briefing_id, briefing in desk.briefings.items():
        if briefing.is_archived:
            continue
        for statement in standing(desk, briefing_id):
            found = cited_by(desk).get(key_of(statement), ())
            if not found or len(found) != len(statement.evidence) or any(one.evidence.note for one in found):
                continue
            if not all(isinstance(one.found, Passage) for one in found):
                continue  # of which another rule tells
            yield from _missing(desk, statement, found)


def _missing(desk: Desk, statement: Statement, found: tuple[Citation, ...]) -> Iterator[Mistake]:
    read = " ".join(text for citation in found for text in _texts(citation))
    for key, actor_id in _about(statement):
        actor = desk.actors.get(actor_id)
        if actor is None or is_named_in_any_case(names_in(desk, actor_id), read):
            continue
        message = f"{actor.name} is not named in what it quotes: {short(next(_texts(found[0])), _SHOWN)}"
        help_ = (
            f"add the name that stands there to the aliases of {actor_id} in actors.yml, or quote words that name it\n"
            "or say in “note” at the quote why it is meant"
        )
        mistake = Mistake(statement.item.at(key), message, help_).concluded_from(statement, "evidence", key)
        yield mistake.concluded_from(actor, "name", "aliases")


def _about(statement: Statement) -> Iterator[tuple[str, str]]:
    """Yield the actors a statement is about, each with the key that names it."""
    item = statement.item
    if isinstance(item, Role):
        yield "actor", item.actor
    elif isinstance(item, Relation):
        yield from (("from", item.from_), ("to", item.to))
    elif isinstance(item, Stake):
        yield "for", item.for_


def _texts(citation: Citation) -> Iterator[str]:
    """Yield the quoted paragraphs, title or caption, the translation, and who speaks."""
    passage, source = citation.found, citation.source
    if not isinstance(passage, Passage):
        return
    if passage.where == "text":
        for block in source.blocks:
            if any(block.start < end and start < block.end for start, end in passage.spans):
                yield block.text(source.body)
    else:
        yield citation.searchable.field_of(passage).raw
    yield from filter(None, (citation.evidence.translation, citation.evidence.voice))
