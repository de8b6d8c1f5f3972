"""The address of one page from another on the built site, for links in raw HTML, which MkDocs does not rewrite.

Pages are directories there: ``actors/kim.md`` is served as ``actors/kim/``.
"""

from __future__ import annotations

import posixpath

from markupsafe import Markup


def address(here: str, target: str, anchor: str = "") -> Markup:
    """The link from page ``here`` to page ``target``.

    >>> str(address("briefings/ferry.md", "actors/kim.md", "role"))
    '../../actors/kim/#role'
    """
    fragment = f"#{anchor}" if anchor else ""
    way = posixpath.relpath(f"/{_folder(target)}", f"/{_folder(here)}")
    made = fragment or "./" if way == "." else f"{way}/{fragment}"
    return Markup(made)  # noqa: S704 - made of ids


def _folder(path: str) -> str:
    """The directory a page is served as; the site's root for the home page."""
    stem = path.removesuffix(".md")
    return "" if stem == "index" else stem.removesuffix("/index")
