"""The board of indicators: what was seen, how long ago somebody looked, and what it points to; and what to watch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from markupsafe import Markup

from briefing_room.model.estimates import Estimate
from briefing_room.pages.days import looked
from briefing_room.pages.escape import escape
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page
from briefing_room.pages.table import Column, Table, lines, linked, within
from briefing_room.pages.track_record import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jinja2 import Environment

    from briefing_room.model.briefing import Indicator
    from briefing_room.model.scales import Band
    from briefing_room.model.statements import Statement
    from briefing_room.pages.here import Here
    from briefing_room.pages.page import Page
    from briefing_room.pages.say import Say
    from briefing_room.pages.site import Site

SECTIONS: Final = {  # messages
    "observed": "Observed",
    "unclear": "Checked, unclear",
    "not-observed": "Checked and not observed",
    "not-checked": "Not checked",
}
"""Each status with the heading of its section, in the order of the board."""

_SEEN: Final = tuple(SECTIONS)


@dataclass(frozen=True)
class Target:
    """A judgement or risk an indicator points to: what it says now, or how it turned out."""

    statement: Statement
    raised: bool
    band: Band | None
    outcome: str

    @property
    def direction(self) -> tuple[str, str]:
        """The way it would move, as a sign and in a word."""
        return ("↑", "raises") if self.raised else ("↓", "lowers")  # messages


@dataclass(frozen=True)
class Watched:
    """One indicator on the board. ``age`` says when somebody looked; ``overdue`` that it is too long ago."""

    statement: Statement
    item: Indicator
    age: str
    overdue: bool
    archived: bool
    targets: tuple[Target, ...]


@dataclass(frozen=True)
class Due:
    """A judgement or risk that is open, with the day by which it will have turned out."""

    statement: Statement
    horizon: date
    as_of: date
    passed: bool


def _indicator(here: Here, row: Watched) -> Markup:
    return lines(linked(here, row.statement), within(here, row.statement.briefing))


def _checked(here: Here, row: Watched) -> Markup | str:
    words = here.site.say
    if not row.item.checked:
        return words.t("never")
    overdue = Markup("<strong>{}</strong>").format(words.t("overdue")) if row.overdue else Markup()
    return lines(looked(words, row.item.checked), overdue)


def _moves(here: Here, row: Watched) -> Markup:
    words, shown = here.site.say, Markup('<span aria-hidden="true">{}</span> {}{} {}')
    return lines(
        *(
            shown.format(
                escape(target.direction[0]), words.t(target.direction[1]), words.t(":"),
                here.statement(target.statement.address, row.statement.briefing),
            )
            for target in row.targets
        )
    )  # fmt: skip


INDICATORS: Final[Table[Watched]] = Table(
    (
        Column("Indicator", _indicator, "indicator"),
        Column(
            "Status", lambda here, row: here.site.say.t(SECTIONS[row.item.status]), "status",
            lambda _, row: _SEEN.index(row.item.status), choose=True,
        ),
        Column("Checked", _checked, "checked", lambda _, row: row.item.checked or ""),
        Column("Would move", _moves, "moves"),
    ),
    "indicators",
)  # fmt: skip
"""The indicators as a table: the equal of the board, which can be sorted, narrowed and saved."""


INDICATORS_PLACE: Final = Place("indicators.md", "Indicators", lambda site: any(site.living("indicator")))


def board_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the board of indicators."""
    every = site.desk.settings.indicator_days
    sections = sections_of(site)
    watched = [one for _, _, group in sections for one in group]
    yield render_page(
        templates, "indicators.md.jinja", site, INDICATORS_PLACE.path,
        [statement for one in watched for statement in (one.statement, *(target.statement for target in one.targets))],
        sections=sections, every=every, register=INDICATORS, watched=watched,
    )  # fmt: skip


def sections_of(site: Site) -> list[tuple[str, str, list[Watched]]]:
    """The board's sections that hold something: status, heading, indicators. The newest check stands first."""
    watched = [_watched(site, statement) for statement in site.living("indicator")]
    watched.sort(key=lambda one: -one.item.checked.toordinal() if one.item.checked else 0)
    sections = [
        (status, heading, [one for one in watched if one.item.status == status])
        for status, heading in SECTIONS.items()
    ]  # fmt: skip
    return [section for section in sections if section[2]]


def observed_in(site: Site) -> list[Statement]:
    """The indicators that were observed, the newest check first, without those of archived briefings."""
    groups = {status: group for status, _, group in sections_of(site)}
    return [one.statement for one in groups.get("observed", []) if not one.archived]


def due_in(site: Site) -> list[Due]:
    """What is open and has a horizon, the nearest first, without what archived briefings say."""
    due = []
    for statement in site.living("judgement", "risk"):
        item, briefing = cast("Estimate", statement.item), site.desk.briefings[statement.briefing]
        if item.horizon and not item.resolved and briefing.status != "archived":
            day = briefing.as_of.date
            due.append(Due(statement, item.horizon, day, item.horizon < day))
    return sorted(due, key=lambda one: one.horizon)


def _watched(site: Site, statement: Statement) -> Watched:
    item = cast("Indicator", statement.item)
    briefing = site.desk.briefings[statement.briefing]
    as_of = briefing.as_of.date
    archived = briefing.status == "archived"
    # As the rule indicator-stale has it: what was observed need not be looked for again.
    days = (as_of - item.checked).days if item.checked and item.status != "observed" and not archived else 0
    overdue = days > site.desk.settings.indicator_days
    targets = tuple(_targets(site, statement, item))
    return Watched(statement, item, _age(site.say, item.checked, as_of), overdue, archived, targets)


def _age(say: Say, checked: date | None, as_of: date) -> str:
    """How long before the cut-off somebody looked, in words."""
    day = say.day(as_of)
    if checked is None:
        return say.t("not checked as of {day}", day=day)
    days = (as_of - checked).days
    if days == 0:
        return say.t("checked on the day of the briefing’s cut-off of {day}", day=day)
    if days > 0:
        return say.tn(
            "checked {n} day before the briefing’s cut-off of {day}",
            "checked {n} days before the briefing’s cut-off of {day}",
            days,
            day=day,
        )
    return say.tn(
        "checked {n} day after the briefing’s cut-off of {day}",
        "checked {n} days after the briefing’s cut-off of {day}",
        -days,
        day=day,
    )


def _targets(site: Site, statement: Statement, item: Indicator) -> Iterator[Target]:
    for raised, ids in ((True, item.raises), (False, item.lowers)):
        for ref in ids:
            found = site.desk.statement(ref, statement.briefing)
            if found is None or site.is_gone(found):
                continue
            estimate = found.item if isinstance(found.item, Estimate) else None
            resolved = estimate.resolved if estimate else None
            band = site.band(estimate.likelihood) if estimate and not resolved else None
            yield Target(found, raised, band, OUTCOMES[resolved.outcome][1] if resolved else "")
