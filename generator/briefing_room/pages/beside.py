"""What stands beside a statement: remarks on its sources, and the disagreements that it is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.pages.address import address
from briefing_room.pages.escape import escape, escape_piece
from briefing_room.pages.page import briefing_path
from briefing_room.pages.plain_words import words_of
from briefing_room.pages.remarks import in_words, unsaid, usual_remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.honesty import Mark
    from briefing_room.model.statements import Statement
    from briefing_room.pages.links import Links

DISAGREEMENTS: Final = "disagreements.md"
"""The page of all disagreements."""

_DISPUTED: Final = Markup('<a class="mark mark-disputed" href="{}"{}>{}</a>')


def marks(links: Links, statement: Statement, *, named: bool = True) -> Markup:
    """What is to be said of the sources a statement rests on, and of the disagreements it is part of.

    What the page says on top of all its statements is left out, and so are the disagreements that the analyst put the
    statement into where they stand beside it anyway.
    """
    told = unsaid(links.site.desk, statement, links.shared)
    sign, meant = _sign_for(links, {*told}, statement)
    found = [sign] if sign else []
    found += [_remark(links, mark) for mark in told if mark not in meant]
    found += _disputed(links, statement, named=named)
    return _listed(found)


def remarks(links: Links, statement: Statement, only: str = "") -> Markup:
    """What is to be said of the sources a statement rests on, without a link, for where HTML stands.

    Where ``only`` names the code of a mark, that one alone.
    """
    told = unsaid(links.site.desk, statement, links.shared)
    return _listed([_remark(links, mark) for mark in told if only in ("", mark.code)])


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


def _disputed(links: Links, statement: Statement, *, named: bool) -> Iterator[Markup]:
    found = links.site.disputes.get((statement.briefing, statement.address), ())
    ours = [dispute.question for dispute in found if dispute.named and named]
    others = [dispute.question for dispute in found if not dispute.named]
    say = links.site.say
    if len(ours) == 1:
        yield _to_question(links, ours[0], say.t("disputed"))
    elif ours:
        yield _to_questions(links, ours, say.tn("disputed in {n} question", "disputed in {n} questions", len(ours)))
    if len(others) == 1:
        yield _to_question(links, others[0], say.t("rests on what is disputed"))
    elif others:
        words = say.tn(
            "rests on what is disputed in {n} question", "rests on what is disputed in {n} questions", len(others)
        )
        yield _to_questions(links, others, words)


def _to_question(links: Links, question: Statement, words: Markup) -> Markup:
    """One short mark, which leads to its question and names it to those who listen.

    It never says who disputes, which nobody wrote.
    """
    name = escape_piece(": ").join((words, escape(words_of(question, links.site.desk))))
    return _DISPUTED.format(links.built(question), Markup(' aria-label="{}"').format(name), words)


def _to_questions(links: Links, asked: list[Statement], words: Markup) -> Markup:
    return _DISPUTED.format(_together(links, asked), "", words)


def _together(links: Links, asked: list[Statement]) -> Markup:
    """Where several questions stand: in their briefing, or where all of the desk's are."""
    briefings = {question.briefing for question in asked}
    path = briefing_path(asked[0].briefing) if len(briefings) == 1 else DISAGREEMENTS
    return address(links.path, path, "_disagreements" if len(briefings) == 1 else "")
