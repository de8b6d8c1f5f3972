"""What Material's keys in an ``mkdocs.yml`` mean in a desk's own site.

Whoever knows Material for MkDocs types them. They complete the desk's settings; where the settings say the same thing,
the settings count, and the key that is passed over is named. What would make pages ask another host is refused, unless
the settings allow that host.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from briefing_room.analysis.drawing import flaw_in
from briefing_room.model.types import main_language
from briefing_room.publish.failures import PublishError

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from pathlib import Path

    from briefing_room.model.desk import Desk

SCRIPT: Final = "assets/javascripts/analytics.js"
_COUNTS: Final = """\
/* Counts visits with Google Analytics, because the owner of this site asked for it. */
(() => {
  "use strict";
  window.dataLayer = window.dataLayer || [];
  function gtag() {
    window.dataLayer.push(arguments);
  }
  gtag("js", new Date());
  gtag("config", document.currentScript.dataset.property);
})();
"""

COLOURS: Final[Mapping[str, str]] = {
    "red": "#ef5552", "pink": "#e92063", "purple": "#ab47bd", "deep-purple": "#7e56c2", "indigo": "#4051b5",
    "blue": "#2094f3", "light-blue": "#02a6f2", "cyan": "#00bdd6", "teal": "#009485", "green": "#4cae4f",
    "light-green": "#8bc34b", "lime": "#cbdc38", "yellow": "#ffec3d", "amber": "#ffc105", "orange": "#ffa724",
    "deep-orange": "#ff6e42", "brown": "#795649", "grey": "#757575", "blue-grey": "#546d78", "black": "#000000",
    "white": "#ffffff",
}  # fmt: skip
"""Material's colours by their names; a test compares them with its style sheet."""

MEANT: Final = (
    "theme.palette", "theme.logo", "theme.favicon", "theme.language", "theme.font", "extra.social", "extra.analytics",
)  # fmt: skip
"""The keys that are looked at here."""

_SCHEMES: Final = {"default": "light", "slate": "dark"}
_PICTURES: Final = {"logo": "logo", "favicon": "icon"}
"""Material's keys for pictures, and ours."""

PARTIALS: Final = "partials/integrations/analytics"
"""Where Material's users put the template of a provider of analytics."""

GOOGLE: Final = "www.googletagmanager.com"


@dataclass(frozen=True)
class Owned:
    """A desk with what its ``mkdocs.yml`` says of its brand, and the files that its site needs for it, by path."""

    desk: Desk
    files: Mapping[str, bytes]


def own_keys(desk: Desk, keys: Mapping[str, Any], docs: Mapping[str, bytes], config: Path) -> Owned:
    """A desk and the files of its site, after the keys of its project's ``mkdocs.yml``, which is at ``config``.

    Raises:
        PublishError: a key asks for what may not be published; the text names each.
    """
    folder = _inside(keys, "theme").get("custom_dir")
    templates = sorted((config.parent / str(folder) / PARTIALS).glob("*.html")) if folder else []
    found = [f"{config.name}: error: {line}" for line in refused(desk, keys, docs, {path.stem for path in templates})]
    if found:
        raise PublishError("\n".join(found))
    files = {SCRIPT: _COUNTS.encode()} if _provider(keys) == "google" else {}
    return Owned(completed(desk, keys, docs), files)


def completed(desk: Desk, keys: Mapping[str, Any], docs: Mapping[str, bytes]) -> Desk:
    """A desk whose brand has what its settings leave open and the keys of its ``mkdocs.yml`` say.

    ``docs`` are the hand-written files of the project, by path.
    """
    brand, drawings = desk.settings.brand, desk.drawings
    said: dict[str, Any] = {"colour": colour_in(keys), "scheme": scheme_in(keys)}
    for key, ours in _PICTURES.items():
        name = _picture_in(keys, key)
        if name in docs:
            said[ours] = name
    new = {key: value for key, value in said.items() if value and not getattr(brand, key)}
    pictures = {key: docs[new[key]] for key in _PICTURES.values() if key in new}
    settings = desk.settings.model_copy(update={"brand": brand.model_copy(update=new)})
    return replace(desk, settings=settings, drawings=replace(drawings, **pictures)) if new else desk


def refused(
    desk: Desk, keys: Mapping[str, Any], docs: Mapping[str, bytes], providers: Container[str] = ()
) -> Iterator[str]:
    """Yield what must be mended in the keys before anything is built, a line each.

    ``providers`` are those of analytics for which the owner has a template.
    """
    font = _inside(keys, "theme").get("font")
    if font not in (None, "false", False, ""):
        yield (
            "theme.font: pages would ask fonts.googleapis.com for it; write “font: false”, or bring a font in extra_css"
        )
    for key in _PICTURES:
        yield from _refused_picture(key, _picture_in(keys, key), docs)
    for name in _unknown_colours(keys):
        yield f"theme.palette: “{name}” is none of Material's colours: {', '.join(COLOURS)}"
    for link in _social(keys):
        if urlsplit(link).scheme not in {"http", "https", "mailto"}:
            yield f"extra.social: “{link}” is no link; write https://… or mailto:…"
    provider = _provider(keys)
    if provider == "google" and GOOGLE not in desk.settings.foreign_hosts:
        yield (
            f"extra.analytics: pages would ask {GOOGLE}; if readers are to be told so and it is wanted, "
            f"write into the desk's settings.yml: foreign_hosts: [{GOOGLE}]"
        )
    elif provider not in {"", "google"} and provider not in providers:
        yield f"extra.analytics: there is no {PARTIALS}/{provider}.html in custom_dir"


def passed_over(desk: Desk, keys: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys that say something else than the desk's settings, which count; a line each."""
    brand, theme = desk.settings.brand, _inside(keys, "theme")
    theirs = {"theme.palette": ("colour", colour_in(keys)), "theme.palette.scheme": ("scheme", scheme_in(keys))}
    theirs |= {f"theme.{key}": (ours, _picture_in(keys, key)) for key, ours in _PICTURES.items()}
    for key, (ours, said) in theirs.items():
        counts = getattr(brand, ours)
        if said and said != counts:
            yield f"{key} is passed over: settings.yml says brand.{ours}: {counts}"
    language, own = str(theme.get("language") or ""), desk.settings.language
    if language and main_language(language) != main_language(own):
        yield f"theme.language is passed over: settings.yml says language: {own}"


def colour_in(keys: Mapping[str, Any]) -> str | None:
    """The colour that a palette names first: its primary one, else its accent."""
    palette = _palette(keys)
    names = (_colour_name(palette.get(key)) for key in ("primary", "accent"))
    return next((COLOURS[name] for name in names if name in COLOURS), None)


def scheme_in(keys: Mapping[str, Any]) -> str | None:
    """Whether pages are light or dark for a reader who has not chosen; None where the reader's system says it."""
    palette = _palette(keys)
    return None if palette.get("media") else _SCHEMES.get(str(palette.get("scheme")))


def _palette(keys: Mapping[str, Any]) -> Mapping[str, Any]:
    """The palette, or the first of several, with which Material begins."""
    stated = _inside(keys, "theme").get("palette")
    first = stated[0] if isinstance(stated, list) and stated else stated
    return first if isinstance(first, dict) else {}


def _colour_name(value: object) -> str:
    return str(value or "").strip().lower().replace(" ", "-")


def _unknown_colours(keys: Mapping[str, Any]) -> Iterator[str]:
    palette = _palette(keys)
    for key in ("primary", "accent"):
        name = _colour_name(palette.get(key))
        if name and name != "custom" and name not in COLOURS:
            yield name


def _picture_in(keys: Mapping[str, Any], key: str) -> str:
    return str(_inside(keys, "theme").get(key) or "")


def _refused_picture(key: str, name: str, docs: Mapping[str, bytes]) -> Iterator[str]:
    if not name:
        return
    if not name.endswith((".svg", ".png")):
        yield f"theme.{key}: {name} is neither an SVG nor a PNG"
    elif name not in docs:
        yield f"theme.{key}: {name} is not in the folder of the hand-written pages"
    elif flaw := flaw_in(name, docs[name]):
        yield f"theme.{key}: {name} {flaw.words}"


def _provider(keys: Mapping[str, Any]) -> str:
    return str(_inside(_inside(keys, "extra"), "analytics").get("provider") or "")


def social_links(stated: object) -> list[dict[str, str]]:
    """The links of ``extra.social``, each with its words: its name, or the host it leads to."""
    found = [one for one in stated if isinstance(one, dict)] if isinstance(stated, list) else []
    return [
        {"link": link, "name": str(one.get("name") or urlsplit(link).hostname or link.removeprefix("mailto:"))}
        for one in found
        if (link := str(one.get("link") or ""))
    ]


def _social(keys: Mapping[str, Any]) -> Iterator[str]:
    stated = _inside(keys, "extra").get("social")
    for one in stated if isinstance(stated, list) else ():
        yield str(one.get("link") or "") if isinstance(one, dict) else str(one)


def _inside(keys: Mapping[str, Any], room: str) -> Mapping[str, Any]:
    found = keys.get(room)
    return found if isinstance(found, dict) else {}
