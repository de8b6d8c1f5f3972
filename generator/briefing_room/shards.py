"""A site built by several machines: each makes a shard of it, and one merges them and follows every proof.

build_shard    load → check → render → write → a share of the site, with its manifest
merge          load → check → the shards' files → verify → switch
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from briefing_room.build import Built, check, is_large, look, making, nobody, verify_and_switch, write
from briefing_room.ledger import LEDGER, note, own
from briefing_room.pages import render_findable
from briefing_room.pages.page import briefing_path, picture_path
from briefing_room.publish.beside import beside
from briefing_room.publish.failures import PublishError
from briefing_room.publish.halves import make_in_halves, make_site
from briefing_room.publish.handover import Fresh
from briefing_room.publish.search import BUNDLE, write_index
from briefing_room.publish.shards import (
    FILES,
    MANIFEST,
    SHARDS,
    files_of,
    find_shards,
    made_of,
    refuse_unfit,
    write_manifest,
)
from briefing_room.publish.share import DESK, cards_of, picture
from briefing_room.publish.shares import Share, deal
from briefing_room.publish.switch import scratch_of, seal, switch
from briefing_room.search.index import index_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from briefing_room.build import Checked
    from briefing_room.pages.site import Site
    from briefing_room.publish.project import Project
    from briefing_room.publish.shards import Manifest, Shard

_SEARCH: Final = 1 / 3
"""What part of all pages takes as long as the search, which the last shard makes; measured at 100 briefings."""


@dataclass(frozen=True)
class BuiltShard:
    """What a shard came to: the findings, its folder, and how many pages it has (None: nothing was built) of all."""

    checked: Checked
    folder: Path
    pages: int | None = None
    whole: int = 0


def build_shard(project: Project, shard: Shard, tell: Callable[[str], None] = nobody) -> BuiltShard:
    """Make one shard of a site, in its folder beside the site's.

    The whole desk is checked. Links and proofs are followed when the shards are merged.

    Raises:
        PublishError: the shard could not be made, or this project's site cannot be made in shards.
        NotOurFolderError: the shard's folder holds something else.
        BusyError: another build is under way.
    """
    home = shards_of(project) / shard.folder
    place = replace(project, site=home, work=project.work if project.lasting else scratch_of(home))
    with making(place) as staging:
        made = made_of(project)
        tell("Checking the desk and writing its pages")
        checked = check(project.desk)
        if not checked.may_be_published:
            return BuiltShard(checked, home)
        looked = look(project, checked)
        with beside(partial(_searched, looked.site, shard), is_worth_it=is_large(looked.site)) as index:
            fresh = write(place, looked)
            pages = frozenset(deal(fresh.pages, shard.of, _SEARCH if shard.of > 1 else 0)[shard.number - 1])
            own(staging, [f"{FILES}/{LEDGER}", MANIFEST])
            own(staging / FILES)
            tell(f"Making {len(pages)} of {len(fresh.pages)} pages")
            ready = Fresh(looked.site, fresh.by_hand, share=Share(pages, has_rest=shard.number == 1))
            if not (is_large(looked.site) and make_in_halves(place, staging / FILES, ready, pages)):
                make_site(place, staging / FILES, ready)
            _write_pictures(staging / FILES, looked.site, ready.share)
            _write_index(staging / FILES, index())
        seal(staging / FILES)
        write_manifest(staging, shard, made, pages, len(fresh.pages))
        if made_of(project) != made:
            message = "the desk or its project was changed while the shard was made; make it again"
            raise PublishError(message)
        seal(staging)
        switch(home)
    return BuiltShard(checked, home, len(pages), len(fresh.pages))


def shards_of(project: Project) -> Path:
    """Where a project's shards are, unless others are named: beside its site."""
    return project.site.with_name(SHARDS)


def merge(project: Project, folders: Iterable[Path], tell: Callable[[str], None] = nobody) -> Built:
    """Merge shards, which are folders or in folders, into the site that one build would make, and publish that.

    Unless all is well, the site that is there stays as it is, and so do the shards.

    Raises:
        PublishError: a shard is missing, damaged or of another site, or what they make together is not sound.
        NotOurFolderError: the site's folder holds something else.
        BusyError: another build is under way.
    """
    with making(project) as staging:
        shards = find_shards(folders)
        refuse_unfit(shards, made_of(project))
        tell("Checking the desk")
        checked = check(project.desk)
        if not checked.may_be_published:
            return Built(checked)
        looked = look(project, checked)
        own(staging)
        tell(f"Merging {len(shards)} shards")
        for one in shards:
            _take_in(staging, one)
        tell("Following every link and every proof")
        pages = [page for one in shards for page in one.pages]
        verify_and_switch(project, staging, looked.site, pages)
        return Built(checked, len(pages))


def _searched(site: Site, shard: Shard) -> Mapping[str, str]:
    """The files of the search, which the last shard makes."""
    return index_files(render_findable(site)) if shard.number == shard.of else {}


def _write_pictures(folder: Path, site: Site, share: Share | None) -> None:
    """Draw the pictures of the briefings whose pages are in a share; that of the desk goes with what is no page."""
    pages = share.pages if share else frozenset()
    wanted = {picture_path(key) for key in site.desk.briefings if briefing_path(key) in pages}
    wanted |= {DESK} if share and share.has_rest else set()
    note(folder, wanted)
    for name, card in cards_of(site):
        if name in wanted:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(picture(card))


def _write_index(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files of the search, where there are any."""
    if files:
        note(folder, [f"{BUNDLE}/{LEDGER}"])
        write_index(folder, files)


def _take_in(staging: Path, shard: Manifest) -> None:
    """Write the files of a shard into a new site."""
    index: dict[str, str] = {}
    note(staging, shard.files)
    for name, data in files_of(shard):
        if name.startswith(f"{BUNDLE}/"):
            index[name.removeprefix(f"{BUNDLE}/")] = data.decode(errors="replace")
            continue
        (staging / name).parent.mkdir(parents=True, exist_ok=True)
        (staging / name).write_bytes(data)
    _write_index(staging, index)
