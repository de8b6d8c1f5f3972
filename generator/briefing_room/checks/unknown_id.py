"""Every id that is named is there: actor, source, topic, region, category, statement.

Bad:   actor: kim-jong-on
Good:  actor: kim-jong-un
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefing_room.checks.naming import named_in
from briefing_room.findings import Mistake, Severity
from briefing_room.model.marks import ANY_KEY
from briefing_room.model.statements import BOTTOM_LINE, statements_of
from briefing_room.model.types import STAND_IN
from briefing_room.visible.public import public_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.checks.naming import Named
    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each id that names nothing, with the one that was probably meant."""
    unknown = [
        named
        for briefing_id, briefing in desk.briefings.items()
        for named in named_in(desk, briefing_id, briefing)
        if named.sure and not (named.id in named.known or named.id in desk.broken or named.id.startswith(STAND_IN))
    ]
    explained = _explained(desk, unknown)
    gone: set[str] = set()
    for named in unknown:
        if named.briefing in explained or named.id in gone:
            continue
        if named.wanted == "source" and not named.meant:
            gone.add(named.id)  # it was taken away whole: one mistake, wherever it is named
            yield from _source_gone(desk, named, [one for one in unknown if one.id == named.id])
            continue
        help_ = f"did you mean “{named.written}”?" if named.meant else _listing(named)
        message = f"there is no {named.wanted} “{named.id}”"
        yield Mistake(named.item.at(*named.path), message, help_).cured_by(named.cure)


def _source_gone(desk: Desk, first: Named, all_: Sequence[Named]) -> Iterator[Mistake]:
    """Tell once of a source that is not there, however often it is named."""
    if desk.before and first.id in desk.before.sources and first.id in public_part(desk.before).sources:
        return  # told by removed-without-trace, with what to do
    also = f", which is named in {len(all_)} places" if len(all_) > 1 else ""
    help_ = (
        f"if it was there, put sources/{first.id}/ back; if it no longer counts, write in it: "
        f"withdrawn: {{date: YYYY-MM-DD, why: …}}\n"
        f"what rests on it then: briefing impact {first.id}\n{_listing(first)}"
    )
    yield Mistake(first.item.at(*first.path), f"there is no source “{first.id}”{also}", help_)


def _explained(desk: Desk, unknown: Sequence[Named]) -> set[str]:
    """The briefings in which no more ids are unknown than items lack theirs, which was told of already."""
    names: dict[str, set[str]] = defaultdict(set)
    for named in unknown:
        if named.briefing:
            names[named.briefing].add(named.id)
    return {briefing_id for briefing_id, ids in names.items() if len(ids) <= _ids_missing(desk, briefing_id)}


def _ids_missing(desk: Desk, briefing_id: str) -> int:
    """How many statements lack their id, or swallowed another whose beginning is missing."""
    return sum(
        statement.address.startswith(STAND_IN) or statement.item.broken(ANY_KEY)
        for statement in statements_of(briefing_id, desk.briefings[briefing_id])
        if statement.address != BOTTOM_LINE
    )


def _listing(named: Named) -> str:
    if not named.known:
        return f"this desk has no {named.wanted} yet"
    known = sorted(key for key in named.known if not key.startswith(STAND_IN) and key not in named.taken)
    if not known:
        return "take it out: there is nothing else that could stand here"
    return f"known: {', '.join(known[:12])}{', …' if len(known) > 12 else ''}"  # noqa: PLR2004 - a line's worth
