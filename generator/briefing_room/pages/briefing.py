"""The page of a briefing."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.analysis.changes import moves_of_history
from briefing_room.analysis.ranked_gaps import ranked_gaps
from briefing_room.analysis.source_base import source_base_of
from briefing_room.analysis.support import standing
from briefing_room.model.timeline import in_order
from briefing_room.pages.escape import escape_piece
from briefing_room.pages.glossary import INDICATOR_WORDS
from briefing_room.pages.hypotheses import RATINGS, comparisons
from briefing_room.pages.minute import minute_of, shared_deadline
from briefing_room.pages.page import briefing_path
from briefing_room.pages.registers import QUOTED
from briefing_room.pages.remarks import in_words, usual_remarks
from briefing_room.pages.render import render_page
from briefing_room.pages.spoken import first_words
from briefing_room.pages.track_record import OUTCOMES
from briefing_room.pages.with_notes import with_notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.model.briefing import Briefing, Stake
    from briefing_room.model.estimates import Estimate
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
    for briefing_id in site.desk.briefings:
        yield site.made(_page, templates, briefing_id)


def _page(site: Site, templates: Environment, briefing_id: str) -> Page:
    briefing, statements = site.desk.briefings[briefing_id], site.statements[briefing_id]
    page = render_page(
        templates,
        "briefing.md.jinja",
        site,
        briefing_path(briefing_id),
        standing(site.desk, briefing_id),
        id=briefing_id,
        briefing=briefing,
        minute=minute_of(site, briefing_id),
        stakes_below=_stakes_below(site, briefing_id),
        gaps=_gaps(site, briefing_id),
        deadline=shared_deadline(briefing.estimates),
        first_words=first_words,
        inside_of=partial(_inside_of, site, briefing_id),
        subjects=[(name, key) for name in ("topics", "regions") for key in getattr(briefing, name)],
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
    return with_notes(templates, site, page, briefing_id)


def _stakes_below(site: Site, briefing_id: str) -> list[Stake]:
    """The stakes that the minute has no room for, and those that were taken back."""
    retired = [stake for stake in site.desk.briefings[briefing_id].stakes if stake.retired]
    return [*minute_of(site, briefing_id).stakes.more, *retired]


def _gaps(site: Site, briefing_id: str) -> list[Statement]:
    """The gaps, first what would change most; behind them those that were closed."""
    closed = [one for one in site.statements[briefing_id] if one.sort == "gap" and one.retired]
    return [*(ranked.gap for ranked in ranked_gaps(site.desk, briefing_id)), *closed]


def _inside_of(site: Site, briefing_id: str, item: Estimate, children: list[Statement]) -> Markup:
    """What is folded under a judgement or risk, in words for whoever decides to open it; nothing where nothing is."""
    say, briefing = site.say, site.desk.briefings[briefing_id]
    sorts = Counter(child.sort for child in children)
    told = (
        (say.t("The reasons then"), item.resolved),
        (say.t("The condition"), item.given),
        (say.t("Assumes"), item.assumes),
        (say.t("Who is affected"), getattr(item, "exposed", ())),
        (say.t("Watch"), _pointing(briefing).get(item.id)),
        (say.t("Not known"), _changing(briefing).get(item.id)),
        (say.t("Alternatives"), sorts["alternative"]),
        (say.t("Responses"), sorts["response"]),
        (say.t("History"), moves_of_history(item, site.desk.settings)),
    )
    return escape_piece(" · ").join(words for words, there in told if there)


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
