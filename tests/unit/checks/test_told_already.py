"""One mistake, one finding: no rule concludes anything from a part that could not be used and was told of already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from tests.desks.desks import BASE, page, write_desk

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = (BASE / "settings.yml").read_text(encoding="utf-8")
LETTER = (BASE / "sources/wheat-letter/article.md").read_text(encoding="utf-8")
COURIER = (BASE / "sources/coast-courier/article.md").read_text(encoding="utf-8")
WIRE = {"sources/coast-courier/article.md": COURIER.replace("type: news", "type: news\norigin: Coast Wire")}

STALE = """\
judgements: [{id: opens, text: It opens., evidence: ["Norland may open the"]}]
indicators: [{id: old, text: A ship., raises: [opens], status: not-observed, checked: 2024-01-01}]
"""
CONFIRMED = """\
judgements:
  - id: dear
    text: Wheat is dear.
    evidence:
      - {{quote: "The price of wheat rose sharply", credibility: 1}}
      - {{quote: "Estria asks for ten thousand tonnes of wheat.", {more}}}
"""
RATED = """\
hypotheses:
  - id: why
    question: Why is it closed?
    explanations: [{{{first}}}, {{id: price, text: The price.}}]
    observations:
      - text: It has been closed since a storm.
        evidence: ["The harbour has been closed since the storm."]
        ratings: {{crane: consistent, price: {rating}}}
"""
MOVED = """\
judgements:
  - id: opens
    text: It opens.
    likelihood: {now}
    evidence: ["Norland may open the"]
    history:
      - {{date: 2025-01-01, likelihood: unlikely, why: The crane was late.}}
      - {{date: {day}, likelihood: {then}, why: The crane was lost.}}
"""
SWITCHED = SETTINGS.replace("icd203", "phia") + "scale_before: {scale: icd203, until: 2025-02-01}\n"
DIAGONAL = "judgements:\n  - id: dear\n    text: Wheat is dear.\n    evidence:\n" + "".join(
    f'      - {{quote: "{words}", credibility: 2}}\n'
    for words in (
        "rose sharply",
        "two traders said",
        "no date was given",
        "A second storm is not expected",
        "is unable to lift",
    )
)
GRADED = {"sources/coast-courier/article.md": COURIER.replace("type: news", "type: news\nreliability: B")}
OWN = "scale: {{bands: [{{{first}}}, {{term: likely, range: 50-60}}]}}"

BOTH_SIDES = """\
judgements:
  - id: short
    text: The talks took a day or two.
    evidence: ["two days of talks in Larn", {wheat-letter: "were cut short after one day"}]
disagreements:
  - id: how-long
    question: How long did the talks last?
    kind: fact
    status: open
    positions:
      - {text: Two days., evidence: ["ended two days of talks in Larn"]}
      - {text: One day., evidence: [{wheat-letter: "The talks in Larn were cut short after one day"}]}
"""

CASES: list[tuple[str, dict[str, str], list[str]]] = [
    ("indicator-stale", {"page.yml": page(STALE), "settings.yml": f"{SETTINGS}name: [\n"}, ["yaml-syntax"]),
    ("indicator-stale", {"page.yml": page(STALE), "settings.yml": f"{SETTINGS}indicator_days: 0\n"}, ["wrong-value"]),
    ("confirmed-once", {"page.yml": page(CONFIRMED.format(more="source: wheat-leter")), **WIRE}, ["unknown-id"]),
    ("confirmed-once", {"page.yml": page(CONFIRMED.format(more="source: []")), **WIRE}, ["wrong-type"]),
    (
        "confirmed-once",
        {"page.yml": page(CONFIRMED.format(more="source: wheat-letter, bears: fro")), **WIRE},
        ["wrong-value"],
    ),
    (
        "confirmed-once",
        {
            "page.yml": page(CONFIRMED.format(more="source: wheat-letter")),
            "sources/wheat-letter/article.md": LETTER.replace("type: official", "origin: []"),
            **WIRE,
        },
        ["wrong-type"],
    ),
    (
        "confirmed-once",
        {
            "page.yml": page(CONFIRMED.format(more="source: wheat-letter")),
            "sources/wheat-letter/article.md": LETTER.replace("title: A", "title: [A"),
            **WIRE,
        },
        ["yaml-syntax"],
    ),
    ("hypotheses-rated", {"page.yml": page(RATED.format(first="text: The crane.", rating="neutral"))}, ["missing-key"]),
    (
        "hypotheses-rated",
        {"page.yml": page(RATED.format(first="id: crane, text: The crane.", rating="nuetral"))},
        ["wrong-value"],
    ),
    ("history-same", {"page.yml": page(MOVED.format(now="unlikely", day="2025-01-09", then="[]"))}, ["wrong-type"]),
    (
        "scale-switched",
        {"page.yml": page(MOVED.format(now="unlikely", day="2025-02-3", then="likely")), "settings.yml": SWITCHED},
        ["wrong-value"],
    ),
    (
        "grades-on-diagonal",
        {"page.yml": page(DIAGONAL), "settings.yml": f"{SETTINGS}name: [\n", **GRADED},
        ["yaml-syntax"],
    ),
    (
        "text-markup",
        {"page.yml": page('gaps: [{id: when, text: "When [[torn]] is mended."}]\n'), "torn.yml": "title: [\n"},
        ["yaml-syntax"],
    ),
    (
        "one-sided",
        {
            "page.yml": page(BOTH_SIDES),
            "sources/wheat-letter/article.md": LETTER.replace("cut short after one day", "ended after one day"),
        },
        ["quote-in-source", "quote-in-source"],
    ),
    (
        "scale-form",
        {"settings.yml": SETTINGS.replace("scale: icd203", OWN.format(first="term: no, range: x"))},
        ["wrong-value"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "files", "codes"), CASES)
def test_what_was_told_of_already_causes_no_second_finding(
    code: str, files: dict[str, str], codes: list[str], tmp_path: Path
) -> None:
    """The rule named first would otherwise find something here."""
    findings = check(write_desk(tmp_path / "desk", files)).findings
    found = [finding.code for finding in findings if finding.place.path != "base.yml"]
    assert code not in found
    assert found == codes
