"""What an editor may do where somebody is: the cures of findings, and a few changes of form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.findings import Cure, Place, short, yaml_text
from briefing_room.intake.source.article_file import changed_article
from briefing_room.load.shape import class_at
from briefing_room.load.stray import SOURCES
from briefing_room.lsp.where import kind_of, scalars_of
from briefing_room.lsp.written import Written
from briefing_room.model.evidence import KEYS_OF_EVIDENCE, Evidence
from briefing_room.model.source import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from briefing_room.findings import Finding
    from briefing_room.lsp.where import Here
    from briefing_room.model.desk import Desk

Sort = Literal["quickfix", "refactor", "source"]

_MISSING: Final = re.compile(r"the key “([\w-]+)” is missing")


@dataclass(frozen=True)
class Action:
    """What may be done: its title, the edits that do it, and the finding that it mends.

    ``preferred``: it is the only cure of its finding.
    """

    title: str
    sort: Sort
    edits: tuple[Cure, ...]
    finding: Finding | None = None
    preferred: bool = False


def cures_as_actions(findings: Iterable[Finding]) -> Iterator[Action]:
    """Yield what mends some findings: each cure by itself."""
    for finding in findings:
        for cure in finding.cures:
            meant = "did you mean" in finding.help and len(finding.cures) == 1
            what = f"Write {short(cure.written, 50)}" if cure.written else "Take it out"
            title = f"Did you mean {short(cure.written, 50)}?" if meant else what
            more = f", and in {len(cure.also)} other places" if cure.also else ""
            yield Action(f"{title}{more}", "quickfix", cure.edits, finding, len(finding.cures) == 1)


# --- keys that are missing --------------------------------------------------------------------------------


def missing_keys(path: str, text: str, findings: Iterable[Finding]) -> Iterator[Action]:
    """Yield what adds the keys that an item lacks, each with nothing behind it yet."""
    rows = Written(text).rows
    by_place: dict[Place, list[tuple[str, Finding]]] = {}
    for finding in findings:
        found = _MISSING.match(finding.message) if finding.code == "missing-key" else None
        if found:
            by_place.setdefault(finding.place, []).append((found[1], finding))
    for place, missing in by_place.items():
        row = rows[place.line - 1] if place.line <= len(rows) else ""
        if place.path != path or row[place.column - 1 : place.column] in {"{", "["}:
            continue
        after = _last_row_of(rows, place)
        indent = " " * (place.column - 1)
        at = Place(path, after, len(rows[after - 1]) + 1)
        added = "".join(f"\n{indent}{key}:" for key, _ in missing)
        names = ", ".join(key for key, _ in missing)
        title = f"Add the missing key{'s' if len(missing) > 1 else ''} {names}"
        yield Action(title, "quickfix", (Cure(at, at, added),), missing[0][1])


def _last_row_of(rows: Iterable[str], place: Place) -> int:
    """The last row that belongs to the mapping which begins at a place, counted from 1."""
    last = place.line
    for number, row in enumerate(rows, 1):
        if number <= place.line or not row.strip():
            continue
        if len(row) - len(row.lstrip(" ")) < place.column - 1 or (place.column == 1 and row.startswith("---")):
            break
        last = number
    return last


# --- the long form of a quote -----------------------------------------------------------------------------


def long_form(path: str, text: str, found: Here | None) -> Iterator[Action]:
    """Yield what turns a quote in a short form into the long one, to which other keys can be added."""
    kind = kind_of(path)
    if found is None or kind is None or not any(step == "evidence" for step in found.loc[-3:]):
        return
    at = len(found.loc) - 1 - found.loc[::-1].index("evidence")
    entry = found.loc[: at + 2]
    inner = found.loc[at + 2 :]
    if class_at(kind[1], entry) is not Evidence or inner[:1] in {(key,) for key in KEYS_OF_EVIDENCE}:
        return
    of_entry = [one for one in scalars_of(path, text) if one.loc[: at + 2] == entry]
    words = next((one for one in of_entry if not one.is_key), None)
    pair = next((one for one in of_entry if one.is_key), None)
    if words is None or len(of_entry) > 2:  # noqa: PLR2004 - a source and its words
        return
    start = (pair or words).scalar.place
    row = Written(text).rows[start.line - 1][: start.column - 1]
    if row.strip(" -") or "-" not in row:  # in brackets, where the long form needs braces
        edit = _in_braces(words, pair)
    else:
        source = f"\n{' ' * len(row)}source: {pair.scalar.text}" if pair else ""
        edit = f"quote: {yaml_text(words.scalar.text)}{source}"
    end = words.scalar.end
    yield Action("Turn into the long form", "refactor", (Cure(start, end, edit),))


def _in_braces(words: Here, pair: Here | None) -> str:
    source = f", source: {pair.scalar.text}" if pair else ""
    return f"{{quote: {yaml_text(words.scalar.text)}{source}}}"


# --- a review ---------------------------------------------------------------------------------------------


def reviewed_again(desk: Desk, path: str, text: str, day: date) -> Iterator[Action]:
    """Yield what says that a source's text, which was changed since it was reviewed, was compared once more."""
    source = desk.sources.get(path.split("/")[1]) if path.startswith(f"{SOURCES}/") and path.endswith(ARTICLE) else None
    if source is None or source.is_reviewed or not source.compared_on:
        return
    review = {"on": day.isoformat(), "text": source.text_sum}
    after = changed_article(text, {"reviewed": review}, None)
    yield Action(
        "Mark as reviewed again: I have compared it with its original", "source", (between(path, text, after),)
    )


def between(path: str, before: str, after: str) -> Cure:
    """The edit that makes one text of another: what differs, and nothing around it."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    written = Written(before)
    first, last = written.place_at(start), written.place_at(len(before) - end)
    return Cure(
        Place(path, first.line, first.column), Place(path, last.line, last.column), after[start : len(after) - end]
    )
