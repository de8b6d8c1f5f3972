"""The remarks that stand beside most statements of a briefing, so that they are said once and meant by a sign."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.honesty import marks_of
from briefing_room.analysis.support import standing
from briefing_room.model.derived import derived

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from briefing_room.analysis.honesty import Mark
    from briefing_room.model.desk import Desk
    from briefing_room.pages.say import Say

SIGNS: Final = ("†", "‡")
"""The signs, for the remarks shared by the most statements and for those shared by the next most."""

_WORTH_A_SIGN: Final = 3
"""Statements that must share their remarks before a sign reads more easily than the words."""


@derived
def usual_remarks(desk: Desk, briefing_id: str) -> Mapping[str, tuple[Mark, ...]]:
    """The remarks that many statements of a briefing share, two or more of them, each group by its sign."""
    groups = Counter(marks for statement in standing(desk, briefing_id) if len(marks := marks_of(desk, statement)) > 1)
    # Groups that are equally frequent keep the order of the page.
    shared = [marks for marks, number in groups.most_common(len(SIGNS)) if number >= _WORTH_A_SIGN]
    return dict(zip(SIGNS, shared, strict=False))


def in_words(say: Say, mark: Mark) -> Markup:
    """A remark in the interface's language."""
    return say.t(mark.message, origin=mark.origin)
