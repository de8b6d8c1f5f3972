"""Every cure that is printed for a bad desk is written into it, and the desk is checked again.

A cure is an edit: what is replaced, where, by what. It must take its finding away, bring no other, and leave alone
what every other statement says. A rule that prints “write: …” and gives no edit is taken at its word: the text is
written over the value that the finding points at.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.checks.told_apart import told_apart
from briefing_room.findings import Cure, Place
from briefing_room.load.raw import RawFile
from briefing_room.load.yaml_tree import Scalar, walk
from briefing_room.model.marks import spots_in
from tests.desks.desks import BAD, check_laid_out, lay_out, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing_room.build import Checked
    from briefing_room.findings import Finding
    from briefing_room.model.statements import Statement

WRITE: Final = "write: "

IN_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "only the analyst knows the reason, the words or the judgement that is missing": (
        "axes-mixed", "certainty-claimed", "changed-without-reason", "confirmed-once", "disagreement-positions",
        "evidence-without-source", "given-circle", "given-no-condition", "grades-on-diagonal", "hedge-dropped",
        "hedge-elsewhere", "history-same", "horizon-passed", "hypotheses-rated", "indicator-checked",
        "indicator-stale", "judgement-incomplete", "likelihood-in-words", "linchpin-if-wrong", "missing-key",
        "negation-in-quote", "one-sided", "quote-untranslated", "quoted-words", "reason-boilerplate",
        "removed-without-trace", "rests-on-circle", "rests-on-nothing", "rests-on-retired", "scale-switched",
        "source-base-missing", "source-not-reviewed", "statement-without-evidence", "support-withdrawn",
        "timeline-circle", "timeline-estimate", "title-untranslated", "unused-actor", "unused-indicator",
        "unused-source", "waive-unused", "words-withheld",
    ),
    "nothing is near to what stands there, and which of those that are listed is meant cannot be told": (
        "house-rule", "impact-term", "likelihood-term", "quote-ambiguous", "quote-in-source", "text-markup",
        "unknown-id", "unknown-key", "waive-unknown", "word-list", "wrong-value",
    ),
    "the analyst chooses which of the two stays": (
        "duplicate-key", "history-order", "link-to-draft", "repeated-id", "repeated-short", "scale-form",
    ),
    "either the text is wrong, or its original, and only who compares them can tell": (
        "correction-true", "correction-turns", "strip-log-true", "text-in-original",
    ),
    "the words have to be taken from the source anew": ("quote-clipped", "quote-cuts-word", "quote-stripped"),
    "what was meant is a guess, and one that only the analyst may make": (
        "control-character", "cut-text", "front-matter", "split-text", "wrong-type", "yaml-anchor", "yaml-structure",
        "yaml-syntax", "yaml-tag",
    ),
    "it is a file that has to be moved, made, saved or put back, not a text": (
        "desk-format", "file-name", "file-too-large", "missing-file", "not-utf8", "original-changed", "reading-changed",
        "source-without-original", "stray-file",
    ),
}  # fmt: skip
"""Rules of which a finding may have its cure in words only, by the reason why nothing is written for the analyst."""

NOT_YET: Final[dict[tuple[str, str], str]] = {}
"""Cures, by desk and what they write, that are not right yet, and why. This list is to become shorter."""

UNCOVERS: Final[dict[tuple[str, str], set[str]]] = {
    ("lost-names", "the-telegraph"): {"unknown-id"},
    ("repeated-id-named", "damage-2"): {"hypotheses-rated"},
    ("rests-on-nothing", "observed"): {"indicator-checked", "statement-without-evidence"},
    ("unused-beside-broken", "[nothing]"): {"unknown-id"},
    ("waive-unknown", "unused-actor"): {"waive-unused"},
    ("wrong-type", "[stocks]"): {"unknown-id"},
    ("wrong-value", "true"): {"linchpin-if-wrong"},
    ("wrong-value-where", "wheat-letter"): {"quote-in-source"},
}
"""Cures, by desk and what they write, beneath which the desk has another mistake that could not be seen before."""


@dataclass(frozen=True)
class Case:
    """One cure of one finding."""

    finding: Finding
    cure: Cure


def _cures(folder: Path, finding: Finding) -> Iterator[Cure]:
    """Yield the edits that a finding names: those it gives, or else the value to write at its place."""
    if finding.cures:
        yield from finding.cures
        return
    for line in finding.help.split("\n"):
        if line.startswith(WRITE):
            value = _value_at(folder, finding)
            if value:
                yield Cure(value.place, value.end, line.removeprefix(WRITE))


def _value_at(folder: Path, finding: Finding) -> Scalar | None:
    path = folder / finding.place.path
    kind = "source" if path.suffix == ".md" else "briefing"
    if not path.is_file() or path.suffix not in {".md", ".yml"}:
        return None
    raw = RawFile(finding.place.path, kind, path.read_bytes())
    return next((n for n in walk(raw.tree.root) if isinstance(n, Scalar) and n.place == finding.place), None)


def _written(folder: Path, cure: Cure) -> None:
    path = folder / cure.start.path
    text = path.read_bytes().decode("utf-8")
    starts = [0]
    for row in text.split("\n"):
        starts.append(starts[-1] + len(row) + 1)
    begin, end = (starts[place.line - 1] + place.column - 1 for place in (cure.start, cure.end))
    assert begin <= end <= len(text)
    path.write_bytes((text[:begin] + cure.text + text[end:]).encode("utf-8"))


def _told(checked: Checked) -> Counter[tuple[str, str, str]]:
    return Counter((finding.place.path, finding.code, finding.message) for finding in checked.findings)


Addressed = tuple[str, str]
"""A briefing, and the address of a statement in it."""


def _touched(checked: Checked, cure: Cure) -> set[Addressed]:
    """The statements that hold the value or the key in which a cure begins."""
    desk = told_apart(checked.desk).desk
    marks = [
        Place(briefing.place.path, *spot) for briefing in desk.briefings.values() for spot in spots_in(briefing.mark)
    ]
    at = max((place for place in marks if place.path == cure.start.path and place <= cure.start), default=None)
    return {
        (briefing_id, statement.address)
        for briefing_id in desk.briefings
        for statement in desk.statements(briefing_id)
        if at and at.path == statement.item.place.path and (at.line, at.column) in spots_in(statement.item.mark)
    }


def _by_address(checked: Checked) -> dict[Addressed, Statement]:
    """The statements of a desk by their addresses, each of which is read as standing for one thing."""
    desk = told_apart(checked.desk).desk
    return {(briefing_id, s.address): s for briefing_id in desk.briefings for s in desk.statements(briefing_id)}


def _said(checked: Checked, touched: set[Addressed], known: Checked | None = None) -> dict[Addressed, object]:
    """What every statement says but these, of those that are known: what could not be read before is new."""
    of = _by_address(checked)
    asked = _by_address(known) if known else of
    return {key: statement.item.model_dump() for key, statement in of.items() if key in asked and key not in touched}


@pytest.mark.parametrize("name", names_in(BAD))
def test_what_is_printed_can_be_pasted_and_is_right(name: str, tmp_path: Path) -> None:
    """The finding is gone, nothing else is found, and no other statement says anything else.

    A rule whose cure only a person can think of is known by name, with the reason. What is known not to be right yet
    is not: the list of it can only become shorter.
    """
    folder = lay_out(BAD / name, tmp_path / "desk")
    before = check_laid_out(folder)
    printed: set[str] = set()
    in_words = {code for codes in IN_WORDS.values() for code in codes}
    for finding in before.findings:
        cures = list(_cures(folder, finding))
        promises = WRITE in finding.help or "did you mean" in finding.help
        assert cures or finding.code in in_words or not promises, (
            f"say in IN_WORDS why {finding.code} writes no cure: {finding.help}"
        )
        for cure in cures:
            printed.add(cure.written)
            assert cure.written in finding.help, f"{finding.message}: the cure “{cure.text}” is not what is printed"
            kept = {edit.start.path: (folder / edit.start.path).read_bytes() for edit in cure.edits}
            for edit in sorted(cure.edits, key=lambda edit: edit.start, reverse=True):
                _written(folder, edit)
            wrong = _wrong(before, check_laid_out(folder), finding, cure, UNCOVERS.get((name, cure.written), set()))
            for file, data in kept.items():
                (folder / file).write_bytes(data)
            where = f"{finding.place}: {finding.code}: “{cure.text}” is written, and {wrong}"
            assert bool(wrong) == ((name, cure.written) in NOT_YET), where
    listed = {text for desk, text in (*NOT_YET, *UNCOVERS) if desk == name}
    assert listed <= printed, f"no cure writes this any more; take it off the lists: {listed - printed}"


def test_what_is_listed_is_of_a_desk_that_there_is() -> None:
    """An entry that outlived its desk would excuse nothing, and be read as if it did."""
    assert {desk for desk, _ in (*NOT_YET, *UNCOVERS)} <= set(names_in(BAD))


def _wrong(before: Checked, after: Checked, finding: Finding, cure: Cure, beneath: set[str]) -> str:
    """What is wrong after a cure was written; nothing when it was right."""
    one = (finding.place.path, finding.code, finding.message)
    told, now = _told(before), _told(after)
    if now[one] >= told[one]:
        return "it is told again"
    if not {code for _, code, _ in now - told} <= beneath:
        return f"there is something new: {now - told}"
    touched = {key for edit in cure.edits for checked in (before, after) for key in _touched(checked, edit)}
    if _said(before, touched) != _said(after, touched, known=before):
        return "another statement says something else"
    return ""
