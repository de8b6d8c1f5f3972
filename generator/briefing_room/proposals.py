"""What is proposed to analysts, as HTML for the page of what is open while a preview is looked at; no page holds it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.analysis.suggest.proposed import proposed
from briefing_room.findings import printable
from briefing_room.words import words_in

if TYPE_CHECKING:
    from briefing_room.analysis.suggest.proposal import Proposal, Spot
    from briefing_room.model.desk import Desk
    from briefing_room.words import Words

_ALL: Final = Markup('<div class="br-proposed"><p class="lead">{count}</p>{groups}</div>')
_GROUP: Final = Markup('<h3 id="_proposed-{id}">{title} ({many})</h3><ol lang="en" dir="ltr">{items}</ol>')
_ITEM: Final = Markup(
    '<li><p>{why}</p>{spots}{paste}<p class="where">not wanted: in {file}, under “dismissed:”, write “{id}:” and the '
    "reason</p></li>"
)
_SPOT: Final = Markup('<p>“{words}”<br><span class="where">{place}</span></p>')
_PASTE: Final = Markup("<p>paste into {under}:</p><pre><code>{yaml}</code></pre>")


def render_proposals(desk: Desk, folder: str) -> str:
    """All proposals by briefing, counted, each with its places and how it is dismissed; paths begin with ``folder``."""
    words = words_in(desk.settings.language)
    found = sorted(
        proposed(desk), key=lambda one: (one.briefing is None, one.briefing or "")
    )  # each briefing's stay in order
    groups = [
        _group(desk, briefing, tuple(inside), folder, words)
        for briefing, inside in groupby(found, key=lambda one: one.briefing)
    ]
    count = words.many("{n} proposal, and no claim.", "{n} proposals, and no claims.", len(found))
    return _ALL.format(count=count.replace("{n}", str(len(found))), groups=Markup("").join(groups))


def _group(desk: Desk, briefing: str | None, rows: tuple[Proposal, ...], folder: str, words: Words) -> Markup:
    title = desk.briefings[briefing].title if briefing else words.text("Sources and the desk")
    items = Markup("").join(_item(one, folder) for one in rows)
    return _GROUP.format(id=briefing or "desk", title=printable(title), many=len(rows), items=items)


def _item(one: Proposal, folder: str) -> Markup:
    yaml = "\n".join(map(printable, one.yaml))
    return _ITEM.format(
        why=printable(one.why),
        spots=Markup("").join(_spot(spot, folder) for spot in one.spots),
        paste=_PASTE.format(under=one.under, yaml=yaml) if yaml else "",
        file=f"{one.briefing}.yml" if one.briefing else "settings.yml",
        id=one.id,
    )


def _spot(spot: Spot, folder: str) -> Markup:
    place = spot.place
    where = f"{folder}/{place.path}:{place.line}:{place.column}"
    return _SPOT.format(words=printable(" ".join(spot.words.split())), place=printable(where))
