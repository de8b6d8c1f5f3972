"""A site before it is built, as a folder that says all of itself: whatever reads an ``mkdocs.yml`` builds it.

    mkdocs.yml    the whole configuration: menu, words, style sheets, extensions; it needs no plugin
    docs/         the pages, and what MkDocs would not make of them: pictures, search, robots.txt
    theme/        the templates and what they load

Zensical runs no plugin and ProperDocs is MkDocs by another name, so what our plugin does while MkDocs runs is done here
before, with MkDocs' own means.
"""

from __future__ import annotations

import gzip
import io
import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page

from briefing_room.publish.dates import date_pages
from briefing_room.publish.inline import INLINE
from briefing_room.publish.menu import lay_out
from briefing_room.publish.write import write_pages

if TYPE_CHECKING:
    from collections.abc import Container

    from mkdocs.config.defaults import MkDocsConfig

    from briefing_room.pages.site import Site

CONFIG: Final = "mkdocs.yml"
DOCS: Final = "docs"
THEME: Final = "theme"
BUILT: Final = "site"
"""Where an engine puts what it makes of the folder."""

_SITEMAP: Final = "sitemap.xml"
PACKED: Final = f"{_SITEMAP}.gz"
_ROBOTS: Final = "robots.txt"
_OF_NO_SITE: Final = ("mkdocs_theme.yml", _ROBOTS)
"""What stands in a theme's folder and says nothing to an engine, or is written out already."""

_KEYS: Final = ("site_url", "site_author", "copyright", "use_directory_urls", "extra_css", "extra_templates", "nav",
                "strict")  # fmt: skip
"""What goes into the configuration as it is. An engine that knew the repository would link to files of this folder."""

_LEVELS: Final = {logging.WARNING: "warn", logging.INFO: "info", logging.DEBUG: "ignore"}


def write_whole(folder: Path, config: MkDocsConfig, site: Site, by_hand: Container[str]) -> None:
    """Write a site's pages, theme and configuration into a folder.

    ``config`` is complete, as the plugin leaves it, and its ``docs_dir`` holds the pages.
    """
    files = get_files(config)
    lay_out(config, files, site, by_hand)
    pages = files.documentation_pages()
    for file in pages:
        Page(None, file, config)
    newest = date_pages(pages, site.seen)
    templates = config.theme.get_env()
    sitemap = templates.get_template(_SITEMAP).render(config=config, pages=pages)
    docs = _files_in(Path(config.docs_dir))
    docs[_ROBOTS] = templates.get_template(_ROBOTS).render(config=config).encode("utf-8")
    if sitemap.strip():
        docs[PACKED] = _packed(sitemap, newest)
    theme: dict[str, bytes] = {}
    for source in reversed(config.theme.dirs[:-1]):  # the owner's last, and without what MkDocs itself brings
        theme |= _files_in(Path(source))
    # Every engine makes a sitemap of a template, and this one has nothing left to decide.
    theme[_SITEMAP] = f"{{% raw %}}{sitemap}{{% endraw %}}".encode()
    write_pages(folder / DOCS, (), docs)
    write_pages(folder / THEME, (), {name: data for name, data in theme.items() if name not in _OF_NO_SITE})
    (folder / CONFIG).write_text(whole_config(config), encoding="utf-8", newline="\n")


def _files_in(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in found.items()
        if not any(part.startswith((".", "__")) for part in name.parts)
    }


def _packed(text: str, day: str) -> bytes:
    packed = io.BytesIO()
    stamp = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
    with gzip.GzipFile(_SITEMAP, "wb", fileobj=packed, mtime=stamp) as file:
        file.write(text.encode("utf-8"))
    return packed.getvalue()


def whole_config(config: MkDocsConfig) -> str:
    """A complete configuration as the text of an ``mkdocs.yml`` that stands beside ``docs/`` and ``theme/``."""
    keys = {
        "site_name": config.site_name,
        "site_description": config.site_description,
        **{key: config[key] for key in _KEYS if config[key] is not None},
        "docs_dir": DOCS,
        "site_dir": BUILT,
        "theme": _theme_of(config),
        "extra": dict(config.extra),
        "extra_javascript": [_script(script) for script in config.extra_javascript],
        "markdown_extensions": [{name: config.mdx_configs.get(name, {})} for name in _extensions_of(config)],
        "plugins": [],
        "validation": _validation_of(config),
    }
    return yaml.dump(_plain(keys), sort_keys=False, allow_unicode=True, width=1_000_000)


def _extensions_of(config: MkDocsConfig) -> list[str]:
    """The extensions that say how pages are read; what only reads them in less time is no part of that."""
    return [name for name in config.markdown_extensions if name != INLINE]


def _theme_of(config: MkDocsConfig) -> dict[str, Any]:
    stated = {key: value for key, value in config.theme.items() if key not in {"name", "locale"}}
    templates = sorted(config.theme.static_templates - {_ROBOTS, _SITEMAP})
    return {**stated, "name": None, "custom_dir": THEME, "static_templates": templates}


def _script(script: object) -> object:
    """A script with what is stated of it; what is not stated is not said."""
    return {key: value for key, value in script.items() if value} if isinstance(script, ExtraScriptValue) else script


def _validation_of(config: MkDocsConfig) -> dict[str, Any]:
    """What links are held to. Pages that no menu names are meant so."""
    links = {key: _LEVELS.get(level, level) for key, level in config.validation.links.items()}
    return {"nav": {"omitted_files": "ignore", "not_found": "warn", "absolute_links": "warn"}, "links": links}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a configuration holds
    """A value without the types of MkDocs and MarkupSafe, which no other reader knows."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, dict):
        return {_plain(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value
