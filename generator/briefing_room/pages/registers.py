"""The columns of the registers of risks, sources and briefings, and of the sources that a briefing quotes.

To add one: a line here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from markupsafe import Markup

from briefing_room.model.scales import RELIABILITY
from briefing_room.pages.days import cut_off, due
from briefing_room.pages.escape import escape
from briefing_room.pages.likelihood import likelihood_of
from briefing_room.pages.order import confidence_key, date_key, impact_key, likelihood_key
from briefing_room.pages.passages import many_passages_in
from briefing_room.pages.table import Column, Table, aside, known, lines, linked, published, within
from briefing_room.pages.terms import term

if TYPE_CHECKING:
    from datetime import date

    from briefing_room.model.estimates import Risk
    from briefing_room.model.scales import Band
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.pages.here import Here


# --- risks: each row a statement ---


def _risk(statement: Statement) -> Risk:
    return cast("Risk", statement.item)


def _band(here: Here, statement: Statement) -> Band | None:
    return here.site.band(_risk(statement).likelihood)


def _risk_cell(here: Here, statement: Statement) -> Markup:
    return lines(
        linked(here, statement),
        within(here, statement.briefing),
        here.marks(statement),
    )


def _likelihood(here: Here, statement: Statement) -> Markup:
    band = _band(here, statement)
    return likelihood_of(band) if band else here.site.say.t("not estimated")


def _likelihood_key(here: Here, statement: Statement) -> str:
    return likelihood_key(_band(here, statement))


def _impact(here: Here, statement: Statement) -> Markup:
    return here.site.impact(_risk(statement).impact)


def _impact_key(here: Here, statement: Statement) -> str:
    return impact_key(here.site.desk.settings, _risk(statement).impact)


def _confidence(here: Here, statement: Statement) -> Markup:
    confidence, say = _risk(statement).confidence, here.site.say
    return term("confidence", confidence, say.t(confidence)) if confidence else say.t("not stated")


def _confidence_key(_: Here, statement: Statement) -> str:
    return confidence_key(_risk(statement).confidence)


def _horizon(here: Here, statement: Statement) -> str:
    horizon = _risk(statement).horizon
    return due(here.site.say, horizon) if horizon else here.site.say.t("none")


def _category(here: Here, statement: Statement) -> str:
    return here.site.label("risk_categories", _risk(statement).category)


RISKS: Final[Table[Statement]] = Table(
    (
        Column("Risk", _risk_cell, "risk"),
        Column("Likelihood", _likelihood, "likelihood", _likelihood_key, choose=True),
        Column("Impact", _impact, "impact", _impact_key, choose=True),
        Column("Confidence", _confidence, "confidence", _confidence_key, choose=True),
        Column("Deadline", _horizon, "horizon", lambda _, row: _risk(row).horizon or ""),
        Column("Category", _category, "category", choose=True),
    ),
    "risks",
)
"""The risks that have not turned out."""


# --- sources ---


def _source(here: Here, source: Source) -> Markup:
    shown = term("source", "withdrawn", here.site.say.t("withdrawn"))
    withdrawn = Markup(" <strong>{}</strong>").format(shown) if source.facts.withdrawn else Markup()
    beside = (source.facts.title_translation, source.facts.short)
    return lines(here.source(source.id, source.title) + withdrawn, *(aside(words) for words in beside if words))


def grade(here: Here, source: Source) -> Markup:
    """The letter of a source's reliability with its meaning."""
    words = here.site.say
    return Markup("{}{} {}").format(escape(source.reliability), words.t(":"), words.t(RELIABILITY[source.reliability]))


def _type(here: Here, source: Source) -> str:
    return here.site.say.t(source.facts.type or "not known")


def _passages(here: Here, source: Source) -> int:
    return many_passages_in(here.site.desk, source.id)


SOURCES: Final[Table[Source]] = Table(
    (
        Column("Source", _source, "source"),
        Column("Publisher", lambda here, row: known(here, row.facts.publisher), "publisher", choose=True),
        Column("Published", published, "published", lambda _, row: date_key(row.facts.published)),
        Column("Type", _type, "type", choose=True),
        Column("Reliability", grade, "reliability", lambda _, row: row.reliability, choose=True),
        Column("Quoted passages", _passages, "passages", _passages),
    ),
    "sources",
)
"""Every source of the desk."""

QUOTED: Final[Table[Source]] = Table(
    (
        Column("Source", _source),
        Column("Publisher", lambda here, row: known(here, row.facts.publisher)),
        Column("Published", published),
        Column("Reliability", grade),
        Column("Origin", lambda here, row: known(here, row.facts.origin)),
    )
)
"""The sources that one briefing quotes."""


# --- briefings: each row an id ---


def _as_of(here: Here, briefing_id: str) -> date:
    return here.site.heading(briefing_id).as_of.date


def _status(here: Here, briefing_id: str) -> Markup:
    status = here.site.heading(briefing_id).status
    told = here.site.say.t(status)
    return term("label", status, told) if status == "archived" else told


def _cut_off(here: Here, briefing_id: str) -> Markup:
    return cut_off(here.site.say, here.site.heading(briefing_id).as_of)


BRIEFINGS: Final[Table[str]] = Table(
    (
        Column("Briefing", lambda here, row: here.briefing(row), "briefing"),
        Column("As of", _cut_off, "as-of", _as_of),
        Column("Status", _status, "status", choose=True),
    ),
    "briefings",
)
"""All briefings."""
