"""The address of one page from another on the built site, for links in raw HTML, which MkDocs does not rewrite.

Pages are directories there: ``actors/kim.md`` is served as ``actors/kim/``.
"""

from __future__ import annotations

from markupsafe import Markup


def address(here: str, target: str, anchor: str = "") -> Markup:
    """The link from page ``here`` to page ``target``.

    >>> str(address("briefings/ferry.md", "actors/kim.md", "role"))
    '../../actors/kim/#role'
    """
    fragment = f"#{anchor}" if anchor else ""
    start, end = _folder(here), _folder(target)
    if start == end:
        return Markup(fragment or "./")  # noqa: S704 - made of an id
    # By way of the site's root: Zensical takes what stays in the page's folder for a file there, and leads elsewhere.
    steps = [".."] * len([part for part in start.split("/") if part])
    return Markup("/".join((*steps, *([end] if end else []), fragment)))  # noqa: S704 - made of ids


def _folder(path: str) -> str:
    """The directory a page is served as; the site's root for the home page."""
    stem = path.removesuffix(".md")
    return "" if stem == "index" else stem.removesuffix("/index")
