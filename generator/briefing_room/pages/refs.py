"""References to the footnotes that hold a statement's evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from briefing_room.model.statements import Statement
    from briefing_room.pages.site import Site
    from briefing_room.quotes import Citation


def refs(site: Site, statement: Statement, bears: str = "for") -> Markup:
    """References to the footnotes of a statement's evidence for or against it."""
    cited = site.cited_by.get((statement.briefing, statement.address), ())
    return Markup(" ").join(
        Markup("[^{}]").format(note_id(citation)) for citation in cited if citation.evidence.bears == bears
    )


def note_id(citation: Citation) -> Markup:
    """The name of the footnote of one piece of evidence. A full stop cannot be in an id, so none is taken twice."""
    return Markup(f"{citation.statement.address}.{citation.number}")  # noqa: S704 - made of an id and a number
