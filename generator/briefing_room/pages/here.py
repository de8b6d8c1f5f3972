"""One page's own place: what its template may ask of the site from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.disputes import scope_of
from briefing_room.pages import beside, plain_words, refs, rich
from briefing_room.pages.links import Links

if TYPE_CHECKING:
    from markupsafe import Markup

    from briefing_room.model.statements import Statement


class Here(Links):
    """The links from one page, and what depends on them: texts with references, and what stands beside a statement."""

    def words_of(self, statement: Statement) -> str:
        """A statement's name without markup: its condition, then its own words."""
        return plain_words.words_of(statement, self.site.desk)

    def name(self, statement: Statement) -> Markup:
        """A statement's name as Markdown: its condition, then its own words."""
        return rich.name(self, statement)

    def unmarked(self, text: str) -> str:
        """A text that may use markup, as plain words."""
        return plain_words.unmarked(text, self.site.desk)

    def rich(self, text: str) -> Markup:
        """A text that may use markup, as Markdown."""
        return rich.rich(self, text)

    def with_ranges(self, text: str) -> Markup:
        """A marked-up text in which each likelihood term is followed by its range, as everywhere on the site."""
        return rich.with_ranges(self, text)

    def unmarked_with_ranges(self, text: str) -> str:
        """The same as plain words, for a page's description."""
        return rich.unmarked_with_ranges(text, self.site.desk)

    def scope(self, question: Statement) -> str:
        """Whether a disagreement is between sources or within one."""
        return scope_of(self.site.desk, question)

    def marks(self, statement: Statement, named: bool = True) -> Markup:  # noqa: FBT001, FBT002 - templates name it
        """What is to be said of the sources a statement rests on, and of the disagreements it is part of.

        Those the analyst put it into are left out where they are ``named`` beside it anyway.
        """
        return beside.marks(self, statement, named=named)

    def remarks(self, statement: Statement) -> Markup:
        """What is to be said of the sources a statement rests on, alone."""
        return beside.remarks(self, statement)

    def withdrawn(self, statement: Statement) -> Markup:
        """That a statement rests on what was withdrawn, where it does: said even where no other remark has room."""
        return beside.remarks(self, statement, "withdrawn")

    def refs(self, statement: Statement, bears: str = "for") -> Markup:
        """References to the footnotes of a statement's evidence for or against it."""
        return refs.refs(self.site, statement, bears)
