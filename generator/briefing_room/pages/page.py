"""A page, and how one page links to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

PICTURES: Final = "assets/share"
"""Where the pictures of briefings are in a site."""


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
    up, down = here.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(up), len(down) - 1) and up[shared] == down[shared]:
        shared += 1
    return "/".join([".."] * (len(up) - shared) + down[shared:]) + fragment


def briefing_path(briefing_id: str) -> str:
    """Path of a briefing's page."""
    return f"briefings/{briefing_id}.md"


def made_path(briefing_id: str) -> str:
    """Path of the page that says how a briefing was made."""
    return f"briefings/{briefing_id}/made.md"


def subject_path(vocabulary: str, key: str) -> str:
    """Path of the page of a topic or a region."""
    return f"{vocabulary}/{key}.md"


def history_anchor(item_id: str) -> Markup:
    """The place on a briefing's page where the history of a judgement or risk begins."""
    return Markup(f"_{item_id}-history")  # noqa: S704 - made of an id


def picture_path(briefing_id: str) -> str:
    """Path of the picture that a shared link to a briefing shows."""
    return f"{PICTURES}/{briefing_id}.png"


def actor_path(actor_id: str) -> str:
    """Path of an actor's page."""
    return f"actors/{actor_id}.md"


def source_path(source_id: str) -> str:
    """Path of a source's page."""
    return f"sources/{source_id}.md"
