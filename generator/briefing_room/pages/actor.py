"""The page of an actor: every role, stake, risk and relation in any briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from markupsafe import Markup

from briefing_room.analysis.shared import shared_by
from briefing_room.pages.escape import escape_piece, finalize
from briefing_room.pages.here import Here
from briefing_room.pages.page import actor_path
from briefing_room.pages.plain_words import unmarked
from briefing_room.pages.render import render_page
from briefing_room.pages.track_record import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.model.briefing import Relation, Stake
    from briefing_room.model.estimates import Risk
    from briefing_room.model.statements import Statement
    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site


_SORTS: Final = ("role", "relation", "stake", "risk")


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
        statements, say = list(_about(site, actor_id)), site.say
        here = Here(site, path, shared_by(site.desk, statements))
        rows = {sort: [_row(here, one) for one in statements if one.sort == sort] for sort in _SORTS}
        sections = [
            (say.t("Roles"), Markup("_roles"), rows["role"]),
            (say.t("Relations"), Markup("_relations"), rows["relation"]),
            (say.t("Stakes"), Markup("_stakes"), rows["stake"]),
            (say.t("Risks that affect it"), Markup("_risks"), rows["risk"]),
        ]
        yield render_page(
            templates, "actor.md.jinja", site, path, statements, actor=actor, sections=sections,
            mentioned=bool(statements),
        )  # fmt: skip


def _about(site: Site, actor_id: str) -> Iterator[Statement]:
    """Yield the statements whose keys name an actor, those of the newest briefing first."""
    return (statement for statement in site.living(*_SORTS) if actor_id in actors_named(statement))


def actors_named(statement: Statement) -> tuple[str, ...]:
    """The ids of the actors that the keys of a statement name."""
    item = statement.item
    named = (getattr(item, key, None) for key in ("actor", "from_", "to", "for_"))
    return (*(key for key in named if key), *getattr(item, "exposed", ()))


def _row(here: Here, statement: Statement) -> Row:
    words = here.words_of(statement)
    if statement.sort == "role":
        words = unmarked(statement.text, here.site.desk)
    text, marks = _text(here, statement), here.marks(statement)
    text += escape_piece(" ") + marks if marks else Markup()
    return Row(here.briefing(statement.briefing, statement.address, words), text, here.briefing(statement.briefing))


def _text(here: Here, statement: Statement) -> Markup:
    """What is to be said of a relation, a stake or a risk beside its words."""
    say = here.site.say
    if statement.sort == "relation":
        return _status(say.t(cast("Relation", statement.item).status))
    if statement.sort == "stake":
        return _status(say.t("to gain") if cast("Stake", statement.item).direction == "gain" else say.t("to lose"))
    return _of_risk(here, cast("Risk", statement.item)) if statement.sort == "risk" else Markup()


def _of_risk(here: Here, risk: Risk) -> Markup:
    say, text = here.site.say, Markup()
    band = here.site.band(risk.likelihood)
    if risk.resolved:  # what was said of it before is in the track record
        text = _status(say.t("turned out: {outcome}", outcome=say.t(OUTCOMES[risk.resolved.outcome][1])))
    elif band:
        text = _status(f"{band.term}, {band.range}")
    return text


def _status(words: str) -> Markup:
    return Markup('<span class="status">{}</span>').format(finalize(words))
