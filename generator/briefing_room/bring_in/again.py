"""A source extracted again, on one screen: what would change, what would be lost; nothing is written yet."""

from __future__ import annotations

import difflib
import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_room.bring_in.decided import decided_on, found_again
from briefing_room.bring_in.written import bound_files, check_written, plain_log, read_back
from briefing_room.intake.document.arrival import Delivery, RefusedError
from briefing_room.intake.document.blocks import gather
from briefing_room.intake.document.extracted import READ_AS, Wishes
from briefing_room.intake.process.isolated import extract_isolated
from briefing_room.intake.source.article_file import body_of, changed_article
from briefing_room.intake.source.bound import bound
from briefing_room.intake.source.strip_log import as_read, ranges
from briefing_room.load.stray import SOURCES
from briefing_room.model.article import one_line, text_lines, without_bullet
from briefing_room.model.source import ARTICLE, STRIPPED
from briefing_room.quotes import NotFound, Searchable, citations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from briefing_room.intake.document.extracted import Extract
    from briefing_room.intake.source.bound import Bound
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Correction, Source
    from briefing_room.quotes import Citation


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
    delivery = delivery_of(folder, source)
    bare = extract_isolated(delivery, Wishes(title=source.title), desk.settings.phrases)
    made, decided, unfound = _extract_again(desk, source, delivery, bare, decided_on(source, wishes))
    made, corrections = corrected_as_before(source, made, bare)
    held, values, files = bound_files(made, source.title)
    values["corrections"] = [*corrections, *held.added]
    if not values["corrections"] and not source.facts.corrections:
        del values["corrections"]
    if decided.keep:
        values["kept"] = list(ranges(decided.keep))
    elif source.facts.kept:
        values["kept"] = []
    before = desk.files[f"{SOURCES}/{source.id}/{ARTICLE}"]
    if _same(source, made, held):
        return Change(source, as_wished=True, files={}, lost=(), unfound=unfound, diff=())
    after = changed_article(before, {**values, "reviewed": None}, body_of(made.blocks))
    files = {ARTICLE: after.encode("utf-8"), **files}
    new = read_back(source.id, files, desk)
    check_written(new, values, held)
    before += desk.files.get(f"{SOURCES}/{source.id}/{STRIPPED}", "")
    after += files[STRIPPED].decode("utf-8")
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


def delivery_of(folder: Path, source: Source) -> Delivery:
    """A source's original as it was delivered, with the encoding that was recorded.

    Raises:
        RefusedError: it has none, or another than the one that was brought in.
    """
    return Delivery(
        source.facts.original or "",
        _original(folder, source),
        charset=(source.facts.extractor or "").partition(READ_AS)[2] or None,
        address=source.facts.url,
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
    numbers, unfound = found_again(_old(source), _today(bare), decided.keep | decided.strip)
    today = Wishes(
        source.title,
        frozenset(numbers[number] for number in decided.keep if number in numbers),
        frozenset(numbers[number] for number in decided.strip if number in numbers),
    )
    return extract_isolated(delivery, today, desk.settings.phrases), today, unfound


def _as_wished(desk: Desk, source: Source, delivery: Delivery, bare: Extract, wishes: Wishes) -> bool:
    """Whether today's rules give the text that is there, so that only what is wished now changes it."""
    if not wishes.keep and not wishes.strip:
        return False
    made, _, unfound = _extract_again(desk, source, delivery, bare, decided_on(source, Wishes()))
    made, _ = corrected_as_before(source, made, bare)
    return not unfound and _same(source, made, bound(made, source.title))


def _old(source: Source) -> list[str] | None:
    """The lines of the reading that is kept, as they are compared."""
    if source.reading is None:
        return None
    return [without_bullet(one_line(line)) for line in text_lines(source.reading)]


def _today(made: Extract) -> list[str]:
    """The lines as they are read today, as they are compared."""
    return [without_bullet(as_read(line)) for line in made.lines]


def corrected_as_before(source: Source, made: Extract, bare: Extract) -> tuple[Extract, tuple[Correction, ...]]:
    """The extract with what was corrected by hand, and these corrections under today's numbers of their lines.

    Lines that the text adds are not among them: a headline that is in no line is told anew.
    """
    mended = [correction for correction in source.facts.corrections if correction.was is not None]
    numbers, _ = found_again(_old(source), _today(bare), {correction.line for correction in mended})
    today = tuple(c.model_copy(update={"line": numbers[c.line]}) for c in mended if c.line in numbers)
    blocks = tuple(replace(block, text=_mended(block.text, block.numbers, today)) for block in made.blocks)
    runs = {one_line(block.text): block.numbers for block in gather(made.lines)}
    captions = tuple(_mended(caption, runs.get(caption, ()), today) for caption in made.captions)
    return replace(made, blocks=blocks, captions=captions), today


def _mended(text: str, numbers: tuple[int, ...], corrections: Iterable[Correction]) -> str:
    """A block's text with the corrections of its lines, which are counted from 0."""
    for one in corrections:
        if one.line - 1 in numbers and one.was and text.count(one.was) == 1:
            text = one_line(text.replace(one.was, one.now or ""))
    return text


def _same(source: Source, made: Extract, held: Bound) -> bool:
    """Whether extracting again gives the same reading and text; a newer extractor alone is no change."""
    return (
        source.body.strip("\n") == body_of(made.blocks).strip("\n")
        and list(source.facts.captions) == list(made.captions)
        and plain_log(source.stripped) == plain_log(held.log)
        and (made.is_text or source.reading == "".join(f"{line}\n" for line in held.lines))
    )


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
