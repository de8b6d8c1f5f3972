"""The page of a briefing."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.analysis.changes import moves_of_history
from briefing_room.analysis.source_base import source_base_of
from briefing_room.analysis.support import standing
from briefing_room.model.timeline import in_order
from briefing_room.pages.glossary import INDICATOR_WORDS
from briefing_room.pages.hypotheses import RATINGS, comparisons
from briefing_room.pages.page import briefing_path
from briefing_room.pages.registers import QUOTED
from briefing_room.pages.remarks import in_words, usual_remarks
from briefing_room.pages.render import render_page
from briefing_room.pages.track_record import OUTCOMES
from briefing_room.pages.with_notes import with_notes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jinja2 import Environment

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.estimates import Judgement
    from briefing_room.model.statements import Statement
    from briefing_room.pages.here import Here
    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site

KIND_WORDS: Final = {  # messages
    "fact": "They report different facts",
    "forecast": "They expect different things",
    "wording": "They use different words",
    "attribution": "They differ on who said or did it",
    "characterisation": "They describe it differently",
}


def briefing_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page of each briefing."""
    for briefing_id, briefing in site.desk.briefings.items():
        statements, path = site.statements[briefing_id], briefing_path(briefing_id)
        page = render_page(
            templates,
            "briefing.md.jinja",
            site,
            path,
            standing(site.desk, briefing_id),
            id=briefing_id,
            briefing=briefing,
            ladder=[item for item in briefing.judgements if not item.retired],
            subjects=[(name, key) for name in ("topics", "regions") for key in getattr(briefing, name)],
            moved_last=_moved_last(site, briefing.judgements),
            remarks=usual_remarks(site.desk, briefing_id),
            in_words=partial(in_words, site.say),
            by_address={statement.address: statement for statement in statements},
            children=_children(statements),
            relations=list(zip(briefing.relations, (s for s in statements if s.sort == "relation"), strict=True)),
            pointing=_pointing(briefing),
            changing=_changing(briefing),
            comparisons=comparisons(briefing.hypotheses, statements),
            ratings=RATINGS,
            timeline=in_order(briefing.timeline),
            sources=site.sources_of(briefing_id),
            source_table=QUOTED,
            base=source_base_of(site.desk, briefing_id),
            source_names=_source_names,
            indicator_words=INDICATOR_WORDS,
            kind_words=KIND_WORDS,
            outcomes=OUTCOMES,
        )
        yield with_notes(templates, site, page, briefing_id)


def _moved_last(site: Site, judgements: tuple[Judgement, ...]) -> dict[str, date | None]:
    """The day on which each judgement last said something else, for those that ever did."""
    last: dict[str, date | None] = {item.id: None for item in judgements}
    for item in judgements:
        for change, moved in moves_of_history(item, site.desk.settings):
            if moved.first.sort != "reviewed":
                last[item.id] = change.date
    return last


def _children(statements: tuple[Statement, ...]) -> dict[str, list[Statement]]:
    children: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        children[statement.owner].append(statement)
    return children


def _pointing(briefing: Briefing) -> dict[str, list[tuple[str, str]]]:
    """For each judgement and risk the indicators that point at it; only the indicators name the link."""
    pointing: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for indicator in briefing.indicators:
        if indicator.retired:
            continue
        ways = (("raises it", indicator.raises), ("lowers it", indicator.lowers))  # messages
        for word, ids in ways:
            for target in ids:
                pointing[target].append((word, indicator.id))
    return pointing


def _changing(briefing: Briefing) -> dict[str, list[str]]:
    """For each judgement and risk the gaps that would change it."""
    changing: dict[str, list[str]] = defaultdict(list)
    for gap in briefing.gaps:
        for target in gap.would_change if not gap.retired else ():
            changing[target].append(gap.id)
    return changing


def _source_names(here: Here, statement: Statement) -> Markup:
    """The sources a statement quotes, as links."""
    cited = here.site.cited_by.get((statement.briefing, statement.address), ())
    names = dict.fromkeys(citation.source.id for citation in cited)
    return Markup(", ").join(here.source(name) for name in names)
