"""The range of a likelihood on an axis from 0 to 100 per cent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.pages.figures.axis import TICKS, percent

if TYPE_CHECKING:
    from briefing_room.model.scales import Band

_BAR: Final = Markup(
    '<svg class="bar range-bar" {label}>'
    '<rect class="bar-axis" y="30%" width="100%" height="40%"></rect>{range}{ticks}</svg>'
)
_LABEL: Final = Markup('role="img" aria-label="{}"')
_UNREAD: Final = Markup('aria-hidden="true"')
_RANGE: Final = Markup('<rect class="bar-range" x="{}" width="{}" height="100%"></rect>')
_TICK: Final = Markup('<line class="bar-tick" x1="{0}" x2="{0}" y1="0%" y2="100%"></line>')


def range_bar(band: Band | None, label: Markup | None = None) -> Markup:
    """The picture of a range, or of none, with the words that say the same; without, for where they stand beside it."""
    drawn = _RANGE.format(percent(band.low), percent(band.high - band.low)) if band else Markup()
    ticks = Markup().join(_TICK.format(percent(at)) for at in TICKS)
    return _BAR.format(label=_LABEL.format(label) if label else _UNREAD, range=drawn, ticks=ticks)
