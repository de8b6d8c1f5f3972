"""What would be written of a source, made and read back: nothing unsound ever reaches the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from briefing_room.findings import has_errors
from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.source.strip_log import strip_log
from briefing_room.load.desk import load_typed
from briefing_room.load.raw import RawFile
from briefing_room.load.stray import SOURCES
from briefing_room.model.source import ARTICLE, READING, FrontMatter, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing_room.intake.document.extracted import Extract
    from briefing_room.intake.source.strip_log import Stripped
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Stripped as Logged


def extracted_keys(made: Extract) -> dict[str, object]:
    """The keys of the front matter that extraction answers for."""
    return {"extractor": made.extractor, "captions": list(made.captions), "stripped": list(strip_log(made))}


def reading_file(made: Extract) -> dict[str, bytes]:
    """The file that shows the numbered lines, where these are not the lines of the original itself."""
    return {} if made.is_text else {READING: "".join(f"{line.text}\n" for line in made.lines).encode("utf-8")}


def read_back(source_id: str, data: bytes, desk: Desk) -> Source:
    """What the desk's reader makes of the article.

    Raises:
        RefusedError: it finds a mistake in it.
    """
    raw = RawFile(f"{SOURCES}/{source_id}/{ARTICLE}", "source", data)
    facts, found = load_typed(raw, FrontMatter)
    if facts is None or has_errors(found):
        problem = f": {found[0].message}" if found else ""
        raise RefusedError(f"the source would not be sound{problem}", found[0].help if found else "")
    return Source(source_id, facts, raw.body, raw.body_place, language=facts.language or desk.settings.language)


def check_written(source: Source, values: Mapping[str, object]) -> None:
    """See that the keys that were written are read back as they were meant.

    Raises:
        RefusedError: they are not, because the front matter was typed in an unusual way.
    """
    facts = source.facts
    meant = plain_log(cast("list[Stripped]", values["stripped"]))
    if (
        plain_log(facts.stripped) != meant
        or list(facts.captions) != values["captions"]
        or list(facts.kept) != values.get("kept", [])
    ):
        message = "what was written would not be read back as it was meant"
        raise RefusedError(message, "write its front matter in the usual way: a key a line, lists indented below")


def plain_log(log: Iterable[Stripped | Logged]) -> list[tuple[str, str, str]]:
    """A strip log as plain texts, be it one that was made or one that was read."""
    return [(entry.lines, entry.text, entry.rule) for entry in log]
