"""Keys of an ``mkdocs.yml`` that mean something to Material for MkDocs, and nothing to the site of a desk.

Whoever knows Material types them and waits for what they do. So each is named, with what is there in its stead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mkdocs.utils.yaml import yaml_load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_SETTINGS: Final = "the desk's settings.yml has it, as {}"
_SCRIPTS: Final = "the pages load none of Material's scripts"
_NOT_YET: Final = "no page shows it; a block of a template in custom_dir can"

KEYS: Final[Mapping[str, str]] = {
    "site_description": _SETTINGS.format("description"),
    "site_url": _SETTINGS.format("address"),
    "site_author": _SETTINGS.format("authors, under defaults"),
    "theme.direction": "the language says it",
    "theme.features": _SCRIPTS,
    "theme.icon": "the pages have a few signs of their own",
    "theme.variant": "the skeleton of the pages is the theme's own",
    "extra.alternate": "a site is in one language",
    "extra.annotate": _SCRIPTS,
    "extra.consent": "there is nothing to consent to: the pages set no cookie",
    "extra.generator": "a line at the foot of the page names the program; the block footer can leave it out",
    "extra.homepage": "the name at the head of the page leads to the first page",
    "extra.polyfills": _SCRIPTS,
    "extra.scope": _SCRIPTS,
    "extra.status": _NOT_YET,
    "extra.tags": "topics and regions have pages of their own",
    "extra.version": "a site is one version",
    "plugins.search": "the search is for statements, and the desk's own",
}
"""Each key as it is called in `mkdocs.yml`, with what is there in its stead."""

_MEANT_AS_IT_IS: Final = {"extra.generator": ("false", False)}
"""Values that ask for what is so anyhow."""


def remarks_on(config: Path) -> tuple[str, ...]:
    """What is to be said of an `mkdocs.yml` that MkDocs has read, a line for each key that means nothing."""
    with config.open("rb") as file:
        keys = yaml_load(file)
    custom = _value(keys, "theme.custom_dir")
    return tuple(without_meaning(keys, sorted((config.parent / custom).rglob("*.html")) if custom else ()))


def without_meaning(keys: Mapping[str, Any], custom: Iterable[Path] = ()) -> Iterator[str]:
    """Yield a line for each key that is set and means nothing, in the order of `KEYS`.

    ``custom`` are the owner's own templates: a key that one of them names has a meaning there.
    """
    used = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in custom)
    for key, stead in KEYS.items():
        value = _value(keys, key)
        if value is None or value in _MEANT_AS_IT_IS.get(key, ()) or re.search(rf"\b{re.escape(key)}\b", used):
            continue
        yield f"{key} means nothing here: {stead}"


def _value(keys: Mapping[str, Any], key: str) -> Any:  # noqa: ANN401 - whatever YAML holds
    """What is set under a key; None where nothing is."""
    room, _, name = key.rpartition(".")
    inside = keys.get(room) if room else keys
    if isinstance(inside, list):  # plugins, as they are mostly written
        return next((entry for entry in inside if entry == name or (isinstance(entry, dict) and name in entry)), None)
    return inside.get(name) if isinstance(inside, dict) else None
