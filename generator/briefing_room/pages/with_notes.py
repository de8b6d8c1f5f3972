"""A page with its references numbered as they follow each other, and its notes in the place that it keeps for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.pages.gathered import gather
from briefing_room.pages.here import Here
from briefing_room.pages.note_facts import above
from briefing_room.pages.notes import id_of, note_of
from briefing_room.pages.refs import cite_of, cites_in, with_references

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from briefing_room.pages.gathered import Gathered, Use
    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site

_PLACE: Final = "<div data-notes></div>"
"""Where a template wants the notes. Text of a desk is escaped, so that nobody else writes this."""


def with_notes(templates: Environment, site: Site, page: Page, briefing_id: str) -> Page:
    """The page of a briefing with references and notes, where its templates left places for them."""
    cited = {
        cite_of(citation): citation
        for statement in site.statements[briefing_id]
        for citation in site.cited_by.get((briefing_id, statement.address), ())
    }
    gathered = gather(site, [cited[cite] for cite in cites_in(page.markdown)])
    here = Here(site, page.path)
    used = {cite_of(citation): (one, use) for one in gathered for use in one.uses for citation in use.citations}

    def written(cites: list[str]) -> str:
        uses = {use.cites: (one, use) for one, use in (used[cite] for cite in cites)}
        return Markup(" ").join(_reference(here, one, use) for one, use in uses.values())

    text = with_references(page.markdown, written)
    return replace(page, markdown=text.replace(_PLACE, _notes(templates, here, gathered)))


def _reference(here: Here, one: Gathered, use: Use) -> Markup:
    """One reference: its number, and for those who listen what it is and on which side it is."""
    say = here.site.say
    against = use.evidence.bears == "against"
    name = say.t("evidence {n}, against", n=one.number) if against else say.t("evidence {n}", n=one.number)
    letter = Markup(' data-letter="{}"').format(use.letter) if one.tells_apart else Markup()
    made = Markup('<sup><a class="footnote-ref" href="#{}" data-cites="{}"{} aria-label="{}">{}</a></sup>')
    return made.format(id_of(here, one), use.cites, letter, name, str(one.number))


def _notes(templates: Environment, here: Here, gathered: Sequence[Gathered]) -> str:
    if not gathered:
        return ""
    sources = list({one.source.id: one.source for one in gathered}.values())
    notes = [note_of(here, one, sources) for one in gathered]
    first = {one.source.id: one.number for one in reversed(gathered)}  # the note of each source that has its address
    return templates.get_template("notes.md.jinja").render(
        above=above(here, sources), notes=zip(gathered, notes, strict=True), first={*first.values()}
    )
