"""Where the file behind a page is edited, for a project that names its repository."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Container

    from mkdocs.config.defaults import MkDocsConfig

    from briefing_room.model.desk import Desk

_FOLDERS: Final = {"briefings": "{id}.yml", "sources": "sources/{id}/article.md", "actors": "actors.yml"}
"""The file of the desk behind a page in a folder of the site."""


def edit_link(config: MkDocsConfig, desk: Desk, name: str, places: tuple[str, str], by_hand: Container[str]) -> str:
    """The address at which a page's file is edited; empty where it has none, or the project names no repository.

    ``name`` is the page's Markdown, ``places`` the folder of the desk and that of the hand-written pages, from the
    root of the repository. Material's users name the latter at the end of ``edit_uri``.
    """
    folder, docs = places
    file = f"{docs}/{name}" if name in by_hand else _file_of(desk, name, folder)
    base, template = config.edit_uri or "", str(config.edit_uri_template or "")
    if not file or not (base or template):
        return ""
    if template:
        ending = "" if f"{docs}/{{path" in template else f"{docs}/"
        stem = template.replace(f"{docs}/{{path", "{path")
        file = file.removeprefix(ending) if ending else file
        part = stem.format(path=file, path_noext=posixpath.splitext(file)[0])
    else:
        in_docs = base.rstrip("/").endswith(docs)
        part = (base.rstrip("/").removesuffix(docs) if in_docs else base.rstrip("/") + "/") + file
    root = config.repo_url or ""
    return urljoin(root if root.endswith("/") or part.startswith(("?", "#")) else f"{root}/", part) if root else part


def _file_of(desk: Desk, name: str, folder: str) -> str:
    room, _, page = name.removesuffix(".md").partition("/")
    known = {"briefings": desk.briefings, "sources": desk.sources, "actors": desk.actors}.get(room)
    return f"{folder}/{_FOLDERS[room].format(id=page)}" if known is not None and page in known else ""
