"""What stands beside a statement: remarks on its sources, and the disagreements that touch it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing_room.analysis.disputes import sources_of
from briefing_room.analysis.honesty import marks_of
from briefing_room.pages.escape import escape
from briefing_room.pages.page import briefing_path
from briefing_room.pages.plain_words import clipped, words_of
from briefing_room.pages.remarks import in_words, usual_remarks

if TYPE_CHECKING:
    from briefing_room.analysis.disputes import Dispute
    from briefing_room.analysis.honesty import Mark
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.pages.links import Links
    from briefing_room.pages.site import Site


def marks(links: Links, statement: Statement) -> Markup:
    """What is to be said of the sources a statement rests on, and of the disagreements that touch it."""
    remarks = marks_of(links.site.desk, statement)
    sign, meant = _sign_for(links, {*remarks}, statement)
    found = [sign] if sign else []
    found += [
        Markup('<span class="mark mark-{}">{}</span>').format(mark.code, in_words(links.site.say, mark))
        for mark in remarks
        if mark not in meant
    ]
    found += _disputed(links, statement)
    return Markup('<span class="marks">{}</span>').format(Markup(" · ").join(found)) if found else Markup()


def _sign_for(links: Links, marks: set[Mark], statement: Statement) -> tuple[Markup, tuple[Mark, ...]]:
    """The sign that means remarks which are all among these, on the page that explains it, with what it means."""
    if links.path == briefing_path(statement.briefing):
        for sign, meant in usual_remarks(links.site.desk, statement.briefing).items():
            if {*meant} <= marks:
                label = links.site.say.t("remarks {sign}", sign=sign)
                link = Markup('<a class="mark mark-usual" href="#_remarks" aria-label="{}">{}</a>')
                return link.format(label, escape(sign)), meant
    return Markup(), ()


def disputed(links: Links, statement: Statement) -> Markup:
    """The disagreements that touch a statement, for a register."""
    found = _disputed(links, statement)
    return Markup('<span class="marks">{}</span>').format(Markup(" · ").join(found)) if found else Markup()


def _disputed(links: Links, statement: Statement) -> list[Markup]:
    found = []
    for dispute in links.site.disputes.get((statement.briefing, statement.address), ()):
        question, say = dispute.question, links.site.say
        values = {
            "names": _opponents(links.site, dispute),
            "question": words_of(question, links.site.desk, 40),
        }
        if dispute.item.kind == "fact":
            words = say.t("denied by {names}: {question}", **values)
        else:
            words = say.t("disputed by {names}: {question}", **values)
        link = links.briefing(question.briefing, question.address, words)
        found.append(Markup('<span class="mark mark-disputed">{}</span>').format(link))
    return found


def _opponents(site: Site, dispute: Dispute) -> str:
    """Who says otherwise, in words; inside one source, that source itself."""
    names = [_name_of(site.desk.sources[key]) for key in dispute.against]
    ours = {key for side in dispute.sides for key in sources_of(site.desk, side)}
    words = site.say.words
    if set(dispute.against) <= ours:
        return words.text("the same source") if len(ours) == 1 else words.text("the same sources")
    if not names:
        return words.text("another side")
    last = words.text("and")
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _name_of(source: Source) -> str:
    return source.facts.publisher or f"“{clipped(source.title, 40)}”"
