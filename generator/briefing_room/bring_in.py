"""Bringing in a source, on one screen: deliver → extract → compare → settle → write; and later review and refresh.

What is written is read back by the desk's own reader first, so a source is
written whole and sound, or not at all.
"""

from __future__ import annotations

import difflib
import errno
import hashlib
import secrets
import shutil
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, cast

from briefing_room.findings import has_errors
from briefing_room.intake.document.arrival import Delivery, RefusedError
from briefing_room.intake.document.extracted import BY_HAND, OURS, READ_AS, Wishes
from briefing_room.intake.formats import format_named
from briefing_room.intake.process.isolated import extract_isolated
from briefing_room.intake.source.article_file import body_of, changed_article, new_article
from briefing_room.intake.source.duplicates import twins
from briefing_room.intake.source.facts import Fact, settle
from briefing_room.intake.source.slug import id_from
from briefing_room.intake.source.strip_log import numbers_in, ranges, strip_log
from briefing_room.load.desk import SOURCES, load_typed
from briefing_room.load.raw import RawFile
from briefing_room.model.article import one_line, text_lines
from briefing_room.model.source import ARTICLE, READING, FrontMatter, Source
from briefing_room.quotes import NotFound, Searchable, citations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from briefing_room.intake.document.extracted import Extract
    from briefing_room.intake.source.duplicates import Twin
    from briefing_room.intake.source.strip_log import Stripped
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Stripped as Logged
    from briefing_room.quotes import Citation

TITLE_NEEDED: Final = "name its headline: --title “…”"


@dataclass(frozen=True)
class Draft:
    """A source that could be written: its id, its files by name, and all there is to say of it."""

    id: str
    delivery: Delivery
    wishes: Wishes
    extract: Extract
    facts: tuple[Fact, ...]
    twins: tuple[Twin, ...]
    files: Mapping[str, bytes]
    source: Source


# --- add ----------------------------------------------------------------------------------------------


def draft_source(desk: Desk, delivery: Delivery, given: Mapping[str, str], wishes: Wishes) -> Draft:
    """Make a source of what was delivered, without writing anything.

    Args:
        desk: the desk it is for.
        delivery: what arrived.
        given: what the analyst typed: ``id``, and keys of the front matter.
        wishes: lines to keep or to strip.

    Raises:
        RefusedError: it cannot be brought in, or is there already.
    """
    checksum = hashlib.sha256(delivery.data).hexdigest()
    same = next((source for source in desk.sources.values() if source.facts.sha256 == checksum), None)
    if same:
        message = f"these very bytes are the source {same.id} already"
        raise RefusedError(message, f"quote {same.id}, or extract it again with: briefing refresh {same.id}")
    made = extract_isolated(delivery, replace(wishes, title=given.get("title")), desk.settings.phrases)
    near = twins(made.text, desk.sources.values())
    facts = settle(made, given, near, delivery.retrieved)
    return settled(desk, Draft(given.get("id", ""), delivery, wishes, made, facts, near, {}, _NO_SOURCE))


def settled(desk: Desk, draft: Draft) -> Draft:
    """The draft with its files, made from its facts; asked for again when the analyst changed one.

    Raises:
        RefusedError: it has no headline, or what would be written is not sound.
    """
    facts = {fact.key: fact.value for fact in draft.facts if fact.sure}
    title = facts.get("title")
    if not title:
        raise RefusedError("no headline can be told", TITLE_NEEDED)
    made = draft.extract
    source_id = draft.id or id_from(title, _taken(desk))
    original = f"original.{format_named(made.format).endings[0]}"
    values: dict[str, object] = {**facts, "original": original, "reviewed": False}
    values["sha256"] = hashlib.sha256(draft.delivery.data).hexdigest()
    values |= _extracted(made)
    if draft.wishes.keep:
        values["kept"] = list(ranges(draft.wishes.keep))
    text = new_article(values, body_of(made.blocks))
    files = {ARTICLE: text.encode("utf-8"), original: draft.delivery.data}
    files |= _reading(made)
    source = _read_back(source_id, files[ARTICLE], desk)
    _check_written(source, values)
    return replace(draft, id=source_id, files=files, source=source)


_NO_SOURCE: Final = Source("", FrontMatter(title="(none)"), "")


def _taken(desk: Desk) -> frozenset[str]:
    return frozenset({*desk.sources, *desk.actors, *desk.briefings, *desk.broken})


def _extracted(made: Extract) -> dict[str, object]:
    """The keys of the front matter that extraction answers for."""
    return {"extractor": made.extractor, "captions": list(made.captions), "stripped": list(strip_log(made))}


def _reading(made: Extract) -> dict[str, bytes]:
    """The file that shows the numbered lines, where these are not the lines of the original itself."""
    return {} if made.is_text else {READING: "".join(f"{line.text}\n" for line in made.lines).encode("utf-8")}


def _read_back(source_id: str, data: bytes, desk: Desk) -> Source:
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


def _check_written(source: Source, values: Mapping[str, object]) -> None:
    """See that the keys that were written are read back as they were meant.

    Raises:
        RefusedError: they are not, because the front matter was typed in an unusual way.
    """
    facts = source.facts
    meant = _plain(cast("list[Stripped]", values["stripped"]))
    if (
        _plain(facts.stripped) != meant
        or list(facts.captions) != values["captions"]
        or list(facts.kept) != values.get("kept", [])
    ):
        message = "what was written would not be read back as it was meant"
        raise RefusedError(message, "write its front matter in the usual way: a key a line, lists indented below")


def write_source(folder: Path, draft: Draft) -> Path:
    """Write a draft into a desk's folder, whole or not at all; the new article's path.

    Raises:
        RefusedError: there is such a source already.
        OSError: it cannot be written; nothing is left of it then.
    """
    sources = folder / SOURCES
    target = sources / draft.id
    # The desk's reader passes over names with a dot. Nobody else makes a folder of this name.
    staging = sources / f".{draft.id}.{secrets.token_hex(8)}.adding"
    sources.mkdir(exist_ok=True)
    _clear_old(sources)
    try:
        staging.mkdir()
        for name, data in draft.files.items():
            (staging / name).write_bytes(data)
        if target.exists() or target.is_symlink():
            raise _there_already(target)
        staging.rename(target)
    except OSError as error:
        if error.errno in {errno.EEXIST, errno.ENOTEMPTY}:
            raise _there_already(target) from None
        raise
    finally:
        _clear(staging)
    return target / ARTICLE


def _there_already(target: Path) -> RefusedError:
    return RefusedError(f"{target} is there already", "choose another id: --id ID")


def _clear_old(sources: Path) -> None:
    """Remove what a run that was killed has left; what is younger than an hour may be under way."""
    for path in sources.glob(".*.adding"):
        if time.time() - path.lstat().st_mtime > _AN_HOUR:
            _clear(path)


_AN_HOUR: Final = 3600


def _clear(staging: Path) -> None:
    """Remove what stands where a source is made, be it a folder, a file or a link."""
    if staging.is_dir() and not staging.is_symlink():
        shutil.rmtree(staging, ignore_errors=True)
    else:
        staging.unlink(missing_ok=True)


# --- refresh and review -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """What extracting a source again would change: its new files, the quotes that would be lost, and the diff."""

    source: Source
    as_wished: bool
    """Whether nothing changes but what the analyst wished now."""
    files: Mapping[str, bytes]
    lost: tuple[Citation, ...]
    unfound: tuple[str, ...]
    """Lines the analyst once decided on that today's reading has not."""
    diff: tuple[str, ...]


def change_source(desk: Desk, folder: Path, source: Source, wishes: Wishes) -> Change:
    """Extract a source's original again, with what the analyst once decided and now wishes; nothing is written.

    Raises:
        RefusedError: the source has no original, or nothing can be made of it.
    """
    delivery = Delivery(
        source.facts.original or "",
        _original(folder, source),
        charset=(source.facts.extractor or "").partition(READ_AS)[2] or None,
        address=source.facts.url,
    )
    bare = extract_isolated(delivery, Wishes(title=source.title), desk.settings.phrases)
    made, decided, unfound = _extract_again(desk, source, delivery, bare, _decided(source, wishes))
    values = _extracted(made)
    if decided.keep:
        values["kept"] = list(ranges(decided.keep))
    elif source.facts.kept:
        values["kept"] = []
    before = desk.files[f"{SOURCES}/{source.id}/{ARTICLE}"]
    if _same(source, made):
        return Change(source, as_wished=True, files={}, lost=(), unfound=unfound, diff=())
    after = changed_article(before, {**values, "reviewed": False}, body_of(made.blocks))
    files = {ARTICLE: after.encode("utf-8"), **_reading(made)}
    new = _read_back(source.id, files[ARTICLE], desk)
    _check_written(new, values)
    was, would_be = (text.replace("\r\n", "\n").split("\n") for text in (before, after))
    diff = difflib.unified_diff(was, would_be, "as it is", "as it would be", lineterm="", n=1)
    return Change(
        source,
        as_wished=_as_wished(desk, source, delivery, bare, wishes),
        files=files,
        lost=tuple(_lost(desk, new)),
        unfound=unfound,
        diff=tuple(diff),
    )


def _original(folder: Path, source: Source) -> bytes:
    """The bytes a source was made of.

    Raises:
        RefusedError: there are none, or others than those that were brought in.
    """
    if not source.facts.original:
        raise RefusedError(f"the source {source.id} has no original", "there is nothing to extract it from")
    path = folder / SOURCES / source.id / source.facts.original
    if not path.is_file():
        raise RefusedError(
            f"{source.facts.original} of {source.id} is not there", "put the original back as it arrived"
        )
    data = path.read_bytes()
    if source.facts.sha256 and hashlib.sha256(data).hexdigest() != source.facts.sha256:
        message = (
            f"{source.facts.original} of {source.id} is not the file that was brought in: its SHA-256 sum is another"
        )
        raise RefusedError(message, "put the original back as it arrived; never edit it")
    return data


def _extract_again(
    desk: Desk, source: Source, delivery: Delivery, bare: Extract, decided: Wishes
) -> tuple[Extract, Wishes, tuple[str, ...]]:
    """The extract under what was decided, that decision in today's numbers, and the lines that are not found any more.

    Numbers count the lines of the reading that is kept. Today's reading may have more lines, or fewer, so each
    line is found again by its words. ``bare`` is the extract without any decision.
    """
    if not decided.keep and not decided.strip:
        return bare, decided, ()
    old = [one_line(line) for line in text_lines(source.original)] if source.original is not None else None
    numbers, unfound = _found_again(old, [line.text for line in bare.lines], decided.keep | decided.strip)
    today = Wishes(
        source.title,
        frozenset(numbers[number] for number in decided.keep if number in numbers),
        frozenset(numbers[number] for number in decided.strip if number in numbers),
    )
    return extract_isolated(delivery, today, desk.settings.phrases), today, unfound


def _found_again(
    old: Sequence[str] | None, new: Sequence[str], wanted: Collection[int]
) -> tuple[dict[int, int], tuple[str, ...]]:
    """Today's number of each wanted line, and the words of those that are gone."""
    if old is None or [*new, ""] == [*old, ""][: len(new) + 1]:
        return {number: number for number in wanted}, ()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    moved = {block.a + at + 1: block.b + at + 1 for block in matcher.get_matching_blocks() for at in range(block.size)}
    beyond = {number: number for number in wanted if number > len(old)}  # which is told as such
    gone = tuple(f"line {n}: {old[n - 1]}" for n in sorted(wanted) if n not in moved and n <= len(old))
    return {**{number: moved[number] for number in wanted if number in moved}, **beyond}, gone


def _as_wished(desk: Desk, source: Source, delivery: Delivery, bare: Extract, wishes: Wishes) -> bool:
    """Whether today's rules give the text that is there, so that only what is wished now changes it."""
    if not wishes.keep and not wishes.strip:
        return False
    made, _, unfound = _extract_again(desk, source, delivery, bare, _decided(source, Wishes()))
    return not unfound and _same(source, made)


def _decided(source: Source, wishes: Wishes) -> Wishes:
    """What the analyst decided before, and what is wished now; the newer word counts."""
    keep = (numbers_in(source.facts.kept) | wishes.keep) - wishes.strip
    # Of a source that was written by hand, everything in the log was decided by hand.
    whole = not (source.facts.extractor or "").startswith(OURS)
    by_hand = numbers_in(entry.lines for entry in source.facts.stripped if whole or entry.rule == BY_HAND)
    return Wishes(keep=keep, strip=(by_hand | wishes.strip) - wishes.keep)


def _same(source: Source, made: Extract) -> bool:
    """Whether extracting again gives the same text, captions and strip log; a newer extractor alone is no change."""
    return (
        source.body.strip("\n") == body_of(made.blocks).strip("\n")
        and list(source.facts.captions) == list(made.captions)
        and _plain(source.facts.stripped) == _plain(strip_log(made))
    )


def _plain(log: Iterable[Stripped | Logged]) -> list[tuple[str, str, str]]:
    """A strip log as plain texts, be it one that was made or one that was read."""
    return [(entry.lines, entry.text, entry.rule) for entry in log]


def _lost(desk: Desk, new: Source) -> Sequence[Citation]:
    """The quotes of the desk that are found in the source now and would not be in the new one."""
    searchable = Searchable(new)
    return [
        citation
        for citation in citations(desk)
        if citation.source.id == new.id
        and not isinstance(citation.found, NotFound)
        and isinstance(searchable.find_evidence(citation.evidence), NotFound)
    ]


def write_change(folder: Path, change: Change) -> None:
    """Write what a change comes to; each file is replaced at once or not at all."""
    home = folder / SOURCES / change.source.id
    for name, data in change.files.items():
        replace_file(home / name, data)


def mark_reviewed(desk: Desk, folder: Path, source: Source) -> None:
    """Write `reviewed: true` into a source's front matter; all else stays as it is."""
    path = folder / SOURCES / source.id / ARTICLE
    text = changed_article(path.read_bytes().decode("utf-8"), {"reviewed": True}, None)
    _read_back(source.id, text.encode("utf-8"), desk)
    replace_file(path, text.encode("utf-8"))


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that whoever reads it sees the old one or the new one, whole."""
    staging = path.with_name(f".{path.name}.{secrets.token_hex(8)}.new")
    try:
        staging.write_bytes(data)
        staging.replace(path)
    finally:
        staging.unlink(missing_ok=True)
