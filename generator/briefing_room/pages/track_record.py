"""The page that shows how judgements and risks turned out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.analysis.track_record import FEWEST, track_record_of
from briefing_room.pages.escape import escape
from briefing_room.pages.likelihood import likelihood_of
from briefing_room.pages.order import likelihood_key
from briefing_room.pages.parted import way_of
from briefing_room.pages.parts import Entry, Part, by_day, parts_of
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page
from briefing_room.pages.table import Column, Table, aside, lines, linked
from briefing_room.pages.terms import term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.analysis.track_record import BandRecord, Settled
    from briefing_room.model.statements import Statement
    from briefing_room.pages.here import Here
    from briefing_room.pages.page import Page
    from briefing_room.pages.parts import Part, Way
    from briefing_room.pages.site import Site

OUTCOMES: Final = {  # messages
    "occurred": ("●", "occurred"),
    "did-not-occur": ("○", "did not occur"),
    "void": ("–", "void"),
}
"""Each outcome with its sign and its words; the signs do not say that anybody was right or wrong."""


def _said(here: Here, one: Settled) -> Markup:
    said = one.statement
    where = Markup("{} · {}").format(here.site.say.t(said.sort), escape(here.title_of(said.briefing)))
    return lines(linked(here, said), here.marks(said), aside(where))


def _likelihood(here: Here, one: Settled) -> Markup:
    words = here.site.say
    shown = likelihood_of(one.band) if one.band else words.t("none") + Markup("<br>")
    return shown if one.scored else Markup("{} {}").format(shown, aside(words.t("not scored")))


def _outcome(here: Here, one: Settled) -> Markup:
    sign, word = OUTCOMES[one.resolved.outcome]
    shown = Markup('<span class="outcome"><span aria-hidden="true">{}</span> <strong>{}</strong></span>')
    told = here.site.say.t(word)
    return shown.format(sign, term("label", "void", told) if word == "void" else told)


def _because(here: Here, one: Settled) -> Markup:
    words = here.site.say.t("evidence") if one.resolved.evidence else here.site.say.t("where it is said")
    way = here.briefing(one.statement.briefing, one.outcome.address, words)
    return lines(here.rich(one.resolved.because), aside(way))


SETTLED: Final[Table[Settled]] = Table(
    (
        Column("What was said", _said, "said"),
        Column("Likelihood given", _likelihood, "likelihood", lambda _, row: likelihood_key(row.band), choose=True),
        Column("Turned out", _outcome, "outcome", choose=True),
        Column(
            "Settled on",
            lambda here, row: here.site.say.day(row.resolved.on),
            "settled",
            lambda _, row: row.resolved.on,
        ),
        Column("Because", _because, "because", wide=True),
    ),
    "track-record",
)
"""What was said, and how it turned out."""


def _share(here: Here, row: BandRecord) -> Markup:
    return here.site.say.t("none settled") if row.share is None else Markup("{} %").format(row.share)


BANDS: Final[Table[BandRecord]] = Table(
    (
        Column("Term", lambda _, row: row.band.term),
        Column("Range", lambda _, row: row.band.range),
        Column("N", lambda _, row: row.scored, translated=False),
        Column("Occurred", lambda here, row: here.site.say.t("{n} of {all}", n=row.occurred, all=row.scored)),
        Column("Share", _share),
    )
)
"""How often each term of the scale came true."""


_SETTLED_ELEMENTS: Final = 27
_OVERDUE_ELEMENTS: Final = 5
"""About how many elements each has on the page."""

TRACK_RECORD_PLACE: Final = Place(
    "track-record.md", "Track record", lambda site: bool(track_record_of(site.desk).settled)
)


def track_record_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the track record: what is settled, by the day on which it was, and what is overdue, by its briefing's."""
    record = track_record_of(site.desk)
    path, room = TRACK_RECORD_PLACE.path, site.room // 2
    settled = parts_of(path, [Entry(one, _way(one), _SETTLED_ELEMENTS) for one in record.settled], room)
    overdue = parts_of(
        path, [Entry(one, way_of(site, one), _OVERDUE_ELEMENTS) for one in record.overdue], room, "track-record/open"
    )
    pages: list[tuple[Part[Settled] | None, Part[Statement] | None]] = [
        (settled[0], overdue[0]), *((part, None) for part in settled[1:]), *((None, part) for part in overdue[1:]),
    ]  # fmt: skip
    for done, late in pages:
        yield site.made(_page, templates, (done or late or settled[0]).path, done, late)


def _page(
    site: Site, templates: Environment, path: str, done: Part[Settled] | None, late: Part[Statement] | None
) -> Page:
    record = track_record_of(site.desk)
    shown = [*(one.statement for one in (done.rows if done else ())), *(late.rows if late else ())]
    return render_page(
        templates, "track-record.md.jinja", site, path, shown,
        settled=done, overdue=late, record=record, outcomes=OUTCOMES, fewest=FEWEST,
        brier=None if record.brier is None else f"{record.brier:.3f}", register=SETTLED, band_table=BANDS,
    )  # fmt: skip


def _way(one: Settled) -> Way:
    return by_day(one.resolved.on, one.statement.briefing, one.statement.address)
