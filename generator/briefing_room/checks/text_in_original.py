"""Every word of a source's text stands in its original, in its order.

The headline, the captions and the text are held, word for word, to the original as it was read, and every line
of it is in one of them or in the strip log. Nothing but white space, the markers of our grammar and the joining of
lines may differ. What the original says wrongly is mended by an entry of `corrections`, which readers see.

Bad:   the original says "rose sharply"; article.md: rose steeply
Good:  the original says "rose sharply"; article.md: rose sharply
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.binding import differences_of
from briefing_room.findings import Mistake, Severity, short, yaml_text
from briefing_room.model.source import STRIPPED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.binding import Difference
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source

SEVERITY: Severity = "error"

_MOST: Final = 20
"""Differences of one source that are told; whoever has more began with another text."""


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each place where a source's text is not what its original says."""
    for source_id, source in desk.sources.items():
        if not source.body.strip():
            continue  # told by front-matter: the article has no text
        found = differences_of(desk, source_id)
        for one in found[:_MOST]:
            yield _mistake(source, one)
        if len(found) > _MOST:
            more = f"the text of {source_id} differs from its original in {len(found) - _MOST} more places"
            line = f"from line {found[_MOST].first} of {source.read_from} on"
            cure = f"mend the first {_MOST}, or extract it again: briefing refresh {source_id}"
            yield Mistake(found[_MOST].place, f"{more}, {line}", cure)


def _mistake(source: Source, one: Difference) -> Mistake:
    name = source.read_from
    lines = f"line {one.first}" if one.first == one.last else f"lines {one.first} to {one.last}"
    if one.sort in {"title", "caption"}:
        what = "headline" if one.sort == "title" else "caption"
        near = f"; the nearest is line {one.first}: {short(one.was)}" if one.first else ""
        cure = _instead(one, f"write: {yaml_text(one.was)}") if one.first else "copy it from the original"
        return Mistake(one.place, f"the {what} is no line of {name}{near}", cure).concluded_from(
            source.facts, "title" if one.sort == "title" else "captions"
        )
    if one.sort == "lost":
        cure = f"put them back, or say in {STRIPPED} why they are no part of the article:\n{_entry(one)}"
        message = f"{lines} of {name} {'is' if one.first == one.last else 'are'} not in the text: {short(one.was)}"
        return _concluded(source, Mistake(one.place, message, cure))
    if one.sort == "added":
        cure = f"take them out, or say that they are added:\n{_added(one)}"
        message = f"these words are not in {name}, where line {one.first} stands: {short(one.now)}"
        return _concluded(source, Mistake(one.place, message, cure))
    if one.sort == "apart":
        message = f"{lines} of {name} is parted, joined or spaced otherwise in the text: {short(one.was)}"
        return _concluded(source, Mistake(one.place, message, "keep what is one line there in one block of the text"))
    message = f"{lines} of {name} says {short(one.was)}, and the text {short(one.now) if one.now else 'leaves it out'}"
    return _concluded(source, Mistake(one.place, message, _instead(one, f"write: {one.was}")))


def _concluded(source: Source, mistake: Mistake) -> Mistake:
    return mistake.concluded_from(source.facts, "corrections", "captions", "title")


def _instead(one: Difference, cure: str) -> str:
    """The cure, and the entry of corrections that would say that the original is wrong."""
    if one.is_corrected:
        return f"{cure}\nor change the entry of corrections for line {one.first}"
    if one.first != one.last or not one.was:
        return cure
    now = yaml_text(one.now) if one.now else "null"
    rows = (f"  - line: {one.first}", f"    was: {yaml_text(one.was)}", f"    now: {now}", "    why: …")
    return "\n".join((cure, "or, if the original is wrong, add to its corrections, with the reason:", *rows))


def _entry(one: Difference) -> str:
    lines = str(one.first) if one.first == one.last else f"{one.first}-{one.last}"
    return f'  - lines: "{lines}"\n    text: {yaml_text(one.was)}\n    rule: …'


def _added(one: Difference) -> str:
    return f"  - line: {one.first}\n    was: null\n    now: {yaml_text(one.now)}\n    why: …"
