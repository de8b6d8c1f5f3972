"""A warning that is let pass at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.build import check
from briefing_room.findings import Place
from briefing_room.model.marks import Mark, spots_in
from tests.desks.desks import page, write_desk

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.build import Checked

PAST = """\
judgements:
  - id: past
    text: It opens.
    horizon: 2025-02-01
    evidence: ["The price of wheat rose sharply"]
    waive: {horizon-passed: The answer is on its way.}
  - id: older
    text: It opened.
    horizon: 2025-01-01
    evidence: ["The price of wheat rose sharply"]
"""


def _checked(folder: Path, text: str, **files: str) -> Checked:
    return check(write_desk(folder / "desk", {"page.yml": page(text), **files}))


def _reasons(checked: Checked) -> dict[int, str]:
    return {waived.finding.place.line: waived.why for waived in checked.waived}


def test_a_waiver_holds_for_its_own_item(tmp_path: Path) -> None:
    """And for no other; the reason is kept for readers."""
    checked = _checked(tmp_path, PAST)
    assert [(f.code, f.place.line) for f in checked.findings] == [("horizon-passed", 16)]
    assert _reasons(checked) == {11: "The answer is on its way."}


def test_the_innermost_waiver_counts(tmp_path: Path) -> None:
    """One on the whole briefing covers the rest."""
    checked = _checked(tmp_path, f"waive: {{horizon-passed: It is being rewritten.}}\n{PAST}")
    assert checked.findings == ()
    assert _reasons(checked) == {12: "The answer is on its way.", 17: "It is being rewritten."}


def test_an_error_is_never_let_pass(tmp_path: Path) -> None:
    """Trying to is an error of its own, and the first one stays."""
    text = "waive: {unknown-id: We know it.}\ntopics: [wheat]\n"
    assert [f.code for f in _checked(tmp_path, text).findings] == ["waive-unknown", "unknown-id"]


def test_a_finding_inside_a_long_text_belongs_to_its_item(tmp_path: Path) -> None:
    """Although it points at a word lines below the key."""
    judgement = (
        "judgements:\n  - id: one\n    text: >\n      The harbour\n      may open\n      again.\n"
        '    evidence: ["The price of wheat rose sharply"]\n'
    )
    found = _checked(tmp_path / "a", judgement).findings
    assert [(f.code, f.place.line) for f in found] == [("likelihood-in-words", 12)]
    waived = _checked(tmp_path / "b", f"{judgement}    waive: {{likelihood-in-words: A quotation.}}\n")
    assert waived.findings == ()
    assert _reasons(waived) == {12: "A quotation."}


def test_a_source_may_waive_in_its_front_matter(tmp_path: Path) -> None:
    """What a rule says of the source itself."""
    facts = (
        "---\ntitle: Spare\nreviewed: false\noriginal: none\nno_original: Typed.\n"
        "waive: {unused-source: It is for the page on ferries.}\n---\n\nNothing.\n"
    )
    checked = _checked(tmp_path, "", **{"sources/spare/article.md": facts})
    assert [f.code for f in checked.findings] == ["source-not-reviewed"]
    assert [w.finding.code for w in checked.waived] == ["unused-source"]


def test_a_key_is_inside_the_item_it_stands_in() -> None:
    """A finding may point at a key, so the places of an item are those of its keys too."""
    item, key, value = Place("ferry.yml", 1), Place("ferry.yml", 2), Place("ferry.yml", 2, 7)
    mark = Mark(item, keys={"text": key}, inside={"text": Mark(value)})
    assert [*spots_in(mark)] == [(place.line, place.column) for place in (item, key, value)]
