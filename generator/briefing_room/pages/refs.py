"""References to the notes that hold a statement's evidence.

A template says where they stand; which note each leads to follows from the whole page, and is filled in when that is
written: see `briefing_room.pages.with_notes`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_room.model.statements import Statement
    from briefing_room.pages.site import Site
    from briefing_room.quotes import Citation

# Nobody can type it into a page: text is escaped on its way in, and so are the titles in its front matter.
_PLACE: Final = re.compile(r'<sup data-cites="([^"]+)"></sup>')


def refs(site: Site, statement: Statement, bears: str = "for") -> Markup:
    """The place of the references to a statement's evidence for or against it; nothing where it has none."""
    cited = site.cited_by.get((statement.briefing, statement.address), ())
    cites = " ".join(cite_of(citation) for citation in cited if citation.evidence.bears == bears)
    return Markup('<sup data-cites="{}"></sup>').format(cites) if cites else Markup()


def cite_of(citation: Citation) -> str:
    """The name of a citation on the page of its briefing: the statement's address and a number.

    A full stop cannot be in an id, so none is taken twice.
    """
    return f"{citation.statement.address}.{citation.number}"


def cites_in(text: str) -> list[str]:
    """The citations that a page refers to, in the order in which it does so first."""
    return list(dict.fromkeys(cite for place in _PLACE.finditer(text) for cite in place[1].split()))


def with_references(text: str, written: Callable[[list[str]], str]) -> str:
    """A page with the references to citations, as ``written`` gives them, in the places that templates left."""
    return _PLACE.sub(lambda place: written(place[1].split()), text)
