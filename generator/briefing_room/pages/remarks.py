"""The remarks that stand beside most statements of a briefing, so that they are said once and meant by a sign."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.analysis.honesty import marks_of
from briefing_room.analysis.shared import UNKNOWN, shared_in
from briefing_room.analysis.support import standing
from briefing_room.model.derived import derived
from briefing_room.pages.escape import escape_piece

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_room.analysis.honesty import Mark
    from briefing_room.analysis.shared import Shared
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement
    from briefing_room.pages.links import Links
    from briefing_room.pages.say import Say

SIGNS: Final = ("†", "‡", "§")
"""The signs, for the remarks shared by the most statements and for those shared by the next most."""

_WORTH_A_SIGN: Final = 3
"""Statements that must share their remarks before a sign reads more easily than the words."""


def unsaid(desk: Desk, statement: Statement, shared: Shared | None) -> tuple[Mark, ...]:
    """The remarks on a statement that a page has not said on top of all of its statements."""
    said = shared.codes if shared else frozenset()
    return tuple(mark for mark in marks_of(desk, statement) if mark.code not in said)


@derived
def usual_remarks(desk: Desk, briefing_id: str) -> Mapping[str, tuple[Mark, ...]]:
    """The remarks that many statements of a briefing share, each group by its sign.

    What all of them share is said on top of the page, and is in no group. Nor is what tells of a withdrawn source: it
    is the gravest of all, and its words are never a fold away.
    """
    shared = shared_in(desk, briefing_id)
    remarks = (unsaid(desk, statement, shared) for statement in standing(desk, briefing_id))
    # A group with the gravest is in none, rather than cut: a sign stands for remarks that are the same word for word.
    groups = Counter(marks for marks in remarks if marks and all(mark.code != "withdrawn" for mark in marks))
    # Groups that are equally frequent keep the order of the page.
    frequent = [marks for marks, number in groups.most_common(len(SIGNS)) if number >= _WORTH_A_SIGN]
    return dict(zip(SIGNS, frequent, strict=False))


def shared_in_words(here: Links) -> Markup:
    """One sentence for the top of a page, on what the sources of all its statements have in common; or nothing."""
    shared, say = here.shared, here.site.say
    if shared is None:
        return Markup()
    if shared.is_one:
        source = here.source(shared.sources[0].id)
        words = say.t("Every sourced statement here rests on one article: {source}.", source=source)
    else:
        words = say.t(
            "Every sourced statement here rests on one or more of {n} articles.",
            n=len(shared.sources),
        )
    if shared.unknown:
        listed = escape_piece(", ").join(say.t(UNKNOWN[key]) for key in shared.unknown)
        unknown = "Not known of it: {facts}." if shared.is_one else "Not known of any: {facts}."  # messages
        words += escape_piece(" ") + say.t(unknown, facts=listed)
    return words


def in_words(say: Say, mark: Mark) -> Markup:
    """A remark in the interface's language."""
    return say.t(mark.message, origin=mark.origin)
