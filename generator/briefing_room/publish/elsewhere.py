"""A site that another engine than MkDocs makes: whole in a folder, built there, and taken over."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from briefing_room.ledger import clear, note, own
from briefing_room.publish.engines import program_of, run_engine
from briefing_room.publish.handover import hand_over
from briefing_room.publish.mkdocs import completed, load_config
from briefing_room.publish.skeleton import finished
from briefing_room.publish.switch import ELSEWHERE
from briefing_room.publish.whole import BUILT, CONFIG, DOCS, PACKED, write_whole
from briefing_room.words import words_in

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from briefing_room.publish.handover import Fresh
    from briefing_room.publish.project import Project
    from briefing_room.words import Words

_UNUSED: Final = ("search.json",)
"""What an engine makes and no page of ours loads: an index of whole pages."""


def left_out(config: MkDocsConfig) -> tuple[str, ...]:
    """The plugins and hooks of a configuration that MkDocs runs and no other engine."""
    return (*(name for name in config.plugins if name != "briefing"), *config.hooks)


def build_elsewhere(engine: str, project: Project, staging: Path, fresh: Fresh) -> tuple[str, ...]:
    """Let an engine build a site that is whole in itself, in a work folder, and take over what it has made.

    All that is in the work folder is removed before. Afterwards it stays, to be looked at or served by the engine. What
    comes back are the plugins and hooks of the project that it does not run.

    Raises:
        PublishError: the engine is not there, or found something wrong.
    """
    config = load_config(project, staging)
    hand_over(config, fresh)
    work = project.work / ELSEWHERE
    program_of(engine)  # nothing is begun for one that is not there
    clear(work)
    own(work, patterns=("*",))
    write_whole(work, completed(config), fresh.site, fresh.by_hand)
    run_engine(engine, CONFIG, work)
    built = work / BUILT
    finish(built, words_in(fresh.site.desk.settings.language))
    if (work / DOCS / PACKED).is_file():  # an engine without our plugin packs it with the day of the build
        shutil.copyfile(work / DOCS / PACKED, built / PACKED)
    note(staging, (path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()))
    shutil.copytree(built, staging, dirs_exist_ok=True)
    return left_out(config)


def finish(folder: Path, words: Words) -> None:
    """Do to a built site what our plugin does while MkDocs runs: let what is wide be scrolled; drop what is unused."""
    for name in _UNUSED:
        (folder / name).unlink(missing_ok=True)
    for path in sorted(folder.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        path.write_text(finished(html, words), encoding="utf-8", newline="\n")
    for path in sorted(folder.glob("*.xml")):
        if not path.read_text(encoding="utf-8").strip():
            path.unlink()  # MkDocs writes nothing of a template that says nothing
