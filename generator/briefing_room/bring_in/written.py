"""What would be written of a source, made and read back: nothing unsound ever reaches the disk."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefing_room.findings import has_errors
from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.source.article_file import stripped_file
from briefing_room.intake.source.bound import bound
from briefing_room.load.desk import load_typed
from briefing_room.load.raw import RawFile
from briefing_room.load.stray import SOURCES
from briefing_room.model.source import ARTICLE, READING, STRIPPED, FrontMatter, Source, StripLog

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing_room.intake.document.extracted import Extract
    from briefing_room.intake.source.bound import Bound
    from briefing_room.intake.source.strip_log import Stripped
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Stripped as Logged


def bound_files(made: Extract, title: str) -> tuple[Bound, dict[str, object], dict[str, bytes]]:
    """What binds an extract to its original: as values, as keys of the front matter, and as files beside the article.

    The reading has a file where its lines are not those of the original itself.
    """
    held = bound(made, title)
    files = {STRIPPED: stripped_file(held.log).encode("utf-8")}
    if not made.is_text:
        files[READING] = "".join(f"{line}\n" for line in held.lines).encode("utf-8")
    keys: dict[str, object] = {
        "extractor": made.extractor,
        "captions": list(made.captions),
        "reading_sha256": None if made.is_text else hashlib.sha256(files[READING]).hexdigest(),
    }
    return held, keys, files


def read_back(source_id: str, files: Mapping[str, bytes], desk: Desk) -> Source:
    """What the desk's reader makes of the files of a source.

    Raises:
        RefusedError: it finds a mistake in one of them.
    """
    raw = RawFile(f"{SOURCES}/{source_id}/{ARTICLE}", "source", files[ARTICLE])
    facts, found = load_typed(raw, FrontMatter)
    log: StripLog | None = StripLog()
    if STRIPPED in files:
        log, more = load_typed(RawFile(f"{SOURCES}/{source_id}/{STRIPPED}", "strip-log", files[STRIPPED]), StripLog)
        found += more
    if facts is None or log is None or has_errors(found):
        problem = f": {found[0].message}" if found else ""
        raise RefusedError(f"the source would not be sound{problem}", found[0].help if found else "")
    language = facts.language or desk.settings.language
    return Source(source_id, facts, raw.body, raw.body_place, log=log, language=language)


def check_written(source: Source, values: Mapping[str, object], held: Bound) -> None:
    """See that the keys that were written are read back as they were meant.

    Raises:
        RefusedError: they are not, because the front matter was typed in an unusual way.
    """
    facts = source.facts
    if (
        plain_log(source.stripped) != plain_log(held.log)
        or list(facts.captions) != values["captions"]
        or list(facts.kept) != values.get("kept", [])
        or facts.reading_sha256 != values["reading_sha256"]
    ):
        message = "what was written would not be read back as it was meant"
        raise RefusedError(message, "write its front matter in the usual way: a key a line, lists indented below")


def plain_log(log: Iterable[Stripped | Logged]) -> list[tuple[str, str, str]]:
    """A strip log as plain texts, be it one that was made or one that was read."""
    return [(entry.lines, entry.text, entry.rule) for entry in log]
