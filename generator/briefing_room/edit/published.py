"""What readers have, when an id is to get another name: an address that was published is not given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.visible.public import public_part

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk


def readers_have(before: Desk | None, id_: str, briefing: str = "") -> bool:
    """Whether readers have an address: ``before`` is the desk they have, ``briefing`` that of a statement.

    What cannot be taken back by itself, such as an alternative, may be named anew.
    """
    if before is None:
        return False
    public = public_part(before)
    if not briefing:
        return id_ in {*public.briefings, *public.sources, *public.actors}
    found = public.statement(id_, briefing) if briefing in public.briefings else None
    return found is not None and "retired" in type(found.item).model_fields
