"""The register of indicators: what each would move and which way, what was seen, and when somebody looked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.analysis.watch import watched_in
from briefing_room.pages.days import looked
from briefing_room.pages.escape import escape
from briefing_room.pages.likelihood import likelihood_in_words
from briefing_room.pages.parted import gone, way_of
from briefing_room.pages.parts import Entry, parts_of
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page
from briefing_room.pages.table import Column, Table, lines, linked, within
from briefing_room.pages.terms import term
from briefing_room.pages.track_record import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment

    from briefing_room.analysis.watch import Target, Watched
    from briefing_room.model.estimates import Estimate
    from briefing_room.pages.here import Here
    from briefing_room.pages.page import Page
    from briefing_room.pages.parts import Part
    from briefing_room.pages.site import Site

STATUSES: Final = {  # messages
    "observed": "Observed",
    "unclear": "Checked, unclear",
    "not-observed": "Checked and not observed",
    "not-checked": "Not yet checked",
}
"""Each status in words, what was seen first."""

_SEEN: Final = tuple(STATUSES)

_ELEMENTS: Final = 24
"""About how many elements an indicator has on the page."""


def _indicator(here: Here, row: Watched) -> Markup:
    return lines(linked(here, row.statement), within(here, row.statement.briefing), here.marks(row.statement))


def would_move(here: Here, row: Watched) -> Markup:
    """What an indicator would move, a line for each: which way, its name, and what it says now or how it turned out."""
    return lines(*(_moved(here, target) for target in row.targets))


def _moved(here: Here, target: Target) -> Markup:
    words, shown = here.site.say, Markup('<span aria-hidden="true">{}</span> {}{} {} {}')
    sign, way = ("↑", "raises") if target.raised else ("↓", "lowers")  # messages
    return shown.format(
        escape(sign), words.t(way), words.t(":"), linked(here, target.statement), _now(here, target.item)
    )


def _now(here: Here, item: Estimate) -> Markup:
    words, band = here.site.say, here.site.band(item.likelihood)
    if item.resolved:
        outcome = words.t("turned out: {outcome}", outcome=words.t(OUTCOMES[item.resolved.outcome][1]))
        return Markup('<span class="status">{}</span>').format(outcome)
    return likelihood_in_words(band) if band else Markup()


def _status(here: Here, row: Watched) -> Markup:
    return term("indicator", row.item.status, here.site.say.t(STATUSES[row.item.status]))


def _checked(here: Here, row: Watched) -> Markup | str:
    words = here.site.say
    if not row.item.checked:
        as_of = here.site.heading(row.statement.briefing).as_of.date
        return words.t("not by {day}", day=words.day(as_of))
    overdue = Markup("<strong>{}</strong>").format(words.t("overdue")) if row.overdue else Markup()
    return lines(looked(words, row.item.checked), overdue)


INDICATORS: Final[Table[Watched]] = Table(
    (
        Column("Indicator", _indicator, "indicator"),
        Column(
            "Would move", would_move, "moves", lambda _, row: sum(target.is_open for target in row.targets), wide=True
        ),
        Column(
            "Status", _status, "status", lambda _, row: _SEEN.index(row.item.status), choose=True,
        ),
        Column("Checked", _checked, "checked", lambda _, row: row.item.checked or ""),
    ),
    "indicators",
)  # fmt: skip
"""Every indicator: what it would move and which way, what was seen, and when somebody looked."""


INDICATORS_PLACE: Final = Place("indicators.md", "Indicators", lambda site: any(site.living("indicator")))


def board_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the register of indicators, its parts by the day of their briefing."""
    watched = watched_in(site.desk)
    entries = [Entry(one, way_of(site, one.statement), _ELEMENTS) for one in watched]
    entries += gone(site, "indicator", _ELEMENTS)
    counts = _counts(watched)
    for part in parts_of(INDICATORS_PLACE.path, entries, site.room):
        yield site.made(_page, templates, part, counts)


def _page(site: Site, templates: Environment, part: Part[Watched], counts: list[tuple[str, str, int, int]]) -> Page:
    return render_page(
        templates, "indicators.md.jinja", site, part.path,
        [shown for one in part.rows for shown in (one.statement, *(target.statement for target in one.targets))],
        counts=counts, every=site.desk.settings.indicator_days, register=INDICATORS, part=part,
    )  # fmt: skip


def _counts(watched: Sequence[Watched]) -> list[tuple[str, str, int, int]]:
    """Each status that occurs: its key, its words, how many have it, and how many of these are overdue."""
    by_status = {status: [one for one in watched if one.item.status == status] for status in STATUSES}
    return [
        (status, STATUSES[status], len(rows), sum(one.overdue for one in rows))
        for status, rows in by_status.items()
        if rows
    ]
