"""A desk's own name on its site: the files that show its brand, and what the skeleton says of who publishes it."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.tones import tones_of
from briefing_room.publish.colours import branded, paints, site_colours
from briefing_room.publish.icon import SIDE, icon_png, icon_svg

if TYPE_CHECKING:
    from briefing_room.analysis.tones import Tones
    from briefing_room.model.desk import Desk

STYLE_SHEET: Final = "assets/stylesheets/brand.css"
LAST_OF_OURS: Final = "assets/stylesheets/paper.css"
"""The last style sheet of every desk: that of a brand comes behind it, and the owner's behind both."""

_LOGO: Final = "assets/images/logo"
_ICON: Final = "assets/images/icon"
_TYPES: Final = {"svg": "image/svg+xml", "png": "image/png"}

_PRINTED: Final = """\
@media print {
  .br-header {
    display: block;
    position: static;
    -webkit-print-color-adjust: exact;
    print-color-adjust: exact;
  }

  .br-header .br-button {
    display: none;
  }
}
"""
"""On paper the head stays, with name and logo on the colour they were made for."""


_SCHEME: Final = """\
@media not print {
  :root:not([data-scheme]) {
    color-scheme: $scheme;

    --br-by-day: $day;
    --br-by-night: $night;
  }
}

"""
"""What a reader chooses is an attribute of the page, and goes before it."""

_MARKS: Final = {"light": {"day": "initial", "night": ""}, "dark": {"day": "", "night": "initial"}}


def brand_files(desk: Desk) -> dict[str, bytes]:
    """The files a desk's brand needs in its site, by path; none where it has no brand."""
    brand, drawings = desk.settings.brand, desk.drawings
    tones = tones_of(brand)
    files = {STYLE_SHEET: style_sheet(tones, brand.scheme).encode()} if has_style(desk) else {}
    if brand.logo and drawings.logo:
        files[f"{_LOGO}.{_ending(brand.logo)}"] = drawings.logo
    if brand.icon and drawings.icon:
        files[f"{_ICON}.{_ending(brand.icon)}"] = drawings.icon
    elif tones:
        files |= {f"{_ICON}.svg": icon_svg(paints(tones)).encode(), f"{_ICON}.png": icon_png(paints(tones))}
    return files


def has_style(desk: Desk) -> bool:
    """Whether a desk's brand has a style sheet."""
    brand = desk.settings.brand
    return bool(brand.colour or brand.logo or brand.scheme)


def style_sheet(tones: Tones | None, scheme: str | None = None) -> str:
    """What differs from the site's own style: colours, light or dark to begin with, and that the head is printed."""
    rows = [f"  --br-{name}: {colour};" for name, colour in (branded(tones) if tones else {}).items()]
    coloured = ":root {\n" + "\n".join(rows) + "\n}\n\n" if rows else ""
    chosen = Template(_SCHEME).substitute(_MARKS[scheme], scheme=scheme) if scheme else ""
    return f"/* The brand of the desk, from its settings. Written by the build. */\n{coloured}{chosen}{_PRINTED}"


def with_brand(sheets: list[str], desk: Desk) -> list[str]:
    """The style sheets of a site, with that of the brand behind ours and before the owner's."""
    others = [sheet for sheet in sheets if sheet != STYLE_SHEET]
    if not has_style(desk):
        return others
    at = others.index(LAST_OF_OURS) + 1 if LAST_OF_OURS in others else 0
    return [*others[:at], STYLE_SHEET, *others[at:]]


def shown(desk: Desk) -> dict[str, object]:
    """What the skeleton reads from ``config.extra``: logo, icons, colour of the frame, and who publishes the desk."""
    brand, tones = desk.settings.brand, tones_of(desk.settings.brand)
    head = branded(tones)["head"] if tones else site_colours()["head"]
    has_logo = bool(brand.logo and desk.drawings.logo)
    return {
        "logo": f"{_LOGO}.{_ending(brand.logo)}" if brand.logo and has_logo else "",
        "icons": _icons(_ending(brand.icon) if brand.icon and desk.drawings.icon else ""),
        "frame": {"light": head.light, "dark": head.dark},
        "publisher": _publisher(desk),
        "documentation": desk.settings.documentation or "",
    }


def _publisher(desk: Desk) -> dict[str, str]:
    organisation, licence = desk.settings.organisation, desk.settings.licence
    said = {
        "name": organisation.name if organisation else None,
        "address": organisation.address if organisation else None,
        "contact": organisation.contact if organisation else None,
        "corrections": organisation.corrections if organisation else None,
        "licence": licence.name if licence else None,
        "licence_address": licence.address if licence else None,
    }
    return {key: value or "" for key, value in said.items()}


def _icons(own: str) -> list[dict[str, str]]:
    """The links to the site's icons: to both of ours, or to the one of the desk's."""
    found = [
        {"rel": "icon", "type": _TYPES[ending], "sizes": sizes, "path": f"{_ICON}.{ending}"}
        for ending, sizes in (("svg", "any"), ("png", f"{SIDE}x{SIDE}"))
        if own in {"", ending}
    ]
    if own:
        return [{**one, "sizes": "any"} for one in found]
    return [*found, {**found[-1], "rel": "apple-touch-icon", "type": ""}]


def _ending(name: str) -> str:
    return name.rpartition(".")[2]
