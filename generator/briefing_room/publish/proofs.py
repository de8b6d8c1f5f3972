"""The proofs of a site: what a reader of it must be able to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.pages.page import briefing_path, source_path
from briefing_room.pages.refs import cite_of
from briefing_room.publish.verify import Proof
from briefing_room.quotes import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.pages.passages import Marked
    from briefing_room.pages.site import Site
    from briefing_room.quotes import Citation


def proofs_of(site: Site) -> tuple[Proof, ...]:
    """Every quote, which must stand in its passage and lead there and back; without its words where none are shown."""
    return tuple(proof for group in site.passages.values() for marked in group for proof in _proofs(site, marked))


def _proofs(site: Site, marked: Marked) -> Iterator[Proof]:
    for citation in marked.citations:
        yield Proof(
            _html(source_path(citation.source.id)),
            marked.anchor,
            _words(site, citation),
            _html(briefing_path(citation.statement.briefing)),
            citation.statement.address,
            cite_of(citation),
        )


def _words(site: Site, citation: Citation) -> str | None:
    """The words that must stand there, folded; None where they may not be shown."""
    return folded_words(citation.evidence.quote) if site.seen.shows_words_of(citation.source) else None


def _html(path: str) -> str:
    """The file of the built site that a page is in."""
    return f"{path.removesuffix('.md')}/index.html"
