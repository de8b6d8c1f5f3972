"""A page, and how one page links to another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Page:
    """One page of the site as Markdown. ``path`` is relative to MkDocs' ``docs_dir``."""

    path: str
    markdown: str


def relative(here: str, target: str, anchor: str = "") -> str:
    """The link from page ``here`` to page ``target``, as MkDocs checks and rewrites it."""
    fragment = f"#{anchor}" if anchor else ""
    if here == target and fragment:
        return fragment
    return posixpath.relpath(target, posixpath.dirname(here) or ".") + fragment


def briefing_path(briefing_id: str) -> str:
    """Path of a briefing's page."""
    return f"briefings/{briefing_id}.md"


def made_path(briefing_id: str) -> str:
    """Path of the page that says how a briefing was made."""
    return f"briefings/{briefing_id}/made.md"


def actor_path(actor_id: str) -> str:
    """Path of an actor's page."""
    return f"actors/{actor_id}.md"


def source_path(source_id: str) -> str:
    """Path of a source's page."""
    return f"sources/{source_id}.md"
