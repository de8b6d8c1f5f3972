"""What stands beside a statement: remarks on its sources, and the disagreements that it is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.pages.escape import escape
from briefing_room.pages.page import briefing_path
from briefing_room.pages.plain_words import words_of
from briefing_room.pages.remarks import in_words, unsaid, usual_remarks

if TYPE_CHECKING:
    from briefing_room.analysis.disputes import Dispute
    from briefing_room.analysis.honesty import Mark
    from briefing_room.model.statements import Statement
    from briefing_room.pages.links import Links

_QUESTION: Final = 60
"""Characters of a question that stand beside a statement; the link leads to the whole."""

_EACH: Final = 1
"""Questions beyond what a statement is part of itself that are named one by one; more are counted."""


def marks(links: Links, statement: Statement) -> Markup:
    """What is to be said of the sources a statement rests on, and of the disagreements it is part of.

    What the page says on top of all its statements is left out.
    """
    told = unsaid(links.site.desk, statement, links.shared)
    sign, meant = _sign_for(links, {*told}, statement)
    found = [sign] if sign else []
    found += [_remark(links, mark) for mark in told if mark not in meant]
    found += _disputed(links, statement)
    return _listed(found)


def remarks(links: Links, statement: Statement) -> Markup:
    """What is to be said of the sources a statement rests on, without a link, for where HTML stands."""
    return _listed([_remark(links, mark) for mark in unsaid(links.site.desk, statement, links.shared)])


def _remark(links: Links, mark: Mark) -> Markup:
    return Markup('<span class="mark mark-{}">{}</span>').format(mark.code, in_words(links.site.say, mark))


def _listed(found: list[Markup]) -> Markup:
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


def _disputed(links: Links, statement: Statement) -> list[Markup]:
    found = links.site.disputes.get((statement.briefing, statement.address), ())
    named = [dispute for dispute in found if dispute.named]
    others = [dispute for dispute in found if not dispute.named]
    shown = [
        links.briefing(dispute.question.briefing, dispute.question.address, _in_words(links, dispute))
        for dispute in (*named, *(others if len(others) <= _EACH else ()))
    ]
    if len(others) > _EACH:
        words = links.site.say.t("rests on what is disputed in {n} questions", n=len(others))
        shown.append(links.link(words, "disagreements.md"))
    return [Markup('<span class="mark mark-disputed">{}</span>').format(link) for link in shown]


def _in_words(links: Links, dispute: Dispute) -> str:
    """That it is disputed, and in which question; never by whom, which nobody wrote."""
    say, question = links.site.say, words_of(dispute.question, links.site.desk, _QUESTION)
    if dispute.named:
        return say.t("disputed: {question}", question=question)
    return say.t("rests on what is disputed: {question}", question=question)
