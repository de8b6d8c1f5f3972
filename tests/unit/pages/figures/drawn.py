"""Figures drawn from small desks, as a reader's browser gets them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from briefing_room.model.timeline import in_order
from briefing_room.pages import site_of
from briefing_room.pages.here import Here
from briefing_room.pages.page import briefing_path
from briefing_room.pages.render import environment
from tests.property.rendered import to_html
from tests.unit.pages.made import briefing, desk

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

NASTY: Final = 'A & "B" <script>alert(1)</script> | `x` ]( *y* [^1] </svg> <!-- -->'

_TEMPLATES: Final = environment()
_START: Final = '{% import "figures.md.jinja" as f with context %}\n'


def site(*, actors: dict[str, dict[str, Any]] | None = None, **keys: Any) -> Site:  # noqa: ANN401 - YAML values
    """A site of one briefing with these keys."""
    return site_of(desk({"ferry": briefing(**keys)}, actors=actors), private=False)


def markdown_of(made: Site, call: str, path: str = "") -> str:
    """What a macro of figures.md.jinja gives, as the pages' Markdown holds it."""
    key, found = next(iter(made.desk.briefings.items()))
    told = [statement for statement in made.statements[key] if statement.sort == "relation"]
    template = _TEMPLATES.from_string(_START + "{{ f." + call + " }}")
    text = template.render(
        here=Here(made, path or briefing_path(key)),
        site=made,
        desk=made.desk,
        id=key,
        timeline=in_order(found.timeline),
        relations=list(zip(found.relations, told, strict=True)),
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def html_of(made: Site, call: str, path: str = "") -> str:
    """The same after Markdown, between two paragraphs, as on a page."""
    return to_html(f"Before.\n\n{markdown_of(made, call, path)}\n\nBehind.\n")


def coordinates(html: str) -> list[float]:
    """Every per cent in the drawing's attributes."""
    return [float(number) for number in re.findall(r'\b(?:x|y|x1|x2|y1|y2|cx|cy|width|height)="(-?[\d.]+)%"', html)]
