"""The page of an actor: every role, stake, risk and relation in any briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.pages.escape import escape, escape_piece
from generator.pages.page import actor_path
from generator.pages.render import render_page
from generator.pages.site import Here, unmarked
from generator.pages.track_record import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from generator.model.statements import Statement
    from generator.pages.page import Page
    from generator.pages.site import Site


@dataclass(frozen=True)
class Row:
    """One statement on an actor's page."""

    link: Markup
    text: Markup
    briefing: Markup


def actor_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page of each actor."""
    for actor_id, actor in site.desk.actors.items():
        path = actor_path(actor_id)
        rows = _rows(Here(site, path), actor_id)
        sections = [
            ("Roles", Markup("_roles"), rows["role"]),
            ("Relations", Markup("_relations"), rows["relation"]),
            ("Stakes", Markup("_stakes"), rows["stake"]),
            ("Exposed to risks", Markup("_risks"), rows["risk"]),
        ]
        yield render_page(
            templates, "actor.md.jinja", site, path, actor=actor, sections=sections, mentioned=any(rows.values())
        )


def _rows(here: Here, actor_id: str) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {"role": [], "relation": [], "stake": [], "risk": []}
    for briefing_id in here.site.newest_first:
        for statement in here.site.statements[briefing_id]:
            if statement.sort in rows and not statement.retired and _concerns(statement, actor_id):
                rows[statement.sort].append(_row(here, statement))
    return rows


def _concerns(statement: Statement, actor_id: str) -> bool:
    item = statement.item
    named = {getattr(item, key, None) for key in ("actor", "from_", "to", "for_")} | {*getattr(item, "exposed", ())}
    return actor_id in named


def _row(here: Here, statement: Statement) -> Row:
    words = here.words_of(statement)
    text = Markup()
    if statement.sort == "role":
        words = unmarked(statement.text, here.site.desk)
    if statement.sort == "relation":
        text = _status(getattr(statement.item, "status", ""))
    if statement.sort == "stake":
        text = _status(f"to {'gain' if getattr(statement.item, 'direction', '') == 'gain' else 'lose'}")
    if statement.sort == "risk":
        band = here.site.band(getattr(statement.item, "likelihood", None))
        text = _status(f"{band.term}, {band.range}") if band else text
        resolved = getattr(statement.item, "resolved", None)
        if resolved:  # what was said of it before is in the track record
            text = _status(f"turned out: {OUTCOMES[resolved.outcome][1]}")
        given = getattr(statement.item, "given", None)
        if given:
            text += escape_piece(" given: ") + here.statement(given, statement.briefing)
    disputed = here.disputed(statement)
    text += escape_piece(" ") + disputed if disputed else Markup()
    return Row(here.briefing(statement.briefing, statement.address, words), text, here.briefing(statement.briefing))


def _status(words: str) -> Markup:
    return Markup('<span class="status">{}</span>').format(escape(words))
