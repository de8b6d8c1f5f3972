"""A site made of fresh pages by MkDocs: in this process, or in two on as many cores, which gives the same site."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_room.ledger import clear, own
from briefing_room.publish import mkdocs
from briefing_room.publish.beside import beside
from briefing_room.publish.failures import PublishError
from briefing_room.publish.handover import Receiver, hand_over
from briefing_room.publish.shares import Share, deal
from briefing_room.publish.switch import half_of, seal, take_over
from briefing_room.publish.understood import may_be_shared
from briefing_room.system import may_part

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefing_room.publish.handover import Fresh
    from briefing_room.publish.project import Project


def make_site(project: Project, folder: Path, ready: Fresh) -> Receiver:
    """Let MkDocs make a site in a folder; the plugin, which knows what was made.

    Raises:
        PublishError: MkDocs found something wrong.
    """
    config = mkdocs.load_config(project, folder)
    plugin = hand_over(config, ready)
    mkdocs.build_site(config)
    return plugin


def make_in_halves(project: Project, staging: Path, ready: Fresh, pages: Iterable[str]) -> bool:
    """Let two processes make a site, or a share of one, each some of these pages; whether it is made.

    It is not where the system gives no second process or what the project adds might look at several pages, nor where
    most pages are kept. And not where anything is wrong: that is told by whoever makes the whole site.
    """
    has_kept = ready.kept is not None and ready.kept.store.has_given
    if has_kept or not may_part() or not may_be_shared(project):
        return False
    half = half_of(project.site)
    own(half)
    has_rest = ready.share is None or ready.share.has_rest
    ours, theirs = (frozenset(share) for share in deal(pages, 2))
    other_half = replace(ready, kept=None, share=Share(theirs, has_rest=False))  # one process has the store's file open
    with beside(lambda: _made(project, half, other_half) is not None, is_worth_it=True) as other:
        made = _made(project, staging, replace(ready, share=Share(ours, has_rest=has_rest)))
        is_whole = made is not None and other()
    if made and is_whole:
        take_over(half, staging)
        made.keep_made(staging)
        return True
    seal(half)
    clear(half)
    return False


def _made(project: Project, folder: Path, ready: Fresh) -> Receiver | None:
    """The plugin, when it is made; None where something is wrong."""
    with suppress(PublishError):
        return make_site(project, folder, ready)
    return None
