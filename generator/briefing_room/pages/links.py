"""Links from one page to the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from markupsafe import Markup

from briefing_room.pages.address import address
from briefing_room.pages.escape import escape, escape_piece
from briefing_room.pages.page import actor_path, briefing_path, relative, source_path
from briefing_room.pages.plain_words import unended, words_of

if TYPE_CHECKING:
    from briefing_room.analysis.shared import Shared
    from briefing_room.model.statements import Statement
    from briefing_room.pages.site import Site


_ARCHIVED: Final = "archived, no longer kept current"  # messages


@dataclass(frozen=True)
class Links:
    """The page at ``path``, and how to link from it to whatever the site has.

    ``shared`` is what the page says once, on top, of the sources of all its statements; it stands beside none then.
    """

    site: Site
    path: str
    shared: Shared | None = None

    def to(self, path: str, anchor: str = "") -> Markup:
        """The address of another page from this one."""
        return Markup(relative(self.path, path, anchor))  # noqa: S704 - made of ids, which are safe in Markdown

    def link(self, words: str, path: str, anchor: str = "") -> Markup:
        """A link to another page."""
        return Markup(f"[{escape(words)}]({self.to(path, anchor)})")  # noqa: S704 - escaped

    def briefing(self, briefing_id: str, anchor: str = "", words: str = "") -> Markup:
        """A link to a briefing, or to one statement of it."""
        title = words or self.site.heading(briefing_id).title
        return self.link(title, briefing_path(briefing_id), anchor)

    def search(self, sort: str) -> Markup:
        """The address of a search through everything of one sort on the built site, for a link in raw HTML."""
        asked = urlencode({"what": self.site.say.words.text(sort)})
        return Markup("{}?{}").format(address(self.path, "search.md"), Markup(asked))  # noqa: S704 - encoded

    def built(self, statement: Statement) -> Markup:
        """The address of a statement on the built site, for a link in raw HTML."""
        return address(self.path, briefing_path(statement.briefing), statement.address)

    def built_briefing(self, briefing_id: str) -> Markup:
        """The address of a briefing on the built site, for a link in raw HTML."""
        return address(self.path, briefing_path(briefing_id))

    def actor(self, actor_id: str, words: str = "") -> Markup:
        """A link to an actor."""
        actors = self.site.desk.actors
        return (
            self.link(words or actors[actor_id].name, actor_path(actor_id)) if actor_id in actors else escape(actor_id)
        )

    def source(self, source_id: str, words: str = "", anchor: str = "") -> Markup:
        """A link to a source by its name, or in other words. A headline that is not its name is its title.

        What a headline means stands behind it there, never alone: whoever copies the title cites it.
        """
        source = self.site.desk.sources[source_id]
        told = source.title if source.facts.short or source.facts.title_translation else ""
        told = " · ".join(part for part in (told, source.facts.title_translation) if part)
        if words or not told:
            return self.link(words or source.name, source_path(source_id), anchor)
        to = self.to(source_path(source_id), anchor)
        return Markup('[{}]({} "{}")').format(escape(source.name), to, escape(told))

    def statement(self, ref: str, briefing_id: str, *, more: bool = False) -> Markup:
        """A link to the statement a reference names, without its full stop where ``more`` follow it in a list."""
        found = self.site.desk.statement(ref, briefing_id)
        if found is None:  # a draft, when the site is public; the rule link-to-draft keeps this from published pages
            return escape(ref)
        address = found.owner if found.owner and self.site.is_gone(found) else found.address
        words = words_of(found, self.site.desk)
        link = self.link(unended(words) if more else words, briefing_path(found.briefing), address)
        elsewhere = f" ({self.title_of(found.briefing)})"
        return link if found.briefing == briefing_id else link + escape_piece(elsewhere)

    def within(self, briefing_id: str) -> str:
        """The title of the briefing that something is from, and that it is archived where it is."""
        title, gone = self.title_of(briefing_id), self.site.say.words.text(_ARCHIVED)
        return f"{title} · {gone}" if self.site.heading(briefing_id).is_archived else title

    def title_of(self, briefing_id: str) -> str:
        """The title of a briefing."""
        return self.site.heading(briefing_id).title
